import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { QUIET_CLIENTS, type TodaySection } from '#contract/today-sections.ts'
import type { Day } from '#domain/calendar.ts'
import type { Desk } from '#domain/task.ts'
import { call, queries, refusalOf, RefusalError, useQueryOf, type Refused } from '../../api.ts'
import { useSession } from '../../state/session.ts'
import { PAGE } from './first-page.ts'
import { groupLines, withTasks, type Entry, type Group, type Line } from './lines.ts'
import { deskOfView, sectionOf, type View } from './view.ts'

/** What Hoy says of the day, whatever list is open. */
export type DayHead = Pick<
  OutputOf<'today.list'>,
  'today' | 'nextWorkingDay' | 'sections' | 'tasks' | 'nextBusyDay' | 'serials'
>

export interface Worklist {
  /** Null while nothing has been answered yet. */
  readonly head: DayHead | null
  readonly groups: readonly Group[]
  /** In the order on the screen. */
  readonly lines: readonly Entry[]
  /** Many that are quiet, shown as one line at the end and not among `lines`. */
  readonly quiet: DayHead['sections'][number] | null
  /** The automatic charges of the week, which are one line too. */
  readonly charges: DayHead['sections'][number] | null
  /** The lines of what was open before, while those asked for are on their way. */
  readonly stale: boolean
  readonly beforeLeaving: OutputOf<'today.beforeLeaving'> | null
  readonly refusal: Refused | null
  readonly hasMore: boolean
  readonly loadMore: () => void
}

const AT_ONCE = 500
/** As many as one command confirms. */
const MOST = 5_000

/** Asked before Hoy is drawn, where a window opens with it; done when it is there, or was refused. */
export function askForWorklist(view: View, mine: boolean): Promise<void> {
  return queries.prefetchInfiniteQuery(listOf(view, mine, null))
}

function listOf(view: View, mine: boolean, asOf: Day | null) {
  const desk = deskOfView(view)
  const input = inputOf(mine, sectionOf(view), desk)
  return infiniteQueryOptions({
    queryKey: ['today.list', input, asOf],
    queryFn: ({ pageParam }) => readPage({ ...input, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const lengthOf = (page: typeof last) => (desk === null ? page.lines : page.tasks.lines).length
      const read = pages.reduce((sum, page) => sum + lengthOf(page), 0)
      return lengthOf(last) > 0 && read < wantedOf(last, view) ? read : undefined
    },
  })
}

/** The list that is open, read page by page as it is scrolled. */
export function useWorklist(view: View, mine: boolean): Worklist {
  const isLeaving = view === 'beforeLeaving'
  const asOf = useSession((session) => session.asOf)
  const list = useInfiniteQuery({ ...listOf(view, mine, asOf), placeholderData: keepPreviousData })
  const leaving = useQueryOf('today.beforeLeaving', inputOf(mine, null, null), {
    enabled: isLeaving,
    keepPrevious: true,
  })
  const pages = list.data?.pages
  const left = leaving.data
  const { hasNextPage, isFetching, fetchNextPage } = list
  const head = pages?.[0] ?? null
  const quiet = view === 'all' && head !== null ? quietOf(head) : null
  const hidden = quiet?.section
  const groups = useMemo(() => {
    if (isLeaving) return left ? withTasks(groupLines([left.lines]), left.tasks, false) : []
    const all = (pages ?? []).map((page) => page.lines.filter(({ section }) => section !== hidden))
    const tasks = (pages ?? []).flatMap((page) => page.tasks.lines)
    return withTasks(groupLines(all), tasks, hasNextPage)
  }, [isLeaving, left, pages, hidden, hasNextPage])
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups])
  return {
    head: isLeaving && left === undefined ? null : head,
    groups,
    lines,
    quiet,
    charges: view === 'all' && head !== null ? (chargesOf(head) ?? null) : null,
    stale: isLeaving ? leaving.isPlaceholderData : list.isPlaceholderData,
    beforeLeaving: isLeaving ? (left ?? null) : null,
    refusal: refusalOf(list.error) ?? refusalOf(leaving.error),
    hasMore: !isLeaving && hasNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
  }
}

/** More clients than a glance takes in, of whom nothing is known but that nobody wrote it down. */
function quietOf({ sections }: DayHead): DayHead['sections'][number] | null {
  const found = sections.find(({ section }) => section === 'unconfirmed')
  return found && found.clients > QUIET_CLIENTS ? found : null
}

function chargesOf({ sections }: DayHead): DayHead['sections'][number] | undefined {
  return sections.find(({ section, count }) => section === 'charges' && count > 0)
}

/** How many lines there are to read; what is quiet comes last, and is not read where it is one line. */
function wantedOf(page: OutputOf<'today.list'>, view: View): number {
  const desk = deskOfView(view)
  if (desk !== null) return page.tasks.desks.find((one) => one.desk === desk)?.count ?? 0
  return page.total - (view === 'all' ? (quietOf(page)?.count ?? 0) : 0)
}

/** Every line of a list, also those that were not scrolled to: 191 validations are chosen with one key. */
export async function readSection(mine: boolean, section: TodaySection): Promise<readonly Line[] | Refused> {
  const lines: Line[] = []
  for (;;) {
    const reply = await call('today.list', {
      ...inputOf(mine, section, null),
      offset: lines.length,
      limit: AT_ONCE,
    })
    if (!reply.ok) return reply.refusal
    lines.push(...reply.value.lines)
    if (reply.value.lines.length === 0 || lines.length >= Math.min(reply.value.total, MOST)) return lines
  }
}

/** What is asked of the day, in every question the same. */
export function inputOf(mine: boolean, section: TodaySection | null, desk: Desk | null) {
  return {
    ...(mine ? { mine } : {}),
    ...(section === null ? {} : { section }),
    ...(desk === null ? {} : { desk }),
  }
}

async function readPage(input: Parameters<typeof call<'today.list'>>[1]): Promise<OutputOf<'today.list'>> {
  const reply = await call('today.list', input)
  if (!reply.ok) throw new RefusalError(reply.refusal)
  return reply.value
}
