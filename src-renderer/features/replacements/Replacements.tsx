import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { lostThings, replacementStateNames, replacementText as text } from '#messages/es-MX/replacements.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import desk from '../../ui/desk.module.css'
import styles from './replacements.module.css'

type Listed = OutputOf<'replacements.list'>['replacements'][number]
type Show = keyof typeof text.shows

const shows = Object.keys(text.shows) as readonly Show[]

/** Lost licences that a vendor is asked to replace: what is due first stands first. */
export default function Replacements() {
  const [show, setShow] = useState<Show>('open')
  const [search, setSearch] = useState('')
  const of = { show, search }
  const first = useQueryOf(
    'replacements.list',
    { ...of, offset: 0, limit: PAGE_ROWS },
    { keepPrevious: true },
  )
  const usePage = (page: number) =>
    useQueryOf('replacements.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.replacements
  const refusal = refusalOf(first.error)
  const create = () => go('/reposicion/nueva')
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <span className={desk.grow} />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <div className={desk.title}>
        <Choices
          label={text.show}
          choices={shows.map((key) => ({ key, label: text.shows[key], count: first.data?.counts[key] }))}
          chosen={show}
          onChoose={setShow}
        />
        <SearchField label={text.search} onSearch={setSearch} className={desk.grow} />
      </div>
      <Listing<Listed>
        of={`${show} ${search}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(replacement) => <Row replacement={replacement} />}
        head={head}
        className={styles.replacement!}
        onOpen={({ id }) => go(`/reposiciones/${id}`)}
        whenEmpty={
          show === 'open' && search === '' ? (
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

const head = (
  <>
    <span>{text.due}</span>
    <span>{text.client}</span>
    <span>{text.system}</span>
    <span>{text.serial}</span>
    <span>{text.what}</span>
    <span>{text.state}</span>
  </>
)

function Row({ replacement: { dueOn, dueTime, closedOn, ...one } }: { readonly replacement: Listed }) {
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
      <span>{one.client}</span>
      <span>{one.system}</span>
      <span>{one.serial}</span>
      <span>{lostThings[one.what]}</span>
      <span>{replacementStateNames[one.state]}</span>
    </>
  )
}
