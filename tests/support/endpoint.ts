import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openVigente } from '#core/start.ts'
import { answer } from '#endpoint/answer.ts'
import type { Driver } from '#endpoint/drivers/driver.ts'
import { openSqlite } from '#endpoint/drivers/sqlite.ts'
import { insertTenant, migrateStore, tenants } from '#endpoint/store.ts'
import { openTenant, type TenantService } from '#endpoint/tenant.ts'
import { DEVICE_HEADER, SIGNATURE_HEADER, type Transport } from '#sync/transport.ts'
import { makeKeyPair } from '#wire/signature.ts'
import { openTestApp } from './app.ts'

/** An endpoint in this process, with real ledger and store. */
export async function openTestEndpoint(options: { driver?: Driver; now?: () => Date } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-endpoint-'))
  const now = options.now ?? (() => new Date('2026-11-23T15:00:00Z'))
  const driver = options.driver ?? openSqlite(join(dir, 'store.db'))
  await migrateStore(driver)
  const service = await serviceOn(driver, join(dir, 'ledger'), now)
  const opened: TenantService[] = [service]
  onTestFinished(async () => {
    for (const one of opened) await one.close()
    if (!options.driver) await driver.close()
    rmSync(dir, { recursive: true, force: true })
  })
  return {
    service,
    driver,
    dir,
    /** One more endpoint on the same store, with a ledger of its own. */
    another: async () => {
      const one = await serviceOn(driver, join(dir, `ledger-${opened.length}`), now)
      opened.push(one)
      return one
    },
  }
}

async function serviceOn(driver: Driver, dir: string, now: () => Date): Promise<TenantService> {
  await driver.write(async (tx) => {
    if ((await tenants(tx)).length > 0) return
    const { privateKey } = makeKeyPair('ed25519')
    await insertTenant(
      tx,
      { id: 't1', name: 'Oficina', rev: 0, signing_key: privateKey },
      now().toISOString(),
    )
  })
  const [tenant] = await driver.read(tenants)
  const ledger = openVigente({ dir, clock: { now }, headless: true })
  return openTenant({ driver, tenant: tenant!, ledger, now })
}

/** The way to it without a network; `between` may fail, or change what is said. */
export function directTransport(
  service: () => TenantService,
  between: (path: string) => void = () => {},
): Transport {
  return {
    post: async (path, body, headers) => {
      between(path)
      return answer(service(), {
        path,
        body,
        device: headers[DEVICE_HEADER] ?? null,
        signature: headers[SIGNATURE_HEADER] ?? null,
      })
    },
  }
}

/** A PC of the office: a ledger of its own, enrolled by a code as a person does. */
export async function openTestPc(
  service: TenantService,
  name: string,
  transport: Transport = directTransport(() => service),
) {
  const app = openTestApp(undefined, undefined, { transport: () => transport })
  const { sync, syncing } = app.app
  const code = await service.newCode()
  await app.call('sync.enrol', { url: 'http://127.0.0.1:1/', code, name })
  return {
    ...app,
    device: syncing.deviceId(),
    exchange: () => app.call('sync.once', {}),
    digest: () => sync.digest(),
  }
}

export type TestPc = Awaited<ReturnType<typeof openTestPc>>
