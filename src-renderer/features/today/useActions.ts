import { useRef, useState } from 'react'
import { addDays, type Day } from '#domain/calendar.ts'
import { countText, didText, logText } from '#messages/es-MX/today.ts'
import { call, queries, type Refused, type Reply } from '../../api.ts'
import { notify, showUndo } from '../../state/notices.tsx'
import { clientsOf, isValidation, type Line } from './lines.ts'

export type Channel = 'call' | 'whatsapp' | 'email' | 'visit' | 'note'

export interface Actions {
  readonly pending: boolean
  readonly refusal: Refused | null
  readonly refuse: (refusal: Refused | null) => void
  readonly confirm: (lines: readonly Line[]) => Promise<boolean>
  readonly markDone: (lines: readonly Line[]) => Promise<boolean>
  readonly followUp: (
    kind: 'promise' | 'snooze',
    lines: readonly Line[],
    until: Day,
    text: string,
  ) => Promise<boolean>
  readonly log: (lines: readonly Line[], channel: Channel, text: string) => Promise<boolean>
  readonly reportStopped: (line: Line, message: string) => Promise<boolean>
  readonly failValidation: (line: Line) => Promise<boolean>
  readonly clearStopped: (line: Line, note: string) => Promise<boolean>
  readonly activate: (line: Line, on: Day, code: string) => Promise<boolean>
}

/** Answers a command, or the refusal of what had to be asked before it. */
type Step = () => Promise<Reply<unknown>>

/** A record that nobody confirms is asked about again in a week. */
const ASK_AGAIN_DAYS = 7

/** What can be done with lines of Hoy. Each takes them off or moves them, and can be taken back for ten seconds. */
export function useActions(today: Day): Actions {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)
  const running = useRef(false)

  const run = async (steps: readonly Step[], did: string): Promise<boolean> => {
    if (running.current || steps.length === 0) return false
    running.current = true
    setPending(true)
    setRefusal(null)
    const commands: string[] = []
    let refused: Refused | null = null
    for (const step of steps) {
      const reply = await step()
      if (!reply.ok) {
        refused = reply.refusal
        break
      }
      if (reply.command !== undefined) commands.push(reply.command)
    }
    // Until the list is read again its line still stands there: a key pressed twice must not do it twice.
    await readAgain()
    running.current = false
    setPending(false)
    setRefusal(refused)
    if (commands.length > 0) showUndo(did, () => takeBack(commands))
    return refused === null
  }

  return {
    pending,
    refusal,
    refuse: setRefusal,
    confirm: (lines) => run([...confirming(lines, today)], didText.confirmed(named(lines))),
    markDone: (lines) => run(marking(lines, today), didText.done(named(lines))),
    followUp: (kind, lines, until, text) =>
      run(
        lines.map((line) => () => {
          const said = text === '' ? logText[kind](until) : text
          return logOf(line, 'call', said, { kind, until })
        }),
        (kind === 'promise' ? didText.promised : didText.snoozed)(named(lines), until),
      ),
    log: (lines, channel, text) =>
      run(
        [...Map.groupBy(lines, (line) => line.clientId)].map(([clientId, theirs]) => () => {
          const [only, ...more] = theirs
          const about = more.length === 0 && only ? { serialId: only.serialId } : {}
          return call('contacts.log', { clientId, ...about, channel, text })
        }),
        didText.logged(named(lines)),
      ),
    reportStopped: (line, message) =>
      run(
        [() => call('serials.reportStopped', { id: line.serialId, message })],
        didText.reported(named([line])),
      ),
    failValidation: (line) =>
      run(
        [() => call('rentals.failValidation', { serialId: line.serialId, scheduled: line.on as Day })],
        didText.failed(named([line])),
      ),
    clearStopped: (line, note) => run([() => clearing(line, note)], didText.cleared(named([line]))),
    activate: (line, on, code) =>
      run(
        [() => call('serials.activate', { id: line.serialId, on, ...(code === '' ? {} : { code }) })],
        didText.activated(named([line])),
      ),
  }
}

/** All of them as one command (D11), each with the boundary that it reached. */
function confirming(lines: readonly Line[], today: Day): readonly Step[] {
  if (lines.length === 0) return []
  return [
    async () => {
      const items: { serialId: string; what: 'renewal' | 'validation'; through?: Day }[] = []
      for (const line of lines) {
        if (isValidation(line)) {
          items.push({ serialId: line.serialId, what: 'validation', through: line.on as Day })
        } else if (line.on <= today) {
          items.push({ serialId: line.serialId, what: 'renewal' })
        } else {
          // Renewed before its cutoff: which one it reached depends on the period, and the core knows.
          const preview = await call('rentals.preview', { serialId: line.serialId })
          if (!preview.ok) return preview
          const through = preview.value.plan.cutoffAfter as Day | null
          items.push({ serialId: line.serialId, what: 'renewal', ...(through === null ? {} : { through }) })
        }
      }
      return call('rentals.confirm', { items })
    },
  ]
}

function marking(lines: readonly Line[], today: Day): readonly Step[] {
  const validations = lines.filter(isValidation)
  return [
    ...confirming(validations, today),
    ...lines
      .filter((line) => !isValidation(line))
      .map((line): Step => {
        if (line.section === 'reported') return () => clearing(line, '')
        // The day after its cutoff it asks for a confirmation, unless somebody has recorded it by then.
        const until = line.on >= today ? addDays(line.on as Day, 1) : addDays(today, ASK_AGAIN_DAYS)
        return () => logOf(line, 'note', logText.done, { kind: 'done', until })
      }),
  ]
}

function clearing(line: Line, note: string): Promise<Reply<unknown>> {
  return call('serials.clearStopped', { id: line.serialId, ...(note === '' ? {} : { note }) })
}

function logOf(
  line: Line,
  channel: Channel,
  text: string,
  followUp: { kind: 'promise' | 'snooze' | 'done'; until: Day },
): Promise<Reply<unknown>> {
  return call('contacts.log', { clientId: line.clientId, serialId: line.serialId, channel, text, followUp })
}

/** Newest first: each command may stand on the one before. That it is undone, the line says by coming back. */
async function takeBack(commands: readonly string[]): Promise<void> {
  for (const command of commands.toReversed()) {
    const reply = await call('ledger.undo', { command })
    if (!reply.ok) {
      notify(reply.refusal.message)
      return
    }
  }
  await readAgain()
}

function readAgain(): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => String(name).startsWith('today.') })
}

function named(lines: readonly Line[]): string {
  const [only] = lines
  if (only && lines.length === 1) return `${only.client}, ${only.system} ${only.version}`
  return countText(lines.length, clientsOf(lines))
}
