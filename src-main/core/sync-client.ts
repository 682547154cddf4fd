import { operations, type OperationName } from '#contract/index.ts'
import type { Topic } from '#contract/procedure.ts'
import type { SyncClient } from '#sync/exchange.ts'
import type { Pace } from '#sync/pace.ts'
import type { SnapshotFolder } from '#sync/snapshot.ts'
import type { Transport } from '#sync/transport.ts'
import type { KeyObject } from 'node:crypto'
import type { Clock } from './app.ts'
import { readDevice } from './device.ts'
import type { SyncDoor } from './door.ts'

export interface SyncClientOptions {
  readonly door: SyncDoor
  readonly clock: Clock
  readonly key: KeyObject
  readonly transport: Transport
  readonly snapshots: SnapshotFolder
  readonly pace: Pace
  readonly onBehind?: (revisions: number) => void
  readonly keepCopy?: () => Promise<void>
  readonly stopped?: () => boolean
}

/** This PC as it meets its endpoint, through the door that holds its ledger. */
export function openSyncClient({
  door,
  clock,
  stopped,
  keepCopy,
  onBehind,
  ...rest
}: SyncClientOptions): SyncClient {
  return {
    ...rest,
    device: readDevice(door.db).deviceId,
    now: () => clock.now(),
    isLookedAt: door.isLookedAt,
    stopped: stopped ?? (() => false),
    onBehind: onBehind ?? (() => {}),
    keepCopy: keepCopy ?? (async () => {}),
    transaction: (work, writes) =>
      door.transaction(() => {
        const { value, types } = work(door)
        return { value, topics: topicsOf(types) }
      }, writes),
  }
}

export const EVERY_TOPIC: readonly Topic[] = [
  ...new Set(
    Object.values(operations).flatMap((procedure) =>
      procedure.kind === 'query' ? procedure.reads : procedure.changes,
    ),
  ),
]

/** What may look otherwise after these commands of other PCs; of what this program does not know, everything. */
function topicsOf(types: ReadonlySet<string>): readonly Topic[] {
  const topics = new Set<Topic>()
  for (const type of types) {
    const procedure = Object.hasOwn(operations, type) ? operations[type as OperationName] : null
    if (procedure?.kind !== 'command') return EVERY_TOPIC
    for (const topic of procedure.changes) topics.add(topic)
  }
  return [...topics]
}
