import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { LedgerNotOpened } from '#db/open.ts'
import { openVigente } from '#core/start.ts'
import type { Log } from '#domain/log-entry.ts'
import { uuid7 } from '#core/stamp.ts'
import type { Driver } from './drivers/driver.ts'
import { openSqlite } from './drivers/sqlite.ts'
import { openSecurityLog, type SecurityLog } from './security-log.ts'
import { alreadyOn, Refused } from './refused.ts'
import { keysOfNewOffice, openSigning, replaceLostKey, takeKeysOut } from './signing.ts'
import { sealKeys } from './sealed-keys.ts'
import { insertTenant, setSealedKeys, tenants, type Tenant } from './store.ts'
import { migrateStore } from './store-schema.ts'
import type { SimulatedRow } from './store-portal.ts'
import { openTenant, type TenantService } from './tenant.ts'
import { byHand, simulated, tellSimulated, type Vendor } from './vendor.ts'

const STORE_FILE = 'store.db'

export interface EndpointOptions {
  readonly dir: string
  /** `postgres://…`; null keeps everything in the folder. */
  readonly databaseUrl: string | null
  readonly now: () => Date
  /** False where an office must be there already: a folder that was mistyped is none. */
  readonly mayMake?: boolean
  readonly log?: Log
  /** Each line of the security log, besides its file. */
  readonly copySecurity?: (line: object) => void
  /** The ledger on which it judges; tests fill its disk. */
  readonly openLedger?: typeof openVigente
}

export interface Endpoint {
  readonly service: TenantService
  readonly driver: Driver
  readonly security: SecurityLog
  /** Tells the simulated portal what to say of a system. */
  tellPortal(row: SimulatedRow): Promise<void>
  /** Who answers for the vendor. */
  vendor(kind: Vendor['kind']): Vendor
  /** True where the tenant was made just now. */
  readonly isNew: boolean
  close(): Promise<void>
}

/** The store of a folder or of a database, made where it is missing, with the one office that it serves. */
export async function openEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { dir, databaseUrl, now, log, openLedger = openVigente } = options
  if (options.mayMake === false) assertStore(dir, databaseUrl)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const security = openSecurityLog(dir, now, options.copySecurity)
  const driver = await openStore(dir, databaseUrl)
  try {
    const { tenant, isNew } = await theTenant(driver, options)
    // A ledger belongs to one tenant: another database in the same folder has another.
    const ledgerDir = join(dir, `ledger-${tenant.id}`)
    const open = () => openLedger({ dir: ledgerDir, clock: { now }, headless: true, ...(log ? { log } : {}) })
    const discard = () => {
      log?.({ event: 'recovered', kind: 'madeAgain' })
      rmSync(ledgerDir, { recursive: true, force: true })
    }
    const ledger = { open: () => unlessSpoiled(open, discard), discard }
    const signing = await openSigning({
      ...{ driver, tenant: tenant.id, dir, now, note: security.note },
      password: passwordIn(databaseUrl),
    })
    const service = await openTenant({ driver, tenant: tenant.id, signing, ledger, now, note: security.note })
    return {
      service,
      driver,
      security,
      isNew,
      tellPortal: (row) => tellSimulated(driver, tenant.id, row),
      vendor: (kind) => (kind === 'byHand' ? byHand : simulated(driver, tenant.id)),
      close: async () => {
        security.flush()
        await service.close()
        await driver.close()
      },
    }
  } catch (error) {
    await driver.close()
    throw error instanceof LedgerNotOpened && error.reason === 'busy' ? alreadyOn() : error
  }
}

/** A file that is damaged, or is no ledger at all, is made again: the log has all that was in it. */
function unlessSpoiled<T>(open: () => T, discard: () => void): T {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof LedgerNotOpened) || !/^(damaged|foreign)$/.test(error.reason)) throw error
    discard()
    return open()
  }
}

export async function openStore(dir: string, databaseUrl: string | null): Promise<Driver> {
  const driver = databaseUrl === null ? openSqlite(join(dir, STORE_FILE)) : await postgresAt(databaseUrl)
  try {
    await migrateStore(driver)
    await takeKeysOut(driver, dir)
    return driver
  } catch (error) {
    await driver.close()
    throw error
  }
}

/** Of a folder; whether a database has an office shows once it is opened. */
function assertStore(dir: string, databaseUrl: string | null): void {
  if (databaseUrl === null && !existsSync(join(dir, STORE_FILE))) throw noOffice(dir)
}

export function noOffice(dir: string): Refused {
  return new Refused(`En ${dir} no hay ninguna oficina.`)
}

/** Of the database; empty where it asks for none, null of a folder. */
export function passwordIn(databaseUrl: string | null): string | null {
  return databaseUrl === null ? null : decodeURIComponent(new URL(databaseUrl).password)
}

/** Its package is read only where it is used. */
async function postgresAt(url: string): Promise<Driver> {
  const { openPostgres } = await import('./drivers/postgres.ts')
  return openPostgres(url)
}

/** Of several that start at once on an empty database one makes it, with its key for the others. */
function theTenant(
  driver: Driver,
  { dir, databaseUrl, now, mayMake = true }: EndpointOptions,
): Promise<{ readonly tenant: Tenant; readonly isNew: boolean }> {
  return driver.alone(async (tx) => {
    const [known, another] = await tenants(tx)
    // Nothing but the programs themselves would keep two apart in one database.
    if (another) throw new Refused('La base es de más de una oficina: cada una lleva la suya.')
    if (known) return { tenant: known, isNew: false }
    if (!mayMake) throw noOffice(dir)
    const at = now()
    const keys = keysOfNewOffice(dir, at)
    const tenant: Tenant = {
      id: uuid7(at),
      name: 'Oficina',
      rev: 0,
      horizon: 0,
      server_key: keys.at(-1)!.publicKey,
      created_at: at.toISOString(),
    }
    await insertTenant(tx, tenant)
    const password = passwordIn(databaseUrl)
    if (password !== null) await setSealedKeys(tx, tenant.id, await sealKeys(keys, password))
    return { tenant, isNew: true }
  })
}

/** A new key of the office that a folder serves, where the one that it signed with was lost. */
export async function makeKeyAnew(
  dir: string,
  databaseUrl: string | null,
  now: () => Date,
): Promise<{ readonly serverKey: string }> {
  assertStore(dir, databaseUrl)
  const driver = await openStore(dir, databaseUrl)
  try {
    const [tenant] = await driver.read(tenants)
    if (!tenant) throw noOffice(dir)
    const { note } = openSecurityLog(dir, now)
    const password = passwordIn(databaseUrl)
    return await replaceLostKey({ driver, tenant: tenant.id, dir, now, note, password })
  } finally {
    await driver.close()
  }
}
