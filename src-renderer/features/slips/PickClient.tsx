import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { slipText as text } from '#messages/es-MX/slips.ts'
import { useQueryOf } from '../../api.ts'
import { dayText } from './days.ts'
import styles from './slips.module.css'

/** The client by any part of its name, its RFC or a telephone; those that stop first while nothing is typed. */
export function PickClient({ onPick }: { readonly onPick: (id: string) => void }) {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 120)
  const { data } = useQueryOf(
    'clients.list',
    { search: settled, sort: 'nextCutoff', limit: 15 },
    { keepPrevious: true },
  )
  const first = data?.clients[0]
  return (
    <>
      <TextInput
        autoFocus
        label={text.pickClient}
        placeholder={text.pickHint}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || first === undefined || typed.trim() !== settled) return
          event.preventDefault()
          onPick(first.id)
        }}
      />
      <ul className={styles.clients} aria-label={text.pickClient}>
        {data?.clients.length === 0 && <li className={styles.dim}>{text.pickNone}</li>}
        {data?.clients.map(({ id, name, rfc, city, nextCutoff }) => (
          <li key={id}>
            <button type="button" onClick={() => onPick(id)}>
              <span>{name}</span>
              <span className={styles.dim}>{[rfc, city].filter(Boolean).join(' · ')}</span>
              <span>{nextCutoff !== null && `${text.cutoff} ${dayText(nextCutoff)}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
