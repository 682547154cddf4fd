import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useId } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import type { Months } from '#domain/rental.ts'
import { orderStateNames } from '#messages/es-MX/orders.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { cutoffMoves } from '#messages/es-MX/payments.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { useRentedSystems } from '../../state/use-rented-systems.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { PickClient } from '../../ui/PickClient.tsx'

export interface MoveDialogProps {
  readonly payment: OutputOf<'payments.get'>['payment']
  readonly onClose: () => void
}

interface Form {
  readonly clientId: string | null
  /** `order …`, `serial …`, or the balance. */
  readonly target: string
  readonly months: Months | null
  readonly reason: string
}

const NOTHING_YET: Form = { clientId: null, target: '', months: null, reason: '' }

/**
 * Money in the wrong place, put where it belongs in one act: to an order of a client, to the renewal of one of its
 * systems, or to its balance. What goes back and what is renewed is seen before.
 */
export function MoveDialog({ payment, onClose }: MoveDialogProps) {
  const [form, setForm, dropForm] = useDraft<Form>(`payments.move ${payment.id}`, NOTHING_YET)
  const { clientId, target, months, reason } = form
  const backId = useId()
  const moving = useCommand('payments.move')
  const client = useQueryOf('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const orders = useQueryOf(
    'orders.list',
    { clientId: clientId ?? '', states: ['final', 'slip'] },
    { enabled: clientId !== null },
  )
  const { rented = [] } = useRentedSystems(clientId ?? '', clientId !== null)
  const system = rented.find(({ id }) => target === `serial ${id}`)
  const period = months ?? system?.months ?? 12
  const back = useQueryOf('payments.previewReverse', { id: payment.id }).data
  const renews = useQueryOf(
    'rentals.preview',
    { serialId: system?.id ?? '', months: period, paidOn: payment.paidOn as Day },
    { enabled: system !== undefined },
  ).data?.plan
  const move = async () => {
    if (clientId === null) return
    const [kind, id = ''] = target.split(' ')
    const to =
      kind === 'order'
        ? { orderId: id }
        : system === undefined
          ? { clientId }
          : { serialId: system.id, months: period }
    const reply = await moving.run({ id: payment.id, reason, to })
    if (!reply.ok) return
    dropForm()
    notify(`${text.move}: ${reply.value.client}`)
    onClose()
    go(`/pagos/${reply.value.id}`)
  }
  return (
    <FormDialog
      opened
      size="lg"
      title={text.moveTitle}
      submitLabel={text.move}
      submitKeys="Ctrl+Enter"
      pending={moving.pending}
      ready={clientId !== null && reason.trim() !== ''}
      needs="payments.move"
      refusal={moving.refusal}
      onSubmit={() => void move()}
      onClose={onClose}
    >
      <div>{text.moveHint}</div>
      {clientId === null ? (
        <PickClient onPick={(id) => setForm({ ...form, clientId: id })} />
      ) : (
        <>
          <p>
            <b>{client.data?.client.name ?? '…'}</b>{' '}
            <Button
              size="xs"
              variant="subtle"
              onClick={() => setForm({ ...form, clientId: null, target: '', months: null })}
            >
              {text.otherClient}
            </Button>
          </p>
          <NativeSelect
            data-autofocus
            autoFocus
            label={text.moveTo}
            value={target}
            data={[
              { value: '', label: text.moveToBalance },
              ...(orders.data?.orders ?? []).map(({ id, folio, state }) => ({
                value: `order ${id}`,
                label: `${text.moveToOrder}: ${folio} (${orderStateNames[state]})`,
              })),
              ...rented.map(({ id, system: name, version, serial }) => ({
                value: `serial ${id}`,
                label: `${text.moveToSerial}: ${name} ${version} · ${serial}`,
              })),
            ]}
            onChange={({ currentTarget }) => setForm({ ...form, target: currentTarget.value, months: null })}
          />
          {system !== undefined && (
            <NativeSelect
              label={text.period}
              value={String(period)}
              data={[1, 6, 12].map((one) => ({ value: String(one), label: periodName(one as Months) }))}
              onChange={({ currentTarget }) =>
                setForm({ ...form, months: Number(currentTarget.value) as Months })
              }
            />
          )}
          {back !== undefined && back.systems.length > 0 && (
            <div>
              <span id={backId}>{text.moveGoesBack}:</span>
              <ul aria-labelledby={backId}>
                {back.systems.map(({ serialId, serial, cutoffBefore, cutoffAfter, back: terms }) => (
                  <li key={serialId}>
                    {[`${serial}: ${cutoffMoves(cutoffBefore, cutoffAfter)}`, ...terms].join('; ')}
                  </li>
                ))}
              </ul>
            </div>
          )}
          {renews && (
            <p>
              {text.moveRenews}: {renews.serial}, {cutoffMoves(renews.cutoffBefore, renews.cutoffAfter)}
            </p>
          )}
        </>
      )}
      <Textarea
        required
        label={text.reason}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setForm({ ...form, reason: currentTarget.value })}
      />
    </FormDialog>
  )
}
