import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { NEWEST_SCHEMA } from '#db/migrations.ts'
import { APPLICATION_ID, takesWriting } from '#db/open.ts'
import { databaseDoor, type ReadDb } from '#db/sql.ts'
import type { Elsewhere } from '#domain/data-folder.ts'
import type { FreeSpace } from '#domain/free-space.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { hasCommand } from '#sync/outbox.ts'
import { listBackups } from './backups.ts'
import { checkLedger } from './check-copy.ts'
import { messageOf } from './checks.ts'
import { freeMb, spaceOf } from './faults.ts'
import { behindDamage, headsOf, readHeadFile } from './heads.ts'
import { checkAttachments } from './look-through.ts'
import { fileDamage } from './open-ledger.ts'
import { elsewhereOfFolder } from './surroundings.ts'
import { LEDGER_SUFFIXES, type Places } from './places.ts'
import { readState, type DurabilityState } from './state.ts'
import { readUnfinished } from './unfinished.ts'

export interface Inspected {
  readonly found: readonly Damage[]
  /** Of a program after this one: what is in it this one cannot tell. */
  readonly isNewer: boolean
  readonly backups: number
  /** What the program last did about it. */
  readonly state: DurabilityState
  /** Who else has its folder: the program does not open it there. */
  readonly elsewhere: Elsewhere | null
  readonly writable: boolean
  readonly space: FreeSpace
  readonly freeMb: number
  /** Milliseconds. */
  readonly took: number
}

/** False where there never was one. */
export function hasLedger(places: Places): boolean {
  return existsSync(places.ledger) || readHeadFile(places.head) !== null || listBackups(places).length > 0
}

/** A ledger that nobody has open, looked through without opening it, let alone recovering it: nothing of it changes. */
export async function inspectLedger(places: Places): Promise<Inspected | null> {
  if (!hasLedger(places)) return null
  const started = performance.now()
  const head = readHeadFile(places.head)
  const backups = listBackups(places).length
  const state = readState(places.state)
  const answer = (found: readonly Damage[], isNewer = false): Inspected => ({
    ...{ found, isNewer, backups, state, elsewhere: elsewhereOfFolder(places.dir) },
    writable: takesWriting(places.dir) && (!existsSync(places.ledger) || takesWriting(places.ledger)),
    space: spaceOf(places),
    freeMb: freeMb(places),
    took: Math.round(performance.now() - started),
  })
  const file = fileDamage(places.ledger)
  if (file !== null) return answer([file])
  const apart = mkdtempSync(join(tmpdir(), 'vigente-look-'))
  let raw: Database.Database | null = null
  try {
    const copy = join(apart, 'ledger.db')
    const hashes = join(apart, 'ledger.hashes')
    copyStill(places.ledger, copy)
    copyStill(places.hashes, hashes)
    raw = new Database(copy)
    for (const setting of ['trusted_schema = 0', 'cell_size_check = 1']) raw.pragma(setting)
    const application = raw.pragma('application_id', { simple: true })
    if (application !== APPLICATION_ID)
      return answer([damage('file', null, null, `application_id is ${String(application)}`)])
    if ((raw.pragma('user_version', { simple: true }) as number) > NEWEST_SCHEMA) return answer([], true)
    const found = checkLedger(raw, hashes)
    const db = databaseDoor(raw)
    const behind = [...behindDamage(headsOf(db), head), ...unfinishedDamage(places, db)]
    return answer([...found, ...behind, ...(await checkAttachments(raw, places))])
  } catch (error) {
    return answer([damage('pages', null, null, messageOf(error))])
  } finally {
    raw?.close()
    rmSync(apart, { recursive: true, force: true })
  }
}

/** A recovery was cut short: the next start gives the rest again. */
function unfinishedDamage(places: Places, db: ReadDb): Damage[] {
  const unfinished = readUnfinished(places)
  const lacking = (unfinished?.again ?? []).filter(({ cmd_id }) => !hasCommand(db, cmd_id)).length
  const behind = lacking === 0 ? [] : [damage('rollback', null, null, `it lacks ${lacking} commands`)]
  return unfinished?.isRotten ? [...behind, ...unfinished.recovery.found.slice(0, 1)] : behind
}

/** With all that belongs to it, and once more where another command wrote meanwhile. */
function copyStill(from: string, to: string): void {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = stampOf(from)
    for (const suffix of LEDGER_SUFFIXES) {
      rmSync(to + suffix, { force: true })
      if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix, constants.COPYFILE_FICLONE)
    }
    if (before === stampOf(from)) return
  }
}

function stampOf(path: string): string {
  return LEDGER_SUFFIXES.map((suffix) => {
    if (!existsSync(path + suffix)) return ''
    const { mtimeMs, size } = statSync(path + suffix)
    return `${mtimeMs} ${size}`
  }).join('|')
}
