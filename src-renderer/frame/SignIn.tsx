import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { accessText as text } from '#messages/es-MX/access.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import { changeLedger } from '../state/ledger.ts'
import { useSession } from '../state/session.ts'
import { RefusalText } from '../ui/RefusalText.tsx'
import { AccessCard } from './AccessCard.tsx'
import type { AccessState } from './AccessGate.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Recover } from './Recover.tsx'
import { useAccess } from '../state/use-access.ts'

type People = AccessState['people']

/** Once per shift: who it is, and the whole password. */
export function SignIn({ people }: { readonly people: People }) {
  const { operator: last, ledger } = useSession()
  const known = people.find(({ id }) => id === last) ?? people[0]
  const [operator, setOperator] = useState(known?.id ?? '')
  const [password, setPassword] = useState('')
  const [recovering, setRecovering] = useState(false)
  const signIn = useAccess('access.signIn')
  if (recovering) return <Recover people={people} onBack={() => setRecovering(false)} />
  const submit = async () => {
    if (password === '' || signIn.pending) return
    if ((await signIn.send({ operator, password })) === null) setPassword('')
  }
  return (
    <AccessCard title={text.signIn} detail={text.signInDetail} onSubmit={() => void submit()}>
      <NativeSelect
        label={text.who}
        value={operator}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => setOperator(currentTarget.value)}
      />
      <PasswordField data-autofocus value={password} onType={setPassword} />
      <RefusalText refusal={signIn.refusal} />
      <Button type="submit" fullWidth loading={signIn.pending}>
        {text.signIn}
      </Button>
      <Text size="sm" c="dimmed">
        <strong>{text.forgot}</strong> {text.forgotDetail}
      </Text>
      <Group gap="sm">
        <Button size="xs" variant="default" onClick={() => setRecovering(true)}>
          {text.useCode}
        </Button>
        {ledger === 'practice' && (
          <Button size="xs" variant="default" onClick={() => changeLedger('office')}>
            {frameText.leavePractice}
          </Button>
        )}
      </Group>
    </AccessCard>
  )
}
