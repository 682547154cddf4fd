import { Button, Code, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { IDLE_MINUTES } from '#domain/password.ts'
import { accessText as text } from '#messages/es-MX/access.ts'
import { useQueryOf } from '../../api.ts'
import { showRecoveryCode } from '../../state/recovery-code.ts'
import { useAccess } from '../../state/use-access.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { isTypedWell, NewPassword, noPassword } from '../../ui/NewPassword.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './settings.module.css'

/** Above the operators: while nobody has a password, what that means; then, what an administrator keeps in order. */
export function AccessBar() {
  const { data } = useQueryOf('access.state', {}, { ofToday: true })
  const [opened, setOpened] = useState<'setUp' | 'code' | null>(null)
  const close = () => setOpened(null)
  if (!data) return null
  return (
    <>
      {data.state === 'open' ? (
        <div className={styles.notice} role="note">
          <span>{text.open}</span>
          <Button size="xs" onClick={() => setOpened('setUp')}>
            {text.openAction}
          </Button>
        </div>
      ) : (
        <Group gap="md" align="flex-end">
          <IdleMinutes key={data.idleMinutes} minutes={data.idleMinutes} />
          <Button variant="default" onClick={() => setOpened('code')}>
            {text.newCode}
          </Button>
        </Group>
      )}
      <Dialog opened={opened !== null} onClose={close} title={opened === 'code' ? text.newCode : text.setUp}>
        {opened === 'setUp' && <SetUpForm onClose={close} />}
        {opened === 'code' && <NewCodeForm onClose={close} />}
      </Dialog>
    </>
  )
}

function SetUpForm({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [typed, setTyped] = useState(noPassword)
  const { send, pending, refusal } = useAccess('access.setUp')
  const submit = async () => {
    const made = await send({ name, password: typed.first })
    if (made === null) return
    showRecoveryCode(made.recoveryCode)
    onClose()
  }
  return (
    <DialogForm
      submitLabel={text.setUp}
      pending={pending}
      ready={name.trim() !== '' && isTypedWell(typed, name)}
      refusal={refusal}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {text.setUpDetail}
      </Text>
      <TextInput
        data-autofocus
        label={text.name}
        autoComplete="username"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <NewPassword typed={typed} onType={setTyped} name={name} />
    </DialogForm>
  )
}

function NewCodeForm({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const { send, pending, refusal } = useAccess('access.newRecoveryCode')
  const submit = async () => {
    const made = await send({ password })
    if (made === null) return
    showRecoveryCode(made.recoveryCode)
    onClose()
  }
  return (
    <DialogForm
      needs="access.newRecoveryCode"
      submitLabel={text.newCodeAction}
      pending={pending}
      ready={password !== ''}
      refusal={refusal}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {text.newCodeDetail}
      </Text>
      <PasswordField data-autofocus value={password} onType={setPassword} />
    </DialogForm>
  )
}

/** Kept as soon as the field is left. */
function IdleMinutes({ minutes }: { readonly minutes: number }) {
  const [typed, setTyped] = useState<string | number>(minutes)
  const { send, refusal } = useAccess('access.setIdleMinutes')
  const keep = () => {
    if (typeof typed === 'number' && typed !== minutes) void send({ minutes: typed })
  }
  return (
    <Stack gap="xs">
      <NumberInput
        label={text.idle}
        w={320}
        min={IDLE_MINUTES.least}
        max={IDLE_MINUTES.most}
        allowDecimal={false}
        value={typed}
        onChange={setTyped}
        onBlur={keep}
      />
      <RefusalText refusal={refusal} />
    </Stack>
  )
}

export interface ResetProps {
  readonly operator: { readonly id: string; readonly name: string } | null
  readonly onClose: () => void
}

/** A temporary password, told in person: asked first, then shown once. */
export function ResetDialog({ operator, onClose }: ResetProps) {
  return (
    <Dialog
      opened={operator !== null}
      onClose={onClose}
      title={operator === null ? '' : text.resetTitle(operator.name)}
    >
      {operator && <ResetForm operator={operator} onClose={onClose} />}
    </Dialog>
  )
}

function ResetForm({
  operator,
  onClose,
}: ResetProps & { readonly operator: NonNullable<ResetProps['operator']> }) {
  const [password, setPassword] = useState<string | null>(null)
  const { send, pending, refusal } = useAccess('access.resetPassword')
  const give = async () => setPassword((await send({ operator: operator.id }))?.password ?? null)
  if (password === null) {
    return (
      <DialogForm
        needs="access.resetPassword"
        submitLabel={text.resetAction}
        pending={pending}
        refusal={refusal}
        onSubmit={() => void give()}
        onClose={onClose}
      >
        <Text>{text.resetConfirm(operator.name)}</Text>
      </DialogForm>
    )
  }
  return (
    <Stack gap="md">
      <Text>{text.resetDetail}</Text>
      <Code block fz="lg">
        {password}
      </Code>
      <Group justify="flex-end">
        <Button autoFocus onClick={onClose}>
          {text.codeKept}
        </Button>
      </Group>
    </Stack>
  )
}
