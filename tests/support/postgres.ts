import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const DEBIAN = '/usr/lib/postgresql'

/** The folder of PostgreSQL's programs on this machine; null where it has none. */
export function postgresPrograms(): string | null {
  const ofDebian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(DEBIAN, version, 'bin'))
    : []
  const ofPath = (process.env['PATH'] ?? '').split(delimiter)
  return [...ofDebian, ...ofPath].find((dir) => existsSync(join(dir, 'initdb'))) ?? null
}

export interface TestPostgres {
  /** A new, empty database. */
  database(): Promise<string>
  /** Another one with what this one has, to which nobody is connected. */
  copyOf(url: string): Promise<string>
  stop(): Promise<void>
}

/**
 * A server of its own on this machine, as an ordinary user: PostgreSQL does not run as root. Without `flushes` it waits
 * for no disk, which only a power cut would notice.
 */
export async function startPostgres({ flushes = false } = {}): Promise<TestPostgres> {
  const programs = postgresPrograms()
  if (programs === null)
    throw new Error('no PostgreSQL on this machine: run npm test (Debian: apt-get install postgresql)')
  const dir = mkdtempSync(join(tmpdir(), 'vigente-postgres-'))
  const user = ordinaryUser()
  if (user) chownSync(dir, user.uid, user.gid)
  const as = user ?? {}
  const data = join(dir, 'data')
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'vigente', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    {
      stdio: 'ignore',
      ...as,
    },
  )
  const port = await freePort()
  const server = spawn(
    join(programs, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${dir}`,
      ...(flushes ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
    ],
    { stdio: 'ignore', ...as },
  )
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = (name: string) => `postgres://vigente@127.0.0.1:${port}/${name}`
  const admin = await connected(url('postgres'))
  let databases = 0
  const created = async (from: string) => {
    databases += 1
    await admin.query(`CREATE DATABASE office_${databases}${from}`)
    return url(`office_${databases}`)
  }
  return {
    database: () => created(''),
    copyOf: (of) => created(` TEMPLATE ${new URL(of).pathname.slice(1)}`),
    stop: async () => {
      await admin.end()
      server.kill('SIGINT')
      await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function ordinaryUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres']).stdout.toString().trim())
  const [uid, gid] = [id('-u'), id('-g')]
  return uid > 0 ? { uid, gid } : { uid: 65_534, gid: 65_534 }
}

async function connected(url: string): Promise<pg.Client> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries > 300) throw error
      await sleep(100)
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
