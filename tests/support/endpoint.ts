import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { answer } from '#endpoint/answer.ts'
import type { OutputOf } from '#contract/index.ts'
import { openVigente, type OpenLedger } from '#core/start.ts'
import { openEndpoint } from '#endpoint/open.ts'
import type { TenantService } from '#endpoint/tenant.ts'
import type { Transport } from '#sync/transport.ts'
import { openTestApp, type TestApp } from './app.ts'
import { askedBy } from './asked.ts'
import type { TestPostgres } from './postgres.ts'

let database: () => Promise<string | null> = async () => null
/** Where an endpoint of which nothing is said keeps what it has; null is its folder. */
export const newDatabase = () => database()

/** From now on an endpoint of which nothing is said keeps what it has in one of these. */
export function keepEndpointsIn(next: () => Promise<string | null>): void {
  database = next
}

/** An endpoint in this process, with real ledger and store: in a folder, or in a database of PostgreSQL. */
export async function openTestEndpoint(options: { databaseUrl?: string | null; now?: () => Date } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-endpoint-'))
  const { databaseUrl = await newDatabase(), now = () => new Date('2026-11-23T15:00:00Z') } = options
  let ledger: OpenLedger | null = null
  const openLedger: typeof openVigente = (its) => (ledger = openVigente(its))
  const opened = [await openEndpoint({ dir, databaseUrl, now, openLedger })]
  onTestFinished(async () => {
    for (const one of opened) await one.close()
    rmSync(dir, { recursive: true, force: true })
  })
  return {
    service: opened[0]!.service,
    driver: opened[0]!.driver,
    vendor: opened[0]!.vendor,
    tellPortal: opened[0]!.tellPortal,
    security: opened[0]!.security,
    dir,
    /** The file of the ledger on which it judges. */
    ledgerFile: () => ledger!.sync.raw,
    /** One more on the same database, with a ledger of its own. */
    another: async () => {
      const beside = join(dir, `${opened.length}`)
      const one = await openEndpoint({ dir: beside, databaseUrl, now })
      opened.push(one)
      return one.service
    },
  }
}

/** One that can be put back to an older day, in a folder or in a database of this server. */
export async function openEndpointWithBackup(
  postgres: TestPostgres | null = null,
  now = () => new Date('2026-11-23T15:00:00Z'),
) {
  const root = mkdtempSync(join(tmpdir(), 'vigente-endpoint-'))
  let at = { dir: join(root, 'today'), databaseUrl: (await postgres?.database()) ?? null }
  let backup = at
  let endpoint = await openEndpoint({ ...at, now })
  onTestFinished(async () => {
    await endpoint.close()
    rmSync(root, { recursive: true, force: true })
  })
  const stopped = async (work: () => Promise<void>) => {
    await endpoint.close()
    await work()
    endpoint = await openEndpoint({ ...at, now })
  }
  return {
    service: () => endpoint.service,
    backUp: () =>
      stopped(async () => {
        const databaseUrl = at.databaseUrl && (await postgres!.copyOf(at.databaseUrl))
        backup = { dir: join(root, 'backup'), databaseUrl }
        cpSync(at.dir, backup.dir, { recursive: true })
      }),
    putBack: () =>
      stopped(async () => {
        at = backup
      }),
  }
}

/** The way to it without a network; `between` may fail, or change what is said. */
export function directTransport(
  service: () => TenantService,
  between: (path: string) => void = () => {},
): Transport {
  return {
    post: async (path, body, headers) => {
      between(path)
      return answer(service(), askedBy(path, body, headers))
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
  const code = await service.newCode()
  await app.call('sync.enrol', { url: 'http://127.0.0.1:1/', code, name })
  return asPc(app, transport)
}

/** A PC that was enrolled before, started on its folder. */
export function openPcIn(dir: string, transport: Transport): TestPc {
  return asPc(openTestApp(undefined, undefined, { dir, transport: () => transport }), transport)
}

function asPc(app: TestApp, transport: Transport): TestPc {
  const { sync, syncing } = app.app
  return {
    ...app,
    device: syncing.deviceId(),
    exchange: () => app.call('sync.once', {}),
    digest: () => sync.digest(),
    copy: () => {
      sync.raw.pragma('wal_checkpoint(TRUNCATE)')
      const copy = mkdtempSync(join(tmpdir(), 'vigente-copy-'))
      onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
      cpSync(app.dir, copy, { recursive: true })
      return copy
    },
    fromCopy: (dir) => openPcIn(dir, transport),
  }
}

export interface TestPc extends TestApp {
  readonly device: string
  exchange(): Promise<OutputOf<'sync.once'>>
  digest(): string
  /** Its folder as it is now. */
  copy(): string
  /** The program started on that copy: a disk that was put back, or a profile that was copied. */
  fromCopy(dir: string): TestPc
}
