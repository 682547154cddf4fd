import type { HandlersOf, QueryContext } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import type { OutageLine, outageOperations } from '#contract/outage.ts'
import { addDays } from '#domain/calendar.ts'
import { stopWithoutNetwork } from '#domain/outage.ts'
import { ok } from '#domain/result.ts'
import { ZONES, zoneOf } from '#domain/sales-zone.ts'
import { outagePaperName } from '#messages/es-MX/outage.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { renderOutage } from '#papers/outage.ts'
import { products } from '#features/catalogue/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { exposedUntil } from './sql.ts'

const LINES = 500

type Wish = InputOf<'outage.pdf'>

export const outageHandlers: HandlersOf<typeof outageOperations> = {
  'outage.stops': (context, { limit = LINES, ...wish }) => {
    const { from, until, all, lines } = stopsOf(context, wish)
    const byZone = Map.groupBy(all, zoneOfLine)
    const byDay = Map.groupBy(lines, ({ day }) => day)
    return ok({
      from,
      until,
      total: lines.length,
      clients: counted(lines).clients,
      zones: [...ZONES, OTHER].flatMap((zone) => {
        const there = byZone.get(zone)
        return there === undefined ? [] : [{ zone, ...counted(there) }]
      }),
      days: Array.from({ length: wish.days }, (_, i) => addDays(from, i)).map((day) => ({
        day,
        ...counted(byDay.get(day) ?? []),
      })),
      renewable: lines.filter(({ why }) => why === 'cutoff').map(({ serialId }) => serialId),
      lines: lines.slice(0, limit),
    })
  },

  'outage.pdf': async (context, wish) => {
    const { db, files, today, practice } = context
    const { from, until, lines } = stopsOf(context, wish)
    const bytes = renderOutage({
      office: readProfile(db),
      watermark: practice ? practiceWatermark : null,
      createdOn: today,
      from,
      until,
      zone: wish.zone ?? null,
      lines,
    })
    const name = outagePaperName(from, wish.zone ?? null)
    return ok({ file: files.put(name, bytes).file, name })
  },
}

const OTHER = 'other' as const

/** The board as it stands on the first day without network, and what of it stops on each day after, first lost first. */
function stopsOf(context: QueryContext, { from: wanted, days, zone }: Wish) {
  const from = wanted ?? context.today
  const until = addDays(from, days - 1)
  const { db } = from === context.today ? context : context.on(from)
  const offlineDays = new Map(products(db).map((product) => [product.id, product.offlineDays]))
  const all = exposedUntil(db, until).flatMap((row): OutageLine[] => {
    const { productId, state, nextCutoff, lossOn, nextValidation, validationState, autoCharge, ...shown } =
      row
    const allowed = offlineDays.get(productId) ?? null
    const stop = stopWithoutNetwork(
      { state, nextCutoff, lossOn, nextValidation, validationState, offlineDays: allowed },
      from,
    )
    if (stop === null || stop.day > until) return []
    return [{ ...shown, ...stop, offlineDays: allowed, autoCharge: autoCharge === 1 }]
  })
  const lines = all
    .filter((line) => zone === undefined || zoneOfLine(line) === zone)
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
  return { from, until, all, lines }
}

function zoneOfLine({ city }: OutageLine) {
  return zoneOf(city) ?? OTHER
}

function counted(lines: readonly OutageLine[]): { systems: number; clients: number } {
  return { systems: lines.length, clients: new Set(lines.map(({ clientId }) => clientId)).size }
}
