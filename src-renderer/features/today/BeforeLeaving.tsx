import { Button } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { beforeLeavingTitle, todayText as text } from '#messages/es-MX/today.ts'
import { clientsOf } from './lines.ts'
import { countText } from '#messages/es-MX/today.ts'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import styles from './Today.module.css'

export interface BeforeLeavingProps {
  readonly answer: OutputOf<'today.beforeLeaving'>
  readonly onClose: () => void
}

/** On a Friday or before a bridge: what is cut before the office opens again. */
export function BeforeLeaving({ answer, onClose }: BeforeLeavingProps) {
  return (
    <div className={styles.leaving}>
      <strong>{beforeLeavingTitle(answer.through as Day)}</strong>
      <span>{countText(answer.lines.length, clientsOf(answer.lines))}</span>
      <WhyThisDate because={answer.why} />
      <span className={styles.space} />
      <Button size="xs" variant="default" onClick={onClose}>
        {text.backToList}
      </Button>
    </div>
  )
}
