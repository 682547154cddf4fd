import { parentPort, workerData } from 'node:worker_threads'
import { checkCopy, type CopyToCheck } from './check-copy.ts'

// A thread of its own: the core answers meanwhile.

parentPort!.postMessage(checkCopy(workerData as CopyToCheck))
