import { useRef, useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import {
  noticeNames,
  outdatedConsequence,
  progressText,
  updateText as text,
} from '#messages/es-MX/updates.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { ClientPanel } from './ClientPanel.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import desk from '../../ui/desk.module.css'
import styles from './updates.module.css'

export type CampaignData = OutputOf<'updates.get'>
type Client = OutputOf<'updates.clients'>['clients'][number]
type Show = keyof typeof text.clientShows

const shows = Object.keys(text.clientShows) as readonly Show[]

/** One campaign: who still lacks the version, and each computer of the client that is chosen. */
export default function Campaign({ params }: ScreenProps) {
  const { data, error } = useQueryOf('updates.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <div className={desk.fill}>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/actualizaciones') }} />
      </div>
    )
  }
  return data === undefined ? <LoadingRows rows={12} /> : <Shown campaign={data} />
}

function Shown({ campaign }: { readonly campaign: CampaignData }) {
  const { finishBy, endedOn, endReason, versions } = campaign
  const day = (on: string) => shortDay(on as Day)
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>
          {campaign.system} {campaign.version}
        </h1>
        <span className={desk.dim}>
          {text.announcedOn} {day(campaign.announcedOn)}
          {finishBy !== null && ` · ${text.finishBy} ${day(finishBy)}`} ·{' '}
          {progressText(campaign.computersDone, campaign.computers)} {text.computers.toLowerCase()}
        </span>
        {endedOn !== null && (
          <span className={desk.state}>
            {text.ended(endedOn as Day)}: {endReason}
          </span>
        )}
        <span className={desk.grow} />
        {endedOn === null && <CampaignActions campaign={campaign} />}
      </div>
      {versions.length > 0 && (
        <p className={styles.consequence}>
          {text.versionsNow}{' '}
          {versions.map((one) => text.versionLine(one.version, one.systems, one.supported)).join('; ')}.{' '}
          {outdatedConsequence}
        </p>
      )}
      <Clients campaign={campaign} />
    </div>
  )
}

function CampaignActions({ campaign }: { readonly campaign: CampaignData }) {
  const { id, system, version, byMail } = campaign
  const [ending, setEnding] = useState(false)
  const telling = useCommand('updates.notifyAll')
  const tell = async () => {
    const reply = await telling.run({ id })
    if (reply.ok) notify(text.notifiedAll(reply.value.mails, reply.value.byHand))
  }
  return (
    <>
      {byMail > 0 && (
        <ActionButton
          variant="filled"
          label={`${text.notifyAll} (${byMail})`}
          keys="Ctrl+Enter"
          loading={telling.pending}
          run={() => void tell()}
        />
      )}
      <ActionButton label={text.end} keys="B" run={() => setEnding(true)} />
      <RefusalText refusal={telling.refusal} />
      {ending && (
        <ReasonDialog
          command="updates.end"
          input={(reason) => ({ id, reason })}
          said={`${text.doneEnd}: ${system} ${version}`}
          title={`${text.end}: ${system} ${version}`}
          confirmLabel={text.end}
          onClose={() => setEnding(false)}
        >
          {text.endHint}
        </ReasonDialog>
      )}
    </>
  )
}

function Clients({ campaign }: { readonly campaign: CampaignData }) {
  const { id } = campaign
  const [show, setShow] = useState<Show>('missing')
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const of = { id, show, search }
  const first = useQueryOf('updates.clients', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('updates.clients', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.clients
  const { counts, total = 0 } = first.data ?? {}
  const at = Math.min(active, total - 1)
  const chosen = usePage(Math.max(0, Math.floor(at / PAGE_ROWS)))?.[at % PAGE_ROWS]
  const focus = (what: string) => place.current?.querySelector<HTMLElement>(what)?.focus()
  if (first.data === undefined) return <LoadingRows rows={10} />
  return (
    <>
      <div className={desk.title}>
        <Choices
          label={text.show}
          choices={shows.map((key) => ({ key, label: text.clientShows[key], count: counts?.[key] }))}
          chosen={show}
          onChoose={(one) => {
            setShow(one)
            setActive(0)
          }}
        />
        <SearchField
          label={text.search}
          w={240}
          onSearch={(typed) => {
            setSearch(typed)
            setActive(0)
          }}
        />
      </div>
      {total === 0 ? (
        <p className={desk.none}>{show === 'missing' && search === '' ? text.allDone : text.nobodyHere}</p>
      ) : (
        <div ref={place} className={styles.columns}>
          <LongList<Client>
            key={`${show} ${search}`}
            label={text.clients}
            total={total}
            usePage={usePage}
            row={(client) => <Row client={client} />}
            head={head}
            className={styles.client!}
            active={at}
            onActive={setActive}
            onOpen={() => focus('input[type="checkbox"]:not(:checked)')}
          />
          {chosen !== undefined && (
            <ClientPanel
              key={chosen.clientId}
              campaign={campaign}
              clientId={chosen.clientId}
              onLeave={() => focus('[role="listbox"]')}
            />
          )}
        </div>
      )}
    </>
  )
}

const head = (
  <>
    <span>{text.client}</span>
    <span>{text.computers}</span>
    <span>{text.notice}</span>
  </>
)

function Row({ client: { client, computers, computersDone, notice } }: { readonly client: Client }) {
  return (
    <>
      <span>{client}</span>
      <span>{progressText(computersDone, computers)}</span>
      <span className={notice === null ? desk.dim : undefined}>
        {notice === null ? text.notTold : noticeNames[notice.channel]}
      </span>
    </>
  )
}
