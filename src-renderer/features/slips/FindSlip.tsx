import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { slipText as text } from '#messages/es-MX/slips.ts'
import { call, useQueryOf } from '../../api.ts'
import { go, replacePlace } from '../../state/place.ts'
import styles from './slips.module.css'

const WANTED: ('slip' | 'client')[] = ['slip', 'client']

/** A folio as the client reads it ("A-12", "12"), or the client whose slips are wanted. */
export function FindSlip() {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 120)
  const { data } = useQueryOf(
    'search.everywhere',
    { text: settled, limit: 20, kinds: WANTED },
    { enabled: settled !== '', keepPrevious: true },
  )
  const found = (data?.results ?? []).slice(0, 8)
  const open = ({ kind, id }: { readonly kind: string; readonly id: string }) => {
    setTyped('')
    if (kind === 'slip') go(`/fichas/${id}`)
    else replacePlace(`/fichas?cliente=${id}`)
  }
  // Enter answers what was typed, not what the list has had time to show.
  const openFirst = async () => {
    const reply = await call('search.everywhere', { text: typed.trim(), limit: 20, kinds: WANTED })
    const first = reply.ok ? reply.value.results[0] : undefined
    if (first) open(first)
  }
  return (
    <div className={styles.find}>
      <TextInput
        aria-label={text.search}
        placeholder={text.search}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void openFirst()
        }}
      />
      {typed.trim() !== '' && settled !== '' && data !== undefined && (
        <ul className={styles.found}>
          {found.length === 0 && <li className={styles.dim}>{text.searchNone}</li>}
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => open(one)}>
                {one.title} <span className={styles.dim}>{one.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
