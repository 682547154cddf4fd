import type { ReadDb } from '#db/sql.ts'
import { addMonths, type Day } from '#domain/calendar.ts'
import { expectedIn, monthBounds, weekBounds, type Expected, type RentedGroup } from '#domain/forecast.ts'
import { marginOf, rateIn } from '#domain/income.ts'
import { centavos, type Centavos } from '#domain/money.ts'
import { ZONES, zoneOf } from '#domain/sales-zone.ts'
import { otherZone, noSystem } from '#messages/es-MX/reports.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { products } from '#features/catalogue/sql.ts'
import { OTHER_ZONE } from './rows.ts'
import * as reports from './sql.ts'

export type Part = 'all' | 'system' | 'zone' | 'operator' | 'method'
export type LabelledMonth = reports.MonthRow & { readonly label: string }

/** The kept sums of some months, told apart; the cities of a zone are added up (R40). */
export function totalsBy(db: ReadDb, part: Part, from: string, until: string): LabelledMonth[] {
  const kept = reports.monthTotals(db, part === 'zone' ? 'city' : part, from, until)
  const rows = part === 'zone' ? addedUp(kept.map((row) => ({ ...row, value: zoneName(row.value) }))) : kept
  const label = labelsOf(db, part)
  return rows.map((row) => ({ ...row, label: label(row.value) }))
}

export function forecastBy(db: ReadDb, part: 'all' | 'system' | 'zone', today: Day) {
  const byValue = new Map<string, RentedGroup[]>()
  for (const { value, lastDay, ...group } of reports.rentedGroups(db, part === 'zone' ? 'city' : part)) {
    const key = part === 'zone' ? zoneName(value) : value
    const groups = byValue.get(key) ?? []
    groups.push({ ...group, lastDay: lastDay === 1 })
    byValue.set(key, groups)
  }
  const label = labelsOf(db, part)
  const bounds = [today, ...monthBounds(addMonths(today, 1), 11)]
  const all = [...byValue.values()].flat()
  return {
    months: [...byValue].map(([value, groups]) => ({
      value,
      label: label(value),
      months: expectedIn(groups, bounds).map(shown),
    })),
    weeks: expectedIn(all, weekBounds(today, 12)).map(shown),
  }
}

/** So many weeks from a day, added up. */
export function forecastOfWeeks(db: ReadDb, today: Day, weeks: number): ReturnType<typeof shown> {
  const groups = reports
    .rentedGroups(db, 'all')
    .map(({ lastDay, ...group }) => ({ ...group, lastDay: lastDay === 1 }))
  return shown(expectedIn(groups, [today, weekBounds(today, weeks).at(-1)!])[0]!)
}

export interface MarginLine {
  readonly billedBy: 'vendor' | 'distributor'
  readonly productId: string
  readonly system: string
  readonly net: number
  readonly margin: number | null
  /** Sales of months for which the office has said no rate. */
  readonly unrated: number
}

/** What the distributor earned, by who bills and by system, each month at its own rate (C16, D1). */
export function marginLines(db: ReadDb, sales: readonly reports.DaySale[]): MarginLine[] {
  const rates = reports.marginRates(db)
  const label = labelsOf(db, 'system')
  const lines = new Map<string, MarginLine>()
  for (const { billedBy, productId, month, net } of sales) {
    const key = `${billedBy} ${productId}`
    const earned = marginOf(billedBy, centavos(net), rateIn(rates, billedBy, productId, month))
    const before = lines.get(key)
    lines.set(key, {
      billedBy,
      productId,
      system: label(productId),
      net: (before?.net ?? 0) + net,
      margin: earned === null ? (before?.margin ?? null) : (before?.margin ?? 0) + earned,
      unrated: (before?.unrated ?? 0) + (earned === null ? net : 0),
    })
  }
  return [...lines.values()].toSorted((a, b) => b.net - a.net)
}

/** The sales of whole months, off the kept rows. */
export function salesOfMonths(db: ReadDb, from: string, until: string): reports.DaySale[] {
  return reports.monthTotals(db, 'billing', from, until).map(({ value, month, net }) => {
    const [billedBy, productId] = value.split(' ') as ['vendor' | 'distributor', string]
    return { billedBy, productId, month, net }
  })
}

export function marginSums(lines: readonly MarginLine[]): { margin: Centavos | null; unrated: number } {
  const rated = lines.filter((line) => line.margin !== null)
  return {
    margin: rated.length === 0 ? null : centavos(rated.reduce((sum, line) => sum + line.margin!, 0)),
    unrated: lines.reduce((sum, line) => sum + line.unrated, 0),
  }
}

function labelsOf(db: ReadDb, part: Part): (value: string) => string {
  switch (part) {
    case 'system': {
      const names = new Map(products(db).map(({ id, code }) => [id, code]))
      return (value) => names.get(value) ?? noSystem
    }
    case 'operator': {
      const names = reports.operatorNames(db)
      return (value) => names.get(value) ?? value
    }
    case 'method':
      return (value) => methodNames[value as keyof typeof methodNames]
    case 'zone':
      return (value) => (value === OTHER_ZONE ? otherZone : value)
    default:
      return () => ''
  }
}

function zoneName(city: string): string {
  return zoneOf(city) ?? OTHER_ZONE
}

const ZONE_ORDER: readonly string[] = [...ZONES, OTHER_ZONE]

function addedUp(rows: readonly reports.MonthRow[]): reports.MonthRow[] {
  const sums = new Map<string, reports.MonthRow>()
  for (const row of rows) {
    const key = `${row.value} ${row.month}`
    const so = sums.get(key)
    sums.set(key, so === undefined ? row : added(so, row))
  }
  return [...sums.values()].toSorted(
    (a, b) => ZONE_ORDER.indexOf(a.value) - ZONE_ORDER.indexOf(b.value) || (a.month < b.month ? -1 : 1),
  )
}

function added(a: reports.MonthRow, b: reports.MonthRow): reports.MonthRow {
  return {
    ...a,
    payments: a.payments + b.payments,
    income: a.income + b.income,
    net: a.net + b.net,
    renewals: a.renewals + b.renewals,
    late: a.late + b.late,
    firstRentals: a.firstRentals + b.firstRentals,
  }
}

function shown({ from, renewals, amount, unpriced }: Expected) {
  return { from, renewals, amount, unpriced }
}
