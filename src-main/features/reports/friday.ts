import type { z } from 'zod'
import type { reportOperations } from '#contract/reports.ts'
import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { forecastOfWeeks, marginLines, marginSums } from './totals.ts'
import * as reports from './sql.ts'

export type Friday = z.output<(typeof reportOperations)['reports.friday']['output']>

const WEEK = 7

/** The week that ends on a day, that day included, beside the one before; the forecast is from today. */
export function fridayOf(db: ReadDb, until: Day, today: Day): Friday {
  const from = addDays(until, 1 - WEEK)
  const after = addDays(until, 1)
  return {
    from,
    until,
    week: figuresOf(db, from, after),
    before: figuresOf(db, addDays(from, -WEEK), from),
    forecast: { fourWeeks: forecastOfWeeks(db, today, 4), twelveWeeks: forecastOfWeeks(db, today, 12) },
    operators: reports.operatorsOfDays(db, from, after),
  }
}

function figuresOf(db: ReadDb, from: Day, until: Day): Friday['week'] {
  const sums = reports.sumsOfDays(db, from, until)
  const moved = reports.movements(db, from, until)
  const count = (kind: reports.Movement['kind'], what: reports.Movement['what']) =>
    moved.filter((row) => row.kind === kind && row.what === what).reduce((sum, row) => sum + row.count, 0)
  const both = (kind: reports.Movement['kind']) => ({
    clients: count(kind, 'clients'),
    serials: count(kind, 'serials'),
  })
  return {
    ...sums,
    onTime: sums.renewals - sums.late,
    new: both('new'),
    lost: both('lost'),
    recovered: both('recovered'),
    ...marginSums(marginLines(db, reports.netOfDays(db, from, until))),
  }
}
