import { z } from 'zod'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { auditHead, hashAt } from '#features/audit/sql.ts'
import { auditSeal, type AuditClaim, type AuditSeal } from '#wire/messages.ts'
import { sealBytes } from '#wire/audit-seal.ts'
import { isSignedBy, publicKeyOf } from '#wire/signature.ts'

/** What this PC has to say of its audit when it sends: its head, and what it has where the endpoint signed last. */
export function claimOf(db: ReadDb, device: string): AuditClaim | null {
  const head = auditHead(db)
  if (head.n === 0) return null
  const sealed = lastSealed(db, device)
  const hash = sealed === null ? null : hashAt(db, sealed)
  const since = sealed === null || hash === null ? null : { n: sealed, hash }
  return { ...head, since, restart: flag(db, RESTART) !== null }
}

/** After the endpoint has answered: a seal that is new is kept, one that it held tells whether the chain is still the same. */
export function keepSeal(
  db: WriteDb,
  device: string,
  serverKey: string,
  { sealed, held }: { readonly sealed: AuditSeal | null; readonly held: AuditSeal | null },
): void {
  for (const seal of [held, sealed]) {
    if (seal === null || !isGenuine(seal, device, serverKey)) continue
    if (hashAt(db, seal.n) === seal.hash) keepNewest(db, { ...seal, device, serverKey })
    else if (flag(db, RESTART) === null) setFlag(db, FAULT, JSON.stringify({ n: seal.n, at: seal.at }))
  }
  if (sealed !== null) db.run(sql`DELETE FROM local_state WHERE key = ${RESTART}`)
}

/** The entry that the endpoint has signed, and this PC does not have as it was. */
const auditFaultForm = auditSeal.pick({ n: true, at: true })
export type AuditFault = z.output<typeof auditFaultForm>

/** What an exchange found out; it stands until an administrator has accepted it. */
export function auditFault(db: ReadDb): AuditFault | null {
  return readFlag(db, FAULT, auditFaultForm)
}

/** The chain goes on from here: the endpoint signs it anew, and keeps what it had signed before. */
export function acceptFault(db: WriteDb): void {
  db.run(sql`DELETE FROM local_state WHERE key = ${FAULT}`)
  setFlag(db, RESTART, '1')
}

const keptSeal = auditSeal.extend({ device: z.string(), serverKey: z.string() })
export type KeptSeal = z.output<typeof keptSeal>

export function keptSeals(db: ReadDb): KeptSeal[] {
  const newest = newestSeal(db)
  return [
    ...db.all<KeptSeal>(sql`
      SELECT device, n, hash, at, signature, server_key AS serverKey FROM audit_seals ORDER BY n
    `),
    ...(newest === null ? [] : [newest]),
  ]
}

/** How far the chain is countersigned, and since when. */
export function lastSeal(db: ReadDb): Pick<AuditSeal, 'n' | 'at'> | null {
  return (
    newestSeal(db) ??
    // Written by a program before this one, or all that is left.
    db.get<Pick<AuditSeal, 'n' | 'at'>>(sql`SELECT n, at FROM audit_seals ORDER BY n DESC, at DESC LIMIT 1`)
  )
}

function lastSealed(db: ReadDb, device: string): number | null {
  const newest = newestSeal(db)
  if (newest?.device === device) return newest.n
  return db.value<number>(sql`SELECT max(n) FROM audit_seals WHERE device = ${device}`)
}

function newestSeal(db: ReadDb): KeptSeal | null {
  return readFlag(db, NEWEST, keptSeal)
}

export function isGenuine(seal: AuditSeal, device: string, serverKey: string): boolean {
  try {
    return isSignedBy(publicKeyOf(serverKey, 'Ed25519'), sealBytes(device, seal), seal.signature)
  } catch {
    // What is no key has signed nothing.
    return false
  }
}

/**
 * Of a chain that goes on the newest says all: it takes the place of the one before, which is written for good only where
 * another day has begun, or another chain.
 */
function keepNewest(db: WriteDb, seal: KeptSeal): void {
  const before = newestSeal(db)
  const goesOn = before?.device === seal.device && hashAt(db, before.n) === before.hash
  if (goesOn && before.n >= seal.n) return
  const isSameDay = before?.at.slice(0, 10) === seal.at.slice(0, 10)
  if (before !== null && !(goesOn && isSameDay)) insertSeal(db, before)
  setFlag(db, NEWEST, JSON.stringify(seal))
}

function insertSeal(db: WriteDb, { device, n, hash, at, signature, serverKey }: KeptSeal): void {
  db.run(sql`
    INSERT INTO audit_seals (device, n, hash, at, signature, server_key)
    VALUES (${device}, ${n}, ${hash}, ${at}, ${signature}, ${serverKey}) ON CONFLICT DO NOTHING
  `)
}

const NEWEST = 'audit.sealed'
const FAULT = 'audit.fault'
const RESTART = 'audit.restart'

function flag(db: ReadDb, key: string): string | null {
  return db.value<string>(sql`SELECT value FROM local_state WHERE key = ${key}`)
}

/** One that is not what was written is as good as none: the endpoint has the seal, and says it again. */
function readFlag<T>(db: ReadDb, key: string, form: z.ZodType<T>): T | null {
  try {
    return form.parse(JSON.parse(flag(db, key) ?? 'null'))
  } catch {
    return null
  }
}

function setFlag(db: WriteDb, key: string, value: string): void {
  db.run(sql`
    INSERT INTO local_state (key, value) VALUES (${key}, ${value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value
  `)
}
