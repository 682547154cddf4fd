import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, ROOT } from './served.ts'

export type Errand = 'read-xlsx' | 'slips' | 'export-csv' | 'export-xlsx' | 'first-sync'

/** Peak memory in MiB of a process of its own, built as programs are, that does one errand and ends. */
export function peakOf(errand: Errand, argument: string): Promise<number> {
  build('errands')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/errands/errands.mjs'), errand, argument], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve(Number(printed)) : reject(new Error(`${errand} ended with ${code}`)),
    )
  })
}
