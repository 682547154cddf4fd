import { TextInput } from '@mantine/core'
import { useRef } from 'react'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { useCommand } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { momentText } from './days.ts'
import type { OrderPage } from './Order.tsx'
import styles from './orders.module.css'

interface Wish {
  readonly method: Method | null
  readonly reference: string
  readonly payByDay: Day | null
}

/** What was chosen; else a transfer where it is taken, which switches no automatic charge on (R14). */
export function useIssueWish(order: OrderPage) {
  const [wish, setWish, dropWish] = useDraft<Wish>(`order.issue.${order.id}`, {
    method: order.method,
    reference: '',
    payByDay: null,
  })
  const usual = order.methods.find(({ method, allowed }) => allowed && method === 'transfer')
  const method = wish.method ?? (usual ?? order.methods.find(({ allowed }) => allowed))?.method ?? null
  return { wish, setWish, dropWish, method }
}

/** How it will be paid, by when with each method, and those that are off with why (R11, R12); then the slip or the note. */
export function IssueForm({ order }: { readonly order: OrderPage }) {
  const form = useRef<HTMLFormElement>(null)
  const { wish, setWish, dropWish, method } = useIssueWish(order)
  const issuing = useCommand('orders.issue')
  const onPaper = method === 'transfer' || method === 'cheque' || method === 'counter'
  const issue = async () => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong) return wrong.focus()
    if (method === null || issuing.pending) return
    const reply = await issuing.run({
      id: order.id,
      method,
      ...(onPaper && wish.reference.trim() !== '' ? { reference: wish.reference } : {}),
      ...(wish.payByDay === null ? {} : { payByDay: wish.payByDay }),
    })
    if (!reply.ok) return
    dropWish()
    notify(`${text.doneIssue}: ${reply.value.slip?.folio ?? reply.value.folio}`)
  }
  return (
    <form
      ref={form}
      className={styles.main}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void issue()
      }}
    >
      <fieldset className={styles.methods}>
        <legend>{text.method}</legend>
        {order.methods.map((choice) => (
          <label key={choice.method} data-off={!choice.allowed || undefined}>
            <input
              type="radio"
              name="method"
              value={choice.method}
              disabled={!choice.allowed}
              checked={choice.method === method}
              onChange={() => setWish({ ...wish, method: choice.method })}
            />
            <span>{methodNames[choice.method]}</span>
            <span>
              {choice.allowed && choice.payBy !== null ? (
                <>
                  {text.payBy.toLowerCase()} {momentText(choice.payBy)}{' '}
                  <WhyThisDate because={[choice.payBy.why]} />
                </>
              ) : (
                choice.why
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles.fields}>
        {onPaper && (
          <TextInput
            name="reference"
            label={text.reference}
            description={order.billedBy === 'vendor' ? text.referenceVendor : text.referenceOwn}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required={order.billedBy === 'vendor'}
            maxLength={200}
            value={wish.reference}
            onChange={({ currentTarget }) => setWish({ ...wish, reference: currentTarget.value })}
          />
        )}
        <DayInput
          label={text.payByDay}
          description={text.payByHint}
          value={wish.payByDay}
          onChange={(payByDay) => setWish({ ...wish, payByDay })}
        />
      </div>
      <RefusalText refusal={issuing.refusal} />
      <div className={styles.buttons}>
        <ActionButton
          variant="filled"
          label={onPaper ? text.issueSlip : text.issueNote}
          keys="Ctrl+Enter"
          loading={issuing.pending}
          disabled={method === null}
          run={() => void issue()}
        />
      </div>
    </form>
  )
}
