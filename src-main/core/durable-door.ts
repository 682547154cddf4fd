import type { Durability } from '#durability/durability.ts'
import type { Refused } from '#domain/result.ts'

/** What the door asks of whoever keeps the ledger whole. */
export interface DurableDoor {
  readonly of: () => Durability
  committed(): void
  /** Why nothing may be saved now. */
  closedTo(): Refused | null
  /** A "no" of the disk or of the file; null for a bug. */
  refusalOf(error: unknown): Refused | null
  /** Gives back room on a full disk, once. */
  release(): boolean
}
