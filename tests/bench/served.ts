import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'

export const ROOT = join(import.meta.dirname, '../..')

export interface Card {
  readonly url: string
  readonly token: string
  /** Of the program that answers, not of what started it. */
  readonly pid: number
}

/** As it is installed: what runs from sources takes longer to start and more memory. Without a part, all that an office has. */
export function build(...parts: ('programs' | 'errands')[]): void {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), ...parts], {
    stdio: ['ignore', 2, 2],
  })
  if (built.status !== 0) throw new Error('the programs could not be built')
}

/** `vigente serve` in a process of its own, built as it is for an office. */
export async function serve(dir: string): Promise<{ child: ChildProcess; card: Card }> {
  const program = join(ROOT, 'dist/programs/vigente.mjs')
  const args = [program, 'serve', '--data', dir, '--port', '0', '--now', '2026-11-23T15:00:00Z']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface(child.stdout)) return { child, card: JSON.parse(line) as Card }
  throw new Error('serve ended without an address')
}

export async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
