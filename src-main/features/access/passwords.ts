import type { JobContext } from '#core/app.ts'
import { isEasyPin, LEAST_PASSWORD_LETTERS, passwordWeakness, PIN_DIGITS } from '#domain/password.ts'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import { CONSOLE, operatorById, operatorNamed } from '#features/operators/sql.ts'
import { provePassword, tooEarly } from './sign-in.ts'
import * as access from './sql.ts'
import {
  hashOfCode,
  newRecoveryCode,
  newTemporaryPassword,
  pinVerifier,
  temporaryAsGiven,
  verifierOf,
} from './verifier.ts'

export async function setUp(
  { db, desk, note, atomically, run }: JobContext,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Result<{ id: string; recoveryCode: string }>> {
  if (access.isGuarded(db)) return refuse('access.alreadyGuarded', {})
  const known = operatorNamed(db, name)
  if (known?.id === CONSOLE) return refuse('operator.consoleKept', {})
  const weak = weakness(password, name)
  if (weak) return weak
  const verifier = await verifierOf(password)
  const recoveryCode = newRecoveryCode()
  const made = await atomically<{ id: string }>(async () => {
    // Two windows at once: the first administrator is one.
    if (access.isGuarded(db)) return refuse('access.alreadyGuarded', {})
    const saved = run('operators.save', {
      ...(known ? { id: known.id } : {}),
      name,
      role: 'admin',
      active: true,
    })
    if (!saved.ok) return saved
    const { id } = saved.value as { id: string }
    const code = run('access.recordRecoveryCode', { hash: hashOfCode(recoveryCode) })
    if (!code.ok) return code
    const set = run('access.recordPassword', { id, verifier, temporary: false })
    return set.ok ? ok({ id }) : set
  })
  if (!made.ok) return made
  const { id } = made.value
  desk.open({ id, verifier })
  await note({ action: 'access.signedIn', operator: id })
  return ok({ id, recoveryCode })
}

export async function changePassword(
  context: JobContext,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Result<{ id: string }>> {
  const { operator, desk, atomically, run } = context
  const proved = await provePassword(context, operator.id, current)
  if (!proved.ok) return proved
  const asGiven = proved.value.temporary === 1 ? temporaryAsGiven : String
  if (asGiven(next) === asGiven(current)) return refuse('access.samePassword', {})
  const weak = weakness(next, operator.name)
  if (weak) return weak
  const verifier = await verifierOf(next)
  const set = await atomically(async () =>
    run('access.recordPassword', { id: operator.id, verifier, temporary: false }),
  )
  if (!set.ok) return set
  // Whoever else had come in with the former one is out.
  desk.open({ id: operator.id, verifier })
  return ok({ id: operator.id })
}

export async function resetPassword(
  { db, operator, atomically, run }: JobContext,
  { operator: id }: { readonly operator: string },
): Promise<Result<{ password: string }>> {
  if (!access.isGuarded(db)) return refuse('access.notGuarded', {})
  if (id === operator.id) return refuse('access.ownPassword', {})
  if (id === CONSOLE) return refuse('operator.consoleKept', {})
  if (operatorById(db, id)?.active !== 1) return refuse('operator.unknown', { operator: id })
  const password = newTemporaryPassword()
  const verifier = await verifierOf(password)
  const set = await atomically(async () => run('access.recordPassword', { id, verifier, temporary: true }))
  return set.ok ? ok({ password }) : set
}

export async function recover(
  context: JobContext,
  {
    code,
    operator: id,
    password,
  }: { readonly code: string; readonly operator: string; readonly password: string },
): Promise<Result<{ id: string; recoveryCode: string }>> {
  const { db, desk, note, atomically, run } = context
  const hash = hashOfCode(code)
  const early = tooEarly(context, RECOVERY)
  if (early) return early
  const person = access.findPerson(db, id)
  if (access.openCode(db, hash) === null || !person) {
    desk.wasWrong(RECOVERY)
    await atomically(async () => run('access.countTry', { id: RECOVERY, by: 'password', right: false }))
    await note({ action: 'access.wrongRecoveryCode', entity: id })
    return refuse('access.recoveryRefused', {})
  }
  const weak = weakness(password, person.name)
  if (weak) return weak
  const verifier = await verifierOf(password)
  const recoveryCode = newRecoveryCode()
  const recovered = await atomically(async () => {
    const done = run('access.recordRecovery', { hash, id, verifier, nextHash: hashOfCode(recoveryCode) })
    if (!done.ok) return done
    for (const counted of [RECOVERY, id]) run('access.countTry', { id: counted, by: 'password', right: true })
    return done
  })
  if (!recovered.ok) return recovered
  desk.open({ id, verifier })
  await note({ action: 'access.signedIn', operator: id })
  return ok({ id, recoveryCode })
}

/** Counted for the code, not for whoever it is for. */
const RECOVERY = 'recovery-code'

export async function newCode(
  context: JobContext,
  { password }: { readonly password: string },
): Promise<Result<{ recoveryCode: string }>> {
  const { operator, atomically, run } = context
  const proved = await provePassword(context, operator.id, password)
  if (!proved.ok) return proved
  const recoveryCode = newRecoveryCode()
  const set = await atomically(async () =>
    run('access.recordRecoveryCode', { hash: hashOfCode(recoveryCode) }),
  )
  return set.ok ? ok({ recoveryCode }) : set
}

export async function setPin(
  context: JobContext,
  { pin, password }: { readonly pin: string; readonly password: string },
): Promise<Result<Record<string, never>>> {
  const { operator, desk, note, atomically, run } = context
  if (!new RegExp(`^\\d{${PIN_DIGITS}}$`).test(pin)) return refuse('access.pinMalformed', {})
  if (isEasyPin(pin)) return refuse('access.pinEasy', {})
  const proved = await provePassword(context, operator.id, password)
  if (!proved.ok) return proved
  const mark = await desk.markOfPin(operator.id, pin)
  if (mark === null) return refuse('access.noPinHere', {})
  const verifier = await pinVerifier(mark, operator.id)
  await atomically(async () => run('access.keepPin', { id: operator.id, pin: verifier }))
  await note({ action: 'access.pinSet' })
  return ok({})
}

function weakness(password: string, name: string): Refused | null {
  switch (passwordWeakness(password, name)) {
    case 'short':
      return refuse('access.passwordShort', { least: LEAST_PASSWORD_LETTERS })
    case 'common':
      return refuse('access.passwordCommon', {})
    case 'named':
      return refuse('access.passwordNamed', {})
    case null:
      return null
  }
}
