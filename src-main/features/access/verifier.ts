import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { keyOfWords, SCRYPT_COST, type Cost } from '#wire/key-of-words.ts'
import { newClearCode } from '#wire/signature.ts'

/** How a verifier says it: `17.8.1`. */
const COST = [Math.log2(SCRYPT_COST.n), SCRYPT_COST.r, SCRYPT_COST.p].join('.')

/** What proves a password without holding it: `scrypt.17.8.1.<salt>.<key>`. */
export async function verifierOf(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await inTurn(password, salt, SCRYPT_COST)
  return ['scrypt', COST, salt.toString('base64url'), key.toString('base64url')].join('.')
}

/** Without a verifier it takes as long and is false: nobody learns who has one. */
export async function isPassword(password: string, verifier: string | null): Promise<boolean> {
  const [scheme, log2N, r, p, salt = '', key = ''] = (verifier ?? NOBODY).split('.')
  if (scheme !== 'scrypt') return false
  const cost = { n: 2 ** Number(log2N), r: Number(r), p: Number(p) }
  const found = await inTurn(password, Buffer.from(salt, 'base64url'), cost)
  const right = Buffer.from(key, 'base64url')
  return verifier !== null && found.length === right.length && timingSafeEqual(found, right)
}

const NOBODY = `scrypt.${COST}.${'A'.repeat(22)}.${'A'.repeat(43)}`

/** 28 letters: 137 bits. */
export function newRecoveryCode(): string {
  return newClearCode(7, 4)
}

/** 16 letters: 78 bits. */
export function newTemporaryPassword(): string {
  return newClearCode(4, 4)
}

/**
 * A temporary password as it was given, however a person types it from paper; what cannot be one stays as it is.
 *   temporaryAsGiven('k7rm2wqx 9abc-defg') // 'K7RM-2WQX-9ABC-DEFG'
 */
export function temporaryAsGiven(typed: string): string {
  const letters = lettersOf(typed)
  return letters.length === 16 ? letters.replaceAll(/(.{4})(?=.)/g, '$1-') : typed
}

/** As it was printed or as it was typed; chance enough that a plain hash gives nothing away. */
export function hashOfCode(code: string): string {
  return createHash('sha256').update(lettersOf(code)).digest('hex')
}

function lettersOf(code: string): string {
  return code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
}

/** For a PIN, under the key of this PC: `mark` is what that key made of it. */
export async function pinVerifier(mark: Buffer, operatorId: string): Promise<string> {
  const key = await inTurn(mark.toString('base64url'), Buffer.from(operatorId), SCRYPT_COST)
  return key.toString('base64url')
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other, so that many tries at once take no gigabytes. */
function inTurn(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const work = () => keyOfWords(password, salt, cost)
  const mine = last.then(work, work)
  last = mine
  return mine
}
