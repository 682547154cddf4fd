import { Button, TextInput } from '@mantine/core'
import type { Day } from '#domain/calendar.ts'
import { statusNames } from '#messages/es-MX/serials.ts'
import { knownActivation, knownPayment, knownValidation, todayText as text } from '#messages/es-MX/today.ts'
import { useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { useToday } from '../../ui/surroundings.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { Form, type FormProps } from './FollowUpForm.tsx'
import type { Line } from './lines.ts'
import styles from './AttendForm.module.css'

export interface AttendFormProps extends FormProps {
  readonly line: Line
  readonly onSolved: (note: string) => Promise<boolean>
}

/** "No abre": what the screen says, beside what the ledger knows of payment, validation and activation. */
export function AttendForm({ line, draft, onSolved, ...form }: AttendFormProps) {
  const today = useToday()
  const { data } = useQueryOf('serials.get', { id: line.serialId })
  const [note, setNote, drop] = useDraft(`today.attend.${draft}`, '')
  const save = async () => {
    if (await onSolved(note.trim())) drop()
  }
  return (
    <Form {...form} saveLabel={text.opensAgain} onSubmit={save}>
      {line.message !== null && <p className={styles.message}>«{line.message}»</p>}
      <dl className={styles.facts} aria-label={text.whatWeKnow}>
        <dt>{text.payment}</dt>
        <dd>
          {knownPayment(data?.row.nextCutoff as Day | undefined, data?.paid?.state, today)}
          {data !== undefined && data.whyCutoff.length > 0 && <WhyThisDate because={data.whyCutoff} />}
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              form.onClose()
              go(`/renovar/${line.serialId}`)
            }}
          >
            {text.renew}
          </Button>
        </dd>
        <dt>{text.validation}</dt>
        <dd>
          {knownValidation(
            data?.row.nextValidation as Day | undefined,
            data?.tolerance?.possibleLastDay as Day | undefined,
            today,
          )}
          {data !== undefined && data.whyValidation.length > 0 && (
            <WhyThisDate because={data.whyValidation} />
          )}
        </dd>
        <dt>{text.activation}</dt>
        <dd>
          {data === undefined
            ? '…'
            : knownActivation(data.row.activatedOn as Day | null, statusNames[data.row.status])}
        </dd>
      </dl>
      <TextInput
        data-autofocus
        label={text.howSolved}
        value={note}
        maxLength={200}
        autoComplete="off"
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </Form>
  )
}
