import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { CASE_CHANNELS, CASE_PRIORITIES, type CaseChannel, type CasePriority } from '#domain/support-case.ts'
import {
  SCOPE_TOPICS,
  scopeOf,
  sortScope,
  type ScopeAnswers,
  type ScopeTopic,
} from '#domain/support-scope.ts'
import {
  channelNames,
  priorityNames,
  questionTexts,
  caseReminders,
  caseStateNames,
  scopeNames,
  scopeSentence,
  supportText as text,
  topicNames,
} from '#messages/es-MX/support.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { useClientSerials } from '../../state/use-rented-systems.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FindCaller } from '../../ui/FindCaller.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './support.module.css'

/** A case in under a minute: who calls, about which system, how, and what they say. */
export default function NewCase({ query }: ScreenProps) {
  const [serialId, clientId, name] = [query.get('serie'), query.get('cliente'), query.get('nombre')]
  const follows = query.get('sigue')
  const serial = useQueryOf(
    'support.entitlement',
    { serialId: serialId ?? '' },
    { enabled: serialId !== null },
  )
  const known = clientId ?? serial.data?.clientId ?? null
  return (
    <div className={styles.page}>
      <h1>{text.create}</h1>
      {known !== null ? (
        <OfClient key={known} clientId={known} serialId={serialId} follows={follows} />
      ) : name !== null ? (
        <CaseForm
          name={name}
          clientId={null}
          systems={[]}
          initial={{ ...EMPTY, caller: name }}
          follows={null}
        />
      ) : serialId !== null && serial.error === null ? (
        <LoadingRows rows={6} />
      ) : (
        <Who />
      )}
    </div>
  )
}

function Who() {
  const [name, setName] = useState('')
  return (
    <div className={styles.form}>
      <FindCaller
        onTake={({ kind, id, clientId }) =>
          replacePlace(
            kind === 'serial'
              ? `/soporte/nuevo?cliente=${clientId}&serie=${id}`
              : `/soporte/nuevo?cliente=${clientId}`,
          )
        }
      />
      <form
        className={styles.question}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') replacePlace(`/soporte/nuevo?nombre=${encodeURIComponent(name.trim())}`)
        }}
      >
        <TextInput
          label={text.notClient}
          placeholder={text.notClientHint}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      </form>
    </div>
  )
}

interface OfClientProps {
  readonly clientId: string
  readonly serialId: string | null
  readonly follows: string | null
}

function OfClient({ clientId, serialId, follows }: OfClientProps) {
  const { client, systems, refusal } = useClientSerials(clientId)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (client === undefined || systems === undefined) return <LoadingRows rows={6} />
  return (
    <CaseForm
      name={client.name}
      note={client.note}
      clientId={clientId}
      systems={systems.map(({ id, system, version, serial }) => ({
        value: id,
        label: `${system} ${version} · ${serial}`,
      }))}
      initial={{ ...EMPTY, serialId: serialId ?? (systems.length === 1 ? systems[0]!.id : '') }}
      follows={follows}
    />
  )
}

interface Form {
  readonly serialId: string
  readonly caller: string
  readonly phone: string
  readonly channel: CaseChannel
  readonly subject: string
  readonly said: string
  readonly answers: ScopeAnswers
  /** '' while it is as the words say. */
  readonly topic: ScopeTopic | ''
  readonly priority: CasePriority
}

const EMPTY: Form = {
  ...{ serialId: '', caller: '', phone: '', channel: 'phone', subject: '', said: '' },
  ...{ answers: {}, topic: '', priority: 'normal' },
}

interface CaseFormProps {
  readonly name: string
  readonly note?: string
  readonly clientId: string | null
  readonly systems: readonly { readonly value: string; readonly label: string }[]
  readonly initial: Form
  readonly follows: string | null
}

