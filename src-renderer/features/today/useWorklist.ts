import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { TodaySection } from '#contract/today.ts'
import type { Day } from '#domain/calendar.ts'
import { call, refusalOf, RefusalError, useQueryOf, type Refused } from '../../api.ts'
import { groupLines, type Group, type Line } from './lines.ts'

/** One of the lists, all that is lost in its order, or what is cut before the office opens again. */
export type View = TodaySection | 'all' | 'beforeLeaving'

/** What Hoy says of the day, whatever list is open. */
export type DayHead = Pick<
  OutputOf<'today.list'>,
  'today' | 'nextWorkingDay' | 'sections' | 'nextBusyDay' | 'serials'
>

export interface Worklist {
  /** Null while nothing has been answered yet. */
  readonly head: DayHead | null
  readonly groups: readonly Group[]
  /** In the order on the screen. */
  readonly lines: readonly Line[]
  readonly total: number
  /** The lines of what was open before, while those asked for are on their way. */
  readonly stale: boolean
  readonly beforeLeaving: OutputOf<'today.beforeLeaving'> | null
  readonly refusal: Refused | null
  readonly hasMore: boolean
  readonly loadMore: () => void
}

const PAGE = 100
const AT_ONCE = 500
/** As many as one command confirms. */
const MOST = 5_000

/** The list that is open, read page by page as it is scrolled. */
export function useWorklist(view: View, asOf: Day | null): Worklist {
  const section = view === 'all' || view === 'beforeLeaving' ? undefined : view
  const input = inputOf(asOf, section)
  const list = useInfiniteQuery({
    queryKey: ['today.list', input],
    queryFn: ({ pageParam }) => readPage({ ...input, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { lines }) => sum + lines.length, 0)
      return last.lines.length > 0 && read < last.total ? read : undefined
    },
    placeholderData: keepPreviousData,
  })
  const leaving = useQueryOf('today.beforeLeaving', asOf === null ? {} : { today: asOf }, {
    enabled: view === 'beforeLeaving',
    keepPrevious: true,
  })
  const isLeaving = view === 'beforeLeaving'
  const pages = list.data?.pages
  const left = leaving.data
  const groups = useMemo(
    () => groupLines(isLeaving ? (left ? [left.lines] : []) : (pages ?? []).map(({ lines }) => lines)),
    [isLeaving, left, pages],
  )
  const lines = useMemo(() => groups.flatMap((group) => group.lines), [groups])
  const { hasNextPage, isFetching, fetchNextPage } = list
  return {
    head: (isLeaving && left === undefined ? null : pages?.[0]) ?? null,
    groups,
    lines,
    total: isLeaving ? lines.length : (pages?.at(-1)?.total ?? 0),
    stale: isLeaving ? leaving.isPlaceholderData : list.isPlaceholderData,
    beforeLeaving: isLeaving ? (left ?? null) : null,
    refusal: refusalOf(list.error) ?? refusalOf(leaving.error),
    hasMore: !isLeaving && hasNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
  }
}

/** Every line of a list, also those that were not scrolled to: 191 validations are chosen with one key. */
export async function readSection(
  asOf: Day | null,
  section: TodaySection,
): Promise<readonly Line[] | Refused> {
  const lines: Line[] = []
  for (;;) {
    const reply = await call('today.list', {
      ...inputOf(asOf, section),
      offset: lines.length,
      limit: AT_ONCE,
    })
    if (!reply.ok) return reply.refusal
    lines.push(...reply.value.lines)
    if (reply.value.lines.length === 0 || lines.length >= Math.min(reply.value.total, MOST)) return lines
  }
}

function inputOf(asOf: Day | null, section: TodaySection | undefined) {
  return { ...(asOf === null ? {} : { today: asOf }), ...(section === undefined ? {} : { section }) }
}

async function readPage(input: Parameters<typeof call<'today.list'>>[1]): Promise<OutputOf<'today.list'>> {
  const reply = await call('today.list', input)
  if (!reply.ok) throw new RefusalError(reply.refusal)
  return reply.value
}
