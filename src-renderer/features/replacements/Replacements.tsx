import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
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
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './replacements.module.css'

type Listed = OutputOf<'replacements.list'>['replacements'][number]
type Show = keyof typeof text.shows

const shows = Object.keys(text.shows) as readonly Show[]

/** Lost licences that a vendor is asked to replace: what is due first stands first. */
export default function Replacements() {
  const [show, setShow] = useState<Show>('open')
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 120)
  const [active, setActive] = useState(0)
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
  const total = first.data?.total ?? 0
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
          onChoose={(one) => {
            setShow(one)
            setActive(0)
          }}
        />
        <TextInput
          aria-label={text.search}
          placeholder={text.search}
          value={typed}
          autoComplete="off"
          className={desk.grow}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setActive(0)
          }}
        />
      </div>
      <RefusalText refusal={refusal} />
      {first.data === undefined ? (
        refusal === null && <LoadingRows rows={12} />
      ) : total === 0 && show === 'open' && search === '' ? (
        <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
          {text.emptyHint}
        </EmptyState>
      ) : total === 0 ? (
        <p className={desk.none}>{text.noneHere}</p>
      ) : (
        <LongList<Listed>
          key={`${show} ${search}`}
          label={text.list}
          total={total}
          usePage={usePage}
          row={(replacement) => <Row replacement={replacement} />}
          head={head}
          className={styles.replacement!}
          active={Math.min(active, total - 1)}
          onActive={setActive}
          onOpen={({ id }) => go(`/reposiciones/${id}`)}
        />
      )}
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
