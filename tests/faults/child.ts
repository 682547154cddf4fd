import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'vigente')

export interface OfficeChild {
  readonly child: ChildProcess
  /** What it has told so far, a line each. */
  readonly told: readonly string[]
  readonly ended: Promise<number | null>
  /** Resolves once it has told a line that begins so, or has ended. */
  until(start: string): Promise<void>
}

/** A program in a process of its own, on its ledger; `env` is another environment than this one's. */
export function startChild(
  args: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv = process.env,
  program = 'office-child.ts',
): OfficeChild {
  const flags = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Most of a short life is the compiling of TypeScript that has not changed.
    env: { NODE_COMPILE_CACHE: CACHE, ...env },
  })
  const told: string[] = []
  let half = ''
  const looks = new Set<() => void>()
  child.stdout!.on('data', (chunk: Buffer) => {
    const lines = (half + chunk.toString('utf8')).split('\n')
    half = lines.pop()!
    told.push(...lines)
    looks.forEach((look) => look())
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  return {
    child,
    told,
    ended,
    until: (start) =>
      Promise.race([
        new Promise<void>((resolve) => {
          const look = () => told.some((line) => line.startsWith(start)) && resolve()
          looks.add(look)
          look()
        }),
        ended.then(() => {}),
      ]),
  }
}
