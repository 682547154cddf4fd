import { Group } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { causeNames, sentenceToSay, triageText as text } from '#messages/es-MX/triage.ts'
import { useSaving } from '../../state/use-saving.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { Facts } from './Call.tsx'
import styles from './triage.module.css'

interface SolvingProps {
  readonly serialId: string
  readonly facts: Facts
  readonly reported: OutputOf<'triage.report'>
  readonly onAnother: () => void
}

/** Still on the telephone: what to do there, and whether it opens now. */
export function Solving({ serialId, facts, reported, onAnother }: SolvingProps) {
  const { cause, stoppageId } = reported
  const solving = useSaving('triage.solved', () => `${text.solved}: ${facts.serial}`, onAnother)
  const validated = cause === 'validation' || cause === 'clock'
  return (
    <div className={styles.outcome}>
      <p className={styles.client}>
        {facts.client} · {facts.system} · {facts.serial}
      </p>
      <p className={styles.cause} role="status">
        {stoppageId === null ? text.noted : text.saved}: <strong>{causeNames[cause]}</strong>
      </p>
      <p className={styles.say}>
        «{sentenceToSay(cause, facts.cutoff as Day | null, facts.validation as Day | null)}»
      </p>
      {stoppageId !== null && <p className={styles.quiet}>{text.notYetNote}</p>}
      <RefusalText refusal={solving.refusal} />
      <Group gap={6}>
        {stoppageId !== null && (
          <ActionButton
            variant="filled"
            label={text.opens}
            keys="Enter"
            loading={solving.pending}
            run={() => solving.save({ serialId, validated })}
          />
        )}
        <ActionButton label={stoppageId === null ? text.another : text.notYet} keys="O" run={onAnother} />
        <ActionButton label={text.system} keys="V" run={() => go(`/sistemas/${serialId}`)} />
      </Group>
    </div>
  )
}
