import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { slipText as text } from '#messages/es-MX/slips.ts'
import { useQueryOf } from '../../api.ts'
import { go, replacePlace } from '../../state/place.ts'
import styles from './slips.module.css'

/** A folio as the client reads it ("A-12", "12"), or the client whose slips are wanted. */
export function FindSlip() {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 120)
  const { data } = useQueryOf(
    'search.everywhere',
    { text: settled, limit: 20 },
    { enabled: settled !== '', keepPrevious: true },
  )
  const found = (data?.results ?? []).filter(({ kind }) => kind === 'slip' || kind === 'client').slice(0, 8)
  const open = ({ kind, id }: { readonly kind: string; readonly id: string }) => {
    setTyped('')
    if (kind === 'slip') go(`/fichas/${id}`)
    else replacePlace(`/fichas?cliente=${id}`)
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
          if (event.key !== 'Enter' || found[0] === undefined) return
          event.preventDefault()
          open(found[0])
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
