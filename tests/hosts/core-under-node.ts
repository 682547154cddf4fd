import { EventEmitter } from 'node:events'

// The core process as Electron's utilityProcess starts it, under plain Node: `process.parentPort` over IPC.

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send!(message),
})
process.on('message', (data) => parentPort.emit('message', { data }))
process.on('disconnect', () => process.exit(0))
Object.assign(process, { parentPort })

await import('../../src-main/hosts/electron/core-process.ts')
