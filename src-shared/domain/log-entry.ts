// What the program says of itself while it runs: to whoever sits at the terminal, and to a file that may leave the office.

/** One thing that happened. `error` and its words are for the terminal alone: they may hold what somebody typed. */
export interface LogEntry {
  readonly event: (typeof LOG_EVENTS)[number]
  /** Of the contract: `clients.list`. */
  readonly operation?: string
  /** Of a refusal, or of the operating system. */
  readonly code?: string
  /** What a person is told to pass on. */
  readonly ref?: string
  /** Which damage, which backup, which outcome. */
  readonly kind?: string
  readonly table?: string
  readonly version?: string
  readonly ms?: number
  /** Of a backup. */
  readonly n?: number
  readonly bytes?: number
  readonly commands?: number
  readonly error?: unknown
}

export const LOG_EVENTS = [
  'start',
  'stop',
  'bug',
  'slow',
  'fault',
  'loop',
  'sync',
  'damage',
  'backup',
  'backupBad',
  'swap',
  'recovered',
  'notMigrated',
  'notWritten',
] as const

export type Log = (entry: LogEntry) => void

/** As it is kept: what is not in this list, or does not look so, is not written down. */
export type KeptEntry = Readonly<Record<string, string | number | readonly string[]>>

const WORDS: Readonly<Record<string, RegExp>> = {
  at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  event: new RegExp(`^(${LOG_EVENTS.join('|')})$`),
  operation: /^[a-z][A-Za-z]{1,30}(\.[a-z][A-Za-z]{1,40})?$/,
  code: /^([a-z][A-Za-z]{1,30}\.[a-z][A-Za-z]{1,40}|[A-Z][A-Z_]{2,40})$/,
  ref: /^[0-9A-Za-z_-]{8}$/,
  kind: /^[a-z][A-Za-z]{1,20}$/,
  table: /^[a-z][a-z_]{1,40}$/,
  version: /^\d{1,4}\.\d{1,4}\.\d{1,4}$/,
  error: /^([A-Z][A-Za-z]{0,30})?Error$/,
}
const NUMBERS: readonly string[] = ['ms', 'n', 'bytes', 'commands']
/** `dispatch.ts:123`: where in the program, never in which folder of whose. */
const FRAME = /^[a-z][a-z0-9.-]{0,60}\.(ts|js|mjs|cjs):\d{1,6}$/
const MOST_FRAMES = 12

/** Of an entry, with what its error may be kept of: its class, its code, and where in the program it was thrown. */
export function keptEntry(entry: LogEntry, at: string): KeptEntry {
  const { error, ...fields } = entry
  return onlyAllowed({ at, ...fields, ...(error instanceof Error ? aboutError(error) : {}) })
}

/** Of an error alone. */
export function keptError(error: unknown): KeptEntry {
  return onlyAllowed(error instanceof Error ? aboutError(error) : {})
}

/** Also for what is read back from a file, which anybody may have written. */
export function onlyAllowed(fields: Readonly<Record<string, unknown>>): KeptEntry {
  const kept: Record<string, string | number | readonly string[]> = {}
  for (const [name, value] of Object.entries(fields)) {
    const form = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
    if (typeof value === 'string' && form?.test(value)) kept[name] = value
    else if (typeof value === 'number' && NUMBERS.includes(name) && Number.isFinite(value)) kept[name] = value
    else if (name === 'frames' && Array.isArray(value))
      kept['frames'] = value.filter(
        (frame): frame is string => typeof frame === 'string' && FRAME.test(frame),
      )
  }
  return kept
}

function aboutError(error: Error): Record<string, unknown> {
  const frames = [...(error.stack ?? '').matchAll(/([^/\\\s(]+):(\d+):\d+\)?$/gm)]
  return {
    error: error.constructor.name,
    ...('code' in error ? { code: error.code } : {}),
    frames: frames.slice(0, MOST_FRAMES).map(([, file, line]) => `${file}:${line}`),
  }
}

/** One line for the terminal: `slow clients.list 320 ms`. */
export function logLine({ event, error, ms, ...fields }: LogEntry): string {
  const words = [event, ...Object.values(fields).map(String)]
  if (ms !== undefined) words.push(`${ms} ms`)
  if (error === undefined) return words.join(' ')
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `${words.join(' ')}: ${said}`
}
