import type { JobContext } from '#core/app.ts'
import { movedBy } from '#core/stamp.ts'
import { MOST_WRONG_PINS, TEMPORARY_HOLDS_DAYS } from '#domain/password.ts'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import { CONSOLE } from '#features/operators/sql.ts'
import * as access from './sql.ts'
import { isPassword, pinVerifier, temporaryAsGiven } from './verifier.ts'

export async function signIn(
  context: JobContext,
  { operator, password }: { readonly operator: string; readonly password: string },
): Promise<Result<{ id: string; temporary: boolean }>> {
  const { db, desk, note } = context
  if (!access.isGuarded(db)) return refuse('access.notGuarded', {})
  const proved = await provePassword(context, operator, password)
  if (!proved.ok) return proved
  const person = proved.value
  const isTemporary = person.temporary === 1
  if (isTemporary && isOver(context.now, person.setAt)) {
    return refuse('access.temporaryOver', { days: TEMPORARY_HOLDS_DAYS })
  }
  desk.open(person)
  await note({ action: 'access.signedIn', operator: person.id })
  return ok({ id: person.id, temporary: isTemporary })
}

export async function unlock(
  context: JobContext,
  input: { readonly pin: string } | { readonly password: string },
): Promise<Result<{ id: string }>> {
  const { desk, note } = context
  const held = desk.held()
  if (!held) return refuse('access.signInNeeded', {})
  const { id } = held.person
  if ('pin' in input) {
    const no = await provePin(context, id, input.pin)
    if (no) return no
  } else {
    const proved = await provePassword(context, id, input.password)
    if (!proved.ok) return proved
  }
  desk.unlock()
  await note({ action: 'access.unlocked', operator: id })
  return ok({ id })
}

/** The person whose password it is. Each try is counted as wrong before it is worked out: many at once are many tries. */
export async function provePassword(
  context: JobContext,
  id: string,
  password: string,
): Promise<Result<access.Person>> {
  const { db, desk, note, atomically, run } = context
  const person = access.findPerson(db, id)
  if (person !== null) {
    const counted = await atomically(async () => {
      const early = tooEarly(context, id)
      if (early) return early
      desk.wasWrong(id)
      return run('access.countTry', { id, by: 'password', right: false })
    })
    if (!counted.ok) return counted
  }
  const typed = person?.temporary === 1 ? temporaryAsGiven(password) : password
  const right = await isPassword(typed, person?.verifier ?? null)
  // Set anew while it was worked on, or taken away: it is the former one.
  if (person !== null && right && access.findPerson(db, id)?.verifier === person.verifier) {
    await atomically(async () => run('access.countTry', { id, by: 'password', right: true }))
    return ok(person)
  }
  await note({ action: 'access.wrongPassword', operator: person?.id ?? CONSOLE, entity: id })
  return refuse('access.wrongPassword', {})
}

/** After wrong passwords, or codes, the next one waits. */
export function tooEarly({ db, desk }: JobContext, id: string): Refused | null {
  const wait = desk.waitsFor(id, access.triesOf(db, id).wrongPasswords)
  return wait > 0 ? refuse('access.wait', { seconds: Math.ceil(wait / 1000) }) : null
}

async function provePin(context: JobContext, id: string, pin: string): Promise<Refused | null> {
  const { db, desk, note, atomically, run } = context
  const { pin: kept, wrongPins } = access.triesOf(db, id)
  if (kept === null) return refuse('access.noPinHere', {})
  if (access.isPinSpent(wrongPins)) return refuse('access.passwordNeeded', {})
  // Counted before it is worked out: many at once are many tries.
  await atomically(async () => run('access.countTry', { id, by: 'pin', right: false }))
  const mark = await desk.markOfPin(id, pin)
  if (mark !== null && (await pinVerifier(mark, id)) === kept) {
    await atomically(async () => run('access.countTry', { id, by: 'pin', right: true }))
    return null
  }
  await note({ action: 'access.wrongPin', operator: id })
  const left = MOST_WRONG_PINS - access.triesOf(db, id).wrongPins
  return left > 0 ? refuse('access.wrongPin', { left }) : refuse('access.passwordNeeded', {})
}

function isOver(now: string, setAt: string): boolean {
  return now > movedBy(new Date(setAt), TEMPORARY_HOLDS_DAYS).toISOString()
}
