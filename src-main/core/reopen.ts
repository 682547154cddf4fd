import { operations, type OperationName } from '#contract/index.ts'
import { saves, type Procedure } from '#contract/procedure.ts'
import { workOf, type Work } from '#domain/program-update.ts'
import type { Answer, Caller, Progress } from './app.ts'
import type { Opening, OpenLedger, Shared } from './start.ts'
import { EVERY_TOPIC } from './sync-client.ts'
import type { Syncing } from './syncing.ts'

/**
 * The program over one opening of its ledger after another: a restored one takes the place of the one that is open while
 * whoever asks meanwhile waits, and nobody has to start the program again.
 */
export function reopenable(open: (shared: Shared) => Opening): OpenLedger {
  const changed = new Set<(topics: readonly string[]) => void>()
  const progress = new Set<(step: Progress) => void>()
  const announce = (topics: readonly string[]) => changed.forEach((listen) => listen(topics))
  const shared: Shared = { announce, progress: (step) => progress.forEach((listen) => listen(step)) }
  const wakes = new Set<() => void>()
  let current = opened()
  let isOpen = true
  /** One opening has ended and the next has not begun: nothing can be read. */
  let isShut = false
  let running = 0
  /** Of those that run, the ones that are long and save. */
  const jobs: Work[] = []
  let allDone = () => {}
  let switching: Promise<void> | null = null

  function opened(): Opening {
    const opening = open(shared)
    opening.syncing.onWake(() => wakes.forEach((listen) => listen()))
    return opening
  }

  async function dispatch(caller: Caller, name: string, input: unknown): Promise<Answer> {
    while (switching) await switching
    running += 1
    const work = isWork(name) ? workOf(name) : null
    if (work !== null) jobs.push(work)
    try {
      return await current.dispatch(caller, name, input)
    } finally {
      running -= 1
      if (work !== null) jobs.splice(jobs.indexOf(work), 1)
      if (running === 0) allDone()
      if (isOpen && current.durability?.swapDue()) await switchOver()
    }
  }

  function switchOver(): Promise<void> {
    switching ??= takeOver().finally(() => {
      switching = null
    })
    return switching
  }

  async function takeOver(): Promise<void> {
    await current.syncing.stop()
    if (running > 0) {
      await new Promise<void>((resolve) => {
        allDone = resolve
      })
    }
    isShut = true
    current.close()
    current = opened()
    isShut = false
    announce(EVERY_TOPIC)
  }

  const syncing: Syncing = {
    exchange: () => current.syncing.exchange(),
    enrol: (request) => current.syncing.enrol(request),
    contacts: () => current.syncing.contacts(),
    codeFor: (operator) => current.syncing.codeFor(operator),
    waitForMore: (seconds) => current.syncing.waitForMore(seconds),
    wake: () => current.syncing.wake(),
    onWake: (listen) => subscribe(wakes, listen),
    stop: () => current.syncing.stop(),
    deviceId: () => current.syncing.deviceId(),
    letter: () => current.syncing.letter(),
    unwrap: (wrapped) => current.syncing.unwrap(wrapped),
    isMeeting: () => current.syncing.isMeeting(),
    behind: () => current.syncing.behind(),
    papersToGive: () => current.syncing.papersToGive(),
    hasPending: () => current.syncing.hasPending(),
    isEnrolled: () => current.syncing.isEnrolled(),
    copied: () => current.syncing.copied(),
    clockIsRight: () => current.syncing.clockIsRight(),
  }
  return {
    dispatch,
    replay: (row) => current.replay(row),
    get sync() {
      return current.sync
    },
    syncing,
    working: () => [
      ...jobs,
      ...(switching ? (['restore'] as const) : []),
      ...(syncing.isMeeting() ? (['sync'] as const) : []),
    ],
    admits: (session) => !isShut && current.admits(session),
    files: current.files,
    onChanged: (listen) => subscribe(changed, listen),
    onProgress: (listen) => subscribe(progress, listen),
    close: () => {
      isOpen = false
      if (!isShut) current.close()
    },
  }
}

function isWork(name: string): boolean {
  if (!Object.hasOwn(operations, name)) return false
  const procedure: Procedure = operations[name as OperationName]
  return procedure.kind === 'job' && saves(procedure)
}

function subscribe<T>(listeners: Set<T>, listen: T): () => void {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}
