import type Database from 'better-sqlite3'
import { isOfTheMachine } from '#db/machine-fault.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Result } from '#domain/result.ts'
import { putBack } from '#features/ledger/sql.ts'
import type { Entry, PullAnswer } from '#wire/messages.ts'
import { applyChanges, deferReferences, setDoorSeq } from './apply.ts'
import { confirmShown } from './confirm.ts'
import { doneOtherwise, expectedOf, firstShown, keepFirstShown, type Expected } from './expected.ts'
import { setCursor } from './enrolment.ts'
import { keepForeignWork } from './foreign-work.ts'
import {
  pendingCommands,
  runsHere,
  setHeld,
  settleCommand,
  type OutboxRow,
  type PendingCommand,
} from './outbox.ts'
import { readSums, type Sums } from './sums.ts'

/** A ledger and the door's way to run a recorded command on it again. */
export interface Ledger {
  readonly raw: Database.Database
  readonly db: WriteDb
  perform(row: Pick<OutboxRow, 'type' | 'args'>, seq: number): Result<unknown>
  /** What was read of the rules is asked again. */
  forget(): void
}

export interface Taken {
  readonly entries: number
  /** Types of the commands whose rows came. */
  readonly types: ReadonlySet<string>
  /** False where this ledger, with all of the page, is not what the endpoint has. */
  readonly agrees: boolean
}

/**
 * Where the rows of a page's entries are: in it, or in this ledger already, which a whole ledger has replaced since. Then
 * what this PC shows of a command is what it does a second time, on top of itself, and says nothing of how it was done.
 */
type RowsAre = 'inPage' | 'here'

/**
 * One page of the endpoint, inside the caller's transaction: from the first entry on that this ledger does not show
 * already, pending effects are taken back newest first, the page's rows laid down, the commands that have their result
 * dropped from the pending ones, and the rest run again on the new base, each under its own number. Rows, results and
 * cursor are kept together or not at all.
 */
export function takePage(
  ledger: Ledger,
  device: string,
  page: PullAnswer,
  rowsAre: RowsAre = 'inPage',
): Taken {
  const { db } = ledger
  const sums = readSums(db)
  const entries = page.entries.slice(confirmShown(db, device, page.entries, sums))
  if (entries.length > 0) layDownAll(ledger, device, entries, sums, rowsAre)
  setDoorSeq(db, 0)
  setCursor(db, page.nextCursor)
  sums.save(db)
  const types = new Set(page.entries.map(({ type }) => type))
  return { entries: page.entries.length, types, agrees: sums.digest() === page.digest }
}

function layDownAll(
  ledger: Ledger,
  device: string,
  entries: readonly Entry[],
  sums: Sums,
  rowsAre: RowsAre,
): void {
  const { db } = ledger
  const pending = pendingCommands(db)
  const shown: Shown = rowsAre === 'here' ? new Map() : shownOf(db, pending)
  if (pending.length > 0) takeBack(db, pending)
  const waiting = new Map(pending.map((row) => [row.cmd_id, row]))
  deferReferences(db)
  const ownOf = (entry: Entry) => (entry.device === device ? waiting.get(entry.cmdId) : undefined)
  for (const run of inRuns(entries, (entry) => ownOf(entry) !== undefined)) {
    const own = ownOf(run[0])
    layDown(ledger, run, own?.seq ?? null, sums)
    if (own) {
      const [{ outcome, rev, cmdId }] = run
      const expected = firstShown(db, own.seq) ?? shown.get(own.seq) ?? []
      const otherwise = outcome.kind === 'applied' ? doneOtherwise(db, expected) : null
      settleCommand(db, own, otherwise ?? outcome, rev)
      waiting.delete(cmdId)
    } else
      keepForeignWork(
        db,
        run.filter((entry) => entry.device !== device),
      )
  }
  ledger.forget()
  runAllAgain(ledger, waiting.values(), shown)
}

/** What this PC shows of its waiting commands, by their number. */
export type Shown = ReadonlyMap<number, readonly Expected[]>

export function shownOf(db: ReadDb, pending: readonly PendingCommand[]): Shown {
  return new Map(pending.filter(({ held }) => held === null).map(({ seq }) => [seq, expectedOf(db, seq)]))
}

type Run = readonly [Entry, ...Entry[]]

/** Entries that may be laid down together: each of this PC by itself, the others as many as follow each other. */
function inRuns(entries: readonly Entry[], isAlone: (entry: Entry) => boolean): Run[] {
  const runs: [Entry, ...Entry[]][] = []
  let joins = false
  for (const entry of entries) {
    const alone = isAlone(entry)
    if (joins && !alone) runs.at(-1)!.push(entry)
    else runs.push([entry])
    joins = !alone
  }
  return runs
}

/** A command of this PC keeps the before-images of its confirmed rows under its number, so that it can still be undone. */
function layDown({ db }: Ledger, run: Run, seq: number | null, sums: Sums): void {
  if (run.every(({ changes }) => changes.length === 0)) return
  setDoorSeq(db, seq ?? 0)
  const transactions = run.map(({ changes }) => changes)
  applyChanges(db, transactions, sums)
}

/** Everything that these commands did is gone from the ledger, and so are its before-images. */
export function takeBack(db: WriteDb, pending: readonly OutboxRow[]): void {
  const seqs = pending.map(({ seq }) => seq)
  setDoorSeq(db, 0)
  putBack(db, seqs)
  db.run(sql`DELETE FROM before_images WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`)
}

/** What waits, on the new base; what showed otherwise before stays known. */
export function runAllAgain(ledger: Ledger, waiting: Iterable<PendingCommand>, shown: Shown): void {
  for (const row of waiting) {
    if (!runsHere(row)) continue
    runAgain(ledger, row)
    const before = shown.get(row.seq) ?? []
    if (doneOtherwise(ledger.db, before)) keepFirstShown(ledger.db, row.seq, before)
  }
}

/** What it cannot do on the new base it does not do here; its result comes from the endpoint all the same. */
function runAgain(ledger: Ledger, row: OutboxRow): void {
  const { raw, db } = ledger
  let held: string | null = null
  try {
    const result = ledger.perform(row, row.seq)
    if (!result.ok) held = result.refusal.code
  } catch (error) {
    // A disk that is full may have ended the transaction: nothing may be written outside of it.
    if (!raw.inTransaction || isOfTheMachine(error)) throw error
    held = error instanceof Error ? error.name : 'bug'
  }
  if (held !== null) {
    // By its images, and not by a savepoint, in which the rows of a large command cost the square of their number.
    takeBack(db, [row])
    ledger.forget()
  }
  setHeld(db, row.seq, held)
}
