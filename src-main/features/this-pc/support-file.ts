import type { JobContext } from '#core/app.ts'
import { APP_VERSION } from '#core/version.ts'
import { damageCounts, machineFacts, supportZip } from '#files/support-zip.ts'
import { countPending } from '#sync/outbox.ts'
import { databaseVersions, type ThisPc } from './sql.ts'

type Context = Pick<
  JobContext,
  'db' | 'policies' | 'practice' | 'durability' | 'syncing' | 'secrets' | 'lastEntries' | 'now'
>

/**
 * What somebody far away needs to find out what is wrong, and nothing of the office's: no row is copied from a table. Names,
 * serials, codes, addresses, folders and whatever anybody typed stay here.
 */
export function makeSupportFile(context: Context, pc: ThisPc): Promise<Buffer> {
  const { db, durability, lastEntries, now } = context
  return supportZip({
    versions: {
      ...machineFacts(APP_VERSION, now),
      ...databaseVersions(db),
    },
    settings: settings(context, pc),
    ledger: ledger(context),
    counts: durability.counts(),
    entries: lastEntries(),
  })
}

function settings({ db, policies, practice, syncing, secrets }: Context, pc: ThisPc) {
  // Days, hours and switches of the rules; the tables of the vendors are the office's own.
  const { unlockRules: _tables, ...rules } = policies
  return {
    practice,
    letter: syncing.letter(),
    enrolled: syncing.isEnrolled(),
    waitsToBeSent: countPending(db) > 0,
    copiedProfile: syncing.copied(),
    vault: secrets.status().state,
    looksForVersions: pc.updatesFrom !== null,
    ownPrinter: pc.printer !== null,
    slipSize: pc.slipSize,
    rules,
  }
}

/** What `doctor` goes by. */
function ledger({ durability }: Context) {
  const { drill, verified, recovery, onlyLook, offMachine, mostBytes } = durability.state()
  const newest = durability.newest()
  const found = verified?.found ?? []
  return {
    healthy: found.length === 0 && onlyLook === null && drill?.ok !== false,
    damages: damageCounts(found),
    verifiedAt: verified?.at ?? null,
    hashedAt: durability.hashedAt(),
    onlyLook,
    space: durability.space(),
    freeMb: durability.freeMb(),
    clockJumped: durability.clockJumped(),
    backups: durability.list().length,
    mostBytes,
    newestBackup: newest
      ? { n: newest.n, madeAt: newest.madeAt, why: newest.why, bytes: newest.bytes }
      : null,
    upToDate: durability.isUpToDate(),
    drill: drill && { at: drill.at, ok: drill.ok, n: drill.n, took: drill.took },
    recovery: recovery && {
      at: recovery.at,
      outcome: recovery.outcome,
      damages: damageCounts(recovery.found),
      replayed: recovery.replayed,
      missing: recovery.missing,
    },
    copyElsewhere: offMachine && {
      lastAt: offMachine.last?.at ?? null,
      failure: offMachine.failure?.code ?? null,
    },
  }
}
