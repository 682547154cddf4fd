import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { intakeFieldNames } from '#messages/es-MX/intake-words.ts'
import { intakeStateTitles, intakeText as text, whichNames } from '#messages/es-MX/intake.ts'
import { call, refusalOf, useQueryOf, type Refused, type Reply } from '../../api.ts'
import { putFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { IntakeSettings } from './IntakeSettings.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import desk from '../../ui/desk.module.css'
import styles from './intake.module.css'

type Listed = OutputOf<'intake.list'>['intakes'][number]
type Which = keyof typeof whichNames
type Asking = 'invite' | 'settings' | 'text' | null

/** Companies that asked for their desk (R1–R6): what came, what is missing, and what the office owes each. */
export default function Intakes({ query }: ScreenProps) {
  const [asking, setAsking] = useState<Asking>(query.has('invitar') ? 'invite' : null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const arrived = (reply: Reply<OutputOf<'intake.drop'>>) => {
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    if (reply.value.again) notify(text.again)
    setAsking(null)
    go(`/altas/${reply.value.id}`)
  }
  const drop = async (file: File) => {
    const put = await putFile(file)
    arrived(put.ok ? await call('intake.drop', { file: put.value.file }) : put)
  }
  const paste = async (typed: string) => arrived(await call('intake.paste', { text: typed }))
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ActionButton label={text.settings} keys="C" run={() => setAsking('settings')} />
        <ActionButton label={text.typeText} keys="P" run={() => setAsking('text')} />
        <ActionButton label={text.invite} keys="I" run={() => setAsking('invite')} />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={() => go('/altas/nueva')} />
      </div>
      <FileDrop
        accept=".eml,message/rfc822"
        onFile={(file) => void drop(file)}
        onText={(typed) => void paste(typed)}
      >
        {text.dropHint}
      </FileDrop>
      <RefusalText refusal={refusal} />
      <List />
      {asking === 'invite' && <InviteDialog onClose={() => setAsking(null)} />}
      {asking === 'settings' && <IntakeSettings onClose={() => setAsking(null)} />}
      {asking === 'text' && <TextDialog refusal={refusal} onRead={paste} onClose={() => setAsking(null)} />}
    </div>
  )
}

function TextDialog({ refusal, onRead, onClose }: TextDialogProps) {
  const [typed, setTyped] = useState('')
  return (
    <FormDialog
      opened
      size="lg"
      title={text.typeText}
      submitLabel={text.readText}
      submitKeys="Ctrl+Enter"
      ready={typed.trim() !== ''}
      refusal={refusal}
      onSubmit={() => void onRead(typed)}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label={text.textLabel}
        rows={12}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </FormDialog>
  )
}

interface TextDialogProps {
  readonly refusal: Refused | null
  readonly onRead: (typed: string) => Promise<void>
  readonly onClose: () => void
}

function List() {
  const [which, setWhich] = useState<Which>('open')
  const [search, setSearch] = useState('')
  const of = { which, search }
  const { data, error } = useQueryOf('intake.list', { ...of, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('intake.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.intakes
  const refusal = refusalOf(error)
  return (
    <>
      <div className={desk.title}>
        <Choices
          label={text.which}
          choices={(Object.keys(whichNames) as Which[]).map((key) => ({ key, label: whichNames[key] }))}
          chosen={which}
          onChoose={setWhich}
        />
        <SearchField label={text.search} onSearch={setSearch} className={desk.grow} />
        <ExportList name={text.title} wanted={{ list: 'intakes', status: which, search }} />
      </div>
      <Listing<Listed>
        of={`${which} ${search}`}
        total={data?.total}
        refusal={refusal}
        label={text.title}
        usePage={usePage}
        head={head}
        row={(intake) => <Row intake={intake} />}
        className={styles.intake!}
        onOpen={({ id }) => go(`/altas/${id}`)}
        whenEmpty={
          which === 'open' && search === '' ? (
            <EmptyState title={text.emptyTitle}>{text.emptyHint}</EmptyState>
          ) : (
            text.noneHere
          )
        }
      />
    </>
  )
}

const head = (
  <>
    <span>{text.receivedOn}</span>
    <span>{text.company}</span>
    <span>{text.rfc}</span>
    <span>{text.contact}</span>
    <span>{text.state}</span>
    <span>{text.missing}</span>
  </>
)

function Row({ intake }: { readonly intake: Listed }) {
  const waits = intake.state === 'received' || intake.state === 'incomplete'
  return (
    <>
      <span>{shortDay(intake.receivedOn as Day)}</span>
      <span>{intake.name || text.nameless}</span>
      <span>{intake.rfc}</span>
      <span>{intake.contactName || intake.email}</span>
      <span>{intakeStateTitles[intake.state]}</span>
      <span>{waits && intake.missing.map((field) => intakeFieldNames[field]).join(', ')}</span>
    </>
  )
}
