import { Worker } from 'node:worker_threads'
import type { CopyReport, CopyToCheck } from './check-copy.ts'
import type { TellCopied } from './copy-open.ts'

/** The thread that looks through a copy, as it stands in the sources or beside the bundled core. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './check-worker.ts' : './check-worker.mjs',
  import.meta.url,
)

/** What that thread says. */
export type Said =
  { readonly done: number; readonly total: number; readonly report: null } | { readonly report: CopyReport }

/** `checkCopy` in a thread of its own. */
export function checkApart(copy: CopyToCheck, tell: TellCopied = () => {}): Promise<CopyReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: copy })
    worker.on('message', (said: Said) => {
      if (said.report === null) tell(said.done, said.total)
      else resolve(said.report)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the check of ${copy.path} ended with ${code}`)))
  })
}
