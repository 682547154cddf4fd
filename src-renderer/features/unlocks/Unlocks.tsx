import { Button } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { OPEN_UNLOCKS } from '#domain/unlock.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { ordinalText, unlockStateNames } from '#messages/es-MX/unlocks.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { OfClient } from '../../ui/OfClient.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import desk from '../../ui/desk.module.css'
import styles from './unlocks.module.css'

type Listed = OutputOf<'unlocks.list'>['unlocks'][number]
type Show = NonNullable<InputOf<'unlocks.list'>['show']>

const shows = Object.keys(text.shows) as readonly Show[]

/** What is asked of vendors so that systems may go on in other computers: what is due first stands first. */
export default function Unlocks({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [show, setShow] = useState<Show>('open')
  const [search, setSearch] = useState('')
  const of = { show, search, ...(clientId === null ? {} : { clientId }) }
  const first = useQueryOf('unlocks.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const refusal = refusalOf(first.error)
  const usePage = (page: number) =>
    useQueryOf('unlocks.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.unlocks
  const create = () => go(`/desbloqueo/nuevo${clientId === null ? '' : `?cliente=${clientId}`}`)
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{ list: 'unlocks', status: show, search, ...(clientId === null ? {} : { clientId }) }}
        />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <div className={desk.title}>
        <Choices
          label={text.show}
          choices={shows.map((key) => ({
            key,
            label: text.shows[key],
            count: first.data && countOf(first.data.counts, key),
          }))}
          chosen={show}
          onChoose={setShow}
        />
        <SearchField label={text.search} onSearch={setSearch} className={desk.grow} />
      </div>
      <OfClient id={clientId} words={text} all="/desbloqueos" />
      <Listing<Listed>
        of={`${clientId} ${show} ${search}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(unlock) => <Row unlock={unlock} />}
        head={head}
        className={styles.unlock!}
        onOpen={({ id }) => go(`/desbloqueos/${id}`)}
        whenEmpty={
          show === 'open' && search === '' && clientId === null ? (
            <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
              {text.emptyHint}
            </EmptyState>
          ) : (
            text.noneHere
          )
        }
      />
    </div>
  )
}

function countOf(counts: OutputOf<'unlocks.list'>['counts'], show: Show): number {
  const states = show === 'all' ? Object.keys(counts) : show === 'open' ? OPEN_UNLOCKS : [show]
  return states.reduce((sum, state) => sum + counts[state as keyof typeof counts], 0)
}

const head = (
  <>
    <span>{text.due}</span>
    <span>{text.client}</span>
    <span>{text.system}</span>
    <span>{text.serial}</span>
    <span>{text.ordinal}</span>
    <span>{text.computer}</span>
    <span>{text.state}</span>
  </>
)

function Row({ unlock }: { readonly unlock: Listed }) {
  const { dueOn, dueTime, closedOn } = unlock
  return (
    <>
      <span>
        {dueOn === null ? (
          <DayText day={closedOn as Day} withDistance={false} />
        ) : (
          <>
            <DayText day={dueOn as Day} /> {dueTime}
          </>
        )}
      </span>
      <span>{unlock.client}</span>
      <span>{unlock.system}</span>
      <span>{unlock.serial}</span>
      <span>{ordinalText(unlock.ordinal)}</span>
      <span>{unlock.computer}</span>
      <span>{unlockStateNames[unlock.state]}</span>
    </>
  )
}
