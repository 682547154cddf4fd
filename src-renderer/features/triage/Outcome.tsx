import type { RefObject } from 'react'
import type { Day } from '#domain/calendar.ts'
import type { Triage, TriageQuestion } from '#domain/triage.ts'
import { causeSentence, questions, sentenceToSay, triageText as text } from '#messages/es-MX/triage.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import styles from './triage.module.css'

interface OutcomeProps {
  readonly panel: RefObject<HTMLDivElement | null>
  readonly outcome: Triage
  readonly cutoff: Day | null
  readonly validation: Day | null
  readonly onAnswer: (question: TriageQuestion, answer: boolean) => void
}

/** What it seems to be, the sentence to say, and the one question whose answer could still change it. */
export function Outcome({ panel, outcome, cutoff, validation, onAnswer }: OutcomeProps) {
  const { cause, because, question } = outcome
  return (
    <div ref={panel} tabIndex={-1} className={styles.outcome} role="group" aria-label={text.isAbout}>
      <p className={styles.cause} role="status">
        {text.isAbout}: <strong>{causeSentence(cause, because)}</strong>
      </p>
      <p className={styles.say}>
        <span className={styles.quiet}>{text.say}:</span> «{sentenceToSay(cause, cutoff, validation)}»
      </p>
      {question !== null && (
        <div className={styles.question}>
          <span>
            <span className={styles.quiet}>{text.ask}:</span> {questions[question]}
          </span>
          <ActionButton size="xs" label={text.yes} keys="S" run={() => onAnswer(question, true)} />
          <ActionButton size="xs" label={text.no} keys="N" run={() => onAnswer(question, false)} />
        </div>
      )}
    </div>
  )
}
