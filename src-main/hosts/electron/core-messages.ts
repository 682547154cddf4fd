import type { Answer, Progress } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import type { Work } from '#domain/program-update.ts'
import type { StoredFile } from '#files/store.ts'
import type { LedgerName } from '../web/ledgers.ts'

/** What main asks of the core process. Files go as ids, and their bytes only inwards. */
export type CoreRequest =
  | {
      readonly kind: 'rpc'
      readonly ledger: LedgerName
      readonly operator: string | null
      readonly job: string | null
      readonly asOf: Day | null
      readonly name: string
      readonly input: unknown
    }
  | { readonly kind: 'put'; readonly ledger: LedgerName; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly file: string }
  /** The PC or its network is awake again. */
  | { readonly kind: 'wake' }
  /** Whoever is signed in has left the PC. */
  | { readonly kind: 'lock' }
  /** This PC's own settings and what goes on; as whom a page asks, or as the program itself. */
  | {
      readonly kind: 'thisPc'
      readonly as: { readonly ledger: LedgerName; readonly operator: string | null } | null
    }
  | { readonly kind: 'close'; readonly beforeUpdate: boolean }

export interface CoreReplies {
  /** With the session that the page gets, for main alone. */
  readonly rpc: Answer
  readonly put: Answer
  readonly file: (StoredFile & { readonly path: string }) | null
  readonly wake: null
  readonly lock: null
  readonly thisPc: { readonly answer: Answer; readonly working: readonly Work[] }
  /** Where it was asked for before an update. */
  readonly close: { readonly backedUp: boolean }
}

/** What the core asks of main: the operating system's store, which only main reaches. */
export interface StoreQuestion {
  readonly kind: 'wrap' | 'unwrap'
  readonly bytes: Uint8Array
}

/** What the core says of itself. */
export type CoreNotice =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'changed'; readonly topics: readonly string[] }
  | { readonly kind: 'progress'; readonly progress: Progress }

/** What a sign-in left in main for the page, of each ledger. */
export type PageSessions = Readonly<Record<LedgerName, string | null>>

export type ToCore =
  | { readonly id: number; readonly request: CoreRequest; readonly sessions: PageSessions }
  | { readonly stored: number; readonly bytes: Uint8Array | null }
export type FromCore =
  | { readonly id: number; readonly reply: CoreReplies[keyof CoreReplies] }
  | { readonly id: number; readonly fault: string }
  | { readonly notice: CoreNotice }
  | { readonly store: number; readonly question: StoreQuestion }
