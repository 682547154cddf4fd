import { uuid7 } from '#core/stamp.ts'
import type { Day } from '#domain/calendar.ts'
import { judge } from '#sync/judge.ts'
import { askedOfVendor } from '#sync/vendor-work.ts'
import { ENDPOINT, NothingToKeep, type Revisions } from './revisions.ts'
import type { Vendor } from './vendor.ts'

const ASKED_AT_ONCE = 200
/** As whom the endpoint gives commands of its own. */
const CONSOLE = 'consola'

/** What the vendor says by now of the payments that wait for it, each a command in the log; how many it answered. */
export async function recordAnswers(revisions: Revisions, vendor: Vendor, now: () => Date): Promise<number> {
  if (vendor.kind === 'byHand') return 0
  await revisions.catchUp()
  const { db, dayAt } = revisions.ledger()
  const today = dayAt(now())
  const waiting = askedOfVendor(db, today, ASKED_AT_ONCE)
  const answers = waiting.length === 0 ? [] : await vendor.answers(waiting, today)
  for (const { renewalId, said } of answers) {
    const { nextPayment, users, refused } = said
    const input = {
      ...{ renewalId, source: vendor.kind },
      ...(nextPayment === null ? {} : { nextPayment }),
      ...(users === null ? {} : { users }),
      ...(refused === null ? {} : { refused }),
    }
    await record(revisions, 'portal.answer', input, now(), today)
  }
  return answers.length
}

/** Judged as any other command; one that is refused leaves nothing. */
function record(revisions: Revisions, type: string, input: object, at: Date, today: Day): Promise<void> {
  const cmdId = uuid7(at)
  const stamp = { cmdId, now: at.toISOString(), today, operator: CONSOLE, series: ENDPOINT, group: null }
  const command = { cmdId, type, args: JSON.stringify({ input, stamp }), operator: CONSOLE }
  return revisions.next<void>(async (tx, rev, horizon) => {
    const authority = { now: at.toISOString(), device: ENDPOINT, horizon }
    const judging = { authority, hangsFrom: async () => null, apart: true }
    const judged = await judge(revisions.ledger(), command, rev, judging)
    if (judged.outcome.kind !== 'applied') throw new NothingToKeep(undefined)
    await revisions.appendOwn(tx, rev, command, judged)
  })
}
