import { parentPort, workerData } from 'node:worker_threads'
import { checkCopy, type CopyToCheck } from './check-copy.ts'
import type { Said } from './checking.ts'

// A thread of its own: the core answers meanwhile.

const say = (said: Said) => parentPort!.postMessage(said)

say({
  report: checkCopy(workerData as CopyToCheck, (done, total) => say({ done, total, report: null })),
})
