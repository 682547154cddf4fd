import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a process's disk does: flushes.c is loaded before it, and sees every change and flush of a file in `root`. */
export interface ShimOptions {
  readonly root: string
  /** Every change and flush is written here, in order; nothing may lie in `root` yet. */
  readonly log?: string
  /** Files that end so are never flushed, whatever the program says. */
  readonly lost?: string
  /** This flush fails, and so many in all from there on. */
  readonly fail?: { readonly at: number; readonly count: number }
  /** Milliseconds of each flush, from the least to the most. */
  readonly slow?: { readonly least: number; readonly most: number }
}

/** Why no disk can be put in between here; null where one can. */
export function noShim(): string | null {
  if (process.platform !== 'linux') return 'a disk is put in between on Linux alone'
  return compiled() === null ? 'there is no C compiler (Debian: apt-get install gcc libc6-dev)' : null
}

/** The environment of a process whose disk that is. */
export function shimEnv({ root, log, lost, fail, slow }: ShimOptions): NodeJS.ProcessEnv {
  return {
    ...process.env,
    LD_PRELOAD: compiled()!,
    VIGENTE_SHIM_ROOT: root,
    ...(log && { VIGENTE_SHIM_LOG: log }),
    ...(lost && { VIGENTE_SHIM_LOST: lost }),
    ...(fail && { VIGENTE_SHIM_FAIL: `${fail.at}/${fail.count}` }),
    ...(slow && { VIGENTE_SHIM_SLOW: `${slow.least}/${slow.most}` }),
  }
}

let library: string | null | undefined

/** Once in a process; null where that cannot be done. */
function compiled(): string | null {
  if (library !== undefined) return library
  const dir = mkdtempSync(join(tmpdir(), 'vigente-shim-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const to = join(dir, 'flushes.so')
  const source = join(import.meta.dirname, 'flushes.c')
  const flags = ['-O2', '-shared', '-fPIC', '-o', to, source, '-ldl', '-pthread']
  library = ['gcc', 'cc', 'clang'].some((cc) => spawnSync(cc, flags).status === 0) ? to : null
  return library
}
