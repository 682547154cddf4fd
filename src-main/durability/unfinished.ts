import { existsSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import type { OutboxRow } from '#sync/outbox.ts'
import { ledgerHeads, type HeadFile, type LedgerHeads } from './heads.ts'
import { flushFolder, keepSlices } from './keep-file.ts'
import type { Places } from './places.ts'
import { recovery, type DurabilityState, type Recovery } from './state.ts'

/** A recovery from before its ledger takes its place until every later command was given again. */
export interface Unfinished {
  readonly recovery: Recovery
  readonly onlyLook: DurabilityState['onlyLook']
  readonly again: readonly OutboxRow[]
  /** Of the ledger that takes the place. */
  readonly head: LedgerHeads
}

const firstLine = z.object({
  version: z.literal(1),
  recovery,
  onlyLook: z.enum(['salvaged', 'lost']).nullable(),
  head: ledgerHeads,
  commands: z.int().min(0),
})

const command = z.object({
  seq: z.int(),
  cmd_id: z.string(),
  type: z.string(),
  version: z.int(),
  args: z.string(),
  group_id: z.string().nullable(),
  operator_id: z.string(),
  created_at: z.string(),
  hash: z.string(),
})

const COMMANDS_AT_ONCE = 1_000

/** On disk when it returns. */
export function keepUnfinished({ unfinished }: Places, { again, ...about }: Unfinished): void {
  keepSlices(unfinished, slicesOf({ version: 1, ...about, commands: again.length }, again))
}

/** A line each: all of a ledger's commands may be more than one text can hold. */
function* slicesOf(first: z.input<typeof firstLine>, again: readonly OutboxRow[]): Generator<string> {
  yield `${JSON.stringify(first)}\n`
  for (let from = 0; from < again.length; from += COMMANDS_AT_ONCE)
    yield again
      .slice(from, from + COMMANDS_AT_ONCE)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join('')
}

/** Null where none is, or it is not what was written. */
export function readUnfinished({ unfinished }: Places): Unfinished | null {
  if (!existsSync(unfinished)) return null
  try {
    const [first, ...rest] = linesOf(readFileSync(unfinished))
    const { recovery, onlyLook, head, commands } = firstLine.parse(JSON.parse(first!))
    const again = rest.map((line) => command.parse(JSON.parse(line)))
    return again.length === commands ? { recovery, onlyLook, head, again } : null
  } catch {
    return null
  }
}

function linesOf(bytes: Buffer): string[] {
  const lines: string[] = []
  for (let from = 0, to = bytes.indexOf('\n'); to >= 0; from = to + 1, to = bytes.indexOf('\n', from))
    lines.push(bytes.toString('utf8', from, to))
  return lines
}

/** All was given again. It does not come back by a power cut: whatever is given from now on is not in it. */
export function dropUnfinished({ dir, unfinished }: Places): void {
  if (!existsSync(unfinished)) return
  rmSync(unfinished)
  flushFolder(dir)
}

/** What a ledger is compared with while its recovery is not finished: whatever else was known is to be given again. */
export function headOfUnfinished({ head }: Unfinished): HeadFile {
  return { version: 1, ...head, closed: false }
}
