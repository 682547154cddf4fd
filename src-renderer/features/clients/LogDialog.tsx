import { NativeSelect, Textarea } from '@mantine/core'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { channelNames, outcomeNames } from '#messages/es-MX/history.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import type { SystemLine } from '../../ui/client-systems.ts'
import styles from './clients.module.css'
import { useSaving } from '../../state/use-saving.ts'

export type Channel = InputOf<'contacts.log'>['channel']
type Outcome = NonNullable<InputOf<'contacts.log'>['outcome']>
type Next = NonNullable<InputOf<'contacts.log'>['followUp']>['kind'] | 'nothing'

interface Form {
  readonly channel: Channel | null
  readonly serialId: string
  readonly text: string
  readonly outcome: Outcome | ''
  readonly next: Next
  readonly until: Day | null
}

const nextNames: Readonly<Record<Next, string>> = {
  nothing: text.nothingNext,
  promise: text.promise,
  snooze: text.snooze,
  done: text.attended,
}

/** What was said, and what follows: a promise to pay, another call, or attended. `channel` opens it; null closes it. */
export function LogDialog({ client, systems, channel, onClose }: LogDialogProps) {
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<Form>(`contacts.log ${client.id}`, {
    channel: null,
    serialId: '',
    text: '',
    outcome: '',
    next: 'nothing',
    until: addDays(today, 1),
  })
  const saving = useSaving('contacts.log', () => `${text.doneLog}: ${client.name}`, dropForm, onClose)
  // What was typed stays when it was closed unsaved; how the person was reached is what has just been done.
  const way = form.channel ?? channel ?? 'call'
  const save = () =>
    saving.save({
      clientId: client.id,
      channel: way,
      text: form.text,
      ...(form.outcome === '' ? {} : { outcome: form.outcome }),
      ...(form.serialId === '' ? {} : { serialId: form.serialId }),
      ...(form.next === 'nothing' || form.until === null
        ? {}
        : { followUp: { kind: form.next, until: form.until } }),
    })
  return (
    <FormDialog
      opened={channel !== null}
      title={text.logTitle}
      submitLabel={text.log}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      ready={form.next === 'nothing' ? form.text.trim() !== '' || form.outcome !== '' : form.until !== null}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      {client.note !== '' && <p className={styles.note}>«{client.note}»</p>}
      <Textarea
        data-autofocus
        label={text.logText}
        rows={3}
        maxLength={5_000}
        value={form.text}
        onChange={({ currentTarget }) => setForm({ ...form, text: currentTarget.value })}
      />
      <div className={styles.two}>
        <NativeSelect
          label={text.logHow}
          value={way}
          data={Object.entries(channelNames).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => setForm({ ...form, channel: currentTarget.value as Channel })}
        />
        <NativeSelect
          label={text.logOutcome}
          value={form.outcome}
          data={[
            { value: '', label: '' },
            ...Object.entries(outcomeNames).map(([value, label]) => ({ value, label })),
          ]}
          onChange={({ currentTarget }) => {
            const outcome = currentTarget.value as Outcome | ''
            // A promise names its day.
            setForm({ ...form, outcome, next: outcome === 'promised' ? 'promise' : form.next })
          }}
        />
        <NativeSelect
          label={text.logAbout}
          value={form.serialId}
          data={[
            { value: '', label: text.aboutAll },
            ...systems.map(({ id, system, serial }) => ({ value: id, label: `${system} · ${serial}` })),
          ]}
          onChange={({ currentTarget }) => setForm({ ...form, serialId: currentTarget.value })}
        />
        <NativeSelect
          label={text.logNext}
          value={form.next}
          data={Object.entries(nextNames).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => setForm({ ...form, next: currentTarget.value as Next })}
        />
        {form.next !== 'nothing' && (
          <DayInput label={text.until} value={form.until} onChange={(until) => setForm({ ...form, until })} />
        )}
      </div>
    </FormDialog>
  )
}

interface LogDialogProps {
  readonly client: OutputOf<'clients.get'>['client']
  readonly systems: readonly SystemLine[]
  readonly channel: Channel | null
  readonly onClose: () => void
}
