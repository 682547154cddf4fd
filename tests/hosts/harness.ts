import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { hostClock } from '../../src-main/hosts/web/host-clock.ts'
import { openLedgers, type Ledgers } from '../../src-main/hosts/web/ledgers.ts'
import { serveWeb, type WebShell } from '../../src-main/hosts/web/server.ts'

export const ROOT = join(import.meta.dirname, '..', '..')
export const NOW = new Date('2026-11-23T15:00:00Z')

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-hosts-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Screens as the bundler leaves them, small enough to be read here. */
export function smallScreens(): string {
  const dir = temporaryFolder()
  mkdirSync(join(dir, 'assets'))
  writeFileSync(
    join(dir, 'index.html'),
    '<!doctype html><meta name="style-nonce" content="__STYLE_NONCE__"><script type="module" src="./assets/a.js"></script>',
  )
  writeFileSync(join(dir, 'assets', 'a.js'), 'document.title = "hola"')
  writeFileSync(join(dir, 'secreto.db'), 'not a file of the screens')
  return dir
}

export interface TestShell {
  readonly shell: WebShell
  readonly ledgers: Ledgers
  readonly dir: string
  /** As another program of this machine asks, with the token. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  rpc(
    name: string,
    input: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>
}

/** A real server on loopback over a real, empty ledger. */
export async function openShell(): Promise<TestShell> {
  const dir = temporaryFolder()
  const ledgers = openLedgers({
    folders: { dir, practiceDir: join(dir, 'practica') },
    clock: hostClock(NOW),
    log: () => {},
  })
  const shell = await serveWeb({ ledgers, staticDir: smallScreens(), port: 0, log: () => {} })
  onTestFinished(async () => {
    await shell.close()
    ledgers.close()
  })
  const withToken = (path: string, init: RequestInit = {}) =>
    fetch(`${shell.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { Authorization: `Bearer ${shell.token}`, ...init.headers },
    })
  return {
    shell,
    ledgers,
    dir,
    fetch: withToken,
    rpc: async (name, input, headers = {}) => {
      const response = await withToken(`/rpc/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(input),
      })
      return { status: response.status, body: await response.json() }
    },
  }
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The programs of a checkout. */
export function programsOf(root: string) {
  return {
    /** `vigente …`, as a process of its own. */
    vigente: (
      args: readonly string[],
      env: NodeJS.ProcessEnv = {},
      stdin: 'ignore' | 'pipe' = 'ignore',
    ): RunningVigente => program(join(root, 'scripts', 'vigente.mjs'), args, env, stdin),
    /** `npm run endpoint -- …`, as a process of its own. */
    endpoint: (args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningVigente =>
      program(join(root, 'scripts', 'endpoint.mjs'), args, env, 'ignore'),
  }
}

export const { vigente, endpoint } = programsOf(ROOT)

/** The one line of JSON that a program prints. */
export async function said({ finished }: RunningVigente): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await finished
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, unknown>
}

function program(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdin: 'ignore' | 'pipe',
): RunningVigente {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: [stdin, 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  const output = child.stdout!
  output.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')))
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await finished
  })
  return {
    child,
    finished,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(stdout)
          if (found) resolve(found)
        }
        output.on('data', look)
        child.on('close', () => reject(new Error(`ended without ${pattern}: ${stdout}${stderr}`)))
        look()
      }),
  }
}

export interface RunningVigente {
  readonly child: ChildProcess
  readonly finished: Promise<Finished>
  /** Waits for it on stdout. */
  line(pattern: RegExp): Promise<RegExpExecArray>
}
