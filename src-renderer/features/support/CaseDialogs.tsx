import { Checkbox, NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
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

const saidOf = ({ folio }: CasePage) => `${text.doneSaved}: ${folio}`

/** A text of the case, kept while it is not saved. */
function useWords({ id }: CasePage, what: string) {
  return useDraft(`support.${what} ${id}`, '')
}

interface WordsProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Words({ label, value, onChange }: WordsProps) {
  return (
    <Textarea
      data-autofocus
      label={label}
      rows={4}
      maxLength={200}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

export function NoteDialog({
  page,
  kind,
  onClose,
}: CaseDialogProps & { readonly kind: 'answer' | 'note' | 'attempt' }) {
  const [words, setWords, drop] = useWords(page, kind)
  const { save, ...saving } = useSaving(
    'support.note',
    () => saidOf(page),
    () => {
      drop()
      onClose()
    },
  )
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text[kind]}: ${page.folio}`}
      submitLabel={text[kind]}
      submitKeys="Ctrl+Enter"
      ready={words.trim() !== ''}
      onSubmit={() => save({ id: page.id, kind, text: words })}
      onClose={onClose}
    >
      <Words label={kind === 'answer' ? text.answerHint : text.note} value={words} onChange={setWords} />
    </FormDialog>
  )
}

export function WaitDialog({ page, onClose }: CaseDialogProps) {
  const [words, setWords, drop] = useWords(page, 'wait')
  const [on, setOn] = useState<'client' | 'thirdParty'>('client')
  const { save, ...saving } = useSaving(
    'support.wait',
    () => saidOf(page),
    () => {
      drop()
      onClose()
    },
  )
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.wait}: ${page.folio}`}
      submitLabel={text.wait}
      submitKeys="Ctrl+Enter"
      ready={words.trim() !== ''}
      onSubmit={() => save({ id: page.id, on, what: words })}
      onClose={onClose}
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
      <Words label={text.waitFor} value={words} onChange={setWords} />
    </FormDialog>
  )
}

export function ResumeDialog({ page, onClose }: CaseDialogProps) {
  const [words, setWords, drop] = useWords(page, 'resume')
  const { save, ...saving } = useSaving(
    'support.resume',
    () => saidOf(page),
    () => {
      drop()
      onClose()
    },
  )
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.resume}: ${page.folio}`}
      submitLabel={text.resume}
      submitKeys="Ctrl+Enter"
      ready={words.trim() !== ''}
      onSubmit={() => save({ id: page.id, what: words })}
      onClose={onClose}
    >
      <Words label={text.resumeWhat} value={words} onChange={setWords} />
    </FormDialog>
  )
}

export function AssignDialog({ page, onClose }: CaseDialogProps) {
  const people = useQueryOf('operators.list', {}).data?.operators.filter(({ active }) => active) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { save, ...saving } = useSaving('support.assign', () => saidOf(page), onClose)
  const operatorId = chosen ?? people[0]?.id ?? ''
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.assign}: ${page.folio}`}
      submitLabel={text.assign}
      ready={operatorId !== '' && reason.trim() !== ''}
      onSubmit={() => save({ id: page.id, operatorId, reason })}
      onClose={onClose}
    >
      <NativeSelect
        label={text.specialist}
        value={operatorId}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <TextInput
        data-autofocus
        label={text.reason}
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </FormDialog>
  )
}

export function ReproduceDialog({ page, onClose }: CaseDialogProps) {
  const [steps, setSteps, drop] = useDraft(`support.steps ${page.id}`, page.steps)
  const [reproduced, setReproduced] = useState(page.reproduced)
  const { save, ...saving } = useSaving(
    'support.reproduce',
    () => saidOf(page),
    () => {
      drop()
      onClose()
    },
  )
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.reproduce}: ${page.folio}`}
      submitLabel={text.reproduce}
      submitKeys="Ctrl+Enter"
      ready={steps.trim() !== ''}
      onSubmit={() => save({ id: page.id, steps, reproduced })}
      onClose={onClose}
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
    </FormDialog>
  )
}

export function SortDialog({ page, onClose }: CaseDialogProps) {
  const [topic, setTopic] = useState<ScopeTopic>(page.topic?.topic ?? 'ownFunction')
  const [reason, setReason] = useState('')
  const { save, ...saving } = useSaving('support.sortCase', () => saidOf(page), onClose)
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.decide}: ${page.folio}`}
      submitLabel={text.decide}
      ready={reason.trim() !== ''}
      onSubmit={() => save({ id: page.id, topic, reason })}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={text.topic}
        description={scopeSentence(topic)}
        value={topic}
        data={SCOPE_TOPICS.map((value) => ({ value, label: topicNames[value] }))}
        onChange={({ currentTarget }) => setTopic(currentTarget.value as ScopeTopic)}
      />
      <TextInput
        label={text.reason}
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </FormDialog>
  )
}

