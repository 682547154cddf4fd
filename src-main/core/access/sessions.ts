import { createHash, randomBytes } from 'node:crypto'
import { LONGEST_SESSION_HOURS } from '#domain/password.ts'

/** Somebody who signed in on this PC, in the memory of this program alone: a restart forgets all of them. */
export interface Session {
  readonly operatorId: string
  /** By which it was opened: once the operator has another password, it is over. */
  readonly verifier: string
  readonly openedAt: number
  activeAt: number
  locked: boolean
}

export interface Sessions {
  /** Its id, 256 bits of chance, which is kept nowhere here but as a hash. */
  open(operatorId: string, verifier: string): string
  /** Null for an id that was never given, or whose twelve hours are over. */
  find(id: string | null): Session | null
  isLocked(session: Session): boolean
  touch(session: Session): void
  close(id: string | null): void
}

const LONGEST_MS = LONGEST_SESSION_HOURS * 3_600_000

/** `ticks`: milliseconds that only go forward, whatever is done to the clock of the machine. */
export function openSessions(ticks: () => number, idleMs: () => number): Sessions {
  const open = new Map<string, Session>()
  const live = (session: Session) => ticks() - session.openedAt < LONGEST_MS
  return {
    open: (operatorId, verifier) => {
      for (const [key, session] of open) if (!live(session)) open.delete(key)
      const id = randomBytes(32).toString('base64url')
      const now = ticks()
      open.set(digest(id), { operatorId, verifier, openedAt: now, activeAt: now, locked: false })
      return id
    },
    find: (id) => {
      const session = id === null ? undefined : open.get(digest(id))
      return session !== undefined && live(session) ? session : null
    },
    isLocked: (session) => session.locked || ticks() - session.activeAt >= idleMs(),
    touch: (session) => {
      session.activeAt = ticks()
    },
    close: (id) => {
      if (id !== null) open.delete(digest(id))
    },
  }
}

function digest(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}
