import type { HandlersOf, QueryContext } from '#core/app.ts'
import type { todayOperations } from '#contract/today.ts'
import type { Day } from '#domain/calendar.ts'
import { ok } from '#domain/result.ts'
import { whyBusinessDays } from '#domain/why.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import type { TodayLine } from './lines.ts'
import { listsOn, pageOf, type Lists } from './lists.ts'
import { WORKLIST, type DayBounds } from './sections.ts'
import { daySheetFile } from './sheet.ts'

const PAGE = 50
/** As many tasks as stand beside the first page of the lists; a desk alone is paged. */
const TASKS = 200
/** In "Antes de irse" and on paper there is no next page. */
const ALL = 2_000

export const todayHandlers: HandlersOf<typeof todayOperations> = {
  'today.list': (context, { today, section, desk = null, mine = false, offset = 0, limit = PAGE }) => {
    const lists = listsOn(context, today ?? context.today, followerOf(context, mine))
    const { bounds, sections, days, nextBusyDay, serials, tasks, grouped } = lists.summary
    const wanted = desk !== null ? [] : section === undefined ? WORKLIST : [section]
    const withTasks = section === undefined && (desk !== null || offset === 0)
    return ok({
      today: bounds.today,
      nextWorkingDay: bounds.nextWorkingDay,
      sections,
      total: sections
        .filter((row) => wanted.includes(row.section))
        .reduce((sum, { count }) => sum + count, 0),
      lines: pageOf(lists, wanted, offset, limit),
      tasks: {
        ...tasks,
        lines: withTasks ? lists.tasks({ desk, offset, limit: desk === null ? TASKS : limit }) : [],
      },
      grouped,
      days,
      nextBusyDay,
      serials,
    })
  },

  'today.beforeLeaving': (context, { today, mine = false }) => {
    const lists = listsOn(context, today ?? context.today, followerOf(context, mine))
    const { bounds, office } = lists.summary
    const why = office === null ? null : whyBusinessDays(office, bounds.today, 1)
    return ok({
      through: bounds.nextWorkingDay,
      why: why === null ? [] : whySentences(why),
      lines: [
        ...pageOf(lists, ['reported', 'cutToday', 'tolerance', 'cutTomorrow'], 0, 500),
        ...lists.page('trials', 0, 500).filter((line) => stopsUntilBack(line, bounds)),
        ...lists.page('thisWeek', 0, 500).filter((line) => isLastChance(line, bounds.nextWorkingDay)),
        ...lists.page('promises', 0, 500).filter((line) => stopsUntilBack(line, bounds)),
      ],
      tasks: lists.tasks({ desk: null, offset: 0, limit: ALL, until: bounds.nextWorkingDay }),
    })
  },

  'today.sheet': async (context, { today, section, desk = null, mine = false }) => {
    const lists = listsOn(context, today ?? context.today, followerOf(context, mine))
    const wanted = desk !== null ? [] : section === undefined ? WORKLIST : [section]
    const tasks = section === undefined ? lists.tasks({ desk, offset: 0, limit: ALL }) : []
    const { bounds } = lists.summary
    const lines = pageOf(lists, wanted, 0, ALL)
    const alsoToday = section === undefined && desk === null ? onlyOfToday(lists, bounds.today) : []
    return ok(daySheetFile(context, bounds.today, [...lines, ...alsoToday], tasks))
  },
}

/** A trial stops like a rental, and what its client has promised to pay is cut on its day all the same (D4, R20). */
function stopsUntilBack({ on }: TodayLine, { today, nextWorkingDay }: DayBounds): boolean {
  return today <= on && on <= nextWorkingDay
}

/** On paper there is no other list to look into: who validates today, and who has promised to pay today (beyond.md 11). */
function onlyOfToday(lists: Lists, today: Day): TodayLine[] {
  return [
    ...lists.page('validations', 0, ALL),
    ...lists.page('promises', 0, ALL).filter(({ promiseOn }) => promiseOn === today),
  ]
}

/** Cut later, and yet today is the last day: the bank through which it is paid is closed until then. */
function isLastChance({ actBy }: TodayLine, nextWorkingDay: Day): boolean {
  return actBy !== null && actBy < nextWorkingDay
}

function followerOf({ operator }: QueryContext, mine: boolean): string | null {
  return mine ? operator.id : null
}
