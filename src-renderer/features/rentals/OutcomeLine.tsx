import type { ReactNode } from 'react'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import {
  momentText,
  noServiceNote,
  payByLead,
  presumedNote,
  renewText as text,
  staysText,
  vatLabel,
  worksThrough,
} from '#messages/es-MX/renew.ts'
import { useToday } from '../../ui/surroundings.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { asDay } from './as-day.ts'
import { Line } from './Line.tsx'
import styles from './renew.module.css'
import type { Plan } from './useRenewal.ts'

export interface OutcomeLineProps {
  readonly plan: Plan
  readonly method: Method | null
  readonly autoCharge: boolean
  /** Its months are paid already: nothing is renewed. */
  readonly inFavour: boolean
}

/** What will be so afterwards: the cutoff, until when it works, the last moment to pay, and what is presumed. */
export function OutcomeLine({ plan, method, autoCharge, inFavour }: OutcomeLineProps) {
  return (
    <Line step={3} title={text.outcome}>
      <div className={styles.outcome}>
        <div className={styles.what} role="status">
          {inFavour ? (
            <p className={styles.cutoff}>{staysText(asDay(plan.cutoffBefore))}</p>
          ) : (
            <Renewed plan={plan} method={method} autoCharge={autoCharge} />
          )}
        </div>
        <dl className={styles.sums}>
          <Sum label={text.subtotal} amount={plan.subtotal} />
          <Sum label={vatLabel(plan.vatBasisPoints)} amount={plan.vat} />
          <Sum label={<b>{text.total}</b>} amount={plan.total} strong />
        </dl>
      </div>
    </Line>
  )
}

function Renewed({ plan, method, autoCharge }: Omit<OutcomeLineProps, 'inFavour'>) {
  const [before, after, first] = [asDay(plan.cutoffBefore), asDay(plan.cutoffAfter), asDay(plan.firstDay)]
  const lastDay = asDay(plan.lastCoveredDay)
  return (
    <>
      {after === null ? (
        <p>{text.notActivated}</p>
      ) : after === before ? (
        <p className={styles.cutoff}>{staysText(after)}</p>
      ) : (
        <p className={styles.cutoff}>
          {text.cutoff} {before !== null && <>{shortDay(before)} → </>}
          <b>{shortDay(after)}</b>
          {plan.why.length > 0 && (
            <>
              {' '}
              <WhyThisDate because={plan.why} label={text.whyCutoff} />
            </>
          )}
        </p>
      )}
      {lastDay !== null && <p>{worksThrough(lastDay)}</p>}
      {after !== before && <PayByText plan={plan} method={method} />}
      {plan.presumedMonths > 0 && <p className={styles.dim}>{presumedNote(plan.presumedMonths)}</p>}
      {plan.noServiceMonths > 0 && before !== null && first !== null && (
        <p className={styles.dim}>{noServiceNote(plan.noServiceMonths, before, first)}</p>
      )}
      {method === 'card' && !autoCharge && <p className={styles.dim}>{text.autoCharge}</p>}
    </>
  )
}

/** The last moment depends on who must act: the portal takes a card at any hour, a bank does not. */
function PayByText({ plan, method }: { readonly plan: Plan; readonly method: Method | null }) {
  const today = useToday()
  const payBy = plan.methods.find((one) => one.method === method)?.payBy ?? null
  const day = asDay(payBy?.day)
  if (payBy === null || method === null || day === null) return null
  return (
    <p>
      {payByLead(method, day, today)}
      <b>{momentText(day, payBy.time)}</b>
      {payBy.time === null && `, ${text.anyHour}`}.{' '}
      <WhyThisDate because={[payBy.why]} label={text.whyPayBy} />
    </p>
  )
}

function Sum({
  label,
  amount,
  strong = false,
}: {
  readonly label: ReactNode
  readonly amount: number | null
  readonly strong?: boolean
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-strong={strong || undefined}>{amount === null ? '—' : formatPesos(amount as Centavos)}</dd>
    </div>
  )
}
