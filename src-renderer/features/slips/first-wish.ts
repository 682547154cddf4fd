import type { OutputOf } from '#contract/index.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Months } from '#domain/rental.ts'
import type { SlipMethod } from '#domain/slip.ts'

export type SerialRow = OutputOf<'serials.window'>['rows'][number]

/** What the form holds; the lines by serial, each with its period. */
export interface SlipWish {
  readonly lines: Readonly<Record<string, Months>>
  readonly method: SlipMethod
  readonly reference: string
  readonly accountId: string
  readonly payByDay: Day | null
  readonly replaces: string | null
}

const soon = 31

/**
 * A new slip begins with what is due: the named systems, else those whose cutoff is near and that no card pays, else the
 * first that a slip may carry at all (R11).
 */
export function firstWish(rented: readonly SerialRow[], query: URLSearchParams, today: Day): SlipWish {
  const asked = query.getAll('serie')
  const named = rented.filter(({ id }) => asked.includes(id))
  const months = monthsOf(query.get('meses'))
  const payable = rented.filter((row) => row.months !== 1 && row.method !== 'card')
  const due = payable.filter(({ nextCutoff }) => nextCutoff !== null && nextCutoff <= addDays(today, soon))
  const chosen = named.length > 0 ? named : due.length > 0 ? due : payable.slice(0, 1)
  return {
    lines: Object.fromEntries(
      chosen.map((row) => [row.id, (named.includes(row) ? months : null) ?? row.months!]),
    ),
    method: methodOf(query.get('forma')) ?? 'transfer',
    reference: '',
    accountId: '',
    payByDay: null,
    replaces: null,
  }
}

/** The slip that takes another's place begins as its copy; a reference that was its folio is not the new one's. */
export function replacingWish(slip: OutputOf<'slips.get'>): SlipWish {
  const { paper } = slip
  return {
    lines: Object.fromEntries(paper.lines.map(({ serialId, months }) => [serialId, months])),
    method: paper.method,
    reference: paper.reference === null || paper.reference === slip.folio ? '' : paper.reference,
    accountId: '',
    payByDay: null,
    replaces: slip.id,
  }
}

function monthsOf(text: string | null): Months | null {
  return text === '6' ? 6 : text === '12' ? 12 : null
}

function methodOf(text: string | null): SlipMethod | null {
  return text === 'transfer' || text === 'counter' || text === 'cheque' ? text : null
}
