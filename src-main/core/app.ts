import type { z } from 'zod'
import type { OperationName, Operations } from '#contract/index.ts'
import type { Command, Job, Procedure, Query } from '#contract/procedure.ts'
import type { ReadDb, WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import type { Refusal, Result } from '#domain/result.ts'
import type { AuditedAct } from '#domain/audited-act.ts'
import type { KeptEntry } from '#domain/log-entry.ts'
import type { Work } from '#domain/program-update.ts'
import type { Role } from '#domain/roles.ts'
import type { Person } from '#features/access/sql.ts'
import type { FileStore } from '#files/store.ts'
import type { Authority } from '#sync/judge.ts'
import type { Outcome } from '#wire/messages.ts'
import type { Durability } from '#durability/durability.ts'
import type { Syncing } from './syncing.ts'
import type { Keeper, Secrets } from './secrets/keeper.ts'

/**
 * Who asks, through which pipe. `operator` is an id or an exact name; null is "Consola". `electron` and `web` are
 * screens, which act by their session once operators have passwords; `cli` is any program of this machine.
 */
export interface Caller {
  readonly operator: string | null
  readonly host: 'electron' | 'web' | 'cli' | 'direct'
  /** The id that a sign-in gave this screen's host. */
  readonly session?: string | null
  /** By which progress is told and the work is cancelled. */
  readonly job?: string
  /** "A la fecha de…": everything answers as of that day, and nothing is saved. */
  readonly asOf?: Day
}

export type Answer =
  | {
      readonly ok: true
      readonly value: unknown
      /** The recorded command, for `ledger.undo`; absent for queries and jobs. */
      readonly command?: string
      /** For the host to keep instead of the one it has, never for the page: of a sign-in, or null when it is over. */
      readonly session?: string | null
    }
  | { readonly ok: false; readonly refusal: AnsweredRefusal }

export interface AnsweredRefusal {
  readonly code: string
  /** The sentence in Spanish. */
  readonly message: string
  readonly params: unknown
}

/** The only clock of the program; a fixed one in tests and behind --now. */
export interface Clock {
  now(): Date
}

export interface Progress {
  readonly job: string
  readonly done: number
  readonly total: number | null
  readonly note: string
}

/** The program as its hosts see it. */
export interface Vigente {
  dispatch(caller: Caller, name: string, input: unknown): Promise<Answer>
  onChanged(listen: (topics: readonly string[]) => void): () => void
  onProgress(listen: (progress: Progress) => void): () => void
  readonly files: FileStore
  readonly syncing: Syncing
  /** What goes on now that nobody should break off. */
  working(): readonly Work[]
  /** Whether a screen with this session may be told of changes and given files. */
  admits(session: string | null): boolean
  close(): void
}

/** The place before this PC from which something is asked: whose session it is, and what is done with it. */
export interface Desk {
  held(): { readonly person: Person; readonly locked: boolean } | null
  open(person: Pick<Person, 'id' | 'verifier'>): void
  close(): void
  lock(): void
  unlock(): void
  touch(): void
  /** What the host has to keep after this; undefined where nothing changes. */
  issued(): string | null | undefined
  /** Milliseconds until another password of this operator may be tried, after so many wrong ones. */
  waitsFor(operatorId: string, wrong: number): number
  wasWrong(operatorId: string): void
  /** Null where this PC's own key does not open. */
  markOfPin(operatorId: string, pin: string): Promise<Buffer | null>
}

/** What is written into the audit though it changes nothing of the ledger. */
export interface Note {
  readonly action: AuditedAct
  readonly entity?: string | null
  readonly reason?: string | null
  /** Who did it, where that is not who asks. */
  readonly operator?: string
}

export interface Operator {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** What a query's handler receives. */
export interface QueryContext {
  readonly db: ReadDb
  readonly now: string
  /** The day that the answer is for: the clock's, or the one that is looked at. */
  readonly today: Day
  /** The day on the clock. */
  readonly clockDay: Day
  readonly operator: Operator
  /** The rules as they stand on that day. */
  readonly policies: Policies
  readonly files: FileStore
  /** `secrets.open(sealed)`: the words, or why the vault does not give them. */
  readonly secrets: Secrets
  readonly practice: boolean
  /** This PC and its endpoint. */
  readonly syncing: Syncing
  readonly desk: Desk
  /** Backups of this PC's ledger, and how whole it is. */
  readonly durability: Durability
  /** What the program last said of itself, as it is kept. */
  readonly lastEntries: () => readonly KeptEntry[]
  /** The caches of this PC: which version of the board this is. */
  readonly boardVersion: number
  /** The same question asked of another day. */
  readonly on: (day: Day) => QueryContext
}

/** What a command's handler receives: its stamp, never the clock. */
export interface CommandContext extends Omit<
  QueryContext,
  | 'db'
  | 'files'
  | 'secrets'
  | 'boardVersion'
  | 'lastEntries'
  | 'practice'
  | 'syncing'
  | 'durability'
  | 'clockDay'
  | 'on'
  | 'desk'
> {
  readonly db: WriteDb
  /** Next id of this command; the same on replay. */
  readonly newId: () => string
  /** Letter of the PC, of its folios (D14). */
  readonly series: string
  readonly group: string | null
  readonly cmdId: string
  /** Set where an endpoint judges; null on a PC, which gives away nothing of which there is only one. */
  readonly authority: Authority | null
}

/**
 * What an endpoint does instead of a command that it refuses, because of what another PC did first. Null where the
 * refusal is all there is to say. It writes under the command's own number, and its ids are the command's.
 */
export type Settlement<Name extends OperationName> = (
  context: CommandContext,
  input: z.output<Operations[Name]['input']>,
  refusal: Refusal,
) => Outcome | null

export interface JobContext extends QueryContext {
  readonly secrets: Keeper
  /** Id shared by all that this job records. */
  readonly group: string
  readonly progress: (done: number, total: number | null, note: string) => void
  readonly cancelled: () => boolean
  /** Lets events out and cancels in; call it every few hundred steps. */
  readonly breathe: () => Promise<void>
  /** One transaction for all that `work` runs: all of it stays, or, refused or cancelled, none. */
  readonly atomically: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>
  /** A line in the audit of this PC, in a transaction of its own; never inside `atomically`. */
  readonly note: (note: Note) => Promise<void>
  /** One recorded command; only inside `atomically`. */
  readonly run: (name: string, input: unknown) => Result<unknown>
}

type Out<O extends z.ZodType> = z.input<O>
export type HandlerOf<P extends Procedure> =
  P extends Query<infer I, infer O>
    ? (context: QueryContext, input: z.output<I>) => Result<Out<O>>
    : P extends Command<infer I, infer O>
      ? (context: CommandContext, input: z.output<I>) => Result<Out<O>>
      : P extends Job<infer I, infer O>
        ? (context: JobContext, input: z.output<I>) => Promise<Result<Out<O>>>
        : never

/** One handler for each operation: a missing one does not compile. */
export type HandlersOf<Operations extends Record<string, Procedure>> = {
  readonly [Name in keyof Operations]: HandlerOf<Operations[Name]>
}
