import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from './refused.ts'

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

/** What the running endpoint answers; null where none runs. Refused where it could not do it, or did not answer in time. */
export async function findRunning(dir: string, path: string, body?: object): Promise<object | null> {
  const card = readCard(dir)
  if (card === null) return null
  const answered = await post(card, path, body)
  if (answered === 'late') throw new Refused(BUSY)
  if (answered === null) return null
  if (answered.status >= 500) throw new Refused(FAILED)
  return answered.said
}

const FAILED =
  'El servidor encendido tuvo una falla y no lo hizo: su bitácora dice cuál. Revise que el disco no esté lleno.'

const BUSY =
  'El servidor está ocupado y no contestó en diez segundos. Puede que todavía lo haga: espere un minuto, vea si se hizo, y si no, repita. Si sigue así, apáguelo y enciéndalo otra vez.'
const ANSWER_WITHIN_MS = 10_000

async function post({ url: at, token }: Card, path: string, body: object | undefined) {
  try {
    const url = new URL(`/${path}`, at)
    if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1'
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      redirect: 'error',
    })
    return { status: response.status, said: response.ok ? ((await response.json()) as object) : null }
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'late' : null
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
