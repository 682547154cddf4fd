import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemTimers, takeTurns } from '#core/turns.ts'
import { keptEntry, keptError } from '#domain/log-entry.ts'
import { postgresUrl, readArguments, USAGE, WrongUsage, type Work } from './arguments.ts'
import { findRunning, removeCard, writeCard } from './card.ts'
import { compactFor, type Compacted } from './compact.ts'
import { asRefused } from './faults.ts'
import { moveStore } from './move.ts'
import { makeKeyAnew, noOffice, openEndpoint, type Endpoint } from './open.ts'
import { Refused } from './refused.ts'
import { checkSecurityLog } from './security-log.ts'
import { serveEndpoint, type ServerOptions } from './server.ts'
import type { TenantService } from './tenant.ts'

// `npm run endpoint`: answers on stdout, what happens on stderr as lines of JSON.

const now = () => new Date()
const ASK_EVERY_MS = 2_000
/** Of its time, an endpoint that has old revisions to fold takes a tenth for it; one that has none looks each hour. */
const RESTS = 9
const FIRST_COMPACT_MS = 30_000
const COMPACT_EVERY_MS = 3_600_000
const FLUSH_EVERY_MS = 60_000
const TIDY_EVERY_MS = 3_600_000
const STILL_THERE =
  'El servidor está encendido y tiene su llave, aunque el archivo falte: use rotate-key sin --lost, que lo escribe otra vez.'

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
  if (command.command === 'help') {
    process.stdout.write(USAGE)
    return 0
  }
  const databaseUrl = postgresUrl(process.env['DATABASE_URL'])
  return done(command, databaseUrl).catch((error: unknown) => {
    throw asRefused(error, command.data)
  })
}

async function done(command: Work, databaseUrl: string | null): Promise<number> {
  const { data } = command
  /** Answered by the endpoint that runs on the folder, or else by one that is opened for this alone. */
  const ask = async (
    path: string,
    body: object | undefined,
    work: (endpoint: Endpoint) => Promise<object>,
  ) => {
    const running = await findRunning(data, path, body)
    return print(running ?? (await withOffice(data, databaseUrl, work)))
  }
  switch (command.command) {
    case 'serve':
      return serve(command, databaseUrl)
    case 'code':
      return ask('own/code', undefined, async ({ service }) => ({ code: await service.newCode() }))
    case 'digest':
      return ask('own/digest', undefined, ({ service }) => service.digest())
    case 'security':
      if (!existsSync(data)) throw noOffice(data)
      return print(checkSecurityLog(data))
    case 'compact':
      return print(await compact(data, command.keepDays, databaseUrl))
    case 'rotate-key': {
      const { overlapDays: days, lost } = command
      if (!lost) return ask('own/rotate-key', { days }, ({ service }) => service.keys.replace(days))
      if ((await findRunning(data, 'own/digest')) !== null) throw new Refused(STILL_THERE)
      return print(await makeKeyAnew(data, databaseUrl, now))
    }
    case 'portal': {
      const { saying } = command
      return ask('own/portal', saying, async ({ tellPortal }) => {
        await tellPortal(saying)
        return saying
      })
    }
    case 'migrate-to':
      return print(await moveStore(data, command.url))
  }
}

/** Until it is told to end; whatever keeps it from that ends it whole. */
async function serve(
  { data, host, port, proxies, vendor, keepDays }: Work & { readonly command: 'serve' },
  databaseUrl: string | null,
): Promise<number> {
  const endpoint = await openEndpoint({
    ...{ dir: data, databaseUrl, now },
    log: (entry) => log({ level: 'warn', ...keptEntry(entry, now().toISOString()) }),
    copySecurity: (line) => process.stderr.write(`${JSON.stringify({ level: 'security', ...line })}\n`),
  })
  const { service, security, tellPortal } = endpoint
  try {
    const server = await serveEndpoint({ service, tellPortal, host, port, proxies, log, security })
    const asked = endpoint.vendor(vendor)
    const stops = [
      ...(asked.kind === 'byHand' ? [] : [every(ASK_EVERY_MS, 'vendor', () => service.askVendor(asked))]),
      compactBeside(service, keepDays),
      every(FLUSH_EVERY_MS, 'security', async () => security.flush()),
      every(TIDY_EVERY_MS, 'keys', service.keys.tidy),
    ]
    security.note({ event: 'started' })
    try {
      writeCard(data, { url: server.url, token: server.token, pid: process.pid })
      const enrolCode = endpoint.isNew ? await service.newCode() : null
      // Whoever reads its address may tell it to end.
      const told = untilToldToEnd()
      print({ url: server.url, enrolCode, pid: process.pid })
      await told
    } finally {
      for (const stop of stops) await stop()
      removeCard(data, server.token)
      await server.close()
      security.flush()
      security.note({ event: 'stopped' })
    }
    return 0
  } finally {
    await endpoint.close()
  }
}

/** What a command does with the office of a folder while nobody serves it. */
async function withOffice<T>(
  dir: string,
  databaseUrl: string | null,
  work: (endpoint: Endpoint) => Promise<T>,
): Promise<T> {
  const endpoint = await openEndpoint({ dir, databaseUrl, now, mayMake: false })
  try {
    return await work(endpoint)
  } finally {
    await endpoint.close()
  }
}

/** What fails is logged and done the next time. The answer stops it, once the turn that runs is over. */
function every(milliseconds: number, name: string, work: () => Promise<unknown>): () => Promise<void> {
  const turn = async () => {
    try {
      await work()
    } catch (error) {
      failed(name, error)
    }
  }
  return inTurns(milliseconds, turn, () => milliseconds)
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
  return withOffice(dir, databaseUrl, async ({ service }) => {
    const done = await compactFor(service.compact, days, Infinity)
    return { horizon: done.horizon, folded: folded + done.folded }
  })
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
