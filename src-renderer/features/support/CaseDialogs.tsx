import { Checkbox, NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { InputOf, OperationName } from '#contract/index.ts'
import type { Centavos } from '#domain/money.ts'
import { CASE_PRIORITIES, type CasePriority, type ClosingReason } from '#domain/support-case.ts'
import { SCOPE_TOPICS, type ScopeTopic } from '#domain/support-scope.ts'
import {
  closingNames,
  priorityNames,
  scopeSentence,
  supportText as text,
  topicNames,
} from '#messages/es-MX/support.ts'
import { useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import type { CasePage } from './Case.tsx'

interface CaseDialogProps {
  readonly page: CasePage
  readonly onClose: () => void
}

interface CaseFormProps<N extends OperationName> extends CaseDialogProps {
  readonly command: N
  /** What it does: the title, and the button where that has no word of its own. */
  readonly label: string
  readonly submitLabel?: string
  readonly submitKeys?: 'Enter' | 'Ctrl+Enter'
  /** Null while there is nothing that could be saved. */
  readonly input: InputOf<N> | null
  readonly onSaved?: () => void
  readonly children: ReactNode
}

/** One command of a case: saved, it closes and offers Deshacer. */
function CaseForm<N extends OperationName>({
  page,
  command,
  label,
  submitLabel = label,
  submitKeys = 'Enter',
  input,
  onSaved,
  onClose,
  children,
}: CaseFormProps<N>) {
  const { save, ...saving } = useSaving(
    command,
    () => `${text.doneSaved}: ${page.folio}`,
    () => {
      onSaved?.()
      onClose()
    },
  )
  return (
    <FormDialog
      {...saving}
      opened
      title={`${label}: ${page.folio}`}
      submitLabel={submitLabel}
      submitKeys={submitKeys}
      ready={input !== null}
      onSubmit={() => input !== null && save(input)}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  )
}

interface WordsFormProps<N extends OperationName> extends Omit<CaseFormProps<N>, 'input' | 'children'> {
  /** Under which what was typed is kept while it is not saved. */
  readonly draft: string
  readonly wordsLabel: string
  readonly inputOf: (words: string) => InputOf<N>
  /** Above the words. */
  readonly children?: ReactNode
}

/** One command that is nearly all words. */
function WordsForm<N extends OperationName>({
  draft,
  wordsLabel,
  inputOf,
  children,
  ...form
}: WordsFormProps<N>) {
  const [words, setWords, drop] = useDraft(`support.${draft} ${form.page.id}`, '')
  return (
    <CaseForm
      {...form}
      submitKeys="Ctrl+Enter"
      input={words.trim() === '' ? null : inputOf(words)}
      onSaved={drop}
    >
      {children}
      <Textarea
        data-autofocus
        label={wordsLabel}
        rows={4}
        maxLength={200}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
    </CaseForm>
  )
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}

function Line({ label, value, onChange, autoFocus = false }: LineProps) {
  return (
    <TextInput
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      label={label}
      maxLength={200}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

export function NoteDialog({
  kind,
  ...dialog
}: CaseDialogProps & { readonly kind: 'answer' | 'note' | 'attempt' }) {
  return (
    <WordsForm
      {...dialog}
      command="support.note"
      label={text[kind]}
      draft={kind}
      wordsLabel={kind === 'answer' ? text.answerHint : text.note}
      inputOf={(words) => ({ id: dialog.page.id, kind, text: words })}
    />
  )
}

export function WaitDialog(dialog: CaseDialogProps) {
  const [on, setOn] = useState<'client' | 'thirdParty'>('client')
  return (
    <WordsForm
      {...dialog}
      command="support.wait"
      label={text.wait}
      draft="wait"
      wordsLabel={text.waitFor}
      inputOf={(what) => ({ id: dialog.page.id, on, what })}
    >
      <NativeSelect
        label={text.waitFrom}
        value={on}
        data={[
          { value: 'client', label: text.waitClient },
          { value: 'thirdParty', label: text.waitThirdParty },
        ]}
        onChange={({ currentTarget }) => setOn(currentTarget.value as 'client' | 'thirdParty')}
      />
    </WordsForm>
  )
}

export function ResumeDialog(dialog: CaseDialogProps) {
  return (
    <WordsForm
      {...dialog}
      command="support.resume"
      label={text.resume}
      draft="resume"
      wordsLabel={text.resumeWhat}
      inputOf={(what) => ({ id: dialog.page.id, what })}
    />
  )
}

export function AssignDialog(dialog: CaseDialogProps) {
  const people = useQueryOf('operators.list', {}).data?.operators.filter(({ active }) => active) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason, drop] = useDraft(`support.assign ${dialog.page.id}`, '')
  const operatorId = chosen ?? people[0]?.id ?? ''
  const ready = operatorId !== '' && reason.trim() !== ''
  return (
    <CaseForm
      {...dialog}
      command="support.assign"
      label={text.assign}
      input={ready ? { id: dialog.page.id, operatorId, reason } : null}
      onSaved={drop}
    >
      <NativeSelect
        label={text.specialist}
        value={operatorId}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <Line autoFocus label={text.reason} value={reason} onChange={setReason} />
    </CaseForm>
  )
}

export function ReproduceDialog(dialog: CaseDialogProps) {
  const { page } = dialog
  const [steps, setSteps, drop] = useDraft(`support.steps ${page.id}`, page.steps)
  const [reproduced, setReproduced] = useState(page.reproduced)
  return (
    <CaseForm
      {...dialog}
      command="support.reproduce"
      label={text.reproduce}
      submitKeys="Ctrl+Enter"
      input={steps.trim() === '' ? null : { id: page.id, steps, reproduced }}
      onSaved={drop}
    >
      <Textarea
        data-autofocus
        label={text.steps}
        description={text.stepsHint}
        rows={6}
        value={steps}
        onChange={({ currentTarget }) => setSteps(currentTarget.value)}
      />
      <Checkbox
        label={text.reproduced}
        checked={reproduced}
        onChange={({ currentTarget }) => setReproduced(currentTarget.checked)}
      />
    </CaseForm>
  )
}

export function SortDialog(dialog: CaseDialogProps) {
  const [topic, setTopic] = useState<ScopeTopic>(dialog.page.topic?.topic ?? 'ownFunction')
  const [reason, setReason, drop] = useDraft(`support.sort ${dialog.page.id}`, '')
  return (
    <CaseForm
      {...dialog}
      command="support.sortCase"
      label={text.decide}
      input={reason.trim() === '' ? null : { id: dialog.page.id, topic, reason }}
      onSaved={drop}
    >
      <NativeSelect
        data-autofocus
        label={text.topic}
        description={scopeSentence(topic)}
        value={topic}
        data={SCOPE_TOPICS.map((value) => ({ value, label: topicNames[value] }))}
        onChange={({ currentTarget }) => setTopic(currentTarget.value as ScopeTopic)}
      />
      <Line label={text.reason} value={reason} onChange={setReason} />
    </CaseForm>
  )
}

export function PriorityDialog(dialog: CaseDialogProps) {
  const [priority, setPriority] = useState<CasePriority>(dialog.page.priority ?? 'normal')
  return (
    <CaseForm
      {...dialog}
      command="support.setPriority"
      label={text.priority}
      submitLabel={text.savePriority}
      input={{ id: dialog.page.id, priority }}
    >
      <NativeSelect
        data-autofocus
        label={text.priority}
        value={priority}
        data={CASE_PRIORITIES.map((value) => ({ value, label: priorityNames[value] }))}
        onChange={({ currentTarget }) => setPriority(currentTarget.value as CasePriority)}
      />
    </CaseForm>
  )
}

export function AdvisoryDialog(dialog: CaseDialogProps) {
  const [hourRate, setHourRate] = useState<Centavos | null>(null)
  return (
    <CaseForm
      {...dialog}
      command="support.agreeAdvisory"
      label={text.advisory}
      submitLabel={text.agree}
      input={hourRate === null ? null : { id: dialog.page.id, hourRate }}
    >
      <MoneyInput data-autofocus label={text.hourRate} value={hourRate} onChange={setHourRate} />
    </CaseForm>
  )
}

export function TimeDialog(dialog: CaseDialogProps) {
  const [minutes, setMinutes] = useState(60)
  const [what, setWhat, drop] = useDraft(`support.time ${dialog.page.id}`, '')
  return (
    <CaseForm
      {...dialog}
      command="support.addTime"
      label={text.addTime}
      input={what.trim() === '' ? null : { id: dialog.page.id, minutes, what }}
      onSaved={drop}
    >
      <NumberInput
        data-autofocus
        label={text.minutes}
        min={1}
        max={1440}
        value={minutes}
        onChange={(value) => setMinutes(Number(value) || 1)}
      />
      <Line label={text.what} value={what} onChange={setWhat} />
    </CaseForm>
  )
}

/** By a person, with its reason (R112–R115); of a duplicate, the case that goes on. */
export function CloseDialog({
  reasons,
  ...dialog
}: CaseDialogProps & { readonly reasons: readonly ClosingReason[] }) {
  const { page } = dialog
  const [reason, setReason] = useState<ClosingReason>('agreed')
  const [note, setNote, drop] = useDraft(`support.close ${page.id}`, '')
  const [original, setOriginal] = useState<string | null>(null)
  const others = useQueryOf(
    'support.list',
    { state: 'all', limit: 100, ...(page.client === null ? {} : { clientId: page.client.id }) },
    { enabled: reason === 'duplicate' },
  )
  const candidates = (others.data?.cases ?? []).filter(({ id }) => id !== page.id)
  const duplicateOf = original ?? candidates[0]?.id
  const named = reason === 'duplicate' && duplicateOf !== undefined ? { duplicateOf } : {}
  return (
    <CaseForm
      {...dialog}
      command="support.close"
      label={text.close}
      input={note.trim() === '' ? null : { id: page.id, reason, note, ...named }}
      onSaved={drop}
    >
      <NativeSelect
        label={text.closeReason}
        value={reason}
        data={reasons.map((value) => ({ value, label: closingNames[value] }))}
        onChange={({ currentTarget }) => setReason(currentTarget.value as ClosingReason)}
      />
      {reason === 'duplicate' && (
        <NativeSelect
          label={text.duplicateOf}
          value={duplicateOf ?? ''}
          data={candidates.map(({ id, folio, subject }) => ({ value: id, label: `${folio} · ${subject}` }))}
          onChange={({ currentTarget }) => setOriginal(currentTarget.value)}
        />
      )}
      <Line autoFocus label={text.closeNote} value={note} onChange={setNote} />
    </CaseForm>
  )
}
