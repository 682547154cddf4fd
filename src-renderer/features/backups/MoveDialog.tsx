import { Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { backupsText as text } from '#messages/es-MX/backups-screen.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import desk from '../../ui/desk.module.css'
import { bare } from './bare-path.ts'
import styles from './backups.module.css'

export interface MoveDialogProps {
  readonly zone: string
  /** Commands of the ledger that is here. */
  readonly lost: number
  readonly onClose: () => void
}

/** An office comes to this PC by a copy and its phrase; what is here already goes only with a yes by hand. */
export function MoveDialog({ zone, lost, onClose }: MoveDialogProps) {
  const [form, setForm] = useState({ path: '', phrase: '' })
  const [agreed, setAgreed] = useState(false)
  const [agreedTo, setAgreedTo] = useState<string | null>(null)
  const moving = useCommand('backups.restoreCopy')
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      setForm({ ...form, [name]: currentTarget.value })
      // What was said of the copy before is not of this one.
      if (name === 'path') moving.reset()
    },
  })
  const isOther = moving.refusal?.code === 'backup.otherOffice'
  const other = isOther ? (moving.refusal.params as { there: string }).there : null
  const move = async () => {
    const reply = await moving.run({
      ...{ path: bare(form.path), passphrase: form.phrase, lose: lost },
      ...(other !== null && agreedTo === other ? { office: other } : {}),
    })
    if (!reply.ok) return
    notify(text.moved(momentIn(reply.value.madeAt, zone)))
    onClose()
  }
  return (
    <FormDialog
      opened
      size="lg"
      title={text.moveTitle}
      submitLabel={text.moveDo}
      pending={moving.pending}
      ready={
        form.path.trim() !== '' &&
        form.phrase !== '' &&
        (lost === 0 || agreed) &&
        (other === null || agreedTo === other)
      }
      needs="backups.restoreCopy"
      refusal={moving.refusal}
      onSubmit={() => void move()}
      onClose={onClose}
    >
      <ol className={styles.steps}>
        {text.moveSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <TextInput
        data-autofocus
        label={text.file}
        description={text.fileHint}
        maxLength={1_000}
        spellCheck={false}
        {...field('path')}
      />
      <PasswordInput label={text.phrase} autoComplete="off" {...field('phrase')} />
      {lost > 0 && (
        <>
          <p className={styles.warning} role="status">
            {text.replaces(lost)}
          </p>
          <Checkbox
            label={text.confirmLoss(lost)}
            checked={agreed}
            onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          />
        </>
      )}
      {other !== null && (
        <Checkbox
          label={text.bringsOther(other)}
          checked={agreedTo === other}
          onChange={({ currentTarget }) => setAgreedTo(currentTarget.checked ? other : null)}
        />
      )}
      <p className={desk.dim}>{text.kept}</p>
    </FormDialog>
  )
}
