import type { OpenLedger } from '#core/start.ts'
import { follow, ledgerRev, type Judged } from '#sync/judge.ts'
import type { Outcome, RowChange } from '#wire/messages.ts'
import type { Driver, Transaction } from './drivers/driver.ts'
import * as store from './store.ts'

/** The revisions of one tenant: one at a time, each whole in the store before it is kept in the ledger. */
export interface Revisions {
  /** The next one. `work` appends it to the log and has the ledger's transaction open; `NothingToKeep` gives both up. */
  next<T>(work: (tx: Transaction, rev: number) => Promise<T>): Promise<T>
  /** Gives up what was done on the ledger for this revision so far, and begins anew. */
  again(): void
  append(tx: Transaction, at: At, command: Columns, judged: Judged): Promise<void>
  /** Until this ledger has all that the store has. */
  catchUp(): Promise<void>
  /** Where a device's count stands. */
  headOf(tx: Transaction, device: string): Promise<store.DeviceHead>
  /** After what is under way. */
  settled(): Promise<unknown>
}

interface At {
  readonly rev: number
  readonly device: string
  readonly epoch: number
}
type Columns = ReturnType<typeof store.commandColumns>

/** The transaction is given up, and this is the answer all the same. */
export class NothingToKeep extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('nothing to keep')
    this.value = value
  }
}

const FOLLOWED_AT_ONCE = 500

export function openRevisions(
  driver: Driver,
  tenant: string,
  { sync }: OpenLedger,
  now: () => Date,
): Revisions {
  const { raw, db } = sync
  // The log is the truth; what a power cut takes from this ledger is laid down again from it.
  raw.pragma('synchronous = NORMAL')
  /** As of this ledger's revision. */
  const heads = new Map<string, store.DeviceHead>()
  let last: Promise<unknown> = Promise.resolve()

  function next<T>(work: (tx: Transaction, rev: number) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      let begun = false
      try {
        const value = await driver.write(async (tx) => {
          const rev = await store.takeRev(tx, tenant)
          await followUntil(tx, rev - 1)
          raw.exec('BEGIN IMMEDIATE')
          begun = true
          return work(tx, rev)
        })
        raw.exec('COMMIT')
        return value
      } catch (error) {
        if (begun && raw.inTransaction) raw.exec('ROLLBACK')
        sync.forget()
        heads.clear()
        if (error instanceof NothingToKeep) return error.value as T
        throw error
      }
    })
    last = turn.catch(() => {})
    return turn
  }

  /** What other endpoints on this store have judged, or what a power cut took from this ledger. */
  async function followUntil(tx: Transaction, head: number): Promise<void> {
    for (let rev = ledgerRev(db); rev < head; rev = ledgerRev(db)) {
      heads.clear()
      const rows = await store.logAfter(tx, tenant, rev, FOLLOWED_AT_ONCE)
      if (rows.length === 0) throw new Error(`the log ends at ${rev}, the tenant stands at ${head}`)
      raw.transaction(() => follow(sync, rows.map(followed)))()
      if (sync.digest() !== rows.at(-1)!.digest) {
        throw new Error(`the ledger differs from the log at ${ledgerRev(db)}`)
      }
    }
  }

  return {
    next,
    again: () => {
      raw.exec('ROLLBACK')
      sync.forget()
      raw.exec('BEGIN IMMEDIATE')
    },
    append: async (tx, at, command, { outcome, changes, digest }) => {
      const row = {
        ...command,
        ...at,
        judged_at: now().toISOString(),
        outcome: JSON.stringify(outcome),
        changes: JSON.stringify(changes),
        digest,
      }
      await store.appendToLog(tx, tenant, row)
      heads.set(at.device, { epoch: at.epoch, seq: command.seq })
    },
    catchUp: () =>
      next(async () => {
        throw new NothingToKeep(undefined)
      }),
    headOf: async (tx, device) => {
      const known = heads.get(device)
      if (known) return known
      const found = (await store.deviceHead(tx, tenant, device)) ?? { epoch: 1, seq: 0 }
      heads.set(device, found)
      return found
    },
    settled: () => last,
  }
}

function followed(row: store.LogRow) {
  return {
    rev: row.rev,
    cmdId: row.cmd_id,
    command: {
      type: row.type,
      version: row.version,
      args: row.args,
      group_id: row.group_id,
      operator_id: row.operator,
      created_at: row.created_at,
    },
    outcome: JSON.parse(row.outcome) as Outcome,
    changes: JSON.parse(row.changes) as RowChange[],
  }
}