function CaseForm({ name, note = '', clientId, systems, initial, follows }: CaseFormProps) {
  const [form, setForm, drop] = useDraft<Form>(`support.open ${clientId ?? name} ${follows}`, initial)
  const opening = useCommand('support.open')
  const set = (change: Partial<Form>) => setForm({ ...form, ...change })
  const ready = form.caller.trim() !== '' && form.subject.trim() !== ''
  const save = async () => {
    if (!ready || opening.pending) return
    const { serialId, topic, ...rest } = form
    const reply = await opening.run({
      ...rest,
      ...(clientId === null ? {} : { clientId }),
      ...(serialId === '' ? {} : { serialId }),
      ...(topic === '' ? {} : { topic }),
      ...(follows === null ? {} : { follows }),
    })
    if (!reply.ok) return
    drop()
    offerUndo(`${text.doneOpen}: ${reply.value.folio}`, reply.command)
    replacePlace(`/soporte/${reply.value.id}`)
  }
  return (
    <>
      <div className={desk.title}>
        {clientId === null ? (
          <b>{name}</b>
        ) : (
          <button type="button" className={styles.link} onClick={() => go(`/clientes/${clientId}`)}>
            {name}
          </button>
        )}
        {note !== '' && <span className={styles.dim}>«{note}»</span>}
      </div>
      <div className={styles.columns}>
        <div className={styles.form}>
          {systems.length > 0 && (
            <NativeSelect
              label={text.which}
              value={form.serialId}
              data={[{ value: '', label: text.noSystem }, ...systems]}
              onChange={({ currentTarget }) => set({ serialId: currentTarget.value })}
            />
          )}
          <div className={styles.row}>
            <TextInput
              autoFocus={initial.caller === ''}
              required
              label={text.caller}
              maxLength={200}
              value={form.caller}
              onChange={({ currentTarget }) => set({ caller: currentTarget.value })}
            />
            <TextInput
              label={text.phone}
              maxLength={200}
              value={form.phone}
              onChange={({ currentTarget }) => set({ phone: currentTarget.value })}
            />
            <NativeSelect
              label={text.channel}
              value={form.channel}
              data={CASE_CHANNELS.map((value) => ({ value, label: channelNames[value] }))}
              onChange={({ currentTarget }) => set({ channel: currentTarget.value as CaseChannel })}
            />
          </div>
          <TextInput
            autoFocus={initial.caller !== ''}
            required
            label={text.subject}
            maxLength={200}
            value={form.subject}
            onChange={({ currentTarget }) => set({ subject: currentTarget.value })}
          />
          <Textarea
            label={text.said}
            description={text.saidHint}
            rows={4}
            value={form.said}
            onChange={({ currentTarget }) => set({ said: currentTarget.value })}
          />
          <RefusalText refusal={opening.refusal} />
          <div className={styles.actions}>
            <ActionButton
              variant="filled"
              label={text.save}
              keys="Ctrl+Enter"
              loading={opening.pending}
              disabled={!ready}
              run={() => void save()}
            />
          </div>
        </div>
        <div className={styles.side}>
          {form.serialId !== '' && <Entitled serialId={form.serialId} />}
          <Scope form={form} onChange={set} />
          {clientId !== null && form.subject.trim() !== '' && (
            <Similar clientId={clientId} serialId={form.serialId} subject={form.subject} />
          )}
          <section className={styles.panel} aria-label={text.reminders}>
            <h2>{text.reminders}</h2>
            <ul>
              {caseReminders.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  )
}

function Entitled({ serialId }: { readonly serialId: string }) {
  const { data } = useQueryOf('support.entitlement', { serialId }, { keepPrevious: true })
  if (data === undefined) return null
  return (
    <section className={styles.panel} aria-label={text.entitlement}>
      <h2>{text.entitlement}</h2>
      <p>{data.entitlement.sentence}</p>
    </section>
  )
}

interface ScopeProps {
  readonly form: Form
  readonly onChange: (change: Partial<Form>) => void
}

/** In or out of free support, while it is typed (R93–R102); what the words do not tell is asked. */
function Scope({ form, onChange }: ScopeProps) {
  const said = `${form.subject} ${form.said}`
  if (said.trim() === '' && form.topic === '') return null
  const found = sortScope(said, form.answers)
  const topic = form.topic !== '' ? form.topic : found.kind === 'sorted' ? found.topic : null
  return (
    <section className={styles.panel} aria-label={text.scope}>
      <h2>{text.scope}</h2>
      {topic !== null ? (
        <p role="status">
          {text.sorted} <b>{topicNames[topic]}</b>: {scopeNames[scopeOf(topic).scope]}. {scopeSentence(topic)}
        </p>
      ) : found.kind === 'ask' ? (
        <div className={styles.question} role="status">
          {text.asks}: {questionTexts[found.question]}
          {([true, false] as const).map((answer) => (
            <Button
              key={String(answer)}
              size="xs"
              variant="default"
              onClick={() => onChange({ answers: { ...form.answers, [found.question]: answer } })}
            >
              {answer ? text.yes : text.no}
            </Button>
          ))}
        </div>
      ) : (
        <p role="status">{text.person}</p>
      )}
      <NativeSelect
        label={text.topic}
        value={form.topic}
        data={[
          { value: '', label: text.byWords },
          ...SCOPE_TOPICS.map((value) => ({ value, label: topicNames[value] })),
        ]}
        onChange={({ currentTarget }) => onChange({ topic: currentTarget.value as ScopeTopic | '' })}
      />
      {topic !== null && scopeOf(topic).scope === 'free' && (
        <NativeSelect
          label={text.priority}
          value={form.priority}
          data={CASE_PRIORITIES.map((value) => ({ value, label: priorityNames[value] }))}
          onChange={({ currentTarget }) => onChange({ priority: currentTarget.value as CasePriority })}
        />
      )}
    </section>
  )
}

interface SimilarProps {
  readonly clientId: string
  readonly serialId: string
  readonly subject: string
}

/** R115: what is open about the same is opened instead; what is closed goes on in another case (R114). */
function Similar({ clientId, serialId, subject }: SimilarProps) {
  const { data } = useQueryOf(
    'support.similar',
    { clientId, subject: subject.trim(), ...(serialId === '' ? {} : { serialId }) },
    { keepPrevious: true },
  )
  if (data === undefined || data.cases.length === 0) return null
  return (
    <section className={styles.panel} aria-label={text.similar}>
      <h2>{text.similar}</h2>
      <ul>
        {data.cases.map(({ id, folio, state, subject: about }) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => go(`/soporte/${id}`)}>
              {folio} · {about}
            </button>{' '}
            <span className={styles.dim}>{caseStateNames[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
