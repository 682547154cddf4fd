import type { HandlersOf } from '#core/app.ts'
import type { reportOperations } from '#contract/reports.ts'
import { addMonths, type Day } from '#domain/calendar.ts'
import { monthBounds } from '#domain/forecast.ts'
import { ok, refuse } from '#domain/result.ts'
import { findProduct, products } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { renderFriday } from '#papers/friday.ts'
import { renderStatement } from '#papers/statement.ts'
import { fridayOf } from './friday.ts'
import { rowsOf } from './rows.ts'
import { statementOf } from './statement.ts'
import { forecastBy, marginLines, salesOfMonths, totalsBy } from './totals.ts'
import * as reports from './sql.ts'

/** A report never shows more months than fit into a table that somebody reads. */
const MOST_MONTHS = 120

export const reportHandlers: HandlersOf<typeof reportOperations> = {
  'reports.totals': ({ db }, { part, from, until }) =>
    tooMany(from, until) ?? ok({ rows: totalsBy(db, part, from, until) }),

  'reports.forecast': ({ db, today }, { part }) => ok(forecastBy(db, part ?? 'all', today)),

  'reports.movements': ({ db }, { from, until }) => {
    const refused = tooMany(from, until)
    if (refused) return refused
    const rows = reports.movements(db, firstDay(from), afterLast(until))
    const count = (month: string, kind: reports.Movement['kind'], what: reports.Movement['what']) =>
      rows.find((row) => row.month === month && row.kind === kind && row.what === what)?.count ?? 0
    const both = (month: string, kind: reports.Movement['kind']) => ({
      clients: count(month, kind, 'clients'),
      serials: count(month, kind, 'serials'),
    })
    return ok({
      months: monthsBetween(from, until).map((month) => ({
        month,
        new: both(month, 'new'),
        lost: both(month, 'lost'),
        recovered: both(month, 'recovered'),
      })),
    })
  },

  'reports.reminders': ({ db }, { from, until }) =>
    tooMany(from, until) ??
    ok({ offsets: reports.remindersThatWorked(db, firstDay(from), afterLast(until)) }),

  'reports.margin': ({ db }, { from, until }) => {
    const refused = tooMany(from, until)
    if (refused) return refused
    const names = new Map(products(db).map(({ id, code }) => [id, code]))
    return ok({
      lines: marginLines(db, salesOfMonths(db, from, until)),
      rates: reports.marginRates(db).map((rate) => ({
        ...rate,
        system: rate.productId === null ? null : (names.get(rate.productId) ?? ''),
      })),
    })
  },

  'reports.setRate': ({ db, newId }, { from, ...rate }) => {
    if (rate.productId !== null && !findProduct(db, rate.productId)) {
      return refuse('catalogue.productNotFound', { product: rate.productId })
    }
    const id = newId()
    reports.saveRate(db, { ...rate, id, validFrom: firstDay(from) })
    return ok({ id })
  },

  'reports.removeRate': ({ db }, { id }) =>
    reports.removeRate(db, id) === 0 ? refuse('report.rateNotFound', { id }) : ok({ id }),

  'reports.rows': ({ db }, { figure, offset, limit }) => ok(rowsOf(db, figure, offset ?? 0, limit ?? 100)),

  'reports.friday': ({ db, today }, { until }) => ok(fridayOf(db, until ?? today, today)),

  'reports.fridayPdf': async ({ db, files, today, practice }, { until }) => {
    const friday = fridayOf(db, until ?? today, today)
    const office = readProfile(db).name
    const bytes = renderFriday({ ...friday, office, watermark: practice ? practiceWatermark : null, today })
    const name = `Viernes del dueño ${friday.until}.pdf`
    return ok({ file: files.put(name, bytes).file, name })
  },

  'reports.statement': ({ db, today, policies }, { clientId, from, until }) => {
    const client = findClient(db, clientId)
    if (!client) return refuse('client.notFound', { id: clientId })
    if (from > until) return refuse('report.spanReversed', { from, until })
    return ok(statementOf(db, client, from, until, policies, today))
  },

  'reports.statementPdf': async (context, { clientId, from, until }) => {
    const { db, files, today, policies, practice } = context
    const client = findClient(db, clientId)
    if (!client) return refuse('client.notFound', { id: clientId })
    if (from > until) return refuse('report.spanReversed', { from, until })
    const bytes = renderStatement({
      ...statementOf(db, client, from, until, policies, today),
      from,
      until,
      issuedOn: today,
      office: readProfile(db),
      watermark: practice ? practiceWatermark : null,
    })
    const name = `Estado de cuenta ${client.name} ${until}.pdf`
    return ok({ file: files.put(name, bytes).file, name })
  },

  'reports.rebuild': ({ db }) => ok({ rows: reports.rebuildTotals(db) }),
}

function tooMany(from: string, until: string) {
  if (from > until) return refuse('report.spanReversed', { from, until })
  const count = monthsBetween(from, until).length
  return count > MOST_MONTHS ? refuse('report.tooManyMonths', { months: count, most: MOST_MONTHS }) : null
}

function monthsBetween(from: string, until: string): string[] {
  const count =
    (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(until.slice(5)) -
    Number(from.slice(5))
  return monthBounds(firstDay(from), count).map((day) => day.slice(0, 7))
}

function firstDay(month: string): Day {
  return `${month}-01` as Day
}

function afterLast(month: string): Day {
  return addMonths(firstDay(month), 1)
}
