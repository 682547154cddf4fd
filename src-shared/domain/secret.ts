import type { Brand } from './brand.ts'

/**
 * A secret (a portal's password, the mail server's) as the ledger holds it: encrypted with the office's data key, so
 * that outbox, audit, before-images, logs and copies of the ledger never hold the words themselves. Only the door makes
 * one, before a command is recorded; only `secrets.open` turns it back.
 */
export type Sealed = Brand<string, 'Sealed'>

/** How long a secret may be before it is sealed, in letters. */
export const MOST_SECRET_LETTERS = 500

/** R6, ASVS 6.2.1: shorter phrases are guessed from a stolen ledger. */
export const LEAST_PASSPHRASE_LETTERS = 12

const SEALED = /^v1\.[0-9a-f]{16}\.[A-Za-z0-9_-]{38,}$/

/** The form of a sealed secret: version, the key's id, and the encrypted bytes. `isSealed('hola123') // false` */
export function isSealed(text: string): text is Sealed {
  return SEALED.test(text)
}

/** The id of the key that sealed it. */
export function keyIdOf(sealed: Sealed): string {
  return sealed.split('.')[1]!
}

/**
 * How the data key stands on this PC: not made yet, locked until the phrase (or the operating system) opens it, open,
 * its file damaged, or its file gone while the ledger holds secrets.
 */
export type VaultState = 'none' | 'locked' | 'open' | 'damaged' | 'missing'

/** What the key is wrapped by: the operating system's own store, a phrase that somebody knows, or the code of a printed sheet. */
export type KeyWay = 'system' | 'passphrase' | 'sheet'
