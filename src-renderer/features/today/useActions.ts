import type { InputOf } from '#contract/index.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { countText, didText, logText } from '#messages/es-MX/today.ts'
import { todayTaskText, snoozedText } from '#messages/es-MX/today-tasks.ts'
import { call, type Refused, type Reply } from '../../api.ts'
import { clientsOf, isTask, isValidation, type Entry, type Line } from './lines.ts'
import type { Task } from './task-place.ts'
import { useSteps, type Step } from './useSteps.ts'

export type Channel = InputOf<'contacts.log'>['channel']

export type LoggedCall = Pick<InputOf<'contacts.log'>, 'channel' | 'text' | 'outcome'>

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
  readonly log: (entries: readonly Entry[], said: LoggedCall) => Promise<boolean>
  readonly snoozeTasks: (tasks: readonly Task[], until: Day) => Promise<boolean>
  readonly taskDone: (task: Task) => Promise<boolean>
  readonly note: (text: string, on: Day) => Promise<boolean>
  readonly failValidation: (line: Line) => Promise<boolean>
  readonly clearStopped: (line: Line, note: string) => Promise<boolean>
  readonly activate: (line: Line, on: Day, code: string) => Promise<boolean>
}

/** A record that nobody confirms is asked about again in a week. */
const ASK_AGAIN_DAYS = 7

/** What can be done with lines of Hoy. Each takes them off or moves them, and can be taken back for ten seconds. */
export function useActions(today: Day): Actions {
  const { run, pending, refusal, refuse } = useSteps()

  return {
    pending,
    refusal,
    refuse,
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
    log: (entries, said) =>
      run(
        [...Map.groupBy(entries, (entry) => entry.clientId)].flatMap(([clientId, theirs]) => {
          const serialId = theirs.length === 1 ? theirs[0]!.serialId : null
          const about = serialId === null ? {} : { serialId }
          return clientId === null ? [] : [() => call('contacts.log', { clientId, ...about, ...said })]
        }),
        didText.logged(named(entries)),
      ),
    snoozeTasks: (tasks, until) =>
      run(
        [() => call('tasks.snooze', { ids: tasks.map(({ id }) => id), until })],
        snoozedText(tasks.length, until),
      ),
    taskDone: (task) => run([() => call('tasks.done', { id: task.id })], didText.done(task.what)),
    note: (text, on) => run([() => call('tasks.add', { text, on })], todayTaskText.noted),
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

function named(entries: readonly Entry[]): string {
  const [only] = entries
  if (only && entries.length === 1) {
    return isTask(only) ? only.client : `${only.client}, ${only.system} ${only.version}`
  }
  return countText(entries.length, clientsOf(entries))
}
