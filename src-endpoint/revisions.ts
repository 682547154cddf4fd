import type { OpenLedger } from '#core/start.ts'
import { forgetImagesUpTo } from '#sync/apply.ts'
import { layDownBase } from '#sync/base.ts'
import { follow, keepAt, ledgerRev, type Judged } from '#sync/judge.ts'
import { chainHash } from '#wire/canonical.ts'
import type { Outcome, RowChange } from '#wire/messages.ts'
import type { Driver, Transaction } from './drivers/driver.ts'
import { holdRevisions, type Held } from './held.ts'
import { pages } from './pages.ts'
import { baseAfter, lastDone, type BaseRow } from './store-base.ts'
import * as store from './store.ts'

/** The revisions of one tenant, turn after turn, each turn whole in the store before it is kept in the ledger. */
export interface Revisions {
  /** On which it is judged; made anew where it turns out to be of another log. */
  ledger(): OpenLedger['sync']
  /**
   * Up to `most` revisions that follow each other, durable together. One that makes none leaves nothing, and so does one
   * that throws; `NothingToKeep` is its answer then.
   */
  turn<T>(most: number, work: (turn: Turn) => Promise<T>): Promise<T>
  /** A turn of one revision. */
  next<T>(work: (tx: Transaction, rev: number, horizon: number) => Promise<T>): Promise<T>
  append(tx: Transaction, at: At, command: Columns, judged: Judged): Promise<void>
  /** What the endpoint does by itself, which is of no device's count. */
  appendOwn(tx: Transaction, rev: number, command: OwnCommand, judged: Judged): Promise<void>
  /** Until this ledger has all that the store has. */
  catchUp(): Promise<void>
  /** Before-images of revisions up to this one, which nobody can take back; how many of them, so many at most. */
  forgetUpTo(rev: number, most: number): Promise<number>
  /** Where a device's count stands. */
  headOf(tx: Transaction, device: string): Promise<store.DeviceHead>
  close(): Promise<void>
  /** After what is under way, with all that this ledger had. */
  settled(): Promise<void>
}

export interface Turn {
  readonly tx: Transaction
  readonly horizon: number
  /** The next revision, to be appended to the log. */
  next(): number
  /** The last of them was not appended. */
  giveBack(): void
}

interface At {
  readonly rev: number
  readonly device: string
  readonly epoch: number
}
type Columns = ReturnType<typeof store.commandColumns>

interface OwnCommand {
  readonly cmdId: string
  readonly type: string
  readonly args: string
  readonly operator: string
}

/** The transaction is given up, and this is the answer all the same. */
export class NothingToKeep extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('nothing to keep')
    this.value = value
  }
}

/** The device of what the endpoint does by itself. */
export const ENDPOINT = 'endpoint'

const FOLLOWED_AT_ONCE = 500
const BASE_AT_ONCE = 500

/** The ledger of a tenant on this machine: it can always be made again from the log. */
export interface LedgerFiles {
  open(): OpenLedger
  discard(): void
}

