import type { z } from 'zod'
import type { QueryContext } from '#core/app.ts'
import type { syncFailure, syncOperations } from '#contract/sync.ts'
import { findDevice } from '#sync/devices.ts'
import { readEnrolment, serverSchema, type Enrolment } from '#sync/enrolment.ts'
import { countPending } from '#sync/outbox.ts'
import { SCHEMA } from '#wire/messages.ts'
import * as sync from './sql.ts'

type Status = z.input<(typeof syncOperations)['sync.status']['output']>
type Failure = z.output<typeof syncFailure>

/** Seconds between the clock here and the endpoint's from which a person is told. */
const CLOCK_WARNING = 300
/** What passes by itself; anything else wants a person. */
const PASSING: ReadonlySet<Failure> = new Set(['unreachable', 'garbled', 'serverFault', 'tooMany'])

export function statusOf({ db, syncing, now }: QueryContext): Status {
  const at = readEnrolment(db)
  const waiting = countPending(db)
  const refused = sync.countRefused(db)
  const behind = syncing.behind()
  const papers = at === null ? 0 : syncing.papersToGive()
  const failure = (at?.failure ?? null) as Failure | null
  const copied = syncing.copied()
  const deviceId = syncing.deviceId()
  const known = findDevice(db, deviceId)
  const attention = refused > 0 || copied || Math.abs(at?.clockOff ?? 0) > CLOCK_WARNING
  return {
    state: stateOf(at, failure, attention, behind, waiting + papers),
    url: at?.url ?? null,
    deviceId,
    name: known?.name ?? '',
    letter: syncing.letter(),
    waiting,
    papers,
    behind,
    refused,
    unseen: at === null ? 0 : sync.countNews(db, at.seenRev),
    cursor: at?.cursor ?? 0,
    enrolledAt: at?.enrolledAt ?? null,
    metAt: at?.metAt ?? null,
    triedAt: at?.triedAt ?? null,
    failure,
    now,
    clockOff: at?.clockOff ?? 0,
    copied,
    serverIsNewer: (serverSchema(db) ?? SCHEMA) > SCHEMA,
  }
}

function stateOf(
  at: Enrolment | null,
  failure: Failure | null,
  attention: boolean,
  behind: number,
  waiting: number,
): Status['state'] {
  if (at === null) return 'notEnrolled'
  if (attention || (failure !== null && !PASSING.has(failure))) return 'attention'
  if (failure !== null) return 'offline'
  if (behind > 0) return 'receiving'
  return waiting > 0 ? 'waiting' : 'upToDate'
}
