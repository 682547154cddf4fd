import { z } from 'zod'
import { DAMAGE_KINDS } from '#domain/ledger-damage.ts'
import { BACKUP_REASONS, MOST_GB } from '#domain/retention.ts'
import { job, query } from './procedure.ts'

const chainNumber = z.int().min(1)

const point = z.object({
  /** Its number in the chain of this PC. */
  n: chainNumber,
  madeAt: z.string(),
  why: z.enum(BACKUP_REASONS),
  bytes: z.int(),
  /** Commands that were given after it. */
  since: z.int(),
})

/** Where the ledger is not as it was written, and that in words. */
const damage = z.object({
  kind: z.enum(DAMAGE_KINDS),
  table: z.string().nullable(),
  key: z.string().nullable(),
  detail: z.string(),
  sentence: z.string(),
})

const looked = z.object({ at: z.string(), took: z.int(), found: z.array(damage) })

const recovery = z.object({
  at: z.string(),
  outcome: z.enum(['reindexed', 'restored', 'rebuilt', 'kept', 'salvaged', 'lost']),
  /** What was damaged, what was recovered, and what somebody has to look at. */
  damaged: z.array(z.string()),
  recovered: z.array(z.string()),
  toCheck: z.array(z.string()),
})

const filePath = z.string().trim().min(1, 'falta').max(1_000)
const passphrase = z.string().min(1, 'falta').max(500)

export const backupOperations = {
  /** How safe the work of this PC is. */
  'backups.status': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      now: z.string(),
      newest: point.nullable(),
      /** All that were ever given on this ledger: what another one in its place would take away. */
      commands: z.int(),
      count: z.int(),
      bytes: z.int(),
      mostBytes: z.int(),
      drill: z.object({ at: z.string(), ok: z.boolean(), n: z.int(), took: z.int() }).nullable(),
      verified: looked.nullable(),
      /** When every row was last compared with its hash. */
      hashedAt: z.string().nullable(),
      recovery: recovery.nullable(),
      onlyLook: z.enum(['salvaged', 'lost']).nullable(),
      space: z.enum(['enough', 'low', 'none']),
      freeMb: z.int(),
      /** It did not take something: until the next opening nothing more is saved. */
      diskFails: z.boolean(),
      /** Nothing is pruned until somebody says that the clock is right. */
      clockJumped: z.boolean(),
      offMachine: z
        .object({
          folder: z.string(),
          last: z.object({ at: z.string(), file: z.string(), bytes: z.int() }).nullable(),
          /** Why the last one was not made, in words. */
          failure: z.string().nullable(),
          /** This PC has a vault, whose passwords are not in the copy. */
          lacksVaultKey: z.boolean(),
        })
        .nullable(),
    }),
    reads: ['backups'],
  }),
  /** Every backup of this PC, the newest first, and which of them to go back to where nobody names one. */
  'backups.list': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      points: z.array(point.extend({ clients: z.int(), holdsLittle: z.boolean() })),
      likeliest: chainNumber.nullable(),
    }),
    reads: ['backups'],
  }),
  /** What was done after a backup, the newest first: what restoring it would take away. */
  'backups.since': query({
    role: 'reader',
    input: z.strictObject({ n: chainNumber, limit: z.int().min(1).max(500).optional() }),
    output: z.object({
      n: chainNumber,
      madeAt: z.string(),
      total: z.int(),
      /** Of those, how many the endpoint has: they come back with the next exchange. */
      comesBack: z.int(),
      /** Commands that it holds and the ledger of now does not, where that was lost or begun anew. */
      ahead: z.int(),
      kinds: z.array(z.object({ type: z.string(), words: z.string(), count: z.int() })),
      items: z.array(
        z.object({ seq: z.int(), type: z.string(), words: z.string(), operator: z.string(), at: z.string() }),
      ),
    }),
    reads: ['backups'],
  }),
  'backups.make': job({
    role: 'reader',
    /** Before a new version of the program is installed: such a backup is kept longer. */
    input: z.strictObject({ beforeUpdate: z.literal(true).optional() }),
    output: point.extend({ took: z.int() }),
    changes: ['backups'],
  }),
  /**
   * A backup takes the place of the ledger, which is kept apart. `lose` says how many commands the person was told would
   * be taken away: with fewer than there are, it is refused with the number. -1 only asks.
   */
  'backups.restore': job({
    role: 'admin',
    input: z.strictObject({ n: chainNumber.optional(), lose: z.int().min(-1) }),
    output: z.object({ n: chainNumber, madeAt: z.string() }),
    changes: ['backups'],
  }),
  /**
   * A sealed copy of another day or another PC takes the place of the ledger: also how an office moves to a new PC. `path`
   * is a file of this machine, or of what is connected to it. Of another office than the one that is here it is refused with
   * both names, and taken where `office` is the name that the person was told.
   */
  'backups.restoreCopy': job({
    role: 'admin',
    input: z.strictObject({
      path: filePath,
      passphrase,
      lose: z.int().min(-1),
      office: z.string().max(200).optional(),
    }),
    output: z.object({ madeAt: z.string() }),
    changes: ['backups'],
  }),
  /** Where a sealed copy goes each day: a memory, a folder of the network. The passphrase is never kept. */
  'backups.keepElsewhere': job({
    role: 'admin',
    input: z.strictObject({ folder: filePath, passphrase }),
    output: z.object({}),
    changes: ['backups'],
  }),
  /** What the backups of this PC may take of its disk. Those that are too many go at once, the oldest first, never the last ten. */
  'backups.keepUpTo': job({
    role: 'admin',
    input: z.strictObject({ gigabytes: z.int().min(1).max(MOST_GB) }),
    output: z.object({ dropped: z.int() }),
    changes: ['backups'],
  }),
  'backups.copyNow': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({ file: z.string(), bytes: z.int() }),
    changes: ['backups'],
  }),
  /** The newest backup restored to a place of its own, looked through and timed; the ledger is not touched. */
  'backups.drill': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      at: z.string(),
      ok: z.boolean(),
      n: chainNumber,
      took: z.int(),
      found: z.array(damage),
    }),
    changes: ['backups'],
  }),
  /** What is due: a backup, pruning, the copy elsewhere, the monthly drill, the weekly look. Asked for each minute. */
  'backups.run': job({
    role: 'reader',
    input: z.strictObject({ closing: z.boolean().optional() }),
    output: z.object({ did: z.array(z.enum(['backup', 'prune', 'copy', 'drill', 'verify'])) }),
    changes: ['backups'],
  }),
  /** The clock is right; what was recovered has been read. */
  'backups.settle': job({
    role: 'reader',
    input: z.strictObject({ time: z.literal(true).optional(), recovery: z.literal(true).optional() }),
    output: z.object({}),
    changes: ['backups'],
  }),
  /** Looks through the whole ledger while it is used. What is damaged is an answer, not a refusal. */
  'ledger.verify': job({
    role: 'reader',
    input: z.strictObject({}),
    output: looked,
    changes: ['backups'],
  }),
  /** What is wrong with the ledger and what the program would do about it; nothing is changed. */
  'ledger.doctor': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      healthy: z.boolean(),
      items: z.array(z.object({ wrong: z.string(), would: z.string() })),
    }),
    reads: ['backups'],
  }),
  /** The ledger is closed, recovered from its damage, and opened again. */
  'ledger.repair': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({}),
    changes: ['backups'],
  }),
  /** A ledger that was only to be looked at is worked on from now on, as it is. */
  'ledger.accept': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({}),
    changes: ['backups'],
  }),
}
