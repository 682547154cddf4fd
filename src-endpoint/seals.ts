import type { AuditClaim, AuditSeal, PushAnswer } from '#wire/messages.ts'
import type { Driver } from './drivers/driver.ts'
import type { Signing } from './signing.ts'
import { insertSeal, lastSeal, replaceSeal } from './store.ts'

/**
 * The audit of a PC, countersigned as it stands after a push. Where the PC does not have any more what was signed last,
 * nothing is signed: the answer says what it had, by which the PC finds out, until somebody there has accepted it. What was
 * signed before that stays; of what only goes on, the last is enough.
 */
export function keepSeals(driver: Driver, tenant: string, signing: Signing, now: () => Date) {
  return (device: string, claim: AuditClaim): Promise<NonNullable<PushAnswer['audit']>> =>
    driver.write(async (tx) => {
      const held = await lastSeal(tx, tenant, device)
      // By the newest key: the one that it was signed with may be known no more.
      const told = () => held && signing.seal(device, held)
      const goesOn = held !== null && follows(claim, held)
      if (held !== null && !claim.restart && !goesOn) return { sealed: null, held: told() }
      if (held?.n === claim.n && held.hash === claim.hash) return { sealed: null, held: told() }
      const sealed = signing.seal(device, { n: claim.n, hash: claim.hash, at: now().toISOString() })
      await (goesOn ? replaceSeal : insertSeal)(tx, tenant, device, sealed)
      return { sealed, held: goesOn ? held : told() }
    })
}

function follows({ n, since }: AuditClaim, held: AuditSeal): boolean {
  return n >= held.n && since !== null && since.n === held.n && since.hash === held.hash
}
