import { parentPort, workerData } from 'node:worker_threads'
import { checkCopy, type CopyToCheck } from './check-copy.ts'
import type { Said } from './checking.ts'

// A thread of its own: the core answers meanwhile.

const say = (said: Said) => parentPort!.postMessage(said)

const report = checkCopy(workerData as CopyToCheck, {
  copying: (done, total) => say({ is: 'copying', done, total }),
  copied: () => say({ is: 'copied' }),
})
say({ is: 'checked', report })
