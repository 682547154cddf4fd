import type { InputOf, OutputOf } from '#contract/index.ts'
import type { JobContext, QueryContext } from '#core/app.ts'
import { keptAnswers } from '#db/kept.ts'
import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import {
  maskedKey,
  planStock,
  REORDER_BUSINESS_DAYS,
  reorderOn,
  STOCK_WINDOW_DAYS,
  type ComingRenewal,
  type KeyKind,
} from '#domain/prepaid-key.ts'
import { monthStartingOn } from '#domain/renewal.ts'
import { paidUntil } from '#domain/rental.ts'
import { ok, type Result } from '#domain/result.ts'
import { findCalendar, products } from '#features/catalogue/sql.ts'
import { kindName, keyWhy as why } from '#messages/es-MX/keys.ts'
import * as keys from './sql.ts'

type Context = Pick<QueryContext, 'db' | 'today'>
type Stock = OutputOf<'keys.stock'>
type Lacking = InputOf<'keys.askForStock'>['kinds'][number]

/** Keys on hand against what renews in the next 60 days, by what a key buys. */
export function stockOf({ db, today }: Context): Stock {
  const until = addDays(today, STOCK_WINDOW_DAYS)
  const stock = keys.keysInStock(db, today)
  const renewals = comingRenewals(db, today, until)
  const plan = planStock(stock, renewals, until)
  const office = findCalendar(db, 'office')!
  const names = new Map(products(db).map(({ id, name }) => [id, name]))
  const byId = new Map(stock.map((key) => [key.id, key]))
  const nameOf = (productId: string) => names.get(productId) ?? productId
  const expiring = new Set(plan.expiring)
  const kinds = new Map<string, KeyKind>()
  for (const kind of [...stock, ...plan.lacking]) kinds.set(nameOfKind(kind), kind)
  const rows = [...kinds.values()].map((kind) => {
    const mine = stock.filter((key) => sameKind(key, kind))
    const missed = plan.lacking.find((one) => sameKind(one, kind))
    const by = missed ? reorderOn(office, missed.by, today) : null
    return {
      productId: kind.productId,
      product: nameOf(kind.productId),
      months: kind.months,
      users: kind.users,
      available: mine.filter(({ state }) => state === 'available').length,
      received: mine.filter(({ state }) => state === 'received').length,
      needed: renewals.filter((one) => !one.autoCharge && sameKind(one, kind)).length,
      lacking: missed?.count ?? 0,
      expiring: mine.filter(({ id }) => expiring.has(id)).length,
      reorder:
        missed && by !== null
          ? { by, missedOn: missed.by, why: whyReorder(missed.by, missed.count, by, today) }
          : null,
    }
  })
  return {
    until,
    kinds: rows.toSorted(
      (a, b) => order(a.reorder?.by ?? '9999', b.reorder?.by ?? '9999') || order(a.product, b.product),
    ),
    expiring: plan.expiring.map((id) => {
      const { last4, productId, months, users, expiresOn } = byId.get(id)!
      const facts = { productId, product: nameOf(productId), months, users, expiresOn: expiresOn! }
      return { id, masked: maskedKey(last4), ...facts, why: [why.expiry(expiresOn!), why.unneeded] }
    }),
  }
}

/** "¿Por qué?" of a task of what is lacking. */
export function whyRestock(context: Context, ref: string): string[] {
  return stockOf(context).kinds.find((kind) => nameOfKind(kind) === ref)?.reorder?.why ?? []
}

/** A monthly rental comes again within the window, on a day of its own series: each time asks for a key. */
function comingRenewals(db: ReadDb, today: Day, until: Day): ComingRenewal[] {
  return keys.renewalsBetween(db, today, until).flatMap((row) => {
    const { serialId, productId, months, users, anchor } = row
    const lastDay = row.lastDay === 1
    const all: ComingRenewal[] = []
    let month = monthStartingOn(anchor, lastDay, row.on)!
    for (let on = row.on; on <= until; on = paidUntil(anchor, month, lastDay)) {
      all.push({ serialId, productId, months, users, on, autoCharge: row.autoCharge === 1 })
      month += months
    }
    return all
  })
}

function whyReorder(missedOn: Day, count: number, by: Day, today: Day): string[] {
  const days = by === today ? why.late : why.reorder(REORDER_BUSINESS_DAYS, by)
  return [why.missed(missedOn, count), days, why.automatic]
}

const keptStock = keptAnswers<readonly Lacking[]>(1)

/** Keeps Hoy's tasks of the stock true: records a command only where they are not. */
export async function watchStock(context: JobContext): Promise<Result<{ lacking: number }>> {
  const { db, today, boardVersion } = context
  const kept = keys.kindsKept(db)
  // An office without keys pays in other ways, and is not asked for any.
  const lacking = kept.size === 0 ? [] : keptStock(db, boardVersion, today, () => lackingOf(context, kept))
  if (asTasks(lacking, context) === tasksNow(db)) return ok({ lacking: lacking.length })
  return context.atomically(async () => {
    const recorded = context.run('keys.askForStock', { kinds: lacking })
    return recorded.ok ? ok({ lacking: lacking.length }) : recorded
  })
}

function lackingOf(context: Context, kept: ReadonlySet<string>): Lacking[] {
  return stockOf(context).kinds.flatMap(({ productId, months, users, lacking, reorder }) =>
    reorder === null || !kept.has(nameOfKind({ productId, months, users }))
      ? []
      : [
          {
            productId,
            months,
            users,
            count: lacking,
            by: reorder.by as Day,
            missedOn: reorder.missedOn as Day,
          },
        ],
  )
}

/** The task of one kind of key. */
export function restockTask(db: ReadDb, { productId, months, users, count, by, missedOn }: Lacking) {
  const product = products(db).find(({ id }) => id === productId)?.name ?? productId
  return {
    kind: 'key.restock' as const,
    ref: nameOfKind({ productId, months, users }),
    clientId: null,
    serialId: null,
    dueOn: by,
    dueTime: null,
    params: { what: kindName(product, months, users), count, missedOn },
  }
}

/** The day moves while it is late: only another day of the first miss, or another count, is news. */
function asTasks(lacking: readonly Lacking[], { db }: Pick<JobContext, 'db'>): string {
  const tasks = lacking.map((one) => restockTask(db, one)).map(({ ref, params }) => ({ ref, params }))
  return JSON.stringify(tasks.toSorted((a, b) => order(a.ref, b.ref)))
}

function tasksNow(db: ReadDb): string {
  return JSON.stringify(
    keys.restockTasks(db).map(({ ref, params }) => ({ ref, params: JSON.parse(params) as object })),
  )
}

function nameOfKind({ productId, months, users }: KeyKind): string {
  return `${productId}:${months}:${users}`
}

function sameKind(a: KeyKind, b: KeyKind): boolean {
  return a.productId === b.productId && a.months === b.months && a.users === b.users
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
