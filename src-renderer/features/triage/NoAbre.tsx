import { useState } from 'react'
import { triageText as text } from '#messages/es-MX/triage.ts'
import { replacePlace, type ScreenProps } from '../../state/place.ts'
import { FindCaller, type Caller } from '../../ui/FindCaller.tsx'
import { Call } from './Call.tsx'
import { ChooseSystem } from './ChooseSystem.tsx'
import styles from './triage.module.css'

/**
 * "No abre", for the telephone: who calls, which system, what the screen says; then the sentence to say and the next
 * step. The address names the system, so that any screen opens it with a key.
 */
export default function NoAbre({ query }: ScreenProps) {
  const [serialId, clientId] = [query.get('serie'), query.get('cliente')]
  // A call that is over leaves nothing behind for the next one.
  const [calls, setCalls] = useState(0)
  const another = () => {
    setCalls(calls + 1)
    replacePlace('/no-abre')
  }
  return (
    <div className={styles.page} key={calls}>
      <h1>{text.title}</h1>
      {serialId !== null ? (
        <Call key={serialId} serialId={serialId} onAnother={another} />
      ) : clientId !== null ? (
        <ChooseSystem clientId={clientId} onAnother={another} />
      ) : (
        <FindCaller onTake={(caller) => replacePlace(placeOf(caller))} />
      )}
    </div>
  )
}

function placeOf({ kind, id, clientId }: Caller): string {
  return kind === 'serial' ? `/no-abre?serie=${id}` : `/no-abre?cliente=${clientId}`
}
