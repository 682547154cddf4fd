import type { Method } from '#domain/payment-method.ts'
import { renewText as text } from '#messages/es-MX/renew.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { Line } from './Line.tsx'
import styles from './renew.module.css'
import type { Plan } from './useRenewal.ts'

export interface MethodLineProps {
  readonly plan: Plan
  readonly method: Method | null
  readonly onChange: (method: Method) => void
  readonly onNext: () => void
}

/** Every way to pay; those that the period does not take stay in their place, grey, with why (R11, R12). */
export function MethodLine({ plan, method, onChange, onNext }: MethodLineProps) {
  const reasons = [...new Set(plan.methods.filter((one) => !one.allowed).map(({ why }) => why))]
  return (
    <Line step={2} title={text.method} onNext={onNext}>
      <div className={styles.choices} data-columns="6">
        {plan.methods.map((choice) => (
          <label key={choice.method} className={styles.choice} data-off={!choice.allowed || undefined}>
            <input
              type="radio"
              name="method"
              disabled={!choice.allowed}
              aria-describedby={choice.allowed ? undefined : reasonId(reasons.indexOf(choice.why))}
              checked={choice.method === method}
              onChange={() => onChange(choice.method)}
            />
            <span className={styles.choiceName}>{methodNames[choice.method]}</span>
          </label>
        ))}
      </div>
      {reasons.map((why, at) => (
        <p key={why} id={reasonId(at)} className={styles.reason}>
          {why}
        </p>
      ))}
    </Line>
  )
}

function reasonId(at: number): string {
  return `method-why-${at}`
}
