import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { progressText, updateText as text } from '#messages/es-MX/updates.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { NewCampaign } from './NewCampaign.tsx'
import desk from '../../ui/desk.module.css'
import styles from './updates.module.css'

type Listed = OutputOf<'updates.list'>['campaigns'][number]
type Show = keyof typeof text.shows

const shows = Object.keys(text.shows) as readonly Show[]

/** New versions and how far their clients are, the open ones first. */
export default function Campaigns() {
  const [show, setShow] = useState<Show>('open')
  const [active, setActive] = useState(0)
  const [creating, setCreating] = useState(false)
  const { data, error } = useQueryOf('updates.list', { show }, { keepPrevious: true })
  const refusal = refusalOf(error)
  const campaigns = data?.campaigns ?? []
  const create = () => setCreating(true)
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <Choices
          label={text.show}
          choices={shows.map((key) => ({ key, label: text.shows[key] }))}
          chosen={show}
          onChoose={(one) => {
            setShow(one)
            setActive(0)
          }}
        />
        <span className={desk.grow} />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <RefusalText refusal={refusal} />
      {data === undefined ? (
        refusal === null && <LoadingRows rows={6} />
      ) : campaigns.length === 0 && show === 'open' ? (
        <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
          {text.emptyHint}
        </EmptyState>
      ) : campaigns.length === 0 ? (
        <p className={desk.none}>{text.noneHere}</p>
      ) : (
        <LongList<Listed>
          key={show}
          label={text.list}
          total={campaigns.length}
          usePage={(page) => campaigns.slice(page * 100, (page + 1) * 100)}
          row={(campaign) => <Row campaign={campaign} />}
          head={head}
          className={styles.campaign!}
          active={Math.min(active, campaigns.length - 1)}
          onActive={setActive}
          onOpen={({ id }) => go(`/actualizaciones/${id}`)}
        />
      )}
      {creating && (
        <NewCampaign onClose={() => setCreating(false)} onStarted={(id) => go(`/actualizaciones/${id}`)} />
      )}
    </div>
  )
}

const head = (
  <>
    <span>{text.version}</span>
    <span>{text.announcedOn}</span>
    <span>{text.clients}</span>
    <span>{text.unannounced}</span>
    <span>{text.systems}</span>
    <span>{text.computers}</span>
    <span>{text.finishBy}</span>
    <span>{text.state}</span>
  </>
)

function Row({ campaign }: { readonly campaign: Listed }) {
  const { systems, systemsDone, endedOn, finishBy } = campaign
  const state = systemsDone === systems ? text.whole : text.open
  return (
    <>
      <b>
        {campaign.system} {campaign.version}
      </b>
      <span>{shortDay(campaign.announcedOn as Day)}</span>
      <span>{campaign.clients}</span>
      <span>{campaign.unannounced}</span>
      <span>{progressText(systemsDone, systems)}</span>
      <span>{progressText(campaign.computersDone, campaign.computers)}</span>
      <span>{finishBy === null ? '' : shortDay(finishBy as Day)}</span>
      <span>{endedOn === null ? state : text.ended(endedOn as Day)}</span>
    </>
  )
}
