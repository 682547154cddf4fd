import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { accessText as text } from '#messages/es-MX/access.ts'
import { isTypedWell, NewPassword, noPassword } from '../ui/NewPassword.tsx'
import { RefusalText } from '../ui/RefusalText.tsx'
import { AccessCard } from './AccessCard.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { signOut, useAccess } from '../state/use-access.ts'

/** Before anything else, a password that nobody else knows. */
export function TemporaryPassword({ name }: { readonly name: string }) {
  const [current, setCurrent] = useState('')
  const [typed, setTyped] = useState(noPassword)
  const { send, pending, refusal } = useAccess('access.changePassword')
  const ready = current !== '' && isTypedWell(typed, name)
  return (
    <AccessCard
      title={text.temporary}
      detail={text.temporaryDetail}
      onSubmit={() => {
        if (ready && !pending) void send({ current, next: typed.first })
      }}
    >
      <PasswordField data-autofocus label={text.currentPassword} value={current} onType={setCurrent} />
      <NewPassword typed={typed} onType={setTyped} name={name} />
      <RefusalText refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => void signOut()}>
          {text.change}
        </Button>
        <Button type="submit" loading={pending} disabled={!ready}>
          {text.save}
        </Button>
      </Group>
    </AccessCard>
  )
}
