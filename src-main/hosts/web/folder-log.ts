import type { Clock } from '#core/app.ts'
import { keptEntry, type Log } from '#domain/log-entry.ts'
import { placesOf } from '#durability/places.ts'
import { openLogFile } from '#files/log-file.ts'

/** Into the log of a ledger's folder, of each entry only what may leave the office. */
export function folderLog(dir: string, clock: Clock): Log {
  const write = openLogFile(placesOf(dir).log)
  return (entry) => write(keptEntry(entry, clock.now().toISOString()))
}
