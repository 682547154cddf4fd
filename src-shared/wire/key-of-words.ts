import { scrypt } from 'node:crypto'

/** Of scrypt. It stands beside what was made with it: a later program may ask for more, and still opens the earlier ones. */
export interface Cost {
  readonly n: number
  readonly r: number
  readonly p: number
}

/** OWASP's: 128 MiB, and a fraction of a second on a thread of its own. */
export const SCRYPT_COST: Cost = { n: 1 << 17, r: 8, p: 1 }

/** 32 bytes. Words are the same however their accents are put together, and with or without blanks around them. */
export function keyOfWords(words: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 256 * n * r }
  return new Promise((resolve, reject) => {
    scrypt(words.normalize('NFKC').trim(), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
