import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Months } from '#domain/rental.ts'
import { renewText as text } from '#messages/es-MX/renew.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { Line } from './Line.tsx'
import styles from './renew.module.css'

export interface PeriodLineProps {
  readonly options: readonly { readonly months: Months; readonly total: number | null }[]
  readonly months: Months
  readonly onChange: (months: Months) => void
  readonly onNext: () => void
}

/** R10: exactly three periods, each with what it costs. */
export function PeriodLine({ options, months, onChange, onNext }: PeriodLineProps) {
  return (
    <Line step={1} title={text.period} onNext={onNext}>
      <div className={styles.choices} data-columns="3">
        {options.map((option) => (
          <label key={option.months} className={styles.choice}>
            <input
              type="radio"
              name="months"
              checked={option.months === months}
              onChange={() => onChange(option.months)}
            />
            <span className={styles.choiceName}>{periodName(option.months)}</span>
            <span className={styles.price}>
              {option.total === null ? (
                <span className={styles.dim}>{text.noPrice}</span>
              ) : (
                <>
                  {formatPesos(option.total as Centavos)} <span className={styles.dim}>{text.withVat}</span>
                </>
              )}
            </span>
          </label>
        ))}
      </div>
    </Line>
  )
}
