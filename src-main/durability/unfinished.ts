import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { damage } from '#domain/ledger-damage.ts'
import type { OutboxRow } from '#sync/outbox.ts'
import { ledgerHeads, type HeadFile, type LedgerHeads } from './heads.ts'
import { flushFile, flushFolder, keepSlices } from './keep-file.ts'
import type { Places } from './places.ts'
import { readState, recovery, type DurabilityState, type Recovery } from './state.ts'
import { copyWhatIsRead, isNotRead } from './unreadable.ts'

/** A recovery from before its ledger takes its place until every later command was given again. */
export interface Unfinished {
  readonly recovery: Recovery
  readonly onlyLook: DurabilityState['onlyLook']
  readonly again: readonly OutboxRow[]
  /** Of the ledger that takes the place. */
  readonly head: LedgerHeads
}

/** The same as it is found: of a list that is not what was written, what can still be read of it. */
export interface FoundUnfinished extends Omit<Unfinished, 'head'> {
  readonly head: LedgerHeads | null
  readonly isRotten: boolean
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
const SUM_LETTERS = 64

/** On disk when it returns. */
export function keepUnfinished({ unfinished }: Places, { again, ...about }: Unfinished): void {
  keepSlices(unfinished, slicesOf({ version: 1, ...about, commands: again.length }, again))
}

/** A line each: all of a ledger's commands may be more than one text can hold. */
function* slicesOf(first: z.input<typeof firstLine>, again: readonly OutboxRow[]): Generator<string> {
  yield lineOf(first)
  for (let from = 0; from < again.length; from += COMMANDS_AT_ONCE)
    yield again
      .slice(from, from + COMMANDS_AT_ONCE)
      .map(lineOf)
      .join('')
}

/** With its own sum: a letter that is another one would be given again as somebody's word. */
function lineOf(what: unknown): string {
  const text = JSON.stringify(what)
  return `${hash('sha256', text)} ${text}\n`
}

/** Null where none is. What is not as it was written is left out, and counted among what is missing. */
export function readUnfinished(places: Places): FoundUnfinished | null {
  if (!existsSync(places.unfinished)) return null
  const [first, ...rest] = linesOf(bytesOf(places.unfinished))
  const again = rest.flatMap((line) => readLine(line, command) ?? [])
  const about = readLine(first ?? '', firstLine)
  if (about !== null && again.length === about.commands) return { ...about, again, isRotten: false }
  const { recovery, onlyLook, head } = about ?? { ...aboutByItself(places), head: null }
  const isTold = recovery.found.some(({ kind }) => kind === 'unfinished')
  if (isTold) return { recovery, onlyLook, head, again, isRotten: true }
  const lost = Math.max(about?.commands ?? 0, rest.length) - again.length
  const found = [damage('unfinished', null, null, 'it is not as it was written'), ...recovery.found]
  const told = { ...recovery, found, missing: recovery.missing + lost }
  return { recovery: told, onlyLook, head, again, isRotten: true }
}

/** What the start that began it has noted of it, if it got that far. */
function aboutByItself({ state, unfinished }: Places): Pick<Unfinished, 'recovery' | 'onlyLook'> {
  const { recovery, onlyLook } = readState(state)
  const at = statSync(unfinished).mtime.toISOString()
  const none = { found: [], from: null, replayed: 0, refused: [], missing: 0, quarantine: null }
  return { recovery: recovery ?? { ...none, at, outcome: 'kept' }, onlyLook }
}

function readLine<T>(line: string, form: z.ZodType<T>): T | null {
  const [sum, text] = [line.slice(0, SUM_LETTERS), line.slice(SUM_LETTERS + 1)]
  return hash('sha256', text) === sum ? (form.safeParse(JSON.parse(text)).data ?? null) : null
}

/** Once, whoever begins on it how often. */
export function keepRottenAside({ unfinished, quarantine }: Places): void {
  mkdirSync(quarantine, { recursive: true, mode: 0o700 })
  const aside = join(quarantine, `recovery.unfinished-${hash('sha256', bytesOf(unfinished)).slice(0, 12)}`)
  copyWhatIsRead(unfinished, aside)
  flushFile(aside)
  flushFolder(quarantine)
}

/** Of a bad sector nothing is read. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (isNotRead(error)) return Buffer.alloc(0)
    throw error
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
export function headOfUnfinished({ head }: FoundUnfinished): HeadFile | null {
  return head === null ? null : { version: 1, ...head, closed: false }
}