export function openRevisions(
  driver: Driver,
  tenant: string,
  files: LedgerFiles,
  now: () => Date,
): Revisions {
  let held: Held
  let ledger = openLedger()
  /** Of the ledger as it stands; null where it has to be asked for. */
  let digest: string | null = null
  /** As of this ledger's revision. */
  const heads = new Map<string, store.DeviceHead>()
  /** A turn that was given up took others with it: the log has them. */
  let isBehind = false
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  function openLedger(): OpenLedger {
    const opened = files.open()
    // The log is the truth; what a power cut takes from this ledger is laid down again from it.
    opened.sync.raw.pragma('synchronous = NORMAL')
    held = holdRevisions(opened.sync, forgetHeld)
    return opened
  }

  /** The file has not what this ledger had: nothing that was known of it holds. */
  function forgetHeld(): void {
    isBehind = true
    forget()
  }

  function forget(): void {
    ledger.sync.forget()
    heads.clear()
    digest = null
  }

  function turn<T>(most: number, work: (turn: Turn) => Promise<T>): Promise<T> {
    return queued(async () => {
      let made = 0
      try {
        const value = await driver.write(async (tx) => {
          const { rev: last, horizon, digestBefore } = await store.takeRevs(tx, tenant, most)
          const before = last - most
          if (!isAt(before, digestBefore)) await followUntil(tx, { rev: before, horizon }, digestBefore)
          held.begin()
          const answer = await work({
            ...{ tx, horizon },
            next: () => before + (made += 1),
            giveBack: () => {
              made -= 1
            },
          })
          if (made === 0) throw new NothingToKeep(answer)
          if (made < most) await store.giveBackRevs(tx, tenant, before + made)
          keepAt(ledger.sync, before + made)
          return answer
        })
        held.keep(made)
        return value
      } catch (error) {
        if (held.giveUp()) isBehind = true
        forget()
        if (error instanceof NothingToKeep) return error.value as T
        throw error
      }
    })
  }

  /** Whoever asks for something else is heard between two turns, however many wait. */
  function queued<T>(work: () => Promise<T>): Promise<T> {
    waiting += 1
    const turned = last.then(work)
    last = turned
      .catch(() => {})
      .then(() => {
        waiting -= 1
        return waiting === 0 ? undefined : new Promise((resolve) => setImmediate(resolve))
      })
    return turned
  }

  const catchUp = () => turn(1, async () => {})

  function isAt(rev: number, expected: string | null): boolean {
    digest ??= ledger.sync.digest()
    return ledgerRev(ledger.sync.db) === rev && (rev === 0 || digest === expected)
  }

  /**
   * What other endpoints on this store have judged, or what a power cut took from this ledger. One that is of another
   * log than this, because only one of the two was put back to a backup, is made again from the beginning.
   */
  async function followUntil(
    tx: Transaction,
    { rev: head, horizon }: store.Stand,
    expected: string | null,
  ): Promise<void> {
    heads.clear()
    held.settle()
    const from = ledgerRev(ledger.sync.db)
    const isOfThisLog =
      from <= head && (from === 0 || (await store.digestAt(tx, tenant, from)) === ledger.sync.digest())
    // From before the horizon the log leads nowhere any more.
    if (!isOfThisLog || (from > 0 && from < horizon)) {
      ledger.close()
      files.discard()
      ledger = openLedger()
    }
    if (ledgerRev(ledger.sync.db) < horizon) await beginWithBase(tx, horizon)
    for (let rev = ledgerRev(ledger.sync.db); rev < head; rev = ledgerRev(ledger.sync.db)) {
      const rows = await store.logAfter(tx, tenant, rev, FOLLOWED_AT_ONCE)
      if (rows.length === 0) throw new Error(`the log ends at ${rev}, the tenant stands at ${head}`)
      ledger.sync.raw.transaction(() => follow(ledger.sync, rows.map(followed)))()
    }
    digest = ledger.sync.digest()
    if (head > 0 && digest !== expected) throw new Error(`the ledger differs from the log at ${head}`)
    isBehind = false
  }

  async function beginWithBase(tx: Transaction, horizon: number): Promise<void> {
    const last = await lastDone(tx, tenant, horizon)
    const rows = pages<BaseRow>((after) => baseAfter(tx, tenant, after, BASE_AT_ONCE))
    await layDownBase(ledger.sync, horizon, changesIn(rows), last && followed(last))
    if (ledger.sync.digest() !== (await store.digestAt(tx, tenant, horizon)))
      throw new Error(`the base differs from the log at ${horizon}`)
  }

  async function append(
    tx: Transaction,
    at: At,
    command: Columns,
    { outcome, changes, digest: after }: Judged,
  ): Promise<void> {
    const row = {
      ...command,
      ...at,
      judged_at: now().toISOString(),
      outcome: JSON.stringify(outcome),
      changes: JSON.stringify(changes),
      digest: after,
    }
    digest = after
    await store.appendToLog(tx, tenant, row)
    heads.set(at.device, { epoch: at.epoch, seq: command.seq })
  }

  return {
    ledger: () => ledger.sync,
    turn,
    next: (work) => turn(1, ({ tx, horizon, next }) => work(tx, next(), horizon)),
    close: async () => {
      await last
      held.settle()
      ledger.close()
    },
    append,
    appendOwn: (tx, rev, { cmdId, type, args, operator }, judged) =>
      append(
        tx,
        { rev, device: ENDPOINT, epoch: 1 },
        {
          ...{ seq: rev, cmd_id: cmdId, hash: chainHash('', args), type, version: 1, args, group_id: null },
          ...{ operator, created_at: now().toISOString() },
        },
        judged,
      ),
    catchUp,
    headOf: async (tx, device) => {
      const known = heads.get(device)
      if (known) return known
      const found = (await store.deviceHead(tx, tenant, device)) ?? { epoch: 1, seq: 0 }
      heads.set(device, found)
      return found
    },
    forgetUpTo: (rev, most) =>
      queued(async () => {
        held.settle()
        return forgetImagesUpTo(ledger.sync.db, Math.min(rev, ledgerRev(ledger.sync.db)), most)
      }),
    settled: async () => {
      await last
      if (isBehind) await catchUp()
    },
  }
}

async function* changesIn(rows: AsyncIterable<readonly BaseRow[]>): AsyncGenerator<RowChange[]> {
  for await (const page of rows) {
    yield page.map(({ tbl, key, stored }): RowChange => {
      return [tbl, key, stored === null ? null : (JSON.parse(stored) as RowChange[2])]
    })
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
