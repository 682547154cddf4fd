import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import { callAsOf, queries, useQueryOf } from '../api.ts'
import { dropAllDrafts } from '../state/drafts.ts'
import { forgetNotices } from '../state/notices.tsx'
import { go } from '../state/place.ts'
import { showRecoveryCode } from '../state/recovery-code.ts'
import { switchOperator, useSession } from '../state/session.ts'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { Locked } from './Locked.tsx'
import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx'
import { SignIn } from './SignIn.tsx'
import { TemporaryPassword } from './TemporaryPassword.tsx'

export type AccessState = OutputOf<'access.state'>

/** The core locks by its own clock; this is how soon the screen follows. */
const LOOK_MS = 10_000
/** While somebody types or points, it is told this often. */
const TELL_MS = 15_000

/** The program, for whoever may see it: once operators have passwords, only within a session that is not locked. */
export function AccessGate({ children }: { readonly children: ReactNode }) {
  const { data, error } = useQueryOf('access.state', {}, { refreshEvery: LOOK_MS, ofToday: true })
  const acting = useSession(({ operator }) => operator)
  const inside = data?.state === 'open' || data?.state === 'signedIn'
  // Of the session, also where it is locked or waits for another password.
  const operator = data === undefined || data.state === 'open' ? null : (data.operator?.id ?? null)
  useForgetting(data !== undefined && !inside)
  useActing(operator)
  useActivity(data?.state === 'signedIn')

  // A ledger that does not open says so further in.
  if (data === undefined && error !== null) return children
  if (data === undefined || (operator !== null && operator !== acting)) return <LoadingRows />
  if (!inside) return <Outside access={data} />
  return (
    <>
      {children}
      <RecoveryCodeDialog />
    </>
  )
}

function Outside({ access }: { readonly access: AccessState }) {
  if (access.state === 'locked') return <Locked access={access} />
  if (access.state === 'temporary') return <TemporaryPassword name={access.operator!.name} />
  return <SignIn people={access.people} />
}

/** Whoever is not inside finds nothing of the office in this window; half-typed forms stay, for the same operator. */
function useForgetting(outside: boolean): void {
  useLayoutEffect(() => {
    if (!outside) return
    forgetAnswers()
    forgetNotices()
    document.title = frameText.program
  }, [outside])
}

function forgetAnswers(): void {
  queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'access.state' })
}

/** The core takes this window for the operator of its session; another one inherits nothing. */
function useActing(operator: string | null): void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (operator === null) return
    if (last.current !== null && last.current !== operator) {
      dropAllDrafts()
      showRecoveryCode(null)
      go('/hoy')
    }
    last.current = operator
    if (useSession.getState().operator === operator) return
    // What was read as somebody else, or as anybody, says whom the core took this window for.
    forgetAnswers()
    switchOperator(operator)
  }, [operator])
}

/** The session is kept awake by keys and pointers, and by nothing that the screens do by themselves. */
function useActivity(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return
    let toldAt = 0
    const tell = (event: Event) => {
      if (event.timeStamp - toldAt < TELL_MS && toldAt > 0) return
      toldAt = event.timeStamp
      void callAsOf(null, 'access.active', {})
    }
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const kind of kinds) addEventListener(kind, tell, { passive: true })
    return () => {
      for (const kind of kinds) removeEventListener(kind, tell)
    }
  }, [signedIn])
}
