import { useState } from 'react'
import { asDay } from './as-day.ts'
import type { OutputOf } from '#contract/index.ts'
import { renewedNotice, renewText as text } from '#messages/es-MX/renew.ts'
import { rentalWord, usersWord } from '#messages/es-MX/serials.ts'
import { call, refusalOf, useQueryOf } from '../../api.ts'
import { notify, showUndo } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Registered } from './Registered.tsx'
import styles from './renew.module.css'
import { RenewForm } from './RenewForm.tsx'

type Payment = OutputOf<'payments.register'>

/** Renewing one serial: period, method, what happens; then the payment, or a slip for it. */
export default function Renew({ params, query }: ScreenProps) {
  const id = params['serialId'] ?? ''
  const slipId = query.get('ficha')
  const serial = useQueryOf('serials.get', { id })
  const slip = useQueryOf('slips.get', { id: slipId ?? '' }, { enabled: slipId !== null })
  const [paid, setPaid] = useState<Payment | null>(null)
  const refusal = refusalOf(serial.error) ?? refusalOf(slip.error)

  const registered = (payment: Payment) => {
    setPaid(payment)
    const notice = renewedNotice(serial.data?.row.serial ?? '', asDay(payment.renewal?.cutoffAfter))
    showUndo(notice, async () => {
      const reply = await call('payments.reverse', { id: payment.id, reason: text.undoReason })
      notify(reply.ok ? text.undone : reply.refusal.message)
      if (reply.ok) setPaid(null)
    })
  }

  if (refusal !== null) {
    return (
      <div className={styles.page}>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} />
      </div>
    )
  }
  if (serial.data === undefined || (slipId !== null && slip.data === undefined))
    return <LoadingRows rows={10} />
  const { row } = serial.data
  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h1>{text.title}</h1>
        <button type="button" className={styles.link} onClick={() => go(`/clientes/${row.clientId}`)}>
          {row.client}
        </button>
        <span className={styles.dim}>
          {row.system} {row.version} · {row.serial} · {usersWord(row.users)} ·{' '}
          {rentalWord(row.mode, row.months)}
        </span>
      </div>
      {paid === null ? (
        <RenewForm serial={row} slip={slip.data ?? null} onRegistered={registered} />
      ) : (
        <Registered serial={row} payment={paid} />
      )}
    </div>
  )
}
