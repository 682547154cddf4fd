import type Database from 'better-sqlite3'
import { isOfTheMachine } from '#db/machine-fault.ts'
import { changesSoFar, sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Refusal, Result } from '#domain/result.ts'
import type { Outcome, RowChange, ToldBefore } from '#wire/messages.ts'
import { applyChanges, confirmWritten, deferReferences, setDoorSeq } from './apply.ts'
import { appendToOutbox, isDone, outboxHead, type OutboxRow } from './outbox.ts'
import type { Sums } from './sums.ts'

type Recorded = Pick<OutboxRow, 'type' | 'args'>

/** What an endpoint knows that no PC does, for what there is only one of: its own clock, and whose command it judges. */
export interface Authority {
  readonly now: string
  readonly device: string
  /** Nothing is taken back that was done up to this revision: how it was before is not kept. */
  readonly horizon: number
}

/** The ledger on which an endpoint judges: the caller has begun the transaction, and keeps it or gives it up. */
export interface JudgingLedger {
  readonly raw: Database.Database
  readonly db: WriteDb
  /** Runs a recorded command under a number, as whoever gave it. */
  record(row: Recorded, seq: number, authority: Authority): Result<unknown>
  /** What is done instead of a command that was refused, where there is such a thing. */
  settle(row: Recorded, seq: number, refusal: Refusal, authority: Authority): Outcome | null
  /** Read once, for all the revisions that follow each other here. */
  sums(): Sums
  /** What a command changed: rules that are among it hold for the next one. */
  noted(changes: readonly RowChange[]): void
  finish(): void
  forget(): void
}

export interface Judged {
  readonly outcome: Outcome
  readonly changes: readonly RowChange[]
  readonly digest: string
}

const TRIES = 3

/** How a command is judged. */
export interface Judging {
  readonly authority: Authority
  /** A refused command of which this one needs what it would have made; asked only where this one is not done. */
  readonly hangsFrom: () => Promise<string | null>
  /** What its PC was told of it by an endpoint that has lost it since. */
  readonly told?: ToldBefore | undefined
  /** With a savepoint of its own, of which each copies every page that the command writes; without, it may throw `LeftTraces`. */
  readonly apart: boolean
}

/** One command as the next revision. A refusal leaves nothing; one that throws is tried again and then set aside. */
export async function judge(
  ledger: JudgingLedger,
  row: Recorded,
  rev: number,
  judging: Judging,
): Promise<Judged> {
  return concluded(ledger, rev, await outcomeOf(ledger, row, rev, judging))
}

async function outcomeOf(
  ledger: JudgingLedger,
  row: Recorded,
  rev: number,
  { authority, hangsFrom, told, apart }: Judging,
): Promise<Outcome> {
  if (told?.kind === 'applied_changed') {
    const again = settled(ledger, row, rev, told, { authority, apart })
    if (again?.ok) return again.outcome
  } else if (told && !isDone(told)) return told
  const result = tried(() => attempt(ledger, apart, () => ledger.record(row, rev, authority)))
  if (result?.ok) return { kind: 'applied' }
  const on = await hangsFrom()
  if (on !== null) return { kind: 'dependency_failed', on }
  const poisoned = { kind: 'poisoned', ticket: `${rev}` } as const
  if (result === null) return poisoned
  const { code, params } = result.refusal
  const instead = settled(ledger, row, rev, result.refusal, { authority, apart })
  if (instead === null) return poisoned
  return instead.ok ? instead.outcome : { kind: 'rejected', code, params }
}

type Settled = { readonly ok: false } | { readonly ok: true; readonly outcome: Outcome }

/** What is done instead of a refused command; null where it throws each time. */
function settled(
  ledger: JudgingLedger,
  row: Recorded,
  rev: number,
  refusal: Refusal,
  { authority, apart }: Pick<Judging, 'authority' | 'apart'>,
): Settled | null {
  return tried(() =>
    attempt<Settled>(ledger, apart, () => {
      setDoorSeq(ledger.db, rev)
      const outcome = ledger.settle(row, rev, refusal, authority)
      return outcome === null ? { ok: false } : { ok: true, outcome }
    }),
  )
}

