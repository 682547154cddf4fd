import type { OutputOf } from '#contract/index.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { mayDo } from '#domain/roles.ts'
import { useQueryOf } from '../../api.ts'

export type SyncStatus = OutputOf<'sync.status'>

/** "hace 3 min" has no topic: it is looked at again at this pace. */
const LOOK_MS = 15_000

/** How this PC stands with its endpoint, of today whatever day is looked at. */
export function useSyncStatus(): SyncStatus | undefined {
  return useQueryOf('sync.status', {}, { ofToday: true, refreshEvery: LOOK_MS, later: true }).data
}

/** Beside the name in the side bar: what was not done as asked. */
export function useRefusedCount(): number | null {
  const refused = useSyncStatus()?.refused ?? 0
  return refused === 0 ? null : refused
}

/** The clock of the office. */
export function useZone(): string {
  return useQueryOf('settings.get', {}).data?.policies.zone ?? DEFAULT_POLICIES.zone
}

/** Undefined until it is known who is here. */
export function useIsAdministrator(): boolean | undefined {
  const { data } = useQueryOf('operators.list', {})
  const role = data?.operators.find(({ id }) => id === data.current)?.role
  return role && mayDo(role, 'admin')
}
