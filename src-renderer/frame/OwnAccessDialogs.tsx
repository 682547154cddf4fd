import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { PIN_DIGITS } from '#domain/password.ts'
import { accessText as text } from '#messages/es-MX/access.ts'
import { notify } from '../state/notices.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/FormDialog.tsx'
import { isTypedWell, NewPassword, noPassword } from '../ui/NewPassword.tsx'
import { PasswordField, PinField } from '../ui/PasswordField.tsx'
import { useAccess } from '../state/use-access.ts'

export type OwnAccess = 'password' | 'pin'

interface FormProps {
  readonly onClose: () => void
}

/** What each operator changes of their own: the password everywhere, the PIN on this PC. */
export function OwnAccessDialog({
  what,
  name,
  onClose,
}: FormProps & { readonly what: OwnAccess | null; readonly name: string }) {
  return (
    <Dialog
      opened={what !== null}
      onClose={onClose}
      title={what === 'pin' ? text.myPin : text.changePassword}
    >
      {what === 'password' && <PasswordForm name={name} onClose={onClose} />}
      {what === 'pin' && <PinForm onClose={onClose} />}
    </Dialog>
  )
}

function PasswordForm({ name, onClose }: FormProps & { readonly name: string }) {
  const [current, setCurrent] = useState('')
  const [typed, setTyped] = useState(noPassword)
  const { send, pending, refusal } = useAccess('access.changePassword')
  const submit = async () => {
    if ((await send({ current, next: typed.first })) === null) return
    notify(text.passwordChanged)
    onClose()
  }
  return (
    <DialogForm
      submitLabel={text.save}
      pending={pending}
      ready={current !== '' && isTypedWell(typed, name)}
      refusal={refusal}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PasswordField data-autofocus label={text.currentPassword} value={current} onType={setCurrent} />
      <NewPassword typed={typed} onType={setTyped} name={name} />
    </DialogForm>
  )
}

function PinForm({ onClose }: FormProps) {
  const [password, setPassword] = useState('')
  const [pin, setPin] = useState('')
  const set = useAccess('access.setPin')
  const remove = useAccess('access.removePin')
  const submit = async () => {
    if ((await set.send({ pin, password })) === null) return
    notify(text.pinSet)
    onClose()
  }
  const takeAway = async () => {
    if ((await remove.send({})) === null) return
    notify(text.pinRemoved)
    onClose()
  }
  return (
    <DialogForm
      submitLabel={text.save}
      pending={set.pending}
      ready={pin.length === PIN_DIGITS && password !== ''}
      refusal={set.refusal ?? remove.refusal}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {text.myPinDetail}
      </Text>
      <PasswordField data-autofocus value={password} onType={setPassword} />
      <PinField value={pin} onType={setPin} />
      <div>
        <Button size="xs" variant="subtle" loading={remove.pending} onClick={() => void takeAway()}>
          {text.pinRemove}
        </Button>
      </div>
    </DialogForm>
  )
}
