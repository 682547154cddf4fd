import { parseArgs } from 'node:util'
import { systemTimers, takeTurns } from '#core/turns.ts'
import { keptEntry, keptError } from '#domain/log-entry.ts'
import { postgresUrl, readArguments, USAGE, WrongUsage } from './arguments.ts'
import { findRunning, removeCard, writeCard } from './card.ts'
import { compactFor, type Compacted } from './compact.ts'
import { moveStore } from './move.ts'
import { makeKeyAnew, openEndpoint } from './open.ts'
import { Refused } from './refused.ts'
import { checkSecurityLog } from './security-log.ts'
import { serveEndpoint, type ServerOptions } from './server.ts'
import type { TenantService } from './tenant.ts'
import type { Vendor } from './vendor.ts'

// `npm run endpoint`: answers on stdout, what happens on stderr as lines of JSON.

const now = () => new Date()
const ASK_EVERY_MS = 2_000
/** Of its time, an endpoint that has old revisions to fold takes a tenth for it; one that has none looks each hour. */
const RESTS = 9
const FIRST_COMPACT_MS = 30_000
const COMPACT_EVERY_MS = 3_600_000
const MINUTE_MS = 60_000
const TIDY_EVERY_MS = 3_600_000

try {
  process.exitCode = await run()
} catch (error) {
  if (error instanceof WrongUsage) {
    process.stderr.write(`${error.message}\n\n${USAGE}`)
    process.exitCode = 2
  } else if (error instanceof Refused) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  } else {
    console.error(error)
    process.exitCode = 70
  }
}

async function run(): Promise<number> {
  const command = readArguments(process.argv.slice(2), parseArgs)
  const databaseUrl = postgresUrl(process.env['DATABASE_URL'])
  switch (command.command) {
    case 'serve': {
      const endpoint = await openEndpoint({
        dir: command.data,
        databaseUrl,
        now,
        log: (entry) => log({ level: 'warn', ...keptEntry(entry, now().toISOString()) }),
        copySecurity: (line) => process.stderr.write(`${JSON.stringify({ level: 'security', ...line })}\n`),
      })
      const { service, security } = endpoint
      const { host, port, proxies } = command
      const { tellPortal } = endpoint
      const server = await serveEndpoint({ service, tellPortal, host, port, proxies, log, security })
      const stops = [
        askVendor(service, endpoint.vendor(command.vendor)),
        compactBeside(service, command.keepDays),
        inTurns(
          MINUTE_MS,
          async () => security.flush(),
          () => MINUTE_MS,
        ),
        inTurns(
          TIDY_EVERY_MS,
          async () => tidyKeys(service),
          () => TIDY_EVERY_MS,
        ),
      ]
      security.note({ event: 'started' })
      writeCard(command.data, { url: server.url, token: server.token, pid: process.pid })
      const enrolCode = endpoint.isNew ? await service.newCode() : null
      print({ url: server.url, enrolCode, pid: process.pid })
      await untilToldToEnd()
      for (const stop of stops) await stop()
      removeCard(command.data, server.token)
      await server.close()
      security.flush()
      security.note({ event: 'stopped' })
      await endpoint.close()
      return 0
    }
    case 'code': {
      const running = await findRunning(command.data, 'own/code')
      if (running) return print(running)
      const endpoint = await openEndpoint({ dir: command.data, databaseUrl, now })
      print({ code: await endpoint.service.newCode() })
      await endpoint.close()
      return 0
    }
    case 'digest': {
      const running = await findRunning(command.data, 'own/digest')
      if (running) return print(running)
      const endpoint = await openEndpoint({ dir: command.data, databaseUrl, now })
      print(await endpoint.service.digest())
      await endpoint.close()
      return 0
    }
    case 'security':
      return print(checkSecurityLog(command.data))
    case 'compact':
      return print(await compact(command.data, command.keepDays, databaseUrl))
    case 'rotate-key': {
      const { data, overlapDays: days, lost } = command
      if (lost) return print(await makeKeyAnew(data, databaseUrl, now))
      const running = await findRunning(data, 'own/rotate-key', { days })
      if (running) return print(running)
      const endpoint = await openEndpoint({ dir: data, databaseUrl, now })
      try {
        return print(await endpoint.service.keys.replace(days))
      } finally {
        await endpoint.close()
      }
    }
    case 'portal': {
      const { saying } = command
      const running = await findRunning(command.data, 'own/portal', saying)
      if (running) return print(running)
      const endpoint = await openEndpoint({ dir: command.data, databaseUrl, now })
      await endpoint.tellPortal(saying)
      await endpoint.close()
      return print(saying)
    }
    case 'migrate-to':
      return print(await moveStore(command.data, command.url))
  }
}

/** Every few seconds; a portal that fails is asked again. The answer stops it, once what it asks now is answered. */
function askVendor(service: TenantService, vendor: Vendor): () => Promise<void> {
  if (vendor.kind === 'byHand') return async () => {}
  const ask = async () => {
    try {
      await service.askVendor(vendor)
    } catch (error) {
      failed('vendor', error)
    }
  }
  return inTurns(ASK_EVERY_MS, ask, () => ASK_EVERY_MS)
}

/** A private key that is still there because the disk is full is forgotten the next time. */
function tidyKeys({ keys }: TenantService): void {
  try {
    keys.tidy()
  } catch (error) {
    failed('keys', error)
  }
}

/** A slice after the other, with pauses in which whoever asks is answered. */
function compactBeside(service: TenantService, days: number): () => Promise<void> {
  let pause = COMPACT_EVERY_MS
  const slice = async () => {
    const began = performance.now()
    pause = COMPACT_EVERY_MS
    try {
      const { more } = await service.compact(days)
      if (more) pause = RESTS * (performance.now() - began)
    } catch (error) {
      failed('compact', error)
    }
  }
  return inTurns(FIRST_COMPACT_MS, slice, () => pause)
}

/** Answers what stops it, once the turn that runs is over. */
function inTurns(first: number, work: () => Promise<void>, next: () => number): () => Promise<void> {
  const turns = takeTurns(systemTimers, first, work, next)
  return async () => {
    turns.stop()
    await turns.running()
  }
}

/** All of it now, in the endpoint that runs on the folder where one does. */
async function compact(dir: string, days: number, databaseUrl: string | null): Promise<object> {
  let folded = 0
  for (;;) {
    const running = (await findRunning(dir, 'own/compact', { days })) as Compacted | null
    if (running === null) break
    folded += running.folded
    if (!running.more) return { horizon: running.horizon, folded }
  }
  const endpoint = await openEndpoint({ dir, databaseUrl, now })
  try {
    const done = await compactFor(endpoint.service.compact, days, Infinity)
    return { horizon: done.horizon, folded: folded + done.folded }
  } finally {
    await endpoint.close()
  }
}

function print(value: object): number {
  process.stdout.write(`${JSON.stringify(value)}\n`)
  return 'error' in value ? 1 : 0
}

/** Of an error what it was and where, never its words: they may hold what somebody sent. */
function failed(path: string, error: unknown): void {
  log({ level: 'error', path, event: 'fault', ...keptError(error) })
}

function log(line: Parameters<ServerOptions['log']>[0]): void {
  process.stderr.write(`${JSON.stringify({ at: now().toISOString(), ...line })}\n`)
}

function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
