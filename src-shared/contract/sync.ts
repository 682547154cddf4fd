import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { done, id, page, requiredText, shortText } from './values.ts'

export const syncFailure = z.enum([
  'unreachable',
  'certificate',
  'garbled',
  'notSigned',
  'serverFault',
  'tooMany',
  'revoked',
  'unknownDevice',
  'upgradeRequired',
  'serverOlder',
  'diskFull',
  'unsettled',
])

const syncState = z.enum(['notEnrolled', 'upToDate', 'receiving', 'waiting', 'offline', 'attention'])

/** What became of a command that was not simply done as asked. */
const refusedOutcome = z.enum(['applied_changed', 'merged', 'rejected', 'dependency_failed', 'poisoned'])

export const syncOperations = {
  /** How this PC stands with its endpoint; nothing is asked over the network. */
  'sync.status': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      state: syncState,
      url: z.string().nullable(),
      deviceId: z.string(),
      name: z.string(),
      letter: z.string(),
      /** Commands without a result. */
      waiting: z.int(),
      /** Attachments that only this PC has: their commands were sent, and their bytes not yet. */
      papers: z.int(),
      /** Revisions that the endpoint had, when it answered last, beyond what came from it. */
      behind: z.int(),
      /** Results that somebody has not looked at. */
      refused: z.int(),
      /** Transactions of the others that nobody here has looked at. */
      unseen: z.int(),
      cursor: z.int(),
      enrolledAt: z.string().nullable(),
      /** The last exchange that went through, and the last that was tried. */
      metAt: z.string().nullable(),
      triedAt: z.string().nullable(),
      failure: syncFailure.nullable(),
      /** This PC's clock, from which "hace 3 min" counts. */
      now: z.string(),
      /** Seconds that this PC's clock is ahead of the endpoint's. */
      clockOff: z.int(),
      /** The profile was made on another machine: it was copied, or the disk was. */
      copied: z.boolean(),
      /** The endpoint was of a newer version when it was last met: this PC takes part, and is due for that version. */
      serverIsNewer: z.boolean(),
    }),
    reads: ['sync'],
  }),
  /** One exchange now: sends what waits, takes what is new. A bad network is an answer, not a refusal. */
  'sync.once': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      sent: z.int(),
      received: z.int(),
      failure: syncFailure.nullable(),
      /** Something waits still. */
      more: z.boolean(),
    }),
    changes: ['sync'],
  }),
  /** The network may be back: the endpoint is met at once, however long the next try was put off. */
  'sync.wake': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({}),
    changes: [],
  }),
  /** One line for the whole confirmed ledger: equal on every PC and on the endpoint at the same `rev`. */
  'sync.digest': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({ rev: z.int(), digest: z.string() }),
    reads: ['sync'],
  }),
  /** This PC joins the office of an endpoint, by a code that is used once. What it has recorded is sent. */
  'sync.enrol': job({
    role: 'admin',
    input: z.strictObject({
      url: z.string().trim().min(1).max(500),
      code: z.string().trim().min(1).max(100),
      /** What the others call this PC: "Recepción". */
      name: z.string().trim().min(1, 'falta').max(80),
    }),
    output: z.object({ deviceId: z.string(), letter: z.string(), url: z.string() }),
    changes: ['sync'],
  }),
  /** A code by which one more PC joins the office, shown once; it holds for ten minutes. */
  'sync.invite': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({
      url: z.string(),
      code: z.string(),
      until: z.string(),
      /** Both in one text, which the other PC takes pasted or as a picture of its QR. */
      invitation: z.string(),
      /** Its side in modules, and the dark ones as an SVG path. */
      qr: z.object({ size: z.int(), path: z.string() }),
      /** Only this machine reaches that address. */
      hereOnly: z.boolean(),
    }),
    changes: [],
  }),
  /** When the endpoint last met each PC, and how much that PC had not sent by then; asked over the network. */
  'sync.contacts': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      contacts: z.array(z.object({ id: z.string(), metAt: z.string(), pending: z.int() })),
    }),
    changes: [],
    reads: ['sync'],
  }),
  /** What waits to be sent, oldest first. */
  'sync.outbox': query({
    role: 'reader',
    input: z.strictObject(page),
    output: z.object({
      total: z.int(),
      commands: z.array(
        z.object({
          seq: z.int(),
          cmdId: z.string(),
          type: z.string(),
          operator: z.string(),
          at: z.string(),
          /** The code of the refusal that keeps it from doing anything on the ledger as it is now. */
          held: z.string().nullable(),
        }),
      ),
    }),
    reads: ['sync'],
  }),
  /** What was not done as asked, until somebody has looked at it; newest first. */
  'sync.refused': query({
    role: 'reader',
    input: z.strictObject(page),
    output: z.object({
      total: z.int(),
      items: z.array(
        z.object({
          seq: z.int(),
          type: z.string(),
          operator: z.string(),
          at: z.string(),
          outcome: refusedOutcome,
          code: z.string(),
          /** What happened and what to do, in the words of the screen. */
          sentence: z.string(),
          clientId: z.string().nullable(),
          client: z.string().nullable(),
          serialId: z.string().nullable(),
          serial: z.string().nullable(),
          /** The company that became another name of the client, where it still is one. */
          mergedId: z.string().nullable(),
          /** Another key is to be given, of this product. */
          productId: z.string().nullable(),
        }),
      ),
    }),
    reads: ['sync'],
  }),
  /** Somebody has looked at a refused command: it stays in the outbox and leaves the list. */
  'sync.dismiss': command({
    role: 'support',
    input: z.strictObject({ seqs: z.array(z.int().min(1)).min(1).max(500) }),
    output: z.object({ dismissed: z.int() }),
    changes: ['sync'],
    local: true,
  }),
  /** What the other PCs did since somebody here last looked, by client. */
  'sync.news': query({
    role: 'reader',
    input: z.strictObject({ mine: z.boolean().optional(), ...page }),
    output: z.object({
      total: z.int(),
      items: z.array(
        z.object({
          rev: z.int(),
          type: z.string(),
          device: z.string(),
          operator: z.string(),
          at: z.string(),
          clientId: z.string().nullable(),
          client: z.string().nullable(),
        }),
      ),
    }),
    reads: ['sync'],
  }),
  'sync.seen': command({
    role: 'reader',
    input: z.strictObject({ rev: z.int().min(0) }),
    output: z.object({ rev: z.int() }),
    changes: ['sync'],
    local: true,
  }),
  /** The PCs of the office. */
  'sync.devices': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      devices: z.array(
        z.object({
          id,
          name: z.string(),
          letter: z.string(),
          enrolledAt: z.string(),
          revokedAt: z.string().nullable(),
          revokedReason: z.string().nullable(),
          /** The last work of it that came here; null where nothing has. */
          lastAt: z.string().nullable(),
          isThis: z.boolean(),
        }),
      ),
    }),
    reads: ['sync'],
  }),
  'devices.rename': command({
    role: 'admin',
    input: z.strictObject({ id, name: requiredText.max(80) }),
    output: done,
    changes: ['sync'],
  }),
  /** Lost, stolen or given away: from then on the endpoint takes nothing of it and gives it nothing. For good. */
  'devices.revoke': command({
    role: 'admin',
    input: z.strictObject({ id, reason: shortText.min(1, 'falta') }),
    output: done,
    changes: ['sync'],
    undoable: false,
  }),
  /** The vault's key, wrapped for one PC alone: the PC that has it open gives it to those that have none yet. */
  'devices.shareKey': command({
    role: 'admin',
    input: z.strictObject({ id, wrapped: z.string().regex(/^v1\.[0-9a-f]{16}\.[\w-]{43}\.[\w-]{20,200}$/) }),
    output: done,
    changes: ['sync', 'vault'],
    undoable: false,
    inner: true,
  }),
  /** Every row that this PC shows, sorted, as one file of JSON lines. */
  'ledger.export': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({ file: z.string(), rows: z.int() }),
    changes: [],
  }),
}
