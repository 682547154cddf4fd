import { Button, Group } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { portalText as text } from '#messages/es-MX/portal.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './portal.module.css'

type Answer = OutputOf<'portal.answers'>['items'][number]

/** "El portal dice …, aquí …": what it said of a payment, each a card with what can be done about it. */
export function Answers() {
  const { data, error } = useQueryOf('portal.answers', {})
  if (data === undefined) return error ? <RefusalText refusal={refusalOf(error)} /> : <LoadingRows rows={4} />
  if (data.items.length === 0)
    return <EmptyState title={text.nothingOtherwise}>{text.nothingOtherwiseHint}</EmptyState>
  return (
    <ul className={styles.cards} aria-label={text.parts.answers}>
      {data.items.map((answer) => (
        <Card key={answer.id} answer={answer} />
      ))}
    </ul>
  )
}

function Card({ answer }: { readonly answer: Answer }) {
  const { id, renewalId, serial, serialId, client, system, sentence, dueOn, nextPayment } = answer
  const answering = useCommand('portal.answer')
  const settling = useCommand('portal.settle')
  const pending = answering.pending || settling.pending
  const put = async () => {
    const reply = await answering.run({ renewalId, nextPayment: nextPayment as Day })
    if (reply.ok) offerUndo(text.seen(serial), reply.command)
  }
  const settle = async (how: 'claimed' | 'kept' | 'accepted', said: string) => {
    const reply = await settling.run({ id, how })
    if (reply.ok) offerUndo(said, reply.command)
  }
  return (
    <li className={styles.card}>
      <div>
        <b>{sentence}</b>
        <div>
          <a href={`#/sistemas/${serialId}`}>{serial}</a> {system} · {client}
        </div>
        <div className={desk.dim}>{factsOf(answer)}</div>
        <div>{text.stopsUnless(shortDay(dueOn as Day))}</div>
      </div>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={pending} onClick={() => void put()}>
          {text.nowRight}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={pending}
          onClick={() => void settle('claimed', text.wasClaimed(serial))}
        >
          {answer.claimedOn === null ? text.claim : text.claimAgain}
        </Button>
        {answer.acceptUsers !== null && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={pending}
            onClick={() => void settle('accepted', text.usersTaken(serial, answer.acceptUsers!))}
          >
            {text.acceptUsers(answer.acceptUsers)}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={pending}
          onClick={() => void settle('kept', text.wasKept(serial))}
        >
          {text.keep}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => go(`/sistemas/${serialId}`)}>
          {text.openSystem}
        </Button>
      </Group>
      <RefusalText refusal={answering.refusal ?? settling.refusal} />
    </li>
  )
}

function factsOf({ paidOn, saidOn, source, operator, claimedOn }: Answer): string {
  return [
    ...(paidOn === null ? [] : [text.paidOn(shortDay(paidOn as Day))]),
    text.saidOn(shortDay(saidOn as Day), source === 'simulated' ? text.simulated : operator),
    ...(claimedOn === null ? [] : [text.claimedOn(shortDay(claimedOn as Day))]),
  ].join(' · ')
}
