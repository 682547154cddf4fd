import { Button } from '@mantine/core'
import { createContext, use, useEffect, useRef, type ReactNode } from 'react'
import { parseDay, type Day } from '#domain/calendar.ts'
import type { Role } from '#domain/roles.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import { queries, refusalOf, useQueryOf, type Refused } from '../api.ts'
import { useSession } from '../state/session.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { changeLedger, forgetOperator } from '../state/ledger.ts'

/** What the frame shows of the office. */
export interface Office {
  /** The day that is looked at. */
  readonly today: Day
  /** The day on the clock. */
  readonly clockDay: Day
  /** The last day on which something was saved, where the clock is behind it. */
  readonly clockBehind: Day | null
  /** No client and no serial yet. */
  readonly empty: boolean
  /** This is the ledger for practice, switched to here or the one that the program was started on. */
  readonly practice: boolean
  readonly operators: readonly { readonly id: string; readonly name: string }[]
  /** Who the core takes us for. */
  readonly operator: string
  readonly role: Role
}

const Context = createContext<Office | null>(null)

/** The turn of the day has no topic: it is looked for at this pace, and on coming back to the window. */
const LOOK_MS = 60_000

export function OfficeProvider({ children }: { readonly children: ReactNode }) {
  const settings = useQueryOf('settings.get', {}, { refreshEvery: LOOK_MS, keepPrevious: true })
  const people = useQueryOf('operators.list', {}, { keepPrevious: true })
  const today = parseDay(settings.data?.today ?? '')
  const clockDay = parseDay(settings.data?.clockDay ?? '')
  useNewDay(clockDay)
  useKnownOperator(people.error)

  if (today === null || clockDay === null || settings.data === undefined || people.data === undefined) {
    const refusal = refusalOf(settings.error) ?? refusalOf(people.error)
    return refusal === null ? <LoadingRows /> : <NotYet refusal={refusal} />
  }
  const office: Office = {
    today,
    clockDay,
    clockBehind: settings.data.clockBehind as Day | null,
    empty: settings.data.empty,
    practice: settings.data.practice,
    operators: people.data.operators.filter(({ active }) => active),
    operator: people.data.current,
    role: people.data.operators.find(({ id }) => id === people.data.current)?.role ?? 'reader',
  }
  return <Context value={office}>{children}</Context>
}

export function useOffice(): Office {
  const office = use(Context)
  if (office === null) throw new Error('OfficeProvider is missing')
  return office
}

/** At midnight everything that was computed for yesterday is asked again. */
function useNewDay(today: Day | null): void {
  const last = useRef(today)
  useEffect(() => {
    if (last.current !== null && today !== null && last.current !== today) void queries.invalidateQueries()
    last.current = today
  }, [today])
}

/** An operator kept from before who is no longer there must not lock the program. */
function useKnownOperator(error: Error | null): void {
  const operator = useSession((session) => session.operator)
  useEffect(() => {
    if (operator !== null && refusalOf(error)?.code.startsWith('operator')) forgetOperator()
  }, [operator, error])
}

/** A ledger for practice that does not open must not keep anybody from the office's. */
function NotYet({ refusal }: { readonly refusal: Refused }) {
  const practice = useSession(({ ledger }) => ledger === 'practice')
  return (
    <EmptyState
      title={frameText.notOpen}
      action={
        <>
          <Button onClick={() => void queries.invalidateQueries()}>{frameText.retry}</Button>
          {practice && (
            <Button variant="default" onClick={() => changeLedger('office')}>
              {frameText.leavePractice}
            </Button>
          )}
        </>
      }
    >
      {refusal.message}
    </EmptyState>
  )
}
