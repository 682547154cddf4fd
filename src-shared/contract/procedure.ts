import type { z } from 'zod'
import type { Role } from '#domain/roles.ts'
import type { Sealed } from '#domain/secret.ts'

/** What a screen may be looking at. A command names the topics it changes; a query those it reads. */
export type Topic =
  | 'access'
  | 'attachments'
  | 'audit'
  | 'backups'
  | 'bank'
  | 'cards'
  | 'changes'
  | 'charges'
  | 'clients'
  | 'codes'
  | 'contacts'
  | 'intake'
  | 'invoices'
  | 'keys'
  | 'mail'
  | 'orders'
  | 'policies'
  | 'portal'
  | 'privacy'
  | 'quotes'
  | 'reminders'
  | 'replacements'
  | 'support'
  | 'sync'
  | 'tasks'
  | 'templates'
  | 'unlocks'
  | 'updates'
  | 'vault'
  | 'catalogue'
  | 'serials'
  | 'rentals'
  | 'payments'
  | 'slips'
  | 'imports'
  | 'settings'
  | 'operators'
  | 'layouts'

export interface Shape<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly role: Role
  readonly input: I
  readonly output: O
  /**
   * Who may ask from a screen once operators have passwords: `anybody` before this PC, also signed out or locked;
   * `temporary`, also whoever must still change a temporary password. Everything else asks for a session.
   */
  readonly from?: 'anybody' | 'temporary'
}

export interface Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Shape<I, O> {
  readonly kind: 'query'
  readonly reads: readonly Topic[]
}

/** One transaction, recorded in the outbox and replayable from its arguments alone. */
export interface Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Shape<
  I,
  O
> {
  readonly kind: 'command'
  readonly changes: readonly Topic[]
  /** Of the recorded arguments: raised when their meaning changes. */
  readonly version: number
  /** Belongs to this PC alone (a grid's layout): neither recorded nor sent. */
  readonly local: boolean
  /** May be taken back whole with `ledger.undo`. Money is not: a payment is reversed. */
  readonly undoable: boolean
  /** A step of a job or of the program itself, never asked for from outside. */
  readonly inner: boolean
  /** Fields of the input that the door seals before anything is recorded; the handler gets them sealed. */
  readonly secrets: readonly string[]
}

/** Long work with progress and cancel. Not recorded itself: it runs recorded commands in one transaction. */
export interface Job<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Shape<I, O> {
  readonly kind: 'job'
  readonly changes: readonly Topic[]
  /** Of one whose answer a screen shows, as it does a query's. */
  readonly reads?: readonly Topic[]
}

export type Procedure = Query | Command | Job

/** Nothing of what it does may happen while another day is looked at. */
export function saves(procedure: Procedure): boolean {
  return procedure.kind === 'command' || (procedure.kind === 'job' && procedure.changes.length > 0)
}

/** Of the ledger's file and not of what is in it: done also where nothing may be saved. */
export function isUpkeep(procedure: Procedure): boolean {
  return procedure.kind === 'job' && procedure.changes.every((topic) => topic === 'backups')
}

export function query<I extends z.ZodType, O extends z.ZodType>(
  definition: Shape<I, O> & { reads: readonly Topic[] },
): Query<I, O> {
  return { kind: 'query', ...definition }
}

/** The fields of an input that are `secretText`. */
type SecretField<I extends z.ZodType> = {
  [F in keyof z.output<I>]-?: [NonNullable<z.output<I>[F]>] extends [never]
    ? never
    : NonNullable<z.output<I>[F]> extends Sealed
      ? F
      : never
}[keyof z.output<I>]

/** A command with `secretText` in its input and without their names does not compile. */
type NamesSecrets<I extends z.ZodType> = [SecretField<I>] extends [never]
  ? unknown
  : { readonly secrets: readonly SecretField<I>[] }

export function command<I extends z.ZodType, O extends z.ZodType>(
  definition: Shape<I, O> & {
    changes: readonly Topic[]
    version?: number
    local?: boolean
    undoable?: boolean
    inner?: boolean
    secrets?: readonly string[]
  } & NamesSecrets<I>,
): Command<I, O> {
  return {
    kind: 'command',
    version: 1,
    local: false,
    undoable: !definition.local,
    inner: false,
    secrets: [],
    ...definition,
  }
}

export function job<I extends z.ZodType, O extends z.ZodType>(
  definition: Shape<I, O> & Pick<Job, 'changes' | 'reads'>,
): Job<I, O> {
  return { kind: 'job', ...definition }
}
