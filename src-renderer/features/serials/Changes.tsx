import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { changesText as text, conflictSentence, usersChange } from '#messages/es-MX/changes.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { serialText } from '#messages/es-MX/serials.ts'
import { call, useQueryOf, type Refused } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './serials.module.css'

type Seat = OutputOf<'changes.of'>['users'][number]

/** Users on a day to come. Nothing when nothing is scheduled. */
export function Changes({ page }: { readonly page: SerialPage }) {
  const { id, serial } = page.row
  const { data } = useQueryOf('changes.of', { serialId: id })
  const [cancelling, setCancelling] = useState<Seat | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const queue = (data?.users ?? []).filter(({ status }) => status === 'scheduled').toReversed()

  const apply = async (change: Seat) => {
    const reply = await call('changes.applyUsers', { id: change.id })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) offerUndo(`${text.applied}: ${serial}`, reply.command)
  }
  if (queue.length === 0) return null
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
      </ul>
      {cancelling !== null && (
        <ReasonDialog
          command="changes.cancelUsers"
          input={(reason) => ({ id: cancelling.id, reason })}
          said={`${text.cancelled}: ${serial}`}
          title={text.cancelTitle}
          confirmLabel={text.cancelTitle}
          onClose={() => setCancelling(null)}
        >
          {usersChange(cancelling.from, cancelling.users)}
        </ReasonDialog>
      )}
    </section>
  )
}
