import { join } from 'node:path'

/** Beside the ledger, so that a copy of the folder is whole; it opens nothing without its phrase or its machine. */
export const KEY_FILE = 'vault-key.json'

/** Where in a ledger's folder each part of it lies. */
export interface Places {
  readonly dir: string
  readonly ledger: string
  /** How far the ledger had got, for a start to compare. */
  readonly head: string
  /** The hash of each row, on a file of its own. */
  readonly hashes: string
  readonly backups: string
  /** A restored ledger before it takes its place. */
  readonly staging: string
  /** The same of a drill, which takes nothing's place. */
  readonly drill: string
  /** A copy that is looked through, and gone afterwards. */
  readonly look: string
  /** Says that one is about to, or has just done so. */
  readonly pending: string
  /** What a recovery has still to give again. */
  readonly unfinished: string
  /** Ledgers that were taken out of use; nothing here is ever deleted by the program. */
  readonly quarantine: string
  /** Room for the work that a full disk interrupts. */
  readonly ballast: string
  /** Settings of the backups and what was done about them. */
  readonly state: string
  readonly attachments: string
  /** Held by the program that works in the folder. */
  readonly lock: string
  readonly vaultKey: string
  /** What the program has said of itself. */
  readonly log: string
}

export function placesOf(dir: string): Places {
  return {
    dir,
    ledger: join(dir, 'ledger.db'),
    head: join(dir, 'head.json'),
    hashes: join(dir, 'ledger.hashes'),
    backups: join(dir, 'backups'),
    staging: join(dir, 'restore'),
    drill: join(dir, 'restore-drill'),
    look: join(dir, 'check.tmp'),
    pending: join(dir, 'restore.pending'),
    unfinished: join(dir, 'recovery.unfinished'),
    quarantine: join(dir, 'quarantine'),
    ballast: join(dir, 'ballast'),
    state: join(dir, 'backups.json'),
    attachments: join(dir, 'attachments'),
    lock: join(dir, 'lock'),
    vaultKey: join(dir, KEY_FILE),
    log: join(dir, 'log'),
  }
}

/** A ledger's own files: of a closed one only the first exists. */
export const LEDGER_SUFFIXES = ['', '-wal', '-shm', '-journal'] as const
