import { z } from 'zod'
import { IDLE_MINUTES } from '#domain/password.ts'
import { command, job, query } from './procedure.ts'
import { done, id, requiredText, roleValue } from './values.ts'

// Who is before this PC. A password comes in words, is worked into a verifier, and only that is recorded.

const password = z.string().min(1, 'falta').max(200)
/** As it is printed: groups of letters, read with or without its hyphens and capitals. */
const recoveryCode = z.string().min(1, 'falta').max(80)
const verifier = z.string().min(1).max(300)
const codeHash = z.string().regex(/^[0-9a-f]{64}$/)
const person = z.object({ id, name: z.string(), role: roleValue })

export const accessOperations = {
  /**
   * `open`: nobody of the office has a password, and whoever opens this PC acts as anybody. `people` are who can sign
   * in; `pin` whether the locked operator has one here that still opens.
   */
  'access.state': query({
    role: 'reader',
    from: 'anybody',
    input: z.strictObject({}),
    output: z.object({
      state: z.enum(['open', 'signedOut', 'signedIn', 'locked', 'temporary']),
      operator: person.nullable(),
      pin: z.boolean(),
      idleMinutes: z.int(),
      people: z.array(z.object({ id, name: z.string() })),
    }),
    reads: ['access', 'operators'],
  }),
  /** The first administrator of an office in which nobody has a password; the code is shown once. */
  'access.setUp': job({
    role: 'admin',
    input: z.strictObject({ name: requiredText, password }),
    output: z.object({ id, recoveryCode: z.string() }),
    changes: ['access', 'operators'],
  }),
  'access.signIn': job({
    role: 'reader',
    from: 'anybody',
    input: z.strictObject({ operator: id, password }),
    output: z.object({ id, temporary: z.boolean() }),
    changes: ['access'],
  }),
  'access.signOut': job({
    role: 'reader',
    from: 'anybody',
    input: z.strictObject({}),
    output: z.object({}),
    changes: ['access'],
  }),
  'access.lock': job({
    role: 'reader',
    from: 'temporary',
    input: z.strictObject({}),
    output: z.object({}),
    changes: ['access'],
  }),
  /** The session that is locked, by its operator's PIN of this PC or by the whole password. */
  'access.unlock': job({
    role: 'reader',
    from: 'anybody',
    input: z.union([z.strictObject({ pin: z.string().max(20) }), z.strictObject({ password })]),
    output: z.object({ id }),
    changes: ['access'],
  }),
  /** Somebody types or points: the session is not left alone. */
  'access.active': job({
    role: 'reader',
    from: 'temporary',
    input: z.strictObject({}),
    output: z.object({}),
    changes: [],
  }),
  'access.changePassword': job({
    role: 'reader',
    from: 'temporary',
    input: z.strictObject({ current: password, next: password }),
    output: done,
    changes: ['access'],
  }),
  /** A temporary one for somebody else, shown once to the administrator who tells it. */
  'access.resetPassword': job({
    role: 'admin',
    input: z.strictObject({ operator: id }),
    output: z.object({ password: z.string() }),
    changes: ['access', 'operators'],
  }),
  /** Nobody of Administración can get in: the printed code makes a new password, is spent, and another takes its place. */
  'access.recover': job({
    role: 'reader',
    from: 'anybody',
    input: z.strictObject({ code: recoveryCode, operator: id, password }),
    output: z.object({ id, recoveryCode: z.string() }),
    changes: ['access', 'operators', 'tasks'],
  }),
  'access.newRecoveryCode': job({
    role: 'admin',
    input: z.strictObject({ password }),
    output: z.object({ recoveryCode: z.string() }),
    changes: ['access'],
  }),
  'access.setPin': job({
    role: 'reader',
    input: z.strictObject({ pin: z.string().max(20), password }),
    output: z.object({}),
    changes: ['access'],
  }),
  'access.removePin': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({}),
    changes: ['access'],
  }),
  'access.setIdleMinutes': command({
    role: 'admin',
    input: z.strictObject({ minutes: z.int().min(IDLE_MINUTES.least).max(IDLE_MINUTES.most) }),
    output: z.object({ minutes: z.int() }),
    changes: ['access'],
    local: true,
  }),

  'access.recordPassword': command({
    role: 'reader',
    input: z.strictObject({ id, verifier, temporary: z.boolean() }),
    output: done,
    changes: ['access', 'operators'],
    undoable: false,
    inner: true,
  }),
  /** Whatever code there was ends. */
  'access.recordRecoveryCode': command({
    role: 'admin',
    input: z.strictObject({ hash: codeHash }),
    output: done,
    changes: ['access'],
    undoable: false,
    inner: true,
  }),
  'access.recordRecovery': command({
    role: 'admin',
    input: z.strictObject({ hash: codeHash, id, verifier, nextHash: codeHash }),
    output: done,
    changes: ['access', 'operators', 'tasks'],
    undoable: false,
    inner: true,
  }),
  'access.keepPin': command({
    role: 'reader',
    input: z.strictObject({ id, pin: z.string().nullable() }),
    output: done,
    changes: ['access'],
    local: true,
    inner: true,
  }),
  /** After a try: the count goes up, or back to nothing. A right password also gives the PIN its tries back. */
  'access.countTry': command({
    role: 'reader',
    input: z.strictObject({ id, by: z.enum(['password', 'pin']), right: z.boolean() }),
    output: done,
    changes: [],
    local: true,
    inner: true,
  }),
}
