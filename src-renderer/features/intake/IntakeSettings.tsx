import { Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { intakeText as text } from '#messages/es-MX/intake.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { useSaving } from '../../state/use-saving.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './intake.module.css'

type Kept = OutputOf<'intake.settings'>

/** Where clients write to (R3), and whether R5's message carries the password (C17). */
export function IntakeSettings({ onClose }: { readonly onClose: () => void }) {
  const { data, error } = useQueryOf('intake.settings', {})
  const refusal = refusalOf(error)
  if (data) return <Form kept={data} onClose={onClose} />
  return (
    <Dialog opened={refusal !== null} title={text.settings} onClose={onClose}>
      <RefusalText refusal={refusal} />
    </Dialog>
  )
}

function Form({ kept, onClose }: { readonly kept: Kept; readonly onClose: () => void }) {
  const [first, setFirst] = useState(kept.addresses[0] ?? '')
  const [second, setSecond] = useState(kept.addresses[1] ?? '')
  const [withPassword, setWithPassword] = useState(kept.withPassword)
  const saving = useSaving('intake.setSettings', () => text.doneSettings, onClose)
  return (
    <FormDialog
      opened
      title={text.settings}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ addresses: [first.trim(), second.trim()].filter(Boolean), withPassword })}
      onClose={onClose}
    >
      <p className={styles.small}>{text.settingsDetail}</p>
      <TextInput
        data-autofocus
        label={text.firstAddress}
        inputMode="email"
        value={first}
        onChange={({ currentTarget }) => setFirst(currentTarget.value)}
      />
      <TextInput
        label={text.secondAddress}
        inputMode="email"
        value={second}
        onChange={({ currentTarget }) => setSecond(currentTarget.value)}
      />
      <Switch
        label={text.passwordSetting}
        checked={withPassword}
        onChange={({ currentTarget }) => setWithPassword(currentTarget.checked)}
      />
    </FormDialog>
  )
}
