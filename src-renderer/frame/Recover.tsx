import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { accessText as text } from '#messages/es-MX/access.ts'
import { showRecoveryCode } from '../state/recovery-code.ts'
import { isTypedWell, NewPassword, noPassword } from '../ui/NewPassword.tsx'
import { RefusalText } from '../ui/RefusalText.tsx'
import { AccessCard } from './AccessCard.tsx'
import type { AccessState } from './AccessGate.tsx'
import { useAccess } from '../state/use-access.ts'

/** Nobody of Administración can get in: the printed code makes a new password, once. */
export function Recover({
  people,
  onBack,
}: {
  readonly people: AccessState['people']
  readonly onBack: () => void
}) {
  const [operator, setOperator] = useState(people[0]?.id ?? '')
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState(noPassword)
  const { send, pending, refusal } = useAccess('access.recover')
  const name = people.find(({ id }) => id === operator)?.name ?? ''
  const ready = code.trim() !== '' && isTypedWell(typed, name)
  const submit = async () => {
    if (!ready || pending) return
    const done = await send({ code, operator, password: typed.first })
    if (done) showRecoveryCode(done.recoveryCode)
  }
  return (
    <AccessCard title={text.recover} detail={text.recoverDetail} onSubmit={() => void submit()}>
      <TextInput
        data-autofocus
        label={text.code}
        autoComplete="off"
        spellCheck={false}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <NativeSelect
        label={text.administrator}
        value={operator}
        data={people.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={({ currentTarget }) => setOperator(currentTarget.value)}
      />
      <NewPassword typed={typed} onType={setTyped} name={name} />
      <RefusalText refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onBack}>
          {text.back}
        </Button>
        <Button type="submit" loading={pending} disabled={!ready}>
          {text.recoverAction}
        </Button>
      </Group>
    </AccessCard>
  )
}
