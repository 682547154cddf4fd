import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { handoverText as text } from '#messages/es-MX/handovers.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Panel, ShortTable } from './parts.tsx'
import { useKeptForm } from './use-kept-form.ts'

type Operator = OutputOf<'operators.list'>['operators'][number]

/** Who looks after whose clients during holidays. */
export function HandoversPanel() {
  const { data } = useQueryOf('handovers.list', {})
  const operators = useQueryOf('operators.list', {}).data?.operators.filter(({ active }) => active)
  const ending = useCommand('handovers.end')
  const [adding, setAdding] = useState(false)
  if (!data || !operators) return <LoadingRows />
  return (
    <Panel
      title={text.title}
      detail={text.detail}
      action={
        <Button disabled={operators.length < 2} onClick={() => setAdding(true)}>
          {text.add}
        </Button>
      }
    >
      <RefusalText refusal={ending.refusal} />
      {data.handovers.length === 0 ? (
        <EmptyState title={text.emptyTitle}>{operators.length < 2 ? text.alone : text.emptyHint}</EmptyState>
      ) : (
        <ShortTable
          label={text.title}
          rows={data.handovers}
          columns={[
            { title: text.operator, cell: ({ operator }) => operator },
            { title: text.to, cell: ({ to }) => to },
            { title: text.from, cell: ({ from }) => shortDay(from as Day) },
            { title: text.until, cell: ({ until }) => shortDay(until as Day) },
            {
              title: '',
              cell: ({ id, operator }) => (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={text.endOf(operator)}
                  onClick={() => void ending.run({ id })}
                >
                  {text.end}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Dialog opened={adding} onClose={() => setAdding(false)} title={text.add}>
        <HandoverForm operators={operators} onClose={() => setAdding(false)} />
      </Dialog>
    </Panel>
  )
}

function HandoverForm(props: { readonly operators: readonly Operator[]; readonly onClose: () => void }) {
  const { operators, onClose } = props
  const today = useToday()
  const [first, second] = operators
  const { form, setForm, save, errors, pending, unplaced } = useKeptForm(
    'handovers.make',
    'settings.handover.new',
    { operatorId: first?.id ?? '', toId: second?.id ?? '', from: today, until: today },
    onClose,
  )
  const people = operators.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <DialogForm
      needs="handovers.make"
      submitLabel={text.save}
      pending={pending}
      refusal={unplaced}
      onSubmit={() => save(form)}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={text.operator}
        data={people}
        value={form.operatorId}
        error={errors.operatorId}
        onChange={({ currentTarget }) => setForm({ ...form, operatorId: currentTarget.value })}
      />
      <NativeSelect
        label={text.to}
        data={people}
        value={form.toId}
        error={errors.toId}
        onChange={({ currentTarget }) => setForm({ ...form, toId: currentTarget.value })}
      />
      <DayInput
        label={text.from}
        value={form.from}
        error={errors.from}
        onChange={(from) => from !== null && setForm({ ...form, from })}
      />
      <DayInput
        label={text.until}
        value={form.until}
        error={errors.until}
        onChange={(until) => until !== null && setForm({ ...form, until })}
      />
    </DialogForm>
  )
}
