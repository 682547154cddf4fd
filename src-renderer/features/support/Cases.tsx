import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { CASE_STATES, type CaseState } from '#domain/support-case.ts'
import { caseStateNames, priorityNames, scopeNames, supportText as text } from '#messages/es-MX/support.ts'
import { taskAction } from '#messages/es-MX/tasks.ts'
import type { TaskKind } from '#domain/task.ts'
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
import styles from './support.module.css'

type Listed = OutputOf<'support.list'>['cases'][number]
type Filter = 'open' | 'all' | CaseState

const FILTERS: readonly Filter[] = ['open', ...CASE_STATES.filter((state) => state !== 'open'), 'all']

/** The cases of the office, what is owed first. */
export default function Cases({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [filter, setFilter] = useState<Filter>('open')
  const [search, setSearch] = useState('')
  const of = {
    ...(clientId === null ? {} : { clientId }),
    ...(search === '' ? {} : { search }),
    ...(filter === 'open' ? {} : { state: filter }),
  }
  const first = useQueryOf('support.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('support.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.cases
  const refusal = refusalOf(first.error)
  const counts = first.data?.counts
  const create = () => go(`/soporte/nuevo${clientId === null ? '' : `?cliente=${clientId}`}`)
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <SearchField label={text.search} onSearch={setSearch} w={260} />
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{
            list: 'cases',
            search,
            ...(filter === 'open' ? {} : { status: filter }),
            ...(clientId === null ? {} : { clientId }),
          }}
        />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <Choices
        label={text.state}
        choices={FILTERS.map((key) => ({
          key,
          label: filterName(key),
          count: counts && countOf(key, counts),
        }))}
        chosen={filter}
        onChoose={setFilter}
      />
      <OfClient id={clientId} words={text} all="/soporte" />
      {first.data?.more === true && <p className={desk.none}>{text.moreMatch}</p>}
      <Listing<Listed>
        of={`${clientId} ${filter} ${search}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(one) => <Row one={one} />}
        head={head}
        className={styles.case!}
        onOpen={({ id }) => go(`/soporte/${id}`)}
        whenEmpty={
          counts && countOf('all', counts) === 0 ? (
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
    <span>{text.folio}</span>
    <span>{text.subject}</span>
    <span>{text.client}</span>
    <span>{text.serial}</span>
    <span>{text.priority}</span>
    <span>{text.due}</span>
    <span>{text.state}</span>
  </>
)

function Row({
  one: { folio, subject, client, serial, priority, scope, due, state },
}: {
  readonly one: Listed
}) {
  return (
    <>
      <span>{folio}</span>
      <span>{subject}</span>
      <span>{client}</span>
      <span>{serial}</span>
      <span>{priority === null ? (scope === null ? '' : scopeNames[scope]) : priorityNames[priority]}</span>
      <span>
        {due !== null && (
          <>
            {taskAction(due.what as TaskKind)} {due.time ?? ''}{' '}
            <DayText day={due.day as Day} withDistance={false} />
          </>
        )}
      </span>
      <span>{caseStateNames[state]}</span>
    </>
  )
}

function filterName(filter: Filter): string {
  if (filter === 'open') return text.open
  return filter === 'all' ? text.all : caseStateNames[filter]
}

function countOf(filter: Filter, counts: OutputOf<'support.list'>['counts']): number {
  if (filter !== 'open' && filter !== 'all') return counts[filter]
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return filter === 'all' ? all : all - counts.closed
}
