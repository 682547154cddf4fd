import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { sealBytes } from '#wire/audit-seal.ts'
import { successionBytes, successorsText } from '#wire/key-succession.ts'
import type { AuditSeal } from '#wire/messages.ts'
import { makeKeyPair, privateKeyOf, rawPublicKey, signBytes } from '#wire/signature.ts'
import type { Driver, Transaction } from './drivers/driver.ts'
import { KEY_FILE, readKeys, writeKeys, type ServerKey } from './key-file.ts'
import { Refused } from './refused.ts'
import type { SecurityLog } from './security-log.ts'
import { openKeys, sealKeys } from './sealed-keys.ts'
import { sealedKeys, setSealedKeys, setServerKey, tenants } from './store.ts'

// What an endpoint signs with is in a file of its folder, and for the other endpoints on one database there, sealed with
// its password: a copy of the store cannot speak for the office. The store knows which key is the newest, by which a folder
// that has not that one is found out. Where a key is replaced, the one before signs for whoever still knows the endpoint by
// it, and has signed the one that follows.

/** By which key somebody knows this endpoint, as it says; a program of before keys were replaced says none. */
export interface Asker {
  readonly serverKey: string | null
  /** When that PC was enrolled; null of who is not known. */
  readonly enrolledAt: string | null
}

export interface Signed {
  readonly signature: string
  /** As `followKeys` reads it; null where the newest key is known already. */
  readonly nextKeys: string | null
}

export interface Signing {
  /** The newest public key: what a PC that joins is told. */
  newest(): string
  sign(text: string, asker: Asker): Signed
  /** What is countersigned of a PC's audit, by the newest key, whichever signed it before. */
  seal(device: string, head: Omit<AuditSeal, 'signature'>): AuditSeal
  /** A new key from now on; the one before is held for so many days. */
  replace(days: number): Promise<Replaced>
  /** A private key whose days are over is forgotten. */
  tidy(): Promise<void>
  /** Before somebody is answered who knows the endpoint by a key: another endpoint may have made that one. */
  meet(serverKey: string): Promise<void>
}

export interface Replaced {
  readonly serverKey: string
  readonly before: string
  readonly until: string
}

/** Where the keys of an office are. */
interface Places {
  readonly driver: Driver
  readonly tenant: string
  readonly dir: string
  /** Of the database; null where everything is in the folder. */
  readonly password: string | null
}

export interface SigningOptions extends Places {
  readonly now: () => Date
  readonly note: SecurityLog['note']
}

const DAY_MS = 86_400_000
const ASK_STORE_EVERY_MS = 1_000

/** Refused where the folder has not the key that the office signs with. */
export async function openSigning(options: SigningOptions): Promise<Signing> {
  const { tenant, now, note } = options
  let keys: readonly ServerKey[] = await findKeys(options)
  let opened = new Map<string, KeyObject>()
  let askedStoreAt = -Infinity

  const newest = () => keys.at(-1)!
  const isHeld = ({ heldUntil }: ServerKey) => heldUntil === null || heldUntil > now().toISOString()

  function keyOf({ publicKey, privateKey }: ServerKey): KeyObject {
    const known = opened.get(publicKey) ?? privateKeyOf(privateKey!)
    opened.set(publicKey, known)
    return known
  }

  /** Of a program that does not say it, the one that there was when it was enrolled. */
  function knownBy({ serverKey, enrolledAt }: Asker): ServerKey {
    if (keys.length === 1) return newest()
    if (serverKey !== null) return keys.find(({ publicKey }) => publicKey === serverKey) ?? newest()
    if (enrolledAt === null) return newest()
    return keys.findLast(({ madeAt }) => madeAt <= enrolledAt) ?? keys[0]!
  }

  function successorsOf(known: ServerKey): string | null {
    const after = keys.slice(keys.indexOf(known) + 1)
    const said = after.flatMap(({ publicKey: key, signature }) =>
      signature === null ? [] : [{ key, signature }],
    )
    return after.length === 0 || said.length < after.length ? null : successorsText(said)
  }

  function seal(device: string, { n, hash, at }: Omit<AuditSeal, 'signature'>): AuditSeal {
    const head = { n, hash, at }
    return { ...head, signature: signBytes(keyOf(newest()), sealBytes(device, head)) }
  }

  async function tidy(): Promise<void> {
    const isOver = (key: ServerKey) => key.privateKey !== null && !isHeld(key)
    if (!keys.some(isOver)) return
    const left = keys.map((key) => (isOver(key) ? { ...key, privateKey: null } : key))
    await keepKeys(options, left)
    keys = left
    opened = new Map()
  }

  await tidy()
  return {
    newest: () => newest().publicKey,
    sign: (text, asker) => {
      const known = knownBy(asker)
      const by = known.privateKey !== null && isHeld(known) ? known : newest()
      return { signature: signBytes(keyOf(by), text), nextKeys: successorsOf(known) }
    },
    seal,
    replace: async (days) => {
      const before = newest()
      const until = new Date(now().getTime() + days * DAY_MS).toISOString()
      const next = newKey(now(), (key) =>
        signBytes(keyOf(before), successionBytes(tenant, before.publicKey, key)),
      )
      const after = [...keys.slice(0, -1), { ...before, heldUntil: until }, next]
      await keepKeys(options, after)
      keys = after
      note({ event: 'keyReplaced' })
      await tidy()
      return { serverKey: next.publicKey, before: before.publicKey, until }
    },
    tidy,
    meet: async (serverKey) => {
      const isKnown = keys.some(({ publicKey }) => publicKey === serverKey)
      if (isKnown || options.password === null || performance.now() - askedStoreAt < ASK_STORE_EVERY_MS)
        return
      askedStoreAt = performance.now()
      const inStore = await options.driver.read((tx) => newestInStore(tx, tenant))
      if (inStore !== newest().publicKey) keys = await findKeys(options)
    },
  }
}

