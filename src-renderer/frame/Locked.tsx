import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { PIN_DIGITS } from '#domain/password.ts'
import { accessText as text } from '#messages/es-MX/access.ts'
import { RefusalText } from '../ui/RefusalText.tsx'
import { AccessCard } from './AccessCard.tsx'
import type { AccessState } from './AccessGate.tsx'
import { PasswordField, PinField } from '../ui/PasswordField.tsx'
import { signOut, useAccess } from '../state/use-access.ts'

/** Somebody's open session, with nothing of it on the screen: their PIN of this PC or their password brings it back. */
export function Locked({ access }: { readonly access: AccessState }) {
  const [byPassword, setByPassword] = useState(false)
  const [typed, setTyped] = useState('')
  const { send, pending, refusal } = useAccess('access.unlock')
  const usesPin = access.pin && !byPassword
  const submit = async (value: string) => {
    if (value === '' || pending) return
    if ((await send(usesPin ? { pin: value } : { password: value })) === null) setTyped('')
  }
  const typePin = (digits: string) => {
    setTyped(digits)
    if (digits.length === PIN_DIGITS) void submit(digits)
  }
  return (
    <AccessCard
      title={text.locked}
      detail={text.lockedDetail(access.operator!.name)}
      onSubmit={() => void submit(typed)}
    >
      {usesPin ? (
        <PinField key="pin" data-autofocus value={typed} onType={typePin} />
      ) : (
        <PasswordField key="password" data-autofocus value={typed} onType={setTyped} />
      )}
      <RefusalText refusal={refusal} />
      <Button type="submit" fullWidth loading={pending}>
        {text.unlock}
      </Button>
      <Group gap="sm">
        {usesPin && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setByPassword(true)
              setTyped('')
            }}
          >
            {text.usePassword}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => void signOut()}>
          {text.change}
        </Button>
      </Group>
    </AccessCard>
  )
}
