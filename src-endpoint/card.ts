import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a command of this machine reaches the endpoint that runs on a folder: `DIR/endpoint.json`. */
export interface Card {
  readonly url: string
  readonly token: string
  readonly pid: number
}

export function writeCard(dir: string, card: Card): void {
  const part = `${pathOf(dir)}.${card.pid}.part`
  writeFileSync(part, `${JSON.stringify(card)}\n`, { mode: 0o600 })
  renameSync(part, pathOf(dir))
}

/** Only our own. */
export function removeCard(dir: string, token: string): void {
  if (readCard(dir)?.token === token) rmSync(pathOf(dir), { force: true })
}

/** What the running endpoint answers; null where none runs. */
export async function findRunning(dir: string, path: string, body?: object): Promise<object | null> {
  const card = readCard(dir)
  if (card === null) return null
  try {
    const url = new URL(`/${path}`, card.url)
    if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1'
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${card.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
      redirect: 'error',
    })
    return response.ok ? ((await response.json()) as object) : null
  } catch {
    return null
  }
}

function readCard(dir: string): Card | null {
  try {
    return JSON.parse(readFileSync(pathOf(dir), 'utf8')) as Card
  } catch {
    return null
  }
}

function pathOf(dir: string): string {
  return join(dir, 'endpoint.json')
}
