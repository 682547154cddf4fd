import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { CLEAR_LETTERS } from '#wire/signature.ts'

// scrypt with N = 2^17, r = 8, p = 1 (OWASP): 128 MiB and a fraction of a second on a thread of its own, one at a time.

const COST = { log2N: 17, r: 8, p: 1 }
const KEY_BYTES = 32
/** Thirty letters each: 28 of them are 137 bits. */
const RECOVERY_LETTERS = 28
const TEMPORARY_LETTERS = 16

/** What proves a password without holding it: `scrypt.17.8.1.<salt>.<key>`. */
export async function verifierOf(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await inTurn(password, salt, COST)
  return ['scrypt', COST.log2N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join(
    '.',
  )
}

/** Without a verifier it takes as long and is false: nobody learns who has one. */
export async function isPassword(password: string, verifier: string | null): Promise<boolean> {
  const [scheme, log2N, r, p, salt = '', key = ''] = (verifier ?? NOBODY).split('.')
  if (scheme !== 'scrypt') return false
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) }
  const found = await inTurn(password, Buffer.from(salt, 'base64url'), cost)
  const right = Buffer.from(key, 'base64url')
  return verifier !== null && found.length === right.length && timingSafeEqual(found, right)
}

const NOBODY = `scrypt.${COST.log2N}.${COST.r}.${COST.p}.${'A'.repeat(22)}.${'A'.repeat(43)}`

export function newRecoveryCode(): string {
  return clearLetters(RECOVERY_LETTERS).match(/.{4}/g)!.join('-')
}

export function newTemporaryPassword(): string {
  return clearLetters(TEMPORARY_LETTERS).match(/.{4}/g)!.join('-')
}

/** As it was printed or as it was typed; chance enough that a plain hash gives nothing away. */
export function hashOfCode(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest('hex')
}

/** For a PIN, under the key of this PC: `mark` is what that key made of it. */
export async function pinVerifier(mark: Buffer, operatorId: string): Promise<string> {
  const key = await inTurn(mark.toString('base64url'), Buffer.from(operatorId), COST)
  return key.toString('base64url')
}

function clearLetters(count: number): string {
  return Array.from({ length: count }, () => CLEAR_LETTERS[randomInt(CLEAR_LETTERS.length)]).join('')
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other, so that many tries at once take no gigabytes. A password is the same however its accents are put together. */
function inTurn(
  password: string,
  salt: Buffer,
  { log2N, r, p }: { readonly log2N: number; readonly r: number; readonly p: number },
): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r }
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(password.normalize('NFKC').trim(), salt, KEY_BYTES, options, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  const mine = last.then(work, work)
  last = mine
  return mine
}
