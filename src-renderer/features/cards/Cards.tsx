import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { chargeText as text } from '#messages/es-MX/charges.ts'
import { call, refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { CardForm } from './CardForm.tsx'
import desk from '../../ui/desk.module.css'
import styles from './cards.module.css'

export type CardsData = OutputOf<'cards.list'>
export type Card = CardsData['cards'][number]

/** A client's cards: their last four digits, when they end, and which systems each pays (R15). */
export default function Cards({ params }: ScreenProps) {
  const clientId = params['clientId'] ?? ''
  const { data, error } = useQueryOf('cards.list', { clientId })
  const [editing, setEditing] = useState<Card | 'new' | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const unread = refusalOf(error)
  const remove = async ({ id, last4 }: Card) => {
    const reply = await call('cards.remove', { id })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) offerUndo(`${text.doneRemove}: ${last4}`, reply.command)
  }
  if (unread !== null) return <RefusalText refusal={unread} />
  if (data === undefined) return <LoadingRows rows={8} />
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{text.cards}</h1>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${clientId}`)}>
          {data.client}
        </button>
        <ActionButton variant="filled" label={text.newCard} keys="Ctrl+N" run={() => setEditing('new')} />
      </div>
      <p className={desk.dim}>{text.onlyFour}</p>
      <RefusalText refusal={refusal} />
      {data.cards.length === 0 ? (
        <p className={desk.dim}>{text.noCards}</p>
      ) : (
        <ul className={styles.cards} aria-label={text.cards}>
          {data.cards.map((card) => (
            <li key={card.id}>
              <b>•••• {card.last4}</b>
              <span>
                {card.expires}
                {card.expired && `, ${text.expired}`}
              </span>
              <span>{card.label}</span>
              <span>{card.serials.join(', ')}</span>
              <Button size="xs" variant="default" onClick={() => setEditing(card)}>
                {text.editCard} {card.last4}
              </Button>
              <Button size="xs" variant="subtle" onClick={() => void remove(card)}>
                {text.removeCard} {card.last4}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {editing !== null && (
        <CardForm
          clientId={clientId}
          systems={data.systems}
          card={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}
