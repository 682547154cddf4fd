import {
  keepPreviousData,
  notifyManager,
  QueryClient,
  useMutation,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { InputOf, OperationName, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import type { Progress, RawRefusal } from './bridge.ts'
import { operations } from './operations.ts'
import { listenToChanges, listenToProgress, send } from './pipe.ts'
import { inRounds, noteChanges, unovertaken } from './state/changes.ts'
import { useFirstScreen } from './state/first-screen.ts'
import { useSession } from './state/session.ts'

/** An expected "no", already in Spanish. It comes back as a value, never thrown. */
export type Refused = RawRefusal

export type Reply<T> =
  | {
      readonly ok: true
      readonly value: T
      /** The recorded command, for `ledger.undo`; absent for queries and jobs. */
      readonly command?: string
    }
  | { readonly ok: false; readonly refusal: Refused }

/** Asks the core, as of the day that is looked at. `const reply = await call('clients.get', { id })` */
export async function call<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  job?: string,
): Promise<Reply<OutputOf<N>>> {
  return callAsOf(useSession.getState().asOf, name, input, job)
}

/** The same as of a day of its own; null is today, whatever day is looked at. */
export async function callAsOf<N extends OperationName>(
  asOf: Day | null,
  name: N,
  input: InputOf<N>,
  job?: string,
): Promise<Reply<OutputOf<N>>> {
  const { operator, ledger } = useSession.getState()
  const answer = await send({
    name,
    input,
    operator,
    ledger,
    ...(job === undefined ? {} : { job }),
    ...(asOf === null ? {} : { asOf }),
  })
  if (!answer.ok && ABOUT_WHO.has(answer.refusal.code)) {
    void queries.invalidateQueries({ queryKey: ['access.state'] })
  }
  // A full disk announces itself to nobody.
  if (!answer.ok && answer.refusal.code === 'ledger.diskFull') {
    void queries.invalidateQueries({ queryKey: ['backups.status'] })
  }
  return answer as Reply<OutputOf<N>>
}

/** The session of this window is not what it was: the gate looks again. */
const ABOUT_WHO: ReadonlySet<string> = new Set([
  'access.signInNeeded',
  'access.locked',
  'access.otherOperator',
  'access.passwordChangeNeeded',
])

/** What a query that was refused throws, because TanStack Query knows no other "no". Show it with `RefusalText`. */
export class RefusalError extends Error {
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** The refusal behind a query's error; a bug of the screen is thrown on, to the frame. */
export function refusalOf(error: Error | null): Refused | null {
  if (error === null) return null
  if (error instanceof RefusalError) return error.refusal
  throw error
}

export interface QueryChoices {
  /** False while there is nothing to ask for yet. */
  readonly enabled?: boolean
  /** Keeps the last answer on the screen while another input is being answered: nothing jumps. */
  readonly keepPrevious?: boolean
  /** Milliseconds, for what changes by itself; the rest is told by topics. */
  readonly refreshEvery?: number
  /** Asked again whenever something that shows it opens: for what any command may change. */
  readonly fresh?: boolean
  /** Of today, whatever day is looked at. */
  readonly ofToday?: boolean
  /** Not before the first screen is there, for what nobody waits for. */
  readonly later?: boolean
}

/** `const { data, error } = useQueryOf('clients.get', { id })`; asked again when a topic it reads has changed. */
export function useQueryOf<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  {
    enabled = true,
    keepPrevious = false,
    refreshEvery,
    fresh = false,
    ofToday = false,
    later = false,
  }: QueryChoices = {},
): UseQueryResult<OutputOf<N>> {
  const isTime = useFirstScreen(({ isThere }) => isThere || !later)
  const looked = useSession((session) => session.asOf)
  const asOf = ofToday ? null : looked
  return useQuery<OutputOf<N>>({
    queryKey: [name, input, asOf],
    queryFn: () => ask(asOf, name, input),
    enabled: enabled && isTime,
    ...(fresh ? { refetchOnMount: 'always' as const } : {}),
    ...(refreshEvery === undefined ? {} : { refetchInterval: refreshEvery }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/**
 * Asks before anything is drawn that shows the answer, which then finds it: `useQueryOf` of the same, of today. Done when
 * it is there, or was refused.
 */
export function askAhead<N extends OperationName>(name: N, input: InputOf<N>): Promise<void> {
  return queries.prefetchQuery({ queryKey: [name, input, null], queryFn: () => ask(null, name, input) })
}

export interface CommandInHand<N extends OperationName> {
  /** Never throws: the refusal is the reply, and stays in `refusal` until the next run. */
  readonly run: (input: InputOf<N>) => Promise<Reply<OutputOf<N>>>
  readonly pending: boolean
  readonly refusal: Refused | null
  readonly reset: () => void
}

/** `const register = useCommand('payments.register')`, then `await register.run(input)`. */
export function useCommand<N extends OperationName>(name: N): CommandInHand<N> {
  const { mutateAsync, isPending, data, reset } = useMutation({
    mutationFn: (input: InputOf<N>) => call(name, input),
  })
  return { run: mutateAsync, pending: isPending, refusal: data && !data.ok ? data.refusal : null, reset }
}

export interface RunningJob<T> {
  readonly reply: Promise<Reply<T>>
  readonly cancel: () => void
}

/** Long work: progress while it runs, and a way to stop it. Show it with `useLongJob`. */
export function runJob<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  onProgress: (progress: Progress) => void,
): RunningJob<OutputOf<N>> {
  const job = crypto.randomUUID()
  const stop = listenToProgress((progress) => {
    if (progress.job === job) onProgress(progress)
  })
  return {
    reply: call(name, input, job).finally(stop),
    cancel: () => void cancelJob(job),
  }
}

/** Of the door itself, not of a feature: any running job, by the id it was started with. */
function cancelJob(job: string): Promise<unknown> {
  const { operator, ledger } = useSession.getState()
  return send({ name: 'jobs.cancel', input: { job }, operator, ledger })
}

// By default with the next timer, and a key that waits comes before it: of two Enters the second found nothing pending, and
// saved again.
notifyManager.setScheduler(queueMicrotask)

export const queries = new QueryClient({
  defaultOptions: {
    // The core is on this machine and tells what changed: asking again on a timer or on focus adds nothing.
    queries: { staleTime: Infinity, refetchOnWindowFocus: false, retry: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Drops what read a changed topic; called once, by the frame. */
export function followChanges(): () => void {
  return listenToChanges(
    inRounds((topics) => {
      noteChanges(topics)
      if (topics === 'all') return queries.invalidateQueries()
      return queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => reads(name, topics) })
    }),
  )
}

async function ask<N extends OperationName>(
  asOf: Day | null,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  // An invalidation does not reach a query that waits for its first answer, so the answer itself is asked for again.
  const reply = await unovertaken(readsOf(name), () => callAsOf(asOf, name, input))
  if (!reply.ok) throw new RefusalError(reply.refusal)
  return reply.value
}

/** Whatever a recorded command changes, it waits to be sent and stands in the audit. */
const OF_WHAT_WAITS: ReadonlySet<unknown> = new Set<OperationName>([
  'sync.status',
  'sync.outbox',
  'audit.list',
  'audit.standing',
])

function reads(name: unknown, topics: readonly string[]): boolean {
  return OF_WHAT_WAITS.has(name) || readsOf(name).some((topic) => topics.includes(topic))
}

function readsOf(name: unknown): readonly string[] {
  return operations[name as OperationName]?.reads ?? []
}
