import { useEffect, useRef } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { distance, shortDay } from '#messages/es-MX/dates.ts'
import { firstPaymentText, inFavourText, renewText as text, worksThrough } from '#messages/es-MX/renew.ts'
import { go, goBack } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { asDay } from './as-day.ts'
import styles from './renew.module.css'
import type { SerialRow } from './useRenewal.ts'

export interface RegisteredProps {
  readonly serial: SerialRow
  readonly payment: OutputOf<'payments.register'>
}

/** It is paid: the cutoff that it reached, or, when the months were already paid, whose the money is now (D20). */
export function Registered({ serial, payment }: RegisteredProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const today = useToday()
  const { renewal, first } = payment
  const [cutoff, through] = [asDay(renewal?.cutoffAfter), asDay(renewal?.worksThrough)]
  const firstDay = asDay(first?.paidOn)
  return (
    <div
      ref={panel}
      className={styles.registered}
      tabIndex={-1}
      role="status"
      onKeyDown={(event) => {
        // The Enter that paid, still held down, must not leave before the new cutoff was read.
        if (event.repeat) event.preventDefault()
      }}
    >
      {renewal !== null ? (
        <>
          <StatusBadge urgency="safe">{text.done}</StatusBadge>
          {cutoff !== null && (
            <p className={styles.cutoff}>
              {text.newCutoff}: <b>{shortDay(cutoff)}</b>{' '}
              <span className={styles.dim}>{distance(cutoff, today)}</span>
            </p>
          )}
          {through !== null && <p>{worksThrough(through)}</p>}
          <p className={styles.dim}>
            {serial.serial} · {formatPesos(payment.amount as Centavos)}
          </p>
        </>
      ) : (
        <>
          <StatusBadge urgency="later">{text.inFavour}</StatusBadge>
          <p className={styles.cutoff}>
            {inFavourText(formatPesos(payment.inFavour as Centavos), serial.client)}
          </p>
          {first !== null && firstDay !== null && (
            <p>{firstPaymentText(formatPesos(first.amount as Centavos), firstDay)}</p>
          )}
        </>
      )}
      <div className={styles.buttons}>
        <ActionButton variant="filled" label={text.again} keys="Enter" run={goBack} />
        <ActionButton label={text.system} keys="S" run={() => go(`/sistemas/${serial.id}`)} />
      </div>
    </div>
  )
}
