import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { done, id, noteText, page, requiredText, secretText, shortText } from './values.ts'

/** Never recorded and never logged: only what the key is wrapped by depends on it. */
const passphrase = z.string().min(1, 'falta').max(500)

const vaultStatus = z.object({
  state: z.enum(['none', 'locked', 'open', 'damaged', 'missing']),
  ways: z.array(z.enum(['system', 'passphrase', 'sheet'])),
})

const vaultEntry = z.object({
  id,
  /** Null: the office's own account. */
  clientId: z.string().nullable(),
  client: z.string().nullable(),
  portal: z.string(),
  note: z.string(),
  changedOn: z.string(),
  changedBy: z.string(),
  reveals: z.int(),
})

export const vaultOperations = {
  /** Whether secrets can be kept and shown on this PC, and by what the vault opens. */
  'vault.status': query({
    role: 'reader',
    input: z.strictObject({}),
    output: vaultStatus,
    reads: ['vault'],
  }),
  /**
   * Makes the data key, wrapped by the operating system's store where there is one, and by a phrase where one is given;
   * to a key that is open it adds the phrase, so that it opens on another machine as well.
   */
  'vault.setUp': job({
    role: 'admin',
    input: z.strictObject({ passphrase: passphrase.optional() }),
    output: vaultStatus,
    changes: ['vault'],
  }),
  /**
   * A code for an administrator to print and lock away: it opens the key where the operating system's store is lost (a new
   * PC, a new profile). Shown once and kept nowhere; the one before opens nothing any more.
   */
  'vault.makeSheet': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({ code: z.string() }),
    changes: ['vault'],
  }),
  /** By the phrase or by the code of the printed sheet; without either, by the operating system's store. */
  'vault.unlock': job({
    role: 'support',
    input: z.strictObject({ passphrase: passphrase.optional() }),
    output: vaultStatus,
    changes: ['vault'],
  }),
  'vault.lock': job({
    role: 'support',
    input: z.strictObject({}),
    output: vaultStatus,
    changes: ['vault'],
  }),
  'vault.changePassphrase': job({
    role: 'admin',
    input: z.strictObject({ current: passphrase.optional(), next: passphrase }),
    output: vaultStatus,
    changes: ['vault'],
  }),
  /**
   * User and password of a portal: of a client, one for each portal (C23), or, without `clientId`, the office's own
   * (R60). With `id`, only the fields given change.
   */
  'vault.save': command({
    role: 'sales',
    input: z.strictObject({
      id: id.optional(),
      clientId: id.optional(),
      portal: requiredText,
      user: secretText.optional(),
      password: secretText.optional(),
      note: noteText.optional(),
    }),
    output: done,
    changes: ['vault'],
    secrets: ['user', 'password'],
  }),
  /** The entry's secrets go; who looked at them stays on the log. */
  'vault.remove': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['vault'],
  }),
  /** What the vault holds, never the secrets themselves. */
  'vault.list': query({
    role: 'support',
    input: z.strictObject({ clientId: id.optional(), search: shortText.optional(), ...page }),
    output: z.object({ total: z.int(), entries: z.array(vaultEntry) }),
    reads: ['vault', 'clients'],
  }),
  /** Who looked at which password, when, and why; the newest first. */
  'vault.log': query({
    role: 'support',
    input: z.strictObject({ id: id.optional(), clientId: id.optional(), ...page }),
    output: z.object({
      total: z.int(),
      reveals: z.array(
        z.object({
          id,
          entryId: id,
          client: z.string().nullable(),
          portal: z.string(),
          operator: z.string(),
          at: z.string(),
          onDay: z.string(),
          reason: z.string(),
        }),
      ),
    }),
    reads: ['vault', 'clients', 'operators'],
  }),
  /** User and password, after it was recorded who asked for them and why. */
  'vault.reveal': job({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: z.object({ user: z.string(), password: z.string() }),
    changes: ['vault'],
  }),
  /** The line of the log; `vault.reveal` runs it before it answers. */
  'vault.recordReveal': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['vault'],
    undoable: false,
    inner: true,
  }),
}
