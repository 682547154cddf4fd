import { randomFrom } from './random.ts'

/** One thing that happens; its own chance comes from its number, so that leaving others out changes nothing of it. */
export type Step = { readonly n: number; readonly pc: number } & (
  | { readonly kind: 'work'; readonly commands: number; readonly room: number | null }
  | { readonly kind: 'exchange'; readonly trouble: Trouble }
  /** The program ends where it is, and starts again. */
  | { readonly kind: 'kill' }
  /** The folder is copied, and later put back in the place of the newer one. */
  | { readonly kind: 'backup' | 'restore' }
  /** The folder is copied to another PC, which works on with it. */
  | { readonly kind: 'clone' }
  /** A sum of the ledger's file is not what it was. */
  | { readonly kind: 'damage' }
  /** A command that only a newer program knows is in the outbox. */
  | { readonly kind: 'poison' }
  | { readonly kind: 'clock'; readonly days: number }
  /** Nobody works for so many days. */
  | { readonly kind: 'wait'; readonly days: number }
  | { readonly kind: 'revoke' }
  /** The endpoint's process ends; `lost` of its ledger's last writes were never flushed. */
  | { readonly kind: 'endpointKill'; readonly lost: boolean }
  | { readonly kind: 'endpointBackup' | 'endpointRestore' }
  /** The endpoint signs with another key; the one before is held for so many days. */
  | { readonly kind: 'replaceKey'; readonly days: number }
  /** What is older than so many days is folded away, and whoever was not met since comes back to that. */
  | {
      readonly kind: 'compact'
      readonly days: number
      readonly storeFault: number
      /** Whether the endpoint starts again then: without the ledger on which it judges, or with an older one. */
      readonly ledger: 'kept' | 'gone' | 'older'
    }
)

/** What the network does to one exchange: chances of each request. */
export interface Trouble {
  readonly dropped: number
  readonly answerLost: number
  readonly twice: number
  readonly late: number
  readonly garbled: number
  readonly serverFault: number
  /** The PC is killed at the n-th of its durable points, an answer or a transaction; 0 is never. */
  readonly killedAt: number
  /** Whether that transaction is kept still. */
  readonly killedAfter: boolean
  /** Pages for which the PC's disk has room; null where it is not full. */
  readonly room: number | null
  /** The endpoint's store fails: before it has kept something, or before it has said so. */
  readonly storeFault: number
  /** Pages for which the endpoint's disk has room under the ledger on which it judges; none where it is not full. */
  readonly endpointRoom?: number
}

export const FAIR: Trouble = {
  dropped: 0,
  answerLost: 0,
  twice: 0,
  late: 0,
  garbled: 0,
  serverFault: 0,
  killedAt: 0,
  killedAfter: false,
  room: null,
  storeFault: 0,
}

export interface Schedule {
  readonly seed: number
  readonly pcs: number
  readonly steps: readonly Step[]
}

/** What happens in the office of a seed: some days are quiet, some are bad in one way, some in every way. */
export function scheduleOf(seed: number): Schedule {
  const random = randomFrom(seed)
  const pcs = 2 + random.int(5)
  const bad = random.next()
  const rare = (of: number) => random.chance(of * (0.3 + bad))
  const steps: Step[] = []
  const length = 12 + random.int(24)
  for (let n = 0; n < length; n += 1) {
    const pc = random.int(pcs)
    if (rare(0.05)) steps.push({ n, pc, kind: 'kill' })
    else if (rare(0.04)) steps.push({ n, pc, kind: 'backup' })
    else if (rare(0.04)) steps.push({ n, pc, kind: 'restore' })
    else if (rare(0.015)) steps.push({ n, pc, kind: 'clone' })
    else if (rare(0.01)) steps.push({ n, pc, kind: 'damage' })
    else if (rare(0.02)) steps.push({ n, pc, kind: 'poison' })
    else if (rare(0.03)) steps.push({ n, pc, kind: 'clock', days: random.int(2_000) - 1_000 })
    else if (rare(0.01)) steps.push({ n, pc, kind: 'revoke' })
    else if (rare(0.04)) steps.push({ n, pc, kind: 'wait', days: 1 + random.int(12) })
    else if (rare(0.05)) steps.push({ n, pc, kind: 'endpointKill', lost: random.chance(0.5) })
    else if (rare(0.04)) steps.push({ n, pc, kind: 'endpointBackup' })
    else if (rare(0.05)) steps.push({ n, pc, kind: 'endpointRestore' })
    else if (rare(0.08)) steps.push({ n, pc, kind: 'compact', ...foldOf() })
    else if (random.chance(0.5))
      steps.push({ n, pc, kind: 'work', commands: 1 + random.int(4), room: roomOf() })
    else steps.push({ n, pc, kind: 'exchange', trouble: troubleOf() })
  }
  // By a chance of their own: what else happens in the office of a seed stays what it was.
  const keys = randomFrom(~seed)
  for (let n = length; keys.chance(0.4); n += 1) {
    const step = { n, pc: 0, kind: 'replaceKey', days: keys.int(4) } as const
    steps.splice(keys.int(steps.length + 1), 0, step)
  }
  const disks = randomFrom(seed ^ 0x0d_15_c5)
  const most = disks.chance(0.5) ? 0.5 : 0.05
  return { seed, pcs, steps: steps.map(onFullDisk) }

  function onFullDisk(step: Step): Step {
    if (step.kind !== 'exchange' || !disks.chance(most)) return step
    return { ...step, trouble: { ...step.trouble, endpointRoom: disks.int(8) } }
  }

  function foldOf() {
    const storeFault = rare(0.2) ? random.next() * 0.6 : 0
    return { days: random.int(3), storeFault, ledger: random.pick(['kept', 'gone', 'older'] as const) }
  }

  function roomOf() {
    return rare(0.06) ? random.int(12) : null
  }

  function troubleOf(): Trouble {
    const often = () => (rare(0.3) ? random.next() * 0.5 : 0)
    return {
      dropped: often(),
      answerLost: often(),
      twice: often(),
      late: often(),
      garbled: often(),
      serverFault: often(),
      killedAt: rare(0.2) ? 1 + random.int(12) : 0,
      killedAfter: random.chance(0.5),
      room: roomOf(),
      storeFault: rare(0.15) ? random.next() * 0.4 : 0,
    }
  }
}
