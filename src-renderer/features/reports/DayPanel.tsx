import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { closingText as text } from '#messages/es-MX/closings.ts'
import { distance, shortDay } from '#messages/es-MX/dates.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { call, refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import { PaperActions } from '../../ui/PaperActions.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { count, pesos } from './figures.tsx'
import { Panel } from './Panel.tsx'
import { Table } from './Table.tsx'
import styles from './reports.module.css'

type Money = OutputOf<'closings.day'>

/** The money of a day by method and operator: counted, closed, and, with a reason, opened again. */
export function DayPanel() {
  const today = useToday()
  const [day, setDay] = useState<Day>(today)
  const [closing, setClosing] = useState(false)
  const [reopening, setReopening] = useState(false)
  const { data, error } = useQueryOf('closings.day', { day }, { keepPrevious: true })
  const reopen = useCommand('closings.reopen')
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={8} />
  const confirm = async (reason: string) => {
    const reply = await reopen.run({ day, reason })
    if (!reply.ok) return reply
    setReopening(false)
    notify(text.reopened)
    return reply
  }
  return (
    <Panel
      title={text.title}
      note={data.closing === null ? text.open : text.closedBy(data.closing.operator)}
      tools={
        <>
          <DayInput size="xs" aria-label={text.day} value={day} onChange={(on) => setDay(on ?? today)} />
          {data.closing === null ? (
            <ActionButton variant="filled" label={text.close} keys="C" run={() => setClosing(true)} />
          ) : (
            <ActionButton label={text.reopen} keys="A" run={() => setReopening(true)} />
          )}
          <PaperActions make={() => call('closings.pdf', { day })} />
        </>
      }
    >
      <Facts money={data} />
      <Table
        label={`${text.title}, ${shortDay(day)}`}
        rows={data.methods}
        rowKey={({ method }) => method}
        columns={[
          { title: text.method, cell: ({ method }) => methodNames[method], words: true },
          { title: text.payments, cell: ({ payments }) => count(payments) },
          { title: text.expected, cell: ({ expected }) => pesos(expected) },
          { title: text.counted, cell: ({ counted }) => (counted === null ? '—' : pesos(counted)) },
          {
            title: text.difference,
            cell: ({ counted, expected }) => (counted === null ? '' : pesos(counted - expected)),
          },
        ]}
        foot={[
          text.total,
          count(data.methods.reduce((sum, { payments }) => sum + payments, 0)),
          pesos(data.total),
          '',
          '',
        ]}
      />
      {data.operators.length > 0 && (
        <Table
          label={text.byOperator}
          rows={data.operators}
          rowKey={({ operator }) => operator}
          columns={[
            { title: text.operator, cell: ({ operator }) => operator, words: true },
            { title: text.payments, cell: ({ payments }) => count(payments) },
            { title: text.expected, cell: ({ amount }) => pesos(amount) },
          ]}
        />
      )}
      {data.history.map(({ id, reopenedBy, reopenedOn, reason }) => (
        <p key={id} className={styles.note}>
          {text.wasReopened(reopenedBy, distance(reopenedOn as Day, today), reason)}
        </p>
      ))}
      {closing && <CloseForm money={data} day={day} onClose={() => setClosing(false)} />}
      <ConfirmWithReason
        opened={reopening}
        title={text.reopen}
        confirmLabel={text.reopen}
        draft={`payments.reopen ${day}`}
        pending={reopen.pending}
        refusal={reopen.refusal}
        onConfirm={confirm}
        onClose={() => {
          reopen.reset()
          setReopening(false)
        }}
      >
        {text.reopenDetail}
      </ConfirmWithReason>
    </Panel>
  )
}

function Facts({ money }: { readonly money: Money }) {
  const { closing, registeredLater } = money
  return (
    <>
      {closing !== null && closing.moved !== 0 && <p role="alert">{text.moved(pesos(closing.moved))}</p>}
      {closing !== null && closing.note !== '' && <p className={styles.note}>«{closing.note}»</p>}
      {registeredLater > 0 && <p className={styles.note}>{text.registeredLater(registeredLater)}</p>}
    </>
  )
}

const COUNTED = ['cheque', 'counter'] as const

interface ClosingForm {
  readonly found: Readonly<Record<string, Centavos | null>>
  readonly note: string
}

function CloseForm({
  money,
  day,
  onClose,
}: {
  readonly money: Money
  readonly day: Day
  readonly onClose: () => void
}) {
  const [{ found, note }, setForm, dropForm] = useDraft<ClosingForm>(`closings.close ${day}`, {
    found: {},
    note: '',
  })
  const close = useCommand('closings.close')
  const expected = (method: string) => money.methods.find((one) => one.method === method)?.expected ?? 0
  const asked = COUNTED.filter((method) => expected(method) !== 0)
  const save = async () => {
    const counted = asked.map((method) => ({ method, amount: found[method] ?? (0 as Centavos) }))
    if (!(await close.run({ day, counted, ...(note === '' ? {} : { note }) })).ok) return
    dropForm()
    onClose()
    notify(text.closed)
  }
  return (
    <FormDialog
      opened
      title={`${text.close}: ${shortDay(day)}`}
      submitLabel={text.close}
      submitKeys="Ctrl+Enter"
      pending={close.pending}
      needs="closings.close"
      refusal={close.refusal}
      ready={asked.every((method) => (found[method] ?? null) !== null)}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <p className={styles.note}>{asked.length === 0 ? text.nothingToCount : text.countDetail}</p>
      {asked.map((method, i) => (
        <MoneyInput
          key={method}
          {...(i === 0 ? { 'data-autofocus': true } : {})}
          label={`${text.counted}: ${methodNames[method]}`}
          description={`${text.expected}: ${pesos(expected(method))}`}
          value={found[method] ?? null}
          onChange={(amount) => setForm({ found: { ...found, [method]: amount }, note })}
        />
      ))}
      <Textarea
        label={text.note}
        value={note}
        onChange={({ currentTarget }) => setForm({ found, note: currentTarget.value })}
      />
    </FormDialog>
  )
}
