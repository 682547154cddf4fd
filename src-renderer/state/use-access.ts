import { useState } from 'react'
import type { InputOf, OperationName, OutputOf } from '#contract/index.ts'
import { callAsOf, queries, type Refused } from '../api.ts'

/** The gate asks again who is before this window. */
function lookAgain(): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['access.state'] })
}

/** Of today, whatever day is looked at: who comes and goes does so now. */
export async function lock(): Promise<void> {
  await callAsOf(null, 'access.lock', {})
  await lookAgain()
}

export async function signOut(): Promise<void> {
  await callAsOf(null, 'access.signOut', {})
  await lookAgain()
}

/** One form that changes who may do what here: `const { send, pending, refusal } = useAccess('access.signIn')` */
export function useAccess<N extends OperationName>(name: N) {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const send = async (input: InputOf<N>): Promise<OutputOf<N> | null> => {
    setPending(true)
    const reply = await callAsOf(null, name, input)
    setPending(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return null
    void lookAgain()
    return reply.value
  }
  return { send, pending, refusal }
}
