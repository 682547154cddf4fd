import type { z } from 'zod'
import type { HandlersOf, JobContext, QueryContext } from '#core/app.ts'
import type { backupOperations } from '#contract/backups.ts'
import type { ReadDb } from '#db/sql.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { ok, refuse, type Refusal, type Refused } from '#domain/result.ts'
import { BYTES_OF_GB, holdsLittle, likeliest } from '#domain/retention.ts'
import type { Backup } from '#durability/backups.ts'
import type { Tell } from '#durability/durability.ts'
import { readProfile } from '#features/settings/sql.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { runDue } from './due.ts'
import * as backups from './sql.ts'
import { doctorItems, inWords, recoveryInWords } from './words.ts'

type Status = z.input<(typeof backupOperations)['backups.status']['output']>

export const backupHandlers: HandlersOf<typeof backupOperations> = {
  'backups.status': (context) => ok(statusOf(context)),

  'backups.list': (context) => {
    const last = backups.lastSeq(context.db)
    const all = context.durability.list().toReversed()
    return ok({
      points: all.map((backup) => ({
        ...pointOf(backup, last),
        clients: backup.clients,
        holdsLittle: holdsLittle(backup, all),
      })),
      likeliest: likeliest(all)?.n ?? null,
    })
  },

  'backups.since': ({ db, durability }, { n, limit = 200 }) => {
    const backup = durability.find(n)
    if (backup === null) return refuse('backup.notFound', { n })
    const { outboxSeq, madeAt } = backup
    return ok({
      ...{ n, madeAt },
      ...backups.countAfter(db, outboxSeq),
      ahead: Math.max(0, outboxSeq - backups.lastSeq(db)),
      kinds: backups.kindsAfter(db, outboxSeq).map((kind) => ({ ...kind, words: commandWord(kind.type) })),
      items: backups.listAfter(db, outboxSeq, limit).map((row) => ({ ...row, words: commandWord(row.type) })),
    })
  },

  'backups.make': async (context, { beforeUpdate }) => {
    const { durability } = context
    const newest = durability.newest()
    // Asked for before an update is begun, and again as the program closes for it.
    if (beforeUpdate && newest?.why === 'beforeUpdate' && durability.isUpToDate())
      return ok({ ...pointOf(newest, newest.outboxSeq), took: newest.took })
    const made = await durability.make(beforeUpdate ? 'beforeUpdate' : 'asked', tell(context))
    if (!made.ok) return made
    await durability.prune()
    return ok({ ...pointOf(made.value, made.value.outboxSeq), took: made.value.took })
  },

  'backups.restore': async (context, { n, lose }) => {
    const { db, durability } = context
    const backup = n === undefined ? likeliest(durability.list()) : durability.find(n)
    if (!backup) return n === undefined ? refuse('backup.none', {}) : refuse('backup.notFound', { n })
    const unconfirmed = () => notConfirmed(db, backup.outboxSeq, lose)
    const no = unconfirmed()
    if (no !== null) return no
    const restored = await durability.restore(backup.n, unconfirmed, tell(context))
    return restored.ok ? ok({ n: backup.n, madeAt: backup.madeAt }) : restored
  },

  'backups.restoreCopy': async ({ db, durability }, { path, passphrase, lose, office }) => {
    const unconfirmed = () => notConfirmed(db, 0, lose)
    const whyNot = (copy: ReadDb) => unconfirmed() ?? otherOffice(db, copy, office ?? '')
    return unconfirmed() ?? durability.restoreCopy(path, passphrase, whyNot)
  },

  'backups.keepElsewhere': async ({ durability, secrets }, { folder, passphrase }) => {
    await secrets.ready()
    const kept = await durability.keepElsewhere(folder, passphrase, (key) => secrets.wrapFor(key))
    return kept.ok ? ok({}) : kept
  },

  'backups.keepUpTo': async ({ durability }, { gigabytes }) => {
    durability.change({ mostBytes: gigabytes * BYTES_OF_GB })
    return ok({ dropped: (await durability.prune()).length })
  },

  'backups.copyNow': async ({ durability, secrets }) => {
    await secrets.ready()
    return durability.copyNow((key) => secrets.wrapFor(key))
  },

  'backups.drill': async ({ durability }) => {
    const drilled = await durability.drill()
    return drilled.ok ? ok({ ...drilled.value, found: inWords(drilled.value.found) }) : drilled
  },

  'backups.run': async (context, { closing = false }) => ok({ did: await runDue(context, closing) }),

  'backups.settle': async ({ durability }, { time, recovery }) => {
    if (time) durability.confirmTime()
    if (recovery) durability.recoveryRead()
    return ok({})
  },

  'ledger.verify': async (context) => {
    const looked = await context.durability.look(tell(context))
    return ok({ ...looked, found: inWords(looked.found) })
  },

  'ledger.doctor': (context) => {
    const items = doctorItems(statusOf(context))
    return ok({ healthy: items.length === 0, items })
  },

  'ledger.repair': async ({ durability }) => {
    durability.repair()
    return ok({})
  },

  'ledger.accept': async ({ durability }) => {
    const accepted = durability.accept()
    return accepted.ok ? ok({}) : accepted
  },
}

function statusOf({ db, durability, now, policies, secrets, syncing }: QueryContext): Status {
  const points = durability.list()
  const state = durability.state()
  const newest = points.at(-1)
  const commands = backups.lastSeq(db)
  return {
    now,
    commands,
    newest: newest ? pointOf(newest, commands) : null,
    count: points.length,
    bytes: points.reduce((sum, { bytes }) => sum + bytes, 0),
    mostBytes: state.mostBytes,
    drill: state.drill,
    verified: state.verified && { ...state.verified, found: inWords(state.verified.found) },
    hashedAt: durability.hashedAt(),
    recovery: state.recovery && recoveryInWords(state.recovery, policies.zone, syncing.isEnrolled()),
    onlyLook: state.onlyLook,
    space: durability.space(),
    freeMb: durability.freeMb(),
    diskFails: durability.closedTo()?.refusal.code === 'ledger.ioError',
    clockJumped: durability.clockJumped(),
    offMachine: state.offMachine && {
      folder: state.offMachine.folder,
      last: state.offMachine.last,
      failure: state.offMachine.failure && refusalSentence(state.offMachine.failure as Refusal),
      lacksVaultKey: state.offMachine.vaultKey === null && secrets.status().state !== 'none',
    },
  }
}

function pointOf({ n, madeAt, why, bytes, outboxSeq }: Backup, last: number) {
  return { n, madeAt, why, bytes, since: Math.max(0, last - outboxSeq) }
}

function notConfirmed(db: ReadDb, seq: number, lose: number): Refused | null {
  const { total } = backups.countAfter(db, seq)
  return total > lose ? refuse('backup.notConfirmed', { lost: total }) : null
}

/** Both have a name, it is not the same, and it is not the one that the person was told. */
function otherOffice(db: ReadDb, copy: ReadDb, told: string): Refused | null {
  const [here, there] = [readProfile(db).name.trim(), readProfile(copy).name.trim()]
  const known = [here, told].map(foldForSearch)
  if (here === '' || there === '' || known.includes(foldForSearch(there))) return null
  return refuse('backup.otherOffice', { here, there })
}

function tell({ progress }: JobContext): Tell {
  return (done, total) => progress(done, total, '')
}
