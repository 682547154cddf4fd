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
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { NewCampaign } from './NewCampaign.tsx'
import desk from '../../ui/desk.module.css'
import styles from './updates.module.css'

type Listed = OutputOf<'updates.list'>['campaigns'][number]
type Show = keyof typeof text.shows

const shows = Object.keys(text.shows) as readonly Show[]

/** New versions and how far their clients are, the open ones first. */
export default function Campaigns() {
  const [show, setShow] = useState<Show>('open')
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
          onChoose={setShow}
        />
        <span className={desk.grow} />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <Listing<Listed>
        of={show}
        total={data?.campaigns.length}
        refusal={refusal}
        label={text.list}
        usePage={(page) => campaigns.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS)}
        row={(campaign) => <Row campaign={campaign} />}
        head={head}
        className={styles.campaign!}
        onOpen={({ id }) => go(`/actualizaciones/${id}`)}
        whenEmpty={
          show === 'open' ? (
            <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
              {text.emptyHint}
            </EmptyState>
          ) : (
            text.noneHere
          )
        }
      />
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
