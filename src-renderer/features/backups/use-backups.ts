import type { OutputOf } from '#contract/index.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { mayDo } from '#domain/roles.ts'
import { useQueryOf } from '../../api.ts'

export type BackupStatus = OutputOf<'backups.status'>
export type Point = OutputOf<'backups.list'>['points'][number]

/** "hace 3 min" has no topic: it is looked at again at this pace. */
const LOOK_MS = 30_000

export function useBackupStatus(): BackupStatus | undefined {
  return useQueryOf('backups.status', {}, { ofToday: true, fresh: true, refreshEvery: LOOK_MS }).data
}

/** Beside the name in the side bar: what somebody has to look at. */
export function useBackupWarnings(): number | null {
  const { data } = useQueryOf('backups.status', {}, { ofToday: true, later: true })
  const count = data === undefined ? 0 : warningsOf(data)
  return count === 0 ? null : count
}

function warningsOf(status: BackupStatus): number {
  const { recovery, verified, onlyLook, space, diskFails, clockJumped, offMachine } = status
  return [
    recovery !== null,
    (verified?.found.length ?? 0) > 0,
    onlyLook !== null,
    space !== 'enough',
    diskFails,
    clockJumped,
    offMachine?.failure != null,
  ].filter(Boolean).length
}

/** The clock of the office. */
export function useZone(): string {
  return useQueryOf('settings.get', {}).data?.policies.zone ?? DEFAULT_POLICIES.zone
}

export function useIsAdministrator(): boolean {
  const { data } = useQueryOf('operators.list', {})
  const role = data?.operators.find(({ id }) => id === data.current)?.role
  return role !== undefined && mayDo(role, 'admin')
}
