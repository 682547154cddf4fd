import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { triage, type TriageAnswers } from '#domain/triage.ts'
import { usersWord } from '#messages/es-MX/serials.ts'
import { knownSentence, stepNames, triageText as text } from '#messages/es-MX/triage.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Outcome } from './Outcome.tsx'
import { Solving } from './Solving.tsx'
import { placeOfStep } from './place-of-step.ts'
import styles from './triage.module.css'

export type Facts = OutputOf<'triage.facts'>
type Reported = OutputOf<'triage.report'>

interface CallProps {
  readonly serialId: string
  readonly onAnother: () => void
}

/** One call: what the screen says, what the ledger knows, and what it is about while it is typed. */
export function Call({ serialId, onAnother }: CallProps) {
  const { data, error } = useQueryOf('triage.facts', { serialId })
  const refusal = refusalOf(error)
  if (refusal !== null)
    return <RefusalText refusal={refusal} action={{ label: text.change, run: onAnother }} />
  if (data === undefined) return <LoadingRows rows={6} />
  return <Form serialId={serialId} facts={data} onAnother={onAnother} />
}

function Form({ serialId, facts, onAnother }: CallProps & { readonly facts: Facts }) {
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<{ message: string; answers: TriageAnswers }>(
    `triage ${serialId}`,
    { message: '', answers: {} },
  )
  const [reported, setReported] = useState<Reported | null>(null)
  const reporting = useCommand('triage.report')
  const outcome = useRef<HTMLDivElement>(null)
  const known = { ...facts, today: facts.today as Day, cutoff: facts.cutoff as Day | null }
  const decided = triage(form.message, known, form.answers)
  const message = form.message.trim()

  const save = async () => {
    const reply = await reporting.run({ serialId, message: message || text.title, answers: form.answers })
    if (!reply.ok) return
    dropForm()
    const { stoppageId, step } = reply.value
    offerUndo(`${stoppageId === null ? text.noted : text.saved}: ${facts.serial}`, reply.command)
    const place = placeOfStep(step, serialId, message)
    if (place === null) setReported(reply.value)
    else go(place)
  }

  if (reported !== null) {
    return <Solving serialId={serialId} facts={facts} reported={reported} onAnother={onAnother} />
  }
  return (
    <>
      <header className={styles.header}>
        <p className={styles.client}>
          {facts.client} · {facts.system} · {facts.serial} · {usersWord(facts.users)}
        </p>
        <Button size="xs" variant="subtle" onClick={onAnother}>
          {text.change}
        </Button>
      </header>
      {facts.note !== '' && <p className={styles.quiet}>«{facts.note}»</p>}
      <div className={styles.columns}>
        <Textarea
          autoFocus
          label={text.message}
          description={text.messageHint}
          rows={4}
          maxLength={200}
          value={form.message}
          onChange={({ currentTarget }) => setForm({ ...form, message: currentTarget.value })}
          onKeyDown={(event) => {
            // A message is read aloud or pasted: Enter goes on to what follows from it, Shift+Enter makes a line.
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            outcome.current?.focus()
          }}
        />
        <section aria-label={text.know} className={styles.known}>
          <h2>{text.know}</h2>
          <ul>
            {knownSentence(facts, today).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      </div>
      <Outcome
        panel={outcome}
        outcome={decided}
        cutoff={facts.cutoff as Day | null}
        validation={facts.validation as Day | null}
        onAnswer={(question, answer) =>
          setForm({ ...form, answers: { ...form.answers, [question]: answer } })
        }
      />
      <RefusalText refusal={reporting.refusal} />
      <ActionButton
        variant="filled"
        label={stepNames[decided.step]}
        keys="Enter"
        loading={reporting.pending}
        run={() => void save()}
      />
    </>
  )
}
