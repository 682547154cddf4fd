import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// What a browser keeps for the screens (the last place, the operator, the colours) it keeps per port: with another one
// at each start they would be forgotten each time. So a ledger's folder keeps the port that served it last.

/** The port of the last start, or 0 for any. */
export function keptPort(dir: string): number {
  try {
    const { port } = JSON.parse(readFileSync(portPath(dir), 'utf8')) as { port?: unknown }
    // Below 1024 belongs to the system's own services.
    return typeof port === 'number' && Number.isInteger(port) && port >= 1024 && port <= 65_535 ? port : 0
  } catch {
    return 0
  }
}

/** For convenience alone: a folder that takes no file still opens. */
export function keepPort(dir: string, port: number): void {
  try {
    writeFileSync(portPath(dir), `${JSON.stringify({ port })}\n`, { mode: 0o600 })
  } catch (error) {
    console.error(error)
  }
}

function portPath(dir: string): string {
  return join(dir, 'port.json')
}
