import type { HandlersOf } from '#core/app.ts'
import type { accessOperations } from '#contract/access.ts'
import { ok, refuse } from '#domain/result.ts'
import { operatorById } from '#features/operators/sql.ts'
import { changePassword, newCode, recover, resetPassword, setPin, setUp } from './passwords.ts'
import { signIn, unlock } from './sign-in.ts'
import * as access from './sql.ts'

export const accessHandlers: HandlersOf<typeof accessOperations> = {
  'access.state': ({ db, desk, operator }) => {
    const base = { idleMinutes: access.idleMinutes(db), people: access.people(db), pin: false }
    if (!access.isGuarded(db)) return ok({ ...base, state: 'open', operator: personOf(operator) })
    const held = desk.held()
    if (!held) return ok({ ...base, state: 'signedOut', operator: null })
    const { person, locked } = held
    const { pin, wrongPins } = access.triesOf(db, person.id)
    return ok({
      ...base,
      state: locked ? 'locked' : person.temporary === 1 ? 'temporary' : 'signedIn',
      operator: personOf(person),
      pin: pin !== null && !access.isPinSpent(wrongPins),
    })
  },

  'access.setUp': setUp,
  'access.signIn': signIn,
  'access.unlock': unlock,
  'access.changePassword': changePassword,
  'access.resetPassword': resetPassword,
  'access.recover': recover,
  'access.newRecoveryCode': newCode,
  'access.setPin': setPin,
  'access.removePin': async ({ atomically, note, run, operator }) => {
    await atomically(async () => run('access.keepPin', { id: operator.id, pin: null }))
    await note({ action: 'access.pinRemoved' })
    return ok({})
  },

  'access.signOut': async ({ desk, note }) => {
    const held = desk.held()
    desk.close()
    if (held) await note({ action: 'access.signedOut', operator: held.person.id })
    return ok({})
  },
  'access.lock': async ({ desk, note }) => {
    const held = desk.held()
    desk.lock()
    if (held) await note({ action: 'access.locked' })
    return ok({})
  },
  'access.active': async ({ desk }) => {
    desk.touch()
    return ok({})
  },

  'access.setIdleMinutes': ({ db }, { minutes }) => {
    access.saveIdleMinutes(db, minutes)
    return ok({ minutes })
  },

  'access.recordPassword': ({ db, now, operator }, { id, verifier, temporary }) => {
    if (operatorById(db, id)?.active !== 1) return refuse('operator.unknown', { operator: id })
    const own = id === operator.id
    if (!own && operator.role !== 'admin') return refuse('access.notOwn', {})
    access.savePassword(db, { id, verifier, temporary, setAt: now, setBy: operator.id })
    return ok({ id })
  },
  'access.recordRecoveryCode': ({ db, now, newId, operator }, { hash }) => {
    const id = newId()
    access.endCodes(db, now, null)
    access.addCode(db, { id, hash, at: now, by: operator.id })
    return ok({ id })
  },
  'access.recordRecovery': ({ db, now, newId, operator }, { hash, id, verifier, nextHash }) => {
    // load
    const code = access.openCode(db, hash)
    const person = access.findPerson(db, id)
    // decide
    if (code === null || !person) return refuse('access.recoveryRefused', {})
    if (person.role !== 'admin') return refuse('access.notAdministrator', { name: person.name })
    // save
    access.endCodes(db, now, { id: code, for: id })
    access.savePassword(db, { id, verifier, temporary: false, setAt: now, setBy: operator.id })
    access.addCode(db, { id: newId(), hash: nextHash, at: now, by: operator.id })
    return ok({ id })
  },

  'access.keepPin': ({ db }, { id, pin }) => {
    access.saveTries(db, id, { ...access.triesOf(db, id), pin, wrongPins: 0 })
    return ok({ id })
  },
  'access.countTry': ({ db }, { id, by, right }) => {
    const tries = access.triesOf(db, id)
    const { wrongPins, wrongPasswords } = tries
    if (by === 'pin') access.saveTries(db, id, { ...tries, wrongPins: right ? 0 : wrongPins + 1 })
    else if (right) access.saveTries(db, id, { ...tries, wrongPins: 0, wrongPasswords: 0 })
    else access.saveTries(db, id, { ...tries, wrongPasswords: wrongPasswords + 1 })
    return ok({ id })
  },
}

function personOf({ id, name, role }: Pick<access.Person, 'id' | 'name' | 'role'>) {
  return { id, name, role }
}
