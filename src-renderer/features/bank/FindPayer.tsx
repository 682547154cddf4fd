import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { bankText as text } from '#messages/es-MX/bank.ts'
import { useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Line } from './LineCard.tsx'
import desk from '../../ui/desk.module.css'
import styles from './bank.module.css'

type Hit = OutputOf<'search.everywhere'>['results'][number]

/** Whose a deposit is; then its payment, with the amount, the day and the reference filled in. */
export function FindPayer({ line, onClose }: { readonly line: Line; readonly onClose: () => void }) {
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const { data } = useQueryOf(
    'search.everywhere',
    { text: search, limit: 8, kinds: ['client', 'contact', 'serial'] },
    { enabled: search.trim() !== '', keepPrevious: true },
  )
  const hits = search.trim() === '' ? [] : (data?.results ?? [])
  const open = ({ kind, id, clientId }: Hit) => {
    const filled = new URLSearchParams({
      importe: String(line.amount),
      pagado: line.day,
      referencia: line.reference,
    })
    go(`/renovar/${kind === 'serial' ? id : `de/${clientId}`}?${filled}`)
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(hits.length - 1, active + step)))
    }
    const hit = hits[active]
    if (event.key === 'Enter' && hit) open(hit)
  }
  return (
    <Dialog opened title={text.registerTitle} onClose={onClose}>
      <TextInput
        data-autofocus
        label={text.registerHint}
        value={search}
        onKeyDown={move}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value)
          setActive(0)
        }}
      />
      {data !== undefined && search.trim() !== '' && hits.length === 0 && (
        <p className={desk.dim}>{text.nobody}</p>
      )}
      <ul className={styles.hits}>
        {hits.map((hit, i) => (
          <li key={`${hit.kind} ${hit.id}`}>
            <button type="button" data-active={i === active || undefined} onClick={() => open(hit)}>
              <b>{hit.title}</b> <span className={desk.dim}>{hit.detail}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
