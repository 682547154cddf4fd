import type Database from 'better-sqlite3'
import type { WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { KeptEntry, Log } from '#domain/log-entry.ts'
import type { Result, Refused } from '#domain/result.ts'
import type { Durability } from '#durability/durability.ts'
import type { FileStore } from '#files/store.ts'
import type { Writes } from '#sync/exchange.ts'
import type { Sums } from '#sync/sums.ts'
import type { RowChange } from '#wire/messages.ts'
import type { Access } from './access/access.ts'
import type { Answer, Caller, Clock, Progress } from './app.ts'
import type { Commands, Recorded } from './commands.ts'
import type { Keeper } from './secrets/keeper.ts'
import type { Syncing } from './syncing.ts'

// What the door is to those behind it and before it; `dispatch.ts` is the door.

export interface DoorOptions {
  readonly access: Access
  readonly raw: Database.Database
  readonly clock: Clock
  readonly files: FileStore
  readonly secrets: Keeper
  readonly practice: boolean
  /** Made after the door, which it goes through. */
  readonly syncing: () => Syncing
  readonly announce: (topics: readonly string[]) => void
  readonly progress: (progress: Progress) => void
  /** Faults and slow operations, for the log of the program; never shown as they are. */
  readonly log: Log
  readonly lastEntries: () => readonly KeptEntry[]
  /** Checks each answer against the contract: on in tests. */
  readonly checkAnswers: boolean
  /** Nobody looks at this ledger, which an endpoint judges commands on: it keeps neither board nor search. */
  readonly headless: boolean
  readonly durability: DurableDoor
}

export interface Door {
  dispatch(caller: Caller, name: string, input: unknown): Promise<Answer>
  /** Runs a recorded command again with the stamp it carries. */
  replay(row: Recorded): Result<unknown>
  readonly sync: SyncDoor
}

/** What syncing asks of the door: recorded commands run again, inside a transaction that it holds itself. */
export interface SyncDoor extends Pick<Commands, 'perform' | 'record' | 'settle'> {
  readonly raw: Database.Database
  readonly db: WriteDb
  /** The date in the office's own zone. */
  dayAt(now: Date): Day
  /** Of the confirmed rows. */
  digest(): string
  /** For whoever keeps them in step with each row that it confirms, and alone does so. */
  sums(): Sums
  /** One transaction, once no job holds the ledger; board and search agree at its end, and `topics` are announced. */
  transaction<T>(
    work: () => { readonly value: T; readonly topics: readonly string[] },
    writes?: Writes,
  ): Promise<T>
  /** Whether somebody looks at this ledger: something was asked of it before the last few times that this was. */
  isLookedAt(): boolean
  /** Between two commands of a transaction: rules that the first of them changed hold for the second. */
  noted(changes: readonly RowChange[]): void
  /** Before a transaction is kept that the caller began itself. */
  finish(): void
  /** After what was taken back: what was read of the rules may not hold. */
  forget(): void
}

/** What the door asks of whoever keeps the ledger whole. */
export interface DurableDoor {
  readonly of: () => Durability
  committed(): void
  /** Around what writes nearly every row of the ledger, inside its transaction. */
  anew<T>(work: () => T): T
  /** Why nothing may be saved now. */
  closedTo(): Refused | null
  /** The disk did not take what a command or a pull was to save. */
  notSaved(): void
  /** A "no" of the disk or of the file; null for a bug. */
  refusalOf(error: unknown): Refused | null
  /** Gives back room on a full disk, once. */
  release(): boolean
}
