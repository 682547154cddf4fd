import type { Day } from './calendar.ts'
import { periodOf } from './cutoff.ts'

/** A row of the vendor's grid "Sistemas en Suscripción" (R76, R77). */
export interface PortalRow {
  readonly serial: string
  readonly system: string
  readonly version: string
  readonly users: number
  readonly activatedOn: Day
  /** "Próximo Pago" */
  readonly nextPayment: Day
}

/** What this ledger has of the same serial. */
export interface LedgerRow {
  readonly id: string
  readonly serial: string
  readonly client: string
  readonly system: string
  readonly version: string
  readonly users: number
  readonly activatedOn: Day | null
  readonly lastDay: boolean
  /** Paid-until: the first day that is no longer covered; null before the activation. */
  readonly paidUntil: Day | null
  readonly confirmed: boolean
}

export type PortalField = 'users' | 'version' | 'system' | 'activatedOn' | 'nextPayment'

export interface PortalDifference {
  readonly id: string
  readonly serial: string
  readonly client: string
  readonly field: PortalField
  readonly portal: string
  readonly here: string
}

export interface PortalComparison {
  /** Rows in which nothing differs and nothing is to be confirmed. */
  readonly same: number
  /** "Próximo Pago" moved on, or is what was only presumed here: the renewal is confirmed through that day (D11). */
  readonly renewed: readonly { readonly id: string; readonly serial: string; readonly through: Day }[]
  readonly differences: readonly PortalDifference[]
  /** Rows of the portal that this ledger has no serial for. */
  readonly unknown: readonly PortalRow[]
  /** Serials that stand twice in what was pasted, with different contents. */
  readonly twice: readonly string[]
}

/**
 * The portal's rows against the ledger's, by serial and by nothing else (beyond.md 14, 22, I8). A next payment that is
 * later than here and a boundary of the series confirms the renewal; one that is earlier, or on another day of the
 * month, is a difference that a person decides.
 */
export function comparePortal(portal: readonly PortalRow[], ledger: readonly LedgerRow[]): PortalComparison {
  const here = new Map(ledger.map((row) => [row.serial, row]))
  const bySerial = Map.groupBy(portal, ({ serial }) => serial)
  const twice = [...bySerial].filter(([, rows]) => rows.some((row) => !sameRow(row, rows[0]!)))
  const rows = [...bySerial.values()].map(([first]) => first!)
  const known = rows.flatMap((row) => {
    const mine = here.get(row.serial)
    return mine && !twice.some(([serial]) => serial === row.serial)
      ? [{ row, mine, found: differ(row, mine) }]
      : []
  })
  return {
    same: known.filter(({ found, row, mine }) => found.length === 0 && renewal(row, mine) === null).length,
    renewed: known.flatMap(({ row, mine }) => renewal(row, mine) ?? []),
    differences: known.flatMap(({ found }) => found),
    unknown: rows.filter(({ serial }) => !here.has(serial)),
    twice: twice.map(([serial]) => serial),
  }
}

function differ(row: PortalRow, mine: LedgerRow): PortalDifference[] {
  const { id, serial, client } = mine
  const compared: readonly (readonly [PortalField, string, string])[] = [
    ['users', String(row.users), String(mine.users)],
    ['version', row.version, mine.version],
    ['system', row.system, mine.system],
    ['activatedOn', row.activatedOn, mine.activatedOn ?? ''],
    ['nextPayment', row.nextPayment, nextPaymentExpected(row, mine)],
  ]
  return compared
    .filter(([field, portal, here]) => portal !== here && (field !== 'nextPayment' || !notActivated(mine)))
    .map(([field, portal, here]) => ({ id, serial, client, field, portal, here }))
}

/** Its first activation is one difference, which brings the next payment with it; a bought licence has no payment. */
function notActivated({ activatedOn, paidUntil }: LedgerRow): boolean {
  return activatedOn === null && paidUntil === null
}

/** The portal's own day where it merely confirms, else what the ledger has. */
function nextPaymentExpected(row: PortalRow, mine: LedgerRow): string {
  if (mine.paidUntil === null) return ''
  return isLaterBoundary(row, mine) ? row.nextPayment : mine.paidUntil
}

function renewal(row: PortalRow, mine: LedgerRow): PortalComparison['renewed'][number] | null {
  const moved = isLaterBoundary(row, mine)
  const confirms = row.nextPayment === mine.paidUntil && !mine.confirmed
  return moved || confirms ? { id: mine.id, serial: mine.serial, through: row.nextPayment } : null
}

function isLaterBoundary({ nextPayment, activatedOn }: PortalRow, mine: LedgerRow): boolean {
  if (mine.activatedOn === null || mine.activatedOn !== activatedOn) return false
  if (mine.paidUntil === null || nextPayment <= mine.paidUntil) return false
  return periodOf(mine.activatedOn, 1, nextPayment, mine.lastDay).start === nextPayment
}

function sameRow(a: PortalRow, b: PortalRow): boolean {
  return (
    a.system === b.system &&
    a.version === b.version &&
    a.users === b.users &&
    a.activatedOn === b.activatedOn &&
    a.nextPayment === b.nextPayment
  )
}
