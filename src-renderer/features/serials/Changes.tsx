import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import {
  changesText as text,
  computerCauses,
  computerTask,
  conflictSentence,
  usersChange,
} from '#messages/es-MX/changes.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { serialText } from '#messages/es-MX/serials.ts'
import { call, useCommand, useQueryOf, type Refused } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { GrantedDialog } from './GrantedDialog.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './serials.module.css'

type Of = OutputOf<'changes.of'>
type Seat = Of['users'][number]

/** What is scheduled and what is asked for: users on a day to come, an unlock that is waited for. Nothing when nothing is. */
export function Changes({ page }: { readonly page: SerialPage }) {
  const { id, serial } = page.row
  const { data } = useQueryOf('changes.of', { serialId: id })
  const [cancelling, setCancelling] = useState<Seat | null>(null)
  const [granting, setGranting] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [unwanted, setUnwanted] = useState<Of['computers'][number] | null>(null)
  const cancel = useCommand('changes.cancelUsers')
  const closeUnlock = useCommand('changes.closeUnlock')
  const queue = (data?.users ?? []).filter(({ status }) => status === 'scheduled').toReversed()
  const asked = (data?.computers ?? []).filter(({ status }) => status === 'requested')

  const apply = async (change: Seat) => {
    const reply = await call('changes.applyUsers', { id: change.id })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) offerUndo(`${text.applied}: ${serial}`, reply.command)
  }
  const confirmCancel = async (reason: string) => {
    const reply = await cancel.run({ id: cancelling!.id, reason })
    if (!reply.ok) return
    setCancelling(null)
    offerUndo(`${text.cancelled}: ${serial}`, reply.command)
  }
  const confirmUnwanted = async (note: string) => {
    const reply = await closeUnlock.run({ id: unwanted!.id, outcome: 'cancelled', note })
    if (!reply.ok) return
    setUnwanted(null)
    offerUndo(`${text.doneNotWanted}: ${serial}`, reply.command)
  }
  if (queue.length === 0 && asked.length === 0) return null
  return (
    <section aria-labelledby="changes" className={styles.block}>
      <h2 id="changes">{text.changes}</h2>
      <RefusalText refusal={refusal} />
      <ul className={styles.sentences}>
        {queue.map((change) => (
          <li key={change.id} className={styles.change}>
            <span>
              {shortDay(change.dueOn as Day)}: {usersChange(change.from, change.users)}
              {change.note !== '' && ` · ${change.note}`}
              {change.conflict !== null && (
                <strong> · {conflictSentence(change.conflict, change)}</strong>
              )}{' '}
              <WhyThisDate because={change.why} label={serialText.why} />
            </span>
            <Button size="compact-xs" variant="default" onClick={() => void apply(change)}>
              {text.apply}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => setCancelling(change)}>
              {text.cancel}
            </Button>
          </li>
        ))}
        {asked.map((change) => (
          <li key={change.id} className={styles.change}>
            <span>
              {shortDay(change.askedOn as Day)}: {computerTask(change.computer)} (
              {change.causeText || computerCauses[change.cause].toLowerCase()})
            </span>
            <Button size="compact-xs" variant="default" onClick={() => setGranting(change.id)}>
              {text.granted}
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => setUnwanted(change)}>
              {text.notWanted}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmWithReason
        opened={cancelling !== null}
        title={text.cancelTitle}
        confirmLabel={text.cancelTitle}
        pending={cancel.pending}
        refusal={cancel.refusal}
        onConfirm={(reason) => void confirmCancel(reason)}
        onClose={() => setCancelling(null)}
      >
        {cancelling && usersChange(cancelling.from, cancelling.users)}
      </ConfirmWithReason>
      <ConfirmWithReason
        opened={unwanted !== null}
        title={text.notWantedTitle}
        confirmLabel={text.notWanted}
        pending={closeUnlock.pending}
        refusal={closeUnlock.refusal}
        onConfirm={(note) => void confirmUnwanted(note)}
        onClose={() => setUnwanted(null)}
      >
        {unwanted && computerTask(unwanted.computer)}
      </ConfirmWithReason>
      {granting !== null && <GrantedDialog id={granting} serial={serial} onClose={() => setGranting(null)} />}
    </section>
  )
}
