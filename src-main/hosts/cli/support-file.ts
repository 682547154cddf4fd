import { buffer } from 'node:stream/consumers'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { APP_VERSION } from '#core/version.ts'
import { inspectLedger } from '#durability/inspect.ts'
import { placesOf } from '#durability/places.ts'
import { lastEntries } from '#files/log-file.ts'
import { damageCounts, machineFacts, supportZip } from '#files/support-zip.ts'
import { cliText } from '#messages/es-MX/backups-cli.ts'
import { supportFileText as text } from '#messages/es-MX/support-file.ts'
import type { Answer } from '#core/app.ts'
import type { Command } from './arguments.ts'
import { EXIT, exitOf } from './exit.ts'
import { reachLedger } from './reach.ts'
import { findOpenDoor } from '../web/door-file.ts'
import { ledgerFolders } from '../web/folders.ts'
import { hostClock } from '../web/host-clock.ts'
import { refused } from '../web/refusals.ts'

const MOST_ENTRIES = 5_000

/** The file for support, at a path; a closed ledger that is damaged is not opened for it, which would recover it. */
export async function writeSupportFile(
  command: Extract<Command, { command: 'support-file' }>,
): Promise<number> {
  const { dir } = ledgerFolders(command)
  const open = await findOpenDoor(dir)
  const seen = open ? null : await inspectLedger(placesOf(dir))
  if (!open && seen === null) {
    console.error(cliText.noLedger(dir))
    return EXIT.refused
  }
  if (seen !== null && seen.found.length > 0) {
    const bytes = await supportZip({
      versions: machineFacts(APP_VERSION, hostClock(command.instant).now().toISOString()),
      ledger: { healthy: false, damages: damageCounts(seen.found), backups: seen.backups, took: seen.took },
      entries: lastEntries(placesOf(dir).log, MOST_ENTRIES),
    })
    return keep(command.to, bytes)
  }
  const ledger = await reachLedger(command)
  if ('ok' in ledger) return failed(ledger)
  try {
    const answer = await ledger.call('thisPc.supportFile', {})
    if (!answer.ok) return failed(answer)
    return keep(command.to, await buffer(await ledger.read((answer.value as { file: string }).file)))
  } finally {
    ledger.close()
  }
}

function keep(to: string, bytes: Uint8Array): number {
  const path = resolve(to)
  try {
    writeFileSync(path, bytes)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? ''
    return failed(refused('file.notSaved', { path, reason }))
  }
  process.stdout.write(`${text.wrote(path)}\n`)
  return EXIT.done
}

function failed(answer: Extract<Answer, { ok: false }>): number {
  console.error(answer.refusal.message)
  return exitOf(answer)
}
