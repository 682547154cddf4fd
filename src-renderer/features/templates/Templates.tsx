import { Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { templatesText as text } from '#messages/es-MX/templates.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { offerUndo } from '../../state/undo.ts'
import type { ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { SignatureDialog } from './SignatureDialog.tsx'
import desk from '../../ui/desk.module.css'
import styles from './templates.module.css'

type Template = OutputOf<'templates.list'>['templates'][number]

/** Every text that leaves the office, each with how it reads. */
export default function Templates({ query }: ScreenProps) {
  const { data, error } = useQueryOf('templates.list', {})
  const [key, setKey] = useState<Template['key']>('reminder.before')
  const [signing, setSigning] = useState(false)
  const refusal = refusalOf(error)
  if (data === undefined) {
    return refusal === null ? <LoadingRows rows={12} /> : <RefusalText refusal={refusal} />
  }
  const current = data.templates.find((one) => one.key === key)!
  return (
    <div className={styles.page}>
      <div className={styles.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ActionButton label={text.signature} keys="F2" run={() => setSigning(true)} />
      </div>
      <div className={styles.columns}>
        <ul className={styles.list} aria-label={text.list}>
          {data.templates.map((one) => (
            <li key={one.key}>
              <button type="button" aria-current={one.key === key} onClick={() => setKey(one.key)}>
                {one.name}
                {one.changed && <span className={styles.dim}> · {text.changed}</span>}
              </button>
            </li>
          ))}
        </ul>
        <Editor key={current.key} template={current} clientId={query.get('cliente')} />
      </div>
      {signing && <SignatureDialog signature={data.signature} onClose={() => setSigning(false)} />}
    </div>
  )
}

function Editor({ template, clientId }: { readonly template: Template; readonly clientId: string | null }) {
  const { key, subject, body } = template
  const [form, setForm, dropForm] = useDraft(`templates.save ${key}`, { subject, body })
  const saving = useCommand('templates.save')
  const resetting = useCommand('templates.reset')
  const preview = useQueryOf(
    'templates.preview',
    { key, ...form, ...(clientId === null ? {} : { clientId }) },
    { enabled: form.body.trim() !== '', keepPrevious: true },
  )
  const unread = refusalOf(preview.error)
  const save = async () => {
    const reply = await saving.run({ key, ...form })
    if (!reply.ok) return
    dropForm()
    offerUndo(text.saved, reply.command)
  }
  const reset = async () => {
    const reply = await resetting.run({ key })
    if (!reply.ok) return
    dropForm()
    offerUndo(text.doneReset, reply.command)
  }
  return (
    <>
      <div className={styles.form}>
        <p className={styles.dim}>{template.use}</p>
        {template.channel === 'email' && (
          <TextInput
            label={text.subject}
            value={form.subject}
            maxLength={200}
            onChange={({ currentTarget }) => setForm({ ...form, subject: currentTarget.value })}
          />
        )}
        <Textarea
          label={text.body}
          description={text.optional}
          autosize
          minRows={12}
          maxRows={28}
          value={form.body}
          maxLength={10_000}
          onChange={({ currentTarget }) => setForm({ ...form, body: currentTarget.value })}
        />
        <RefusalText refusal={saving.refusal ?? unread ?? resetting.refusal} />
        <Group>
          <ActionButton
            variant="filled"
            label={text.save}
            keys="Ctrl+Enter"
            loading={saving.pending}
            disabled={form.body.trim() === '' || (form.subject === subject && form.body === body)}
            run={() => void save()}
          />
          {template.changed && <ActionButton label={text.reset} keys="Ctrl+B" run={() => void reset()} />}
        </Group>
        <p className={styles.dim}>{text.fields}:</p>
        <ul className={styles.dim}>
          {template.fields.map(({ name, means }) => (
            <li key={name}>
              <code>{`{${name}}`}</code> {means}
            </li>
          ))}
        </ul>
      </div>
      <section className={styles.preview} aria-label={text.preview}>
        <h2>{preview.data?.subject || text.preview}</h2>
        {preview.data?.text}
      </section>
    </>
  )
}