/**
 * Those of the folder, or those of its database where they go on from them: whichever know more. Both places have them
 * then. Refused where neither has the one that the office signs with.
 */
async function findKeys(options: Places): Promise<readonly ServerKey[]> {
  const { dir, password } = options
  const { own, others, inStore } = await readPlaces(options)
  const isOfOffice = (keys: readonly ServerKey[] | null) =>
    keys !== null && keys.some(({ publicKey }) => publicKey === inStore) && keys.at(-1)!.privateKey !== null
  const [found] = [own, others].filter(isOfOffice).toSorted((a, b) => b!.length - a!.length)
  if (!found) throw new Refused(noKey(dir))
  if (found !== own) writeKeys(dir, found)
  const isBehind = password !== null && (others?.length ?? 0) < found.length
  // Also of a store that was put back, or a replacement that a power cut stopped half way.
  if (isBehind || found.at(-1)!.publicKey !== inStore) await keepKeys(options, found)
  return found
}

/** What each of the places has, and which key the store says is the newest. */
async function readPlaces({ driver, tenant, dir, password }: Places) {
  const own = readKeys(dir)
  const { inStore, sealed } = await driver.read(async (tx) => ({
    inStore: await newestInStore(tx, tenant),
    sealed: await sealedKeys(tx, tenant),
  }))
  const others = password === null ? null : await openKeys(sealed, password)
  return { own, others, inStore }
}

/** In the folder first: what a store knows alone would be of no use. */
async function keepKeys(
  { driver, tenant, dir, password }: Places,
  keys: readonly ServerKey[],
): Promise<void> {
  writeKeys(dir, keys)
  const sealed = password === null ? null : await sealKeys(keys, password)
  await driver.write(async (tx) => {
    await setServerKey(tx, tenant, keys.at(-1)!.publicKey)
    if (sealed !== null) await setSealedKeys(tx, tenant, sealed)
  })
}

/** Once an office is in a database, its keys are there too. */
export async function moveKeys(
  dir: string,
  tenant: string,
  driver: Driver,
  password: string | null,
): Promise<void> {
  const keys = readKeys(dir)
  if (keys.length > 0) await keepKeys({ driver, tenant, dir, password }, keys)
}

/**
 * The keys of an office that is made now: the folder's own, where it has some from before. Else a new one, in the file
 * first, since a store that knows it alone would be of no use.
 */
export function keysOfNewOffice(dir: string, at: Date): readonly ServerKey[] {
  const own = readKeys(dir)
  if (own.length > 0) return own
  const made = [newKey(at, () => null)]
  writeKeys(dir, made)
  return made
}

/** One to which nothing leads from the one before, where that one is in no place any more: each PC enrols again. */
export async function replaceLostKey(options: SigningOptions): Promise<{ readonly serverKey: string }> {
  const { now, note } = options
  const { own, others, inStore } = await readPlaces(options)
  const isThere = [...own, ...(others ?? [])].some(
    ({ publicKey, privateKey }) => publicKey === inStore && privateKey !== null,
  )
  if (isThere) throw new Refused('La llave no se perdió: el servidor la tiene. Use rotate-key sin --lost.')
  const at = now()
  const isOver = { privateKey: null, heldUntil: at.toISOString() }
  // By the public half a backup of before is known for this office's.
  const lost = { publicKey: inStore, madeAt: at.toISOString(), signature: null, ...isOver }
  const before = own.some(({ publicKey }) => publicKey === inStore) ? own : [...own, lost]
  const next = newKey(at, () => null)
  await keepKeys(options, [...before.map((key) => ({ ...key, ...isOver })), next])
  note({ event: 'keyLost' })
  return { serverKey: next.publicKey }
}

/** Of a store of before: its private key goes into the file, where it is not there yet, and then out of the store. */
export async function takeKeysOut(driver: Driver, dir: string): Promise<void> {
  await driver.write(async (tx) => {
    for (const { id, server_key: pem, created_at: madeAt } of await tenants(tx)) {
      if (!pem.startsWith('-----BEGIN')) continue
      const publicKey = rawPublicKey(privateKeyOf(pem))
      const keys = readKeys(dir)
      const isThere = keys.some((key) => key.publicKey === publicKey)
      if (keys.length > 0 && !isThere) throw new Refused(otherKey(dir))
      if (!isThere) writeKeys(dir, [{ publicKey, privateKey: pem, madeAt, heldUntil: null, signature: null }])
      await setServerKey(tx, id, publicKey)
    }
  })
}

async function newestInStore(tx: Transaction, tenant: string): Promise<string> {
  return (await tenants(tx)).find(({ id }) => id === tenant)!.server_key
}

function newKey(at: Date, signedBy: (publicKey: string) => string | null): ServerKey {
  const { publicKey, privateKey } = makeKeyPair('ed25519')
  return { publicKey, privateKey, madeAt: at.toISOString(), heldUntil: null, signature: signedBy(publicKey) }
}

function noKey(dir: string): string {
  return (
    `En ${join(dir, KEY_FILE)} no está la llave con la que firma el servidor de esta oficina. ` +
    'Copie ahí ese archivo de la otra carpeta o de su copia. Si se perdió, «rotate-key --lost» hace otra, y cada PC se da de alta otra vez con un código.'
  )
}

function otherKey(dir: string): string {
  return `Lo guardado trae la llave de una oficina, y en ${join(dir, KEY_FILE)} está la de otra oficina: cada una lleva su carpeta.`
}