/** Null where it throws each time, and that is its own doing. */
function tried<T>(work: () => T): T | null {
  for (let tries = 1; ; tries += 1) {
    try {
      return work()
    } catch (error) {
      if (error instanceof LeftTraces || isOfTheMachine(error)) throw error
      if (tries === TRIES) return null
    }
  }
}

/** What an endpoint does by itself as the next revision: a device that enrols. */
export function asRevision(ledger: JudgingLedger, rev: number, work: () => Outcome): Judged {
  setDoorSeq(ledger.db, rev)
  return concluded(ledger, rev, work())
}

function concluded(ledger: JudgingLedger, rev: number, outcome: Outcome): Judged {
  const { db } = ledger
  const sums = ledger.sums()
  setDoorSeq(db, 0)
  const changes = confirmWritten(db, rev, rev, sums)
  ledger.noted(changes)
  return { outcome, changes, digest: sums.digest() }
}

/** After the last of the revisions that are kept together: the ledger says itself where it stands. */
export function keepAt(ledger: JudgingLedger, rev: number): void {
  ledger.finish()
  ledger.sums().save(ledger.db)
  setLedgerRev(ledger.db, rev)
}

/** Of it, since it was opened: the same number again, and nothing was written between. */
export function changesOf({ db }: JudgingLedger): number {
  return changesSoFar(db)
}

/** Nothing of it stays where it refuses or throws. */
function attempt<T extends { readonly ok: boolean }>(
  ledger: JudgingLedger,
  apart: boolean,
  work: () => T,
): T {
  if (!apart) return inPlace(ledger, work)
  const { raw, db, forget } = ledger
  // Of the revisions before this one, which are not forgotten with it.
  ledger.sums().save(db)
  raw.exec('SAVEPOINT attempt')
  let kept = false
  try {
    const result = work()
    kept = result.ok
    return result
  } finally {
    // A disk that is full may have ended the transaction, and the savepoint with it.
    if (raw.inTransaction) {
      if (!kept) raw.exec('ROLLBACK TO attempt')
      raw.exec('RELEASE attempt')
    }
    if (!kept) forget()
  }
}

/** What refuses comes before its first write (load, decide, save), so that nearly always there is nothing to take back. */
function inPlace<T extends { readonly ok: boolean }>(ledger: JudgingLedger, work: () => T): T {
  const before = changesOf(ledger)
  try {
    const result = work()
    // The door's own number is one.
    if (result.ok || changesOf(ledger) <= before + 1) return result
  } catch (error) {
    if (isOfTheMachine(error)) throw error
    // Whatever it was, it throws again when it is judged apart.
  }
  throw new LeftTraces()
}

/** What a command that is not done has written goes only with the whole turn, which is then judged `apart`. */
export class LeftTraces extends Error {
  constructor() {
    super('judge it apart')
  }
}

/** A revision that another endpoint on the same store has made, with the command that it came from. */
export interface Followed {
  readonly rev: number
  readonly cmdId: string
  readonly command: Omit<OutboxRow, 'seq' | 'hash' | 'args' | 'cmd_id'> & { readonly args: string }
  readonly outcome: Outcome
  readonly changes: readonly RowChange[]
}

/** Lays down what others judged, so that an undo finds here what it finds there. */
export function follow(ledger: JudgingLedger, revisions: readonly Followed[]): void {
  const { db } = ledger
  const sums = ledger.sums()
  deferReferences(db)
  for (const { rev, cmdId, command, outcome, changes } of revisions) {
    setDoorSeq(db, rev)
    applyChanges(db, [changes], sums)
    if (command.args !== '' && isDone(outcome)) {
      const head = { ...outboxHead(db), seq: rev - 1 }
      appendToOutbox(db, head, { ...command, cmd_id: cmdId, args: JSON.parse(command.args) as unknown })
    }
  }
  setDoorSeq(db, 0)
  keepAt(ledger, revisions.at(-1)!.rev)
}

const REV = 'rev'

/** The last revision that this ledger holds. */
export function ledgerRev(db: ReadDb): number {
  return Number(db.value<string>(sql`SELECT value FROM local_state WHERE key = ${REV}`) ?? 0)
}

function setLedgerRev(db: WriteDb, rev: number): void {
  db.runOne(sql`
    INSERT INTO local_state (key, value) VALUES (${REV}, ${String(rev)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
  `)
}
