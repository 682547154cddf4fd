import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { digestNow } from './check-copy.ts'
import { LEDGER_SUFFIXES } from './places.ts'

// A disk with a bad sector gives a file but for some of its bytes: EIO, and no other byte the worse for it.

const PAGE = 4096
/** A failing disk may take seconds for each page that it does not give: after so many no more are asked for. */
const MOST_UNREAD = 64

export const UNREADABLE: Damage = damage('file', null, null, 'the disk does not give all of it')

export function isNotRead(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EIO'
}

/** Its digest; null where the disk does not give all of it. */
export function digestIfRead(path: string): string | null {
  try {
    return digestNow(path)
  } catch (error) {
    if (isNotRead(error)) return null
    throw error
  }
}

/** Whether the disk gives every byte of a ledger that nobody has open. */
export function isLedgerRead(ledger: string): boolean {
  return LEDGER_SUFFIXES.every(
    (suffix) => !existsSync(ledger + suffix) || digestIfRead(ledger + suffix) !== null,
  )
}

/** With zeros for each page that the disk does not give; false where there is one. */
export function copyWhatIsRead(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
    return true
  } catch (error) {
    if (!isNotRead(error)) throw error
  }
  const input = openSync(from, 'r')
  const output = openSync(to, 'w', 0o600)
  try {
    return copyPages(input, output) === 0
  } finally {
    closeSync(input)
    closeSync(output)
  }
}

/** How many the disk did not give. */
function copyPages(input: number, output: number): number {
  const { size } = fstatSync(input)
  const page = Buffer.alloc(PAGE)
  let unread = 0
  for (let at = 0; at < size; at += PAGE) {
    page.fill(0)
    if (unread >= MOST_UNREAD || !readPage(input, page, at)) unread += 1
    writeSync(output, page, 0, Math.min(PAGE, size - at), at)
  }
  return unread
}

function readPage(input: number, page: Buffer, at: number): boolean {
  try {
    readSync(input, page, 0, PAGE, at)
    return true
  } catch (error) {
    if (!isNotRead(error)) throw error
    page.fill(0)
    return false
  }
}
