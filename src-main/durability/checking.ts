import { Worker } from 'node:worker_threads'
import type { CopyReport, CopyToCheck } from './check-copy.ts'

/** The thread that looks through a copy, as it stands in the sources or beside the bundled core. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './check-worker.ts' : './check-worker.mjs',
  import.meta.url,
)

/** `checkCopy` in a thread of its own. */
export function checkApart(copy: CopyToCheck): Promise<CopyReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: copy })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the check of ${copy.path} ended with ${code}`)))
  })
}
