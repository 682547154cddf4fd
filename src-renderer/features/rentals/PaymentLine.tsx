import { Button, TextInput } from '@mantine/core'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { askedNote, otherAmountNote, renewText as text } from '#messages/es-MX/renew.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import styles from './renew.module.css'
import type { Plan, RenewWish, Slip } from './useRenewal.ts'

export interface PaymentLineProps {
  readonly plan: Plan
  readonly wish: RenewWish
  readonly slip: Slip | null
  /** What the slip asks for, with IVA. */
  readonly asked: Centavos | null
  readonly pending: boolean
  /** It renews nothing: whatever came is kept for the client. */
  readonly inFavour: boolean
  /** Why whoever works here may not register it. */
  readonly mayNot: string | null
  readonly onChange: (wish: RenewWish) => void
  readonly onSlip: () => void
}

/** The money that came, or the paper that asks for it. */
export function PaymentLine({
  plan,
  wish,
  slip,
  asked,
  pending,
  inFavour,
  mayNot,
  onChange,
  onSlip,
}: PaymentLineProps) {
  const today = useToday()
  const price = plan.total as Centavos | null
  const due = asked ?? price
  const amount = wish.amount ?? due
  const note = inFavour ? null : amountNote(amount, due, price)
  return (
    <div className={styles.payment}>
      <div className={styles.fields}>
        <MoneyInput
          name="amount"
          label={text.amount}
          value={amount}
          onChange={(next) => onChange({ ...wish, amount: next })}
        />
        <DayInput
          label={text.paidOn}
          value={wish.paidOn ?? today}
          onChange={(paidOn) => onChange({ ...wish, paidOn: paidOn === today ? null : paidOn })}
        />
        <TextInput
          label={text.reference}
          description={slip === null ? text.referenceHint : `${text.fromSlip} ${slip.folio}`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={wish.reference}
          maxLength={200}
          onChange={({ currentTarget }) => onChange({ ...wish, reference: currentTarget.value })}
        />
      </div>
      {note !== null && (
        <p role="status" className={styles.otherAmount}>
          {note}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          type="submit"
          loading={pending}
          disabled={mayNot !== null}
          rightSection={<Shortcut keys="Enter" />}
        >
          {text.register}
          {amount !== null && ` de ${formatPesos(amount)}`}
        </Button>
        {slip === null && (
          <ActionButton label={text.slip} keys="P" disabled={plan.months === 1} run={onSlip} />
        )}
      </div>
      {mayNot !== null && <p role="note">{mayNot}</p>}
    </div>
  )
}

function amountNote(amount: Centavos | null, due: Centavos | null, price: Centavos | null): string | null {
  if (amount === null || due === null) return null
  return otherAmountNote(amount, due) ?? (price === null || due === price ? null : askedNote(due, price))
}
