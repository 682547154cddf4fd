import type { JobContext } from '#core/app.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const BACKUP_EVERY = 15 * MINUTE
/** A memory or a network that is not connected is looked for again this soon. */
const COPY_TRIED_EVERY = 15 * MINUTE
const DRILL_EVERY = 30 * DAY
const LOOK_EVERY = 7 * DAY
const PASS_EVERY = DAY

type Did = 'backup' | 'prune' | 'copy' | 'drill' | 'verify'

/** What is due now, one after another; when the program closes, only what has no backup yet. */
export async function runDue(
  { durability, files, now, syncing, secrets }: JobContext,
  closing: boolean,
): Promise<Did[]> {
  const did: Did[] = []
  const at = Date.parse(now)
  // A clock that went back makes everything due: nothing waits for an hour that comes again.
  const isDue = (last: string | null | undefined, every: number) =>
    last === null || last === undefined || Math.abs(at - Date.parse(last)) >= every
  const newest = durability.newest()
  // What is only to be looked at is no office's work yet: nothing of it takes the place of what was kept.
  const { onlyLook } = durability.state()
  if (onlyLook === null && !durability.isUpToDate() && (closing || isDue(newest?.madeAt, BACKUP_EVERY))) {
    const made = await durability.make(closing ? 'close' : 'interval')
    if (made.ok) did.push('backup')
  }
  if (durability.clockJumped() && syncing.clockIsRight()) durability.confirmTime()
  // Also of what something else than this has made.
  if ((await durability.prune()).length > 0) did.push('prune')
  if (closing) return did
  await durability.keepBallast()
  if (isDue(durability.hashedAt(), PASS_EVERY)) {
    durability.beginPass()
    files.forgetOld(new Date(now))
  }
  const { drill, verified, lookDue, offMachine } = durability.state()
  const isCopied = offMachine !== null && onlyLook === null
  if (isCopied && isDue(offMachine.last?.at, DAY) && isDue(offMachine.triedAt, COPY_TRIED_EVERY)) {
    const copied = await durability.copyNow((key) => secrets.wrapFor(key))
    if (copied.ok) did.push('copy')
  }
  if (newest !== undefined && isDue(drill?.at, DRILL_EVERY) && (await durability.drill()).ok)
    did.push('drill')
  if (lookDue || isDue(verified?.at, LOOK_EVERY)) {
    await durability.look()
    did.push('verify')
  }
  return did
}
