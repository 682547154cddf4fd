import {
  closeSync,
  fdatasyncSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, chainHash } from '#wire/canonical.ts'
import type { ProtocolFault } from '#wire/messages.ts'

// Who joined, who was let out, what was refused, and from where: a line of JSON each, on disk when it is written, in
// DIR/security-YYYY-MM.jsonl. Each line has the hash of the one before and of itself, so that one that is changed or left
// out shows; the files of the months follow each other. A tail that was cut shows by the copy that goes to stderr.

export interface SecurityEntry {
  readonly event:
    'started' | 'stopped' | 'codeMade' | 'enrolled' | 'revoked' | 'keyReplaced' | 'keyLost' | 'refused'
  readonly device?: string
  /** The PC where it was asked for. */
  readonly by?: string
  readonly operator?: string
  readonly fault?: Noted
  /** The address that asked. */
  readonly from?: string
  readonly times?: number
}

export interface SecurityLog {
  note(entry: SecurityEntry): void
  /** The first of an address in a minute is written at once, and how many followed when the minute is over. */
  refused(fault: ProtocolFault['fault'], from: string): void
  /** A minute is over, or the endpoint ends. */
  flush(): void
}

/** What a stranger meets, and a PC of the office seldom. */
const NOTED = [
  'CODE_REFUSED',
  'DEVICE_REVOKED',
  'DEVICE_UNKNOWN',
  'MALFORMED',
  'NOT_ALLOWED',
  'NOT_SIGNED',
  'TOO_LARGE',
  'TOO_MANY',
] as const satisfies readonly ProtocolFault['fault'][]
type Noted = (typeof NOTED)[number]

/** Addresses that are told apart in a minute, so that many of them do not fill the disk. */
const MOST_A_MINUTE = 20
const OTHERS = 'others'

export function openSecurityLog(
  dir: string,
  now: () => Date,
  copy: (line: object) => void = () => {},
): SecurityLog {
  let last: Link | null = null
  const refusals = new Map<string, { readonly fault: Noted; readonly from: string; more: number }>()

  function note(entry: SecurityEntry): void {
    const at = now().toISOString()
    const before = last ?? linkBefore(dir)
    // The files follow each other by their names: a clock that was set back begins none.
    const month = [at.slice(0, 7), before.month ?? ''].toSorted().at(-1)!
    const body = {
      n: before.n + 1,
      at,
      ...entry,
      ...(before.month === month ? {} : { previous: before.hash }),
    }
    const line = { ...body, hash: chainHash(before.hash, canonicalJson(body)) }
    copy(line)
    try {
      append(join(dir, `security-${month}.jsonl`), `${JSON.stringify(line)}\n`)
      last = { n: line.n, hash: line.hash, month }
    } catch {
      // Where the disk is full the office is served still; what is not in the file is in the copy.
      last = null
    }
  }

  return {
    note,
    refused: (fault, from) => {
      const noted = NOTED.find((one) => one === fault)
      if (noted === undefined) return
      const known = refusals.get(`${noted} ${from}`)
      if (known) return void (known.more += 1)
      if (refusals.size < MOST_A_MINUTE) {
        refusals.set(`${noted} ${from}`, { fault: noted, from, more: 0 })
        note({ event: 'refused', fault: noted, from, times: 1 })
        return
      }
      const others = refusals.get(`${noted} ${OTHERS}`) ?? { fault: noted, from: OTHERS, more: 0 }
      others.more += 1
      refusals.set(`${noted} ${OTHERS}`, others)
    },
    flush: () => {
      for (const { fault, from, more } of refusals.values()) {
        if (more > 0) note({ event: 'refused', fault, from, times: more })
      }
      refusals.clear()
    },
  }
}

export type Checked =
  | { readonly intact: true; readonly lines: number; readonly first: number; readonly last: number }
  | { readonly error: string; readonly file: string; readonly line: number }

/** Whether each line still follows from the one before; the last may be half written, as a power cut leaves it. */
export function checkSecurityLog(dir: string): Checked {
  let [lines, first, last, hash] = [0, 0, 0, null as string | null]
  const files = filesIn(dir)
  for (const file of files) {
    const said = readFileSync(join(dir, file), 'utf8')
    for (const [i, text] of linesOf(file === files.at(-1) ? wholeOf(said) : said).entries()) {
      const link = linkOf(text, hash)
      if (link === null || (lines > 0 && link.n !== last + 1)) {
        return { error: 'Ahí la bitácora de seguridad no sigue de lo anterior.', file, line: i + 1 }
      }
      if (lines === 0) first = link.n
      lines += 1
      last = link.n
      hash = link.hash
    }
  }
  return { intact: true, lines, first, last }
}

interface Link {
  readonly n: number
  readonly hash: string
  readonly month: string | null
}

/** Of a line that follows from that hash; from what it says of itself where it is the first that there is. */
function linkOf(text: string, before: string | null): Omit<Link, 'month'> | null {
  try {
    const { hash, ...body } = JSON.parse(text) as Record<string, unknown>
    const { n, previous } = body
    if (before !== null && previous !== undefined && previous !== before) return null
    const from = before ?? (typeof previous === 'string' ? previous : '')
    const isRight = typeof n === 'number' && hash === chainHash(from, canonicalJson(body))
    return isRight ? { n, hash } : null
  } catch {
    return null
  }
}

/** The same where it cannot be read: somebody else's file keeps nobody from being served. */
function linkBefore(dir: string): Link {
  try {
    return lastLink(dir)
  } catch {
    return NOTHING
  }
}

/** What the next line follows from; a line that a power cut left half written is none. */
function lastLink(dir: string): Link {
  for (const file of filesIn(dir).toReversed()) {
    const path = join(dir, file)
    const text = readFileSync(path, 'utf8')
    const whole = wholeOf(text)
    if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole))
    const line = linesOf(whole).at(-1)
    if (line !== undefined) return { ...saidBy(line), month: MONTHS.exec(file)![1]! }
  }
  return NOTHING
}

const NOTHING: Link = { n: 0, hash: '', month: null }

/** Whatever was made of it, the next line follows: the check says where it was changed. */
function saidBy(line: string): Omit<Link, 'month'> {
  try {
    const { n, hash } = JSON.parse(line) as { readonly n: unknown; readonly hash: unknown }
    if (typeof n === 'number' && typeof hash === 'string') return { n, hash }
  } catch {
    // It is none any more.
  }
  return { n: 0, hash: '' }
}

const MONTHS = /^security-(\d{4}-\d\d)\.jsonl$/

function filesIn(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => MONTHS.test(name))
    .toSorted()
}

/** Without what a power cut left half written. */
function wholeOf(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

function append(path: string, text: string): void {
  const file = openSync(path, 'a', 0o600)
  try {
    // All of it, or it throws: a disk that fills takes a part.
    writeFileSync(file, text)
    fdatasyncSync(file)
  } finally {
    closeSync(file)
  }
}
