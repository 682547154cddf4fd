import { setFlagsFromString } from 'node:v8'

/**
 * While `work` runs, V8's room for what was just made does not grow. Rows that pass once are collected as fast in little
 * room as in much, and of a whole ledger it would hold tens of MiB that nobody needs any more.
 */
export async function holdingLittle<T>(work: () => Promise<T>): Promise<T> {
  growBy(1)
  try {
    return await work()
  } finally {
    growBy(USUAL_FACTOR)
  }
}

/** As V8 begins. */
const USUAL_FACTOR = 2

/** A V8 that does not know the flag says so on its error stream, and goes on. */
function growBy(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`)
}
