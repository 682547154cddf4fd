import type { KeyObject } from 'node:crypto'
import { sealBytes } from '#wire/audit-seal.ts'
import type { AuditClaim, AuditSeal, PushAnswer } from '#wire/messages.ts'
import { signBytes } from '#wire/signature.ts'
import type { Driver } from './drivers/driver.ts'
import { insertSeal, lastSeal } from './store.ts'

/**
 * The audit of a PC, countersigned as it stands after a push. Where the PC does not have any more what was signed last,
 * nothing is signed: the answer says what it had, by which the PC finds out, until somebody there has accepted it.
 */
export function keepSeals(driver: Driver, tenant: string, key: KeyObject, now: () => Date) {
  return (device: string, claim: AuditClaim): Promise<NonNullable<PushAnswer['audit']>> =>
    driver.write(async (tx) => {
      const held = await lastSeal(tx, tenant, device)
      if (held !== null && !claim.restart && !follows(claim, held)) return { sealed: null, held }
      if (held?.n === claim.n && held.hash === claim.hash) return { sealed: null, held }
      const head = { n: claim.n, hash: claim.hash, at: now().toISOString() }
      const sealed: AuditSeal = { ...head, signature: signBytes(key, sealBytes(device, head)) }
      await insertSeal(tx, tenant, device, sealed)
      return { sealed, held }
    })
}

function follows({ n, since }: AuditClaim, held: AuditSeal): boolean {
  return n >= held.n && since !== null && since.n === held.n && since.hash === held.hash
}
