import { logLine, type LogEntry } from '#domain/log-entry.ts'
import { folderLog } from '../web/folder-log.ts'
import { hostClock } from '../web/host-clock.ts'

/** A core that died of it can write nothing down itself. */
export function keepFatal(dir: string, now: string | null): void {
  const entry: LogEntry = { event: 'fault', operation: 'core', kind: 'fatalError' }
  console.error(logLine(entry))
  folderLog(dir, hostClock(now === null ? null : new Date(now)))(entry)
}
