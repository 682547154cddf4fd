import { Worker } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import { whileStill } from '#db/ledger-bytes.ts'
import type { CopyReport, CopyToCheck, HearCopying } from './check-copy.ts'
import type { TellCopied } from './copy-open.ts'

/** The thread that looks through a copy, as it stands in the sources or beside the bundled core. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './check-worker.ts' : './check-worker.mjs',
  import.meta.url,
)

/** What that thread says. */
export type Said =
  | { readonly is: 'copying'; readonly done: number; readonly total: number }
  | { readonly is: 'copied' }
  | { readonly is: 'checked'; readonly report: CopyReport }

/** A copy of an open ledger is made, and looked through. */
export function checkOpen(
  raw: Database.Database,
  copy: Omit<CopyToCheck, 'from'>,
  copying: TellCopied = () => {},
): Promise<CopyReport> {
  return whileStill(raw, (from, copied) => checkApart({ ...copy, from }, { copying, copied }))
}

/** `checkCopy` in a thread of its own. */
export function checkApart(copy: CopyToCheck, hear?: HearCopying): Promise<CopyReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: copy })
    worker.on('message', (said: Said) => {
      if (said.is === 'copying') hear?.copying(said.done, said.total)
      else if (said.is === 'copied') hear?.copied()
      else resolve(said.report)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the check of ${copy.path} ended with ${code}`)))
  })
}
