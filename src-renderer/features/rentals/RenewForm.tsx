import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '#contract/index.ts'
import {
  backNote,
  movedNote,
  presumedMeanwhileNote,
  renewText as text,
  slipPeriodNote,
} from '#messages/es-MX/renew.ts'
import { useCommand } from '../../api.ts'
import { go } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useShortcut } from '../../ui/shortcuts.tsx'
import { asDay } from './as-day.ts'
import { MethodLine } from './MethodLine.tsx'
import { OutcomeLine } from './OutcomeLine.tsx'
import { PaymentLine } from './PaymentLine.tsx'
import { PeriodLine } from './PeriodLine.tsx'
import { useMayNot } from '../../ui/use-may-not.ts'
import styles from './renew.module.css'
import { useRenewal, type Deposit, type SerialRow, type Slip } from './useRenewal.ts'

export interface RenewFormProps {
  readonly serial: SerialRow
  /** The slip that was paid, where the money came with one. */
  readonly slip: Slip | null
  /** The money that the bank shows, where the form was opened from it. */
  readonly deposit: Deposit | null
  readonly onRegistered: (payment: OutputOf<'payments.register'>) => void
}

/** Three lines; Enter goes from each to the next, and the third time it is paid. */
export function RenewForm({ serial, slip, deposit, onRegistered }: RenewFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const renewal = useRenewal(serial, slip, deposit)
  const { plan, wish, setWish, method } = renewal
  const registering = useCommand('payments.register')
  const mayNot = useMayNot('payments.register')
  // At once, not when it is drawn: two presses must not be two payments.
  const paying = useRef(false)
  const ready = plan !== null

  useEffect(() => {
    if (ready) focusOn(form.current, '[name="months"]:checked')
  }, [ready])

  const register = async () => {
    if (paying.current || mayNot !== null) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong) return wrong.focus()
    paying.current = true
    const reply = await pay()
    paying.current = false
    if (!reply?.ok) {
      if (reply?.refusal.code === 'payment.amountRequired') focusOn(form.current, '[name="amount"]')
      return
    }
    renewal.dropWish()
    onRegistered(reply.value)
  }
  const pay = async () => {
    const what = await renewal.settle()
    if (what === null || what.method === null) return null
    const amount = wish.amount ?? renewal.asked
    return registering.run({
      serialId: serial.id,
      months: what.months,
      method: what.method,
      ...(amount === null ? {} : { amount }),
      ...(wish.paidOn === null ? {} : { paidOn: wish.paidOn }),
      ...(wish.reference.trim() === '' ? {} : { reference: wish.reference }),
      ...(what.firstDay === null ? {} : { firstDay: what.firstDay }),
      ...(slip === null ? {} : { slipId: slip.id }),
    })
  }
  useShortcut('Ctrl+Enter', text.register, () => void register())

  if (renewal.refusal !== null) {
    const toSystem = { label: text.system, run: () => go(`/sistemas/${serial.id}`) }
    return <RefusalText refusal={renewal.refusal} action={toSystem} />
  }
  if (plan === null) return <LoadingRows rows={8} />
  const prices = { label: text.prices, run: () => go('/ajustes?tema=precios') }
  return (
    <form
      ref={form}
      className={styles.form}
      onKeyDown={(event) => {
        // A key that is held down is one Enter, not three.
        if (event.key === 'Enter' && event.repeat) event.preventDefault()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void register()
      }}
    >
      {renewal.movedFrom !== null && (
        <div className={styles.notice} role="alert">
          <span>
            {(renewal.presumedSince ? presumedMeanwhileNote : movedNote)(
              renewal.movedFrom.cutoffBefore,
              plan.cutoffBefore,
            )}
          </span>
          <Button size="xs" variant="default" onClick={renewal.acceptMove}>
            {text.useNewCutoff}
          </Button>
        </div>
      )}
      {renewal.backFrom !== null && (
        <div className={styles.notice} role="alert">
          {backNote(renewal.backFrom, plan.cutoffBefore)}
        </div>
      )}
      {slip !== null && renewal.slipPeriod !== null && (
        <div className={styles.notice} role="alert">
          {slipPeriodNote(
            slip.folio,
            asDay(renewal.slipPeriod)!,
            renewal.inFavour ? null : asDay(plan.firstDay),
          )}
        </div>
      )}
      <PeriodLine
        options={renewal.options}
        months={renewal.months ?? plan.months}
        onChange={(months) => setWish({ ...wish, months, amount: null })}
        onNext={() => focusOn(form.current, '[name="method"]:checked')}
      />
      <MethodLine
        plan={plan}
        method={method}
        onChange={(next) => setWish({ ...wish, method: next })}
        onNext={() => focusOn(form.current, '[type="submit"]')}
      />
      <OutcomeLine plan={plan} method={method} autoCharge={serial.autoCharge} inFavour={renewal.inFavour} />
      <PaymentLine
        plan={plan}
        wish={wish}
        pending={registering.pending}
        mayNot={mayNot}
        slip={slip}
        asked={renewal.asked}
        inFavour={renewal.inFavour}
        onChange={setWish}
        onSlip={() =>
          go(
            `/ficha/nueva?cliente=${serial.clientId}&serie=${serial.id}&meses=${plan.months}&forma=${method ?? ''}`,
          )
        }
      />
      <RefusalText
        refusal={registering.refusal}
        {...(registering.refusal?.code === 'payment.amountRequired' ? { action: prices } : {})}
      />
    </form>
  )
}

function focusOn(form: HTMLElement | null, selector: string): void {
  form?.querySelector<HTMLElement>(selector)?.focus()
}
