import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { parseDay } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { renewedNotice, renewText as text } from '#messages/es-MX/renew.ts'
import { rentalWord, usersWord } from '#messages/es-MX/serials.ts'
import { call, refusalOf, useQueryOf } from '../../api.ts'
import { notify, showUndo } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { asDay } from './as-day.ts'
import { Registered } from './Registered.tsx'
import desk from '../../ui/desk.module.css'
import styles from './renew.module.css'
import { RenewForm } from './RenewForm.tsx'
import type { Deposit } from './useRenewal.ts'

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
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${row.clientId}`)}>
          {row.client}
        </button>
        <span className={styles.dim}>
          {row.system} {row.version} · {row.serial} · {usersWord(row.users)} ·{' '}
          {rentalWord(row.mode, row.months)}
        </span>
      </div>
      {paid === null ? (
        <RenewForm
          serial={row}
          slip={slip.data ?? null}
          deposit={depositOf(query)}
          onRegistered={registered}
        />
      ) : (
        <Registered serial={row} payment={paid} />
      )}
    </div>
  )
}

/** A deposit that the bank's statement shows: `?importe=580000&pagado=2026-11-20&referencia=7056850`. */
function depositOf(query: URLSearchParams): Deposit | null {
  const amount = Number(query.get('importe'))
  const paidOn = parseDay(query.get('pagado') ?? '')
  if (!Number.isSafeInteger(amount) || amount <= 0 || paidOn === null) return null
  return { amount: centavos(amount), paidOn, reference: query.get('referencia') ?? '' }
}
