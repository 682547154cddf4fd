import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, ROOT } from './served.ts'

export type Errand = 'read-xlsx' | 'slips' | 'export-csv' | 'export-xlsx' | 'first-sync' | 'backups'

/** Peak memory in MiB of a process of its own, built as programs are, that does one errand and ends. */
export async function peakOf(errand: Errand, argument: string): Promise<number> {
  return (await askChild(errand, argument)) as number
}

/** What such a process measured itself. */
export function askChild(errand: Errand, argument: string): Promise<unknown> {
  build('errands')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/errands/errands.mjs'), errand, argument], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(printed)) : reject(new Error(`${errand} ended with ${code}`)),
    )
  })
}
