import { Checkbox, NativeSelect, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { mailText as text, securityNames } from '#messages/es-MX/mail.ts'
import { useCommand } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { TimeInput } from '../../ui/TimeInput.tsx'
import styles from './mail.module.css'

type Form = InputOf<'mail.saveSettings'>

const fresh: Form = {
  host: '',
  port: 465,
  security: 'tls',
  user: '',
  fromName: '',
  fromAddress: '',
  automatic: true,
  remindersAt: '10:00',
}

/** The office's mail server, with a button that tries it. The password is never shown again. */
export function MailSettings({ saved, onClose }: MailSettingsProps) {
  const [form, setForm, dropForm] = useDraft<Form>('mail.saveSettings', saved.settings ?? fresh)
  const [password, setPassword] = useState('')
  const saving = useCommand('mail.saveSettings')
  const testing = useCommand('mail.test')
  const change = (part: Partial<Form>) => setForm({ ...form, ...part })
  const save = () => saving.run({ ...form, ...(password === '' ? {} : { password }) })
  const submit = async () => {
    if (!(await save()).ok) return
    dropForm()
    notify(text.saved)
    onClose()
  }
  const test = async () => {
    if (!(await save()).ok) return
    dropForm()
    const reply = await testing.run({})
    if (reply.ok) notify(text.tested(reply.value.to))
  }
  return (
    <FormDialog
      opened
      title={text.settings}
      submitLabel={text.save}
      pending={saving.pending}
      ready={form.host !== '' && form.fromAddress !== ''}
      needs="mail.saveSettings"
      refusal={saving.refusal}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles.two}>
        <TextInput
          data-autofocus
          required
          label={text.host}
          value={form.host}
          onChange={({ currentTarget }) => change({ host: currentTarget.value })}
        />
        <NumberInput
          label={text.port}
          min={1}
          max={65_535}
          allowDecimal={false}
          value={form.port}
          onChange={(port) => change({ port: Number(port) })}
        />
        <NativeSelect
          label={text.security}
          value={form.security}
          data={Object.entries(securityNames).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => change({ security: currentTarget.value as Form['security'] })}
        />
        <TextInput
          label={text.user}
          value={form.user}
          onChange={({ currentTarget }) => change({ user: currentTarget.value })}
        />
        <PasswordInput
          label={text.password}
          autoComplete="off"
          placeholder={saved.hasPassword ? text.passwordKept : ''}
          value={password}
          maxLength={500}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <TextInput
          label={text.fromName}
          value={form.fromName}
          onChange={({ currentTarget }) => change({ fromName: currentTarget.value })}
        />
        <TextInput
          required
          label={text.fromAddress}
          value={form.fromAddress}
          onChange={({ currentTarget }) => change({ fromAddress: currentTarget.value })}
        />
        <TimeInput
          label={text.remindersAt}
          value={form.remindersAt}
          onChange={(remindersAt) => change({ remindersAt })}
        />
      </div>
      <Checkbox
        label={text.automatic}
        checked={form.automatic}
        onChange={({ currentTarget }) => change({ automatic: currentTarget.checked })}
      />
      <ActionButton
        label={text.test}
        keys="Ctrl+P"
        loading={testing.pending}
        disabled={form.host === '' || form.fromAddress === ''}
        run={() => void test()}
      />
      <RefusalText refusal={testing.refusal} />
    </FormDialog>
  )
}

interface MailSettingsProps {
  readonly saved: OutputOf<'mail.settings'>
  readonly onClose: () => void
}
