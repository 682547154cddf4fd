import type { TodaySection } from '#contract/today-sections.ts'
import { isSystem, type Entry, type Line } from './lines.ts'

/** A promise waits for its day, a validation and a charge for themselves: nobody is called for them (D10, D11). */
const CALLED: readonly TodaySection[] = [
  'reported',
  'cutToday',
  'tolerance',
  'cutTomorrow',
  'trials',
  'thisWeek',
]
const CUT: readonly TodaySection[] = ['cutToday', 'cutTomorrow', 'thisWeek']

/**
 * The clients to call, the one who loses first before, each once with all that is to be said to it.
 *   callsOf(lines, ['client of the first line']) // the calls from the second client on
 */
export function callsOf(entries: readonly Entry[], called: readonly string[]): readonly (readonly Line[])[] {
  const lines = entries
    .filter(isSystem)
    .filter((line) => CALLED.includes(line.section) && !paysItself(line) && !called.includes(line.clientId))
  return [...Map.groupBy(lines, ({ clientId }) => clientId).values()]
}

/** What can be promised or is said to be paid: the cutoffs, not a failure nor a validation. */
export function payable(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ section }) => CUT.includes(section))
}

/** What the client said does not open; the first one to ask about before. */
export function reported(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ section }) => section === 'reported')
}

/** Its money comes without a call; what does not open, or was not validated, does not. */
function paysItself({ autoCharge, section }: Line): boolean {
  return autoCharge && CUT.includes(section)
}
