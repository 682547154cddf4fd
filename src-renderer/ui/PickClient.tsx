import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState, type KeyboardEvent } from 'react'
import { parseDay } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { slipText as text } from '#messages/es-MX/slips.ts'
import { call, useQueryOf } from '../api.ts'
import styles from './PickClient.module.css'

/** The client by any part of its name, its RFC or a telephone: who is called so, then who stops first. */
export function PickClient({ onPick }: { readonly onPick: (id: string) => void }) {
  const root = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 120)
  const { data } = useQueryOf(
    'clients.list',
    { search: settled, sort: 'closest', limit: 15 },
    { keepPrevious: true },
  )
  // Enter answers what was typed, not what the list has had time to show.
  const pickFirst = async () => {
    const reply = await call('clients.list', { search: typed.trim(), sort: 'closest', limit: 1 })
    const first = reply.ok ? reply.value.clients[0] : undefined
    if (first) onPick(first.id)
  }
  /** From the field into the list and back. */
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const stops = [...root.current!.querySelectorAll<HTMLElement>('input, li > button')]
    const to = stops[stops.findIndex((stop) => stop === document.activeElement) + step]
    event.preventDefault()
    to?.focus()
  }
  return (
    <div ref={root} className={styles.pick} onKeyDown={move}>
      <TextInput
        autoFocus
        data-autofocus
        label={text.pickClient}
        placeholder={text.pickHint}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void pickFirst()
        }}
      />
      <ul className={styles.clients} aria-label={text.pickClient}>
        {data?.clients.length === 0 && <li className={styles.dim}>{text.pickNone}</li>}
        {data?.clients.map(({ id, name, rfc, city, nextCutoff }) => (
          <li key={id}>
            <button type="button" onClick={() => onPick(id)}>
              <span>{name}</span>
              <span className={styles.dim}>{[rfc, city].filter(Boolean).join(' · ')}</span>
              <span>{cutoffText(nextCutoff)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function cutoffText(nextCutoff: string | null): string {
  const day = parseDay(nextCutoff ?? '')
  return day === null ? '' : `${text.cutoff} ${shortDay(day)}`
}
