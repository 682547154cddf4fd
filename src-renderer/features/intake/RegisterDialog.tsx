import { Autocomplete, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { intakeText as text } from '#messages/es-MX/intake.ts'
import { useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { IntakePage } from './Intake.tsx'
import styles from './intake.module.css'

/** What the portal gave goes to the vault (R5, R6); closed, what was typed is gone. */
export function RegisterDialog({
  intake,
  onClose,
}: {
  readonly intake: IntakePage
  readonly onClose: () => void
}) {
  const vendors = useQueryOf('catalogue.get', {}).data?.vendors ?? []
  const [portal, setPortal] = useState('Aspel')
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const saving = useSaving('intake.register', () => `${text.doneRegister}: ${intake.name}`, onClose)
  const taken = saving.refusal?.code === 'client.rfcTaken'
  const params = (taken ? saving.refusal?.params : null) as { readonly id: string } | null
  return (
    <FormDialog
      opened
      title={`${text.registerTitle}: ${intake.name}`}
      submitLabel={text.register}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      {...(params
        ? { refusalAction: { label: text.toClient, run: () => go(`/clientes/${params.id}`) } }
        : {})}
      ready={portal.trim() !== ''}
      onSubmit={() =>
        saving.save({
          id: intake.id,
          portal,
          ...(user === '' ? {} : { user }),
          ...(password === '' ? {} : { password }),
        })
      }
      onClose={onClose}
    >
      <p className={styles.small}>{text.registerDetail}</p>
      {intake.clientId !== null && <p className={styles.small}>{text.registerKnown}</p>}
      <Autocomplete
        label={text.portal}
        data={vendors.map(({ name }) => name)}
        value={portal}
        onChange={setPortal}
      />
      <TextInput
        data-autofocus
        label={text.user}
        maxLength={500}
        autoComplete="off"
        value={user}
        onChange={({ currentTarget }) => setUser(currentTarget.value)}
      />
      <PasswordInput
        label={text.password}
        maxLength={500}
        autoComplete="new-password"
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
    </FormDialog>
  )
}
