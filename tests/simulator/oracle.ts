import type { WriteDb } from '../../src-main/db/sql.ts'
import { sql } from '../../src-main/db/sql.ts'
import type { Judged } from './keys.ts'

interface Input {
  readonly id?: string
  readonly amount?: number
  readonly price?: number
  readonly paid?: unknown
  readonly command?: string
  readonly city?: string
  readonly note?: string
}

type Columns = Readonly<Record<string, unknown>>

/** Under which a paid month may be taken away again. */
const TAKES_BACK: ReadonlySet<string> = new Set(['payments.reverse', 'keys.takeBack', 'ledger.undo'])
/** Of a payment, written once. */
const FIXED = ['amount', 'kind', 'method', 'paid_on', 'registered_at', 'reverses'] as const

/** What an office of one PC that did all of it in this order would have, told from the words of the log alone. */
export function brokenOracle(log: readonly Judged[], db: WriteDb): string[] {
  return [...brokenMoney(log, db), ...brokenHistory(log), ...brokenTexts(log, db)]
}

interface Money {
  readonly id: string
  readonly amount: number
  readonly reversed: number | null
}

/** Each payment that was done is there once with its amount, whoever gave it, and so is what was taken back of one. */
function brokenMoney(log: readonly Judged[], db: WriteDb): string[] {
  const rows = db.all<Money>(sql`
    SELECT p.id, p.amount, r.amount AS reversed FROM payments p LEFT JOIN payments r ON r.id = p.reverses
  `)
  const found: string[] = []
  const due = new Map<string, number | 'reversal'>()
  const mayReverse = new Set<string>()
  for (const { type, args, outcome, cmd_id } of log) {
    if (args === '' || !isDone(outcome)) continue
    const money = moneyOf(type, (JSON.parse(args) as { readonly input: Input }).input)
    if (money !== null) due.set(cmd_id.slice(0, 24), money)
    if (type === 'keys.takeBack') mayReverse.add(cmd_id.slice(0, 24))
  }
  for (const { id, amount, reversed } of rows) {
    const command = id.slice(0, 24)
    const given = due.get(command)
    due.delete(command)
    if (reversed === null ? given !== amount : given !== 'reversal' && !mayReverse.has(command))
      found.push(`a payment is of ${amount} and was given as ${given ?? 'nothing'}`)
    if (reversed !== null && reversed !== -amount) found.push(`of ${reversed}, ${amount} was taken back`)
  }
  for (const amount of due.values()) found.push(`a payment of ${amount} was done and is not there`)
  return found
}

function moneyOf(type: string, { amount, price, paid }: Input): number | 'reversal' | null {
  if (type === 'payments.register') return amount!
  if (type === 'keys.charge' || (type === 'keys.assign' && paid !== undefined)) return price!
  return type === 'payments.reverse' ? 'reversal' : null
}

/** No payment changes or goes, and no paid month but by what takes one back. */
function brokenHistory(log: readonly Judged[]): string[] {
  const found: string[] = []
  const payments = new Map<string, Columns>()
  const months = new Map<string, number>()
  for (const { rev, type, changes } of log) {
    for (const [table, key, row] of JSON.parse(changes) as [string, string, Columns | null][]) {
      if (table === 'payments') {
        const before = payments.get(key)
        if (before && (row === null || FIXED.some((column) => row[column] !== before[column])))
          found.push(`a payment was changed at ${rev} by ${type}`)
        if (row !== null) payments.set(key, row)
      } else if (table === 'rentals' && row !== null) {
        const paid = Number(row['paid_months'])
        if (paid < (months.get(key) ?? 0) && !TAKES_BACK.has(type))
          found.push(`a rental has fewer paid months at ${rev} by ${type}`)
        months.set(key, paid)
      }
    }
  }
  return found
}

/** Of a text that two PCs changed, what reached the endpoint last; by no clock. */
function brokenTexts(log: readonly Judged[], db: WriteDb): string[] {
  const canonical = new Map(
    db
      .all<{ id: string; canonical: string }>(sql`SELECT id, canonical FROM aliases`)
      .map(({ id, canonical }) => [id, canonical]),
  )
  const last = new Map<string, { city?: string; note?: string }>()
  const undone = new Set<string>()
  for (const { type, args, outcome } of log) {
    if (args === '' || !isDone(outcome)) continue
    const { input } = JSON.parse(args) as { readonly input: Input }
    if (type === 'ledger.undo') {
      const of = log.find(({ cmd_id }) => cmd_id === input.command)
      if (of?.type === 'clients.update') undone.add(idOf(of.args, canonical))
    }
    if (type !== 'clients.update') continue
    const { city, note } = input
    const given = { ...(city === undefined ? {} : { city }), ...(note === undefined ? {} : { note }) }
    const id = idOf(args, canonical)
    last.set(id, { ...last.get(id), ...given })
  }
  const found: string[] = []
  for (const [id, texts] of last) {
    const row = db.get<Columns>(sql`SELECT city, note FROM clients WHERE id = ${id}`)
    if (row === null || undone.has(id)) continue
    for (const [column, value] of Object.entries(texts)) {
      if (row[column] !== value)
        found.push(`${column} is not what came last: ${String(row[column])} for ${value}`)
    }
  }
  return found
}

function idOf(args: string, canonical: ReadonlyMap<string, string>): string {
  const { id } = (JSON.parse(args) as { readonly input: Input }).input
  return canonical.get(id!) ?? id!
}

function isDone(outcome: string): boolean {
  return /^\{"kind":"(applied|applied_changed|merged)"/.test(outcome)
}
