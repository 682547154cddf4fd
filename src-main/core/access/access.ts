import type { Shape } from '#contract/procedure.ts'
import type { ReadDb } from '#db/sql.ts'
import { waitAfterWrong } from '#domain/password.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findPerson, idleMinutes, isGuarded, type Person } from '#features/access/sql.ts'
import { findOperator } from '#features/operators/sql.ts'
import type { SystemStore } from '../secrets/wrap.ts'
import type { Caller, Desk, Operator } from '../app.ts'
import { markOfPin } from './pin-key.ts'
import { openSessions, type Session } from './sessions.ts'

/** Who acts: asked at the door for everything that is asked of this ledger. */
export interface Access {
  /** A screen acts as the operator of its session, once operators have passwords; a program as whom it names. */
  actor(caller: Caller, from: Shape['from']): Result<Operator>
  /** Whether a screen with this session may be told of changes and given files. */
  admits(session: string | null): boolean
  deskOf(caller: Caller): Desk
}

export interface AccessOptions {
  readonly db: ReadDb
  readonly dir: string
  readonly systemStore: SystemStore | null
  readonly ticks: () => number
}

export function openAccess({ db, dir, systemStore, ticks }: AccessOptions): Access {
  const sessions = openSessions(ticks, () => idleMinutes(db) * 60_000)
  /** When the last wrong password was tried, or this program started: by no clock that can be set. */
  const wrongAt = new Map<string, number>()
  const startedAt = ticks()

  /** Whoever signed in has a password: while a session holds, the office is guarded. */
  function heldBy(id: string | null): { readonly session: Session; readonly person: Person } | null {
    const session = sessions.find(id)
    const person = session && findPerson(db, session.operatorId)
    return session && person?.verifier === session.verifier ? { session, person } : null
  }

  function named(operator: string | null): Result<Operator> {
    const found = findOperator(db, operator)
    return found ? ok(found) : refuse('operator.unknown', { operator: operator ?? '' })
  }

  function actor(caller: Caller, from: Shape['from']): Result<Operator> {
    if (!isScreen(caller)) return named(caller.operator)
    const held = heldBy(caller.session ?? null)
    if (!held) {
      if (!isGuarded(db)) return named(caller.operator)
      return from === 'anybody' ? named(null) : refuse('access.signInNeeded', {})
    }
    const { id, name, role, temporary } = held.person
    if (from === 'anybody') return ok({ id, name, role })
    if (sessions.isLocked(held.session)) return refuse('access.locked', {})
    const { operator } = caller
    if (operator !== null && operator !== id && operator !== name) {
      return refuse('access.otherOperator', { operator })
    }
    if (temporary === 1 && from !== 'temporary') return refuse('access.passwordChangeNeeded', {})
    return ok({ id, name, role })
  }

  function deskOf(caller: Caller): Desk {
    const id = caller.session ?? null
    const mine = () => (isScreen(caller) ? heldBy(id) : null)
    let issued: string | null | undefined
    return {
      held: () => {
        const held = mine()
        return held && { person: held.person, locked: sessions.isLocked(held.session) }
      },
      open: (person) => {
        if (!isScreen(caller)) return
        sessions.close(id)
        issued = sessions.open(person.id, person.verifier)
      },
      close: () => {
        sessions.close(id)
        issued = null
      },
      lock: () => {
        const held = mine()
        if (held) held.session.locked = true
      },
      unlock: () => {
        const held = mine()
        if (!held) return
        held.session.locked = false
        sessions.touch(held.session)
      },
      touch: () => {
        const held = mine()
        if (held && !sessions.isLocked(held.session)) sessions.touch(held.session)
      },
      issued: () => issued,
      waitsFor: (operatorId, wrong) =>
        Math.max(0, waitAfterWrong(wrong) - (ticks() - (wrongAt.get(operatorId) ?? startedAt))),
      wasWrong: (operatorId) => void wrongAt.set(operatorId, ticks()),
      markOfPin: (operatorId, pin) => markOfPin(dir, systemStore, operatorId, pin),
    }
  }

  return {
    actor,
    admits: (id) => {
      const held = heldBy(id)
      return held === null ? !isGuarded(db) : !sessions.isLocked(held.session)
    },
    deskOf,
  }
}

/** A page of the program; the command line and the program itself could read the file as well. */
function isScreen({ host }: Caller): boolean {
  return host === 'web' || host === 'electron'
}
