import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How another program on this machine reaches the one that holds the ledger: `DIR/door.json`. */
export interface DoorCard {
  readonly url: string
  readonly token: string
  readonly pid: number
}

const ANSWER_WITHIN_MS = 3000

/** Written whole and readable by its owner alone: who holds the token may do anything. */
export function writeDoorCard(dir: string, card: DoorCard): void {
  const path = doorPath(dir)
  const part = `${path}.${card.pid}.part`
  writeFileSync(part, `${JSON.stringify(card)}\n`, { mode: 0o600 })
  renameSync(part, path)
}

/** Only our own: another program may have taken the ledger since. */
export function removeDoorCard(dir: string, { token }: DoorCard): void {
  if (readDoorCard(dir)?.token === token) rmSync(doorPath(dir), { force: true })
}

/** The program that holds the ledger now. What a killed one left behind, or anybody wrote there, is null. */
export async function findOpenDoor(dir: string): Promise<DoorCard | null> {
  const card = readDoorCard(dir)
  if (card === null || !isRunning(card.pid)) return null
  try {
    const response = await fetch(`${card.url}/door`, {
      headers: { Authorization: `Bearer ${card.token}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      redirect: 'error',
    })
    const { pid } = (await response.json()) as { pid?: unknown }
    return response.ok && pid === card.pid ? card : null
  } catch {
    return null
  }
}

/** Some program has said that it holds the ledger and goes on, whether it answers or not. */
export function isHeld(dir: string): boolean {
  const card = readDoorCard(dir)
  return card !== null && isRunning(card.pid)
}

function readDoorCard(dir: string): DoorCard | null {
  try {
    const { url, token, pid } = JSON.parse(readFileSync(doorPath(dir), 'utf8')) as Record<string, unknown>
    if (typeof url !== 'string' || typeof token !== 'string' || typeof pid !== 'number') return null
    // The token leaves for this machine alone, whatever the file says.
    return /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(url) ? { url, token, pid } : null
  } catch {
    return null
  }
}

/** EPERM is somebody else's process: it runs. */
function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function doorPath(dir: string): string {
  return join(dir, 'door.json')
}