export function PriorityDialog({ page, onClose }: CaseDialogProps) {
  const [priority, setPriority] = useState<CasePriority>(page.priority ?? 'normal')
  const { save, ...saving } = useSaving('support.setPriority', () => saidOf(page), onClose)
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.priority}: ${page.folio}`}
      submitLabel={text.savePriority}
      onSubmit={() => save({ id: page.id, priority })}
      onClose={onClose}
    >
      <NativeSelect
        data-autofocus
        label={text.priority}
        value={priority}
        data={CASE_PRIORITIES.map((value) => ({ value, label: priorityNames[value] }))}
        onChange={({ currentTarget }) => setPriority(currentTarget.value as CasePriority)}
      />
    </FormDialog>
  )
}

export function AdvisoryDialog({ page, onClose }: CaseDialogProps) {
  const [hourRate, setHourRate] = useState<Centavos | null>(null)
  const { save, ...saving } = useSaving('support.agreeAdvisory', () => saidOf(page), onClose)
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.advisory}: ${page.folio}`}
      submitLabel={text.agree}
      ready={hourRate !== null}
      onSubmit={() => hourRate !== null && save({ id: page.id, hourRate })}
      onClose={onClose}
    >
      <MoneyInput data-autofocus label={text.hourRate} value={hourRate} onChange={setHourRate} />
    </FormDialog>
  )
}

export function TimeDialog({ page, onClose }: CaseDialogProps) {
  const [minutes, setMinutes] = useState(60)
  const [what, setWhat] = useState('')
  const { save, ...saving } = useSaving('support.addTime', () => saidOf(page), onClose)
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.addTime}: ${page.folio}`}
      submitLabel={text.addTime}
      ready={what.trim() !== ''}
      onSubmit={() => save({ id: page.id, minutes, what })}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        label={text.minutes}
        min={1}
        max={1440}
        value={minutes}
        onChange={(value) => setMinutes(Number(value) || 1)}
      />
      <TextInput
        label={text.what}
        maxLength={200}
        value={what}
        onChange={({ currentTarget }) => setWhat(currentTarget.value)}
      />
    </FormDialog>
  )
}

/** By a person, with its reason (R112–R115); of a duplicate, the case that goes on. */
export function CloseDialog({
  page,
  reasons,
  onClose,
}: CaseDialogProps & { readonly reasons: readonly ClosingReason[] }) {
  const [reason, setReason] = useState<ClosingReason>('agreed')
  const [note, setNote] = useState('')
  const [original, setOriginal] = useState<string | null>(null)
  const others = useQueryOf(
    'support.list',
    { state: 'all', limit: 100, ...(page.client === null ? {} : { clientId: page.client.id }) },
    { enabled: reason === 'duplicate' },
  )
  const candidates = (others.data?.cases ?? []).filter(({ id }) => id !== page.id)
  const duplicateOf = original ?? candidates[0]?.id
  const { save, ...saving } = useSaving('support.close', () => saidOf(page), onClose)
  return (
    <FormDialog
      {...saving}
      opened
      title={`${text.close}: ${page.folio}`}
      submitLabel={text.close}
      ready={note.trim() !== ''}
      onSubmit={() =>
        save({
          ...{ id: page.id, reason, note },
          ...(reason === 'duplicate' && duplicateOf !== undefined ? { duplicateOf } : {}),
        })
      }
      onClose={onClose}
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
      <TextInput
        data-autofocus
        label={text.closeNote}
        maxLength={200}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormDialog>
  )
}
