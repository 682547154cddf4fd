import type { HandlersOf } from '#core/app.ts'
import type { todayOperations } from '#contract/today.ts'
import { ok } from '#domain/result.ts'
import { whyBusinessDays } from '#domain/why.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { listsOn, pageOf } from './lists.ts'
import { WORKLIST } from './sections.ts'
import { daySheetFile } from './sheet.ts'

const PAGE = 50

export const todayHandlers: HandlersOf<typeof todayOperations> = {
  'today.list': (context, input) => {
    const lists = listsOn(context, input.today ?? context.today)
    const { bounds, sections, days, nextBusyDay, serials } = lists.summary
    const wanted = input.section === undefined ? WORKLIST : [input.section]
    return ok({
      today: bounds.today,
      nextWorkingDay: bounds.nextWorkingDay,
      sections,
      total: sections
        .filter(({ section }) => wanted.includes(section))
        .reduce((sum, { count }) => sum + count, 0),
      lines: pageOf(lists, wanted, input.offset ?? 0, input.limit ?? PAGE),
      days,
      nextBusyDay,
      serials,
    })
  },

  'today.beforeLeaving': (context, input) => {
    const lists = listsOn(context, input.today ?? context.today)
    const { bounds, office } = lists.summary
    const why = office === null ? null : whyBusinessDays(office, bounds.today, 1)
    return ok({
      through: bounds.nextWorkingDay,
      why: why === null ? [] : whySentences(why),
      lines: pageOf(lists, ['reported', 'cutToday', 'tolerance', 'cutTomorrow'], 0, 500),
    })
  },

  'today.sheet': async (context, input) => {
    const lists = listsOn(context, input.today ?? context.today)
    const wanted = input.section === undefined ? WORKLIST : [input.section]
    return ok(daySheetFile(context, lists.summary.bounds.today, pageOf(lists, wanted, 0, 2_000)))
  },
}
