import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '#wire/canonical.ts'
import type { Driver } from './drivers/driver.ts'
import { openStore, passwordIn } from './open.ts'
import { pages } from './pages.ts'
import { moveKeys } from './signing.ts'
import { baseAfter, setBaseRow, type BaseRow } from './store-base.ts'
import { blobsAfter, insertBlobPiece, type BlobRow } from './store-blobs.ts'
import {
  allCodes,
  allSeals,
  appendToLog,
  contacts,
  insertCodeRow,
  insertSeal,
  insertTenant,
  logAfter,
  saveContact,
  tenants,
  type Contact,
  type LogRow,
} from './store.ts'

export type Moved = { readonly moved: number; readonly digest: string } | { readonly error: string }

const AT_ONCE = 500

/** All that a folder's store keeps, into an empty database, and then compared row by row; the folder stays as it was. */
export async function moveStore(dir: string, url: string): Promise<Moved> {
  if (!existsSync(join(dir, 'store.db'))) return { error: `No hay nada guardado en ${dir}.` }
  const from = await openStore(dir, null)
  const to = await openStore(dir, url).catch(async (error: unknown) => {
    await from.close()
    throw error
  })
  try {
    if ((await to.read(tenants)).length > 0)
      return { error: 'Esa base ya tiene una oficina: no se movió nada.' }
    await to.write(async (tx) => {
      for (const tenant of await from.read(tenants)) {
        await insertTenant(tx, tenant)
        for await (const rows of logOf(from, tenant.id))
          for (const row of rows) await appendToLog(tx, tenant.id, row)
      }
      for (const code of await from.read(allCodes)) await insertCodeRow(tx, code)
      for (const seal of await from.read(allSeals)) await insertSeal(tx, seal.tenant, seal.device, seal)
      for (const { id } of await from.read(tenants)) {
        for (const contact of await contactsOf(from, id)) await saveContact(tx, id, contact)
        for await (const rows of baseOf(from, id)) for (const row of rows) await setBaseRow(tx, id, row)
        for await (const rows of blobsOf(from, id))
          for (const { sha256, piece, bytes } of rows) await insertBlobPiece(tx, id, sha256, piece, bytes)
      }
    })
    for (const { id } of await from.read(tenants)) await moveKeys(dir, id, to, passwordIn(url))
    const [before, after] = [await sumOf(from), await sumOf(to)]
    if (before.digest !== after.digest) return { error: 'Lo que quedó en la base no es igual: no la use.' }
    return { moved: after.rows, digest: after.digest }
  } finally {
    await from.close()
    await to.close()
  }
}

function logOf(driver: Driver, tenant: string) {
  return pages<LogRow>((after) => driver.read((tx) => logAfter(tx, tenant, after?.rev ?? 0, AT_ONCE)))
}

function contactsOf(driver: Driver, tenant: string): Promise<Contact[]> {
  return driver.read((tx) => contacts(tx, tenant))
}

function baseOf(driver: Driver, tenant: string) {
  return pages<BaseRow>((after) => driver.read((tx) => baseAfter(tx, tenant, after, AT_ONCE)))
}

function blobsOf(driver: Driver, tenant: string) {
  return pages<BlobRow>((after) => driver.read((tx) => blobsAfter(tx, tenant, after, AT_ONCE)))
}

function textOf(row: object): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Of every row that a store keeps, in one order. */
async function sumOf(driver: Driver): Promise<{ readonly rows: number; readonly digest: string }> {
  const sum = createHash('sha256')
  let rows = 0
  const add = (row: object) => {
    sum.update(textOf(row))
    rows += 1
  }
  for (const tenant of await driver.read(tenants)) {
    add(tenant)
    for await (const page of logOf(driver, tenant.id)) page.forEach(add)
    ;(await contactsOf(driver, tenant.id)).forEach(add)
    // A database may have another order of letters than a folder.
    const base: string[] = []
    for await (const rows of baseOf(driver, tenant.id))
      base.push(...rows.map((row) => sha256(Buffer.from(textOf(row)))))
    base.toSorted().forEach((hash) => add({ hash }))
    for await (const rows of blobsOf(driver, tenant.id)) rows.forEach(add)
  }
  ;(await driver.read(allCodes)).forEach(add)
  ;(await driver.read(allSeals)).forEach(add)
  return { rows, digest: sum.digest('hex') }
}
