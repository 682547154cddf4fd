import { Textarea, TextInput } from '@mantine/core'
import { INTAKE_FIELDS, missingOf, type IntakeData } from '#domain/intake.ts'
import { intakeFieldNames } from '#messages/es-MX/intake-words.ts'
import { intakeFieldLabels, intakeText as text } from '#messages/es-MX/intake.ts'
import { useCommand } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { RfcInput } from '../../ui/RfcInput.tsx'
import { AlikeClients } from './AlikeClients.tsx'
import styles from './intake.module.css'

export interface FiveFormProps {
  /** Null: one that came by telephone. */
  readonly id: string | null
  readonly initial: IntakeData & { readonly note: string }
  readonly joined: boolean
}

/** R2: exactly five data; what is missing is told while it is typed, and may be saved all the same. */
export function FiveForm({ id, initial, joined }: FiveFormProps) {
  const [form, setForm, dropForm] = useDraft(`intake.save ${id ?? ''}`, initial)
  const saving = useCommand('intake.save')
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const missing = missingOf(form)
  const save = async () => {
    const { name, rfc, contactName, phone, email, note } = form
    const reply = await saving.run({
      ...(id === null ? {} : { id }),
      ...{ name, rfc, contactName, phone, email, note },
    })
    if (!reply.ok) return
    dropForm()
    offerUndo(`${text.doneSave}: ${name || text.nameless}`, reply.command)
    if (id === null) go(`/altas/${reply.value.id}`)
  }
  return (
    <form
      className={styles.form}
      aria-label={text.five}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {INTAKE_FIELDS.map((field) =>
        field === 'rfc' ? (
          <RfcInput key={field} value={form.rfc} onChange={(rfc) => set({ rfc })} />
        ) : (
          <TextInput
            key={field}
            label={intakeFieldLabels[field]}
            maxLength={200}
            autoComplete="off"
            value={form[field]}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          />
        ),
      )}
      <p className={styles.small} role="status">
        {missing.length === 0
          ? text.nothingMissing
          : `${text.missing}: ${missing.map((field) => intakeFieldNames[field]).join(', ')}`}
      </p>
      {!joined && <AlikeClients id={id} name={form.name} rfc={form.rfc} />}
      <Textarea
        label={text.note}
        rows={2}
        value={form.note}
        onChange={({ currentTarget }) => set({ note: currentTarget.value })}
      />
      <RefusalText refusal={saving.refusal} />
      <div className={styles.actions}>
        <ActionButton
          variant="filled"
          label={text.save}
          keys="Ctrl+Enter"
          loading={saving.pending}
          run={() => void save()}
        />
      </div>
    </form>
  )
}
