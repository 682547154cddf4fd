import type { SheetSize } from '#domain/printing.ts'
import type { UpdateStanding } from '#domain/program-update.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import type { Reply } from './api.ts'
import { answerOf } from './pipe.ts'
import { hasDrafts } from './state/drafts.ts'
import { notifyAtLength } from './state/notices.tsx'
import { useSession } from './state/session.ts'
import type { RawAnswer } from './bridge.ts'

export interface PutFile {
  readonly file: string
}

const MAX_FILE_BYTES = 256 * 1024 * 1024

/** Hands a dropped or picked file to the core; `onProgress` from 0 to 1. Operations then take its id. */
export async function putFile(
  file: File,
  onProgress: (part: number) => void = () => {},
): Promise<Reply<PutFile>> {
  if (file.size > MAX_FILE_BYTES) {
    return {
      ok: false,
      refusal: { code: 'file.tooLarge', message: frameText.fileTooLarge, params: { size: file.size } },
    }
  }
  const { vigente } = window
  const answer = await answerOf(async () =>
    vigente
      ? vigente.putFile(file.name, new Uint8Array(await file.arrayBuffer()), useSession.getState().ledger)
      : upload(file, onProgress),
  )
  onProgress(1)
  return answer as Reply<PutFile>
}

/**
 * Asks where to keep a file of the core (desktop), or downloads it (browser). False where it is not kept, which is said
 * unless it was the operator's own wish.
 */
export async function saveFile(file: string, name: string): Promise<boolean> {
  const { vigente } = window
  if (vigente) return isSo('saved', await answerOf(() => vigente.saveFile(file, name)))
  const link = document.createElement('a')
  link.href = fileAddress(file)
  link.download = name
  link.click()
  return true
}

export interface Printed {
  readonly printed: boolean
  /** The printer of this PC, where no dialog was asked. */
  readonly on: string | null
  /** The one that it should have been, and is on this PC no more. */
  readonly missing: string | null
}

/**
 * Prints a PDF of the core, on this PC's own printer unless one is to be chosen; a browser prints it from a tab of its own,
 * and does not tell what became of it.
 */
export async function print(file: string, size: SheetSize, choose: boolean): Promise<Reply<Printed>> {
  const { vigente } = window
  if (vigente) {
    const { operator, ledger } = useSession.getState()
    return (await answerOf(() => vigente.print(file, size, choose, operator, ledger))) as Reply<Printed>
  }
  window.open(`${fileAddress(file)}?inline`, '_blank', 'noopener')
  return { ok: true, value: { printed: true, on: null, missing: null } }
}

export interface Printer {
  readonly name: string
  readonly label: string
}

/** The printers of this PC; null where the browser's own dialog knows them. */
export async function listPrinters(): Promise<Reply<{ readonly printers: readonly Printer[] }> | null> {
  const { vigente } = window
  if (!vigente) return null
  const { operator, ledger } = useSession.getState()
  return (await answerOf(() => vigente.printers(operator, ledger))) as Reply<{ printers: Printer[] }>
}

/** How new versions of the program stand, look now, or install and open again; null where this is no desktop program. */
export async function askUpdate(ask: 'state' | 'look' | 'install'): Promise<Reply<UpdateStanding> | null> {
  const { vigente } = window
  if (!vigente) return null
  const { operator, ledger } = useSession.getState()
  return (await answerOf(() => vigente.update(ask, hasDrafts(), operator, ledger))) as Reply<UpdateStanding>
}

/**
 * Says it on the desktop, whatever window is in front, and leads to `path` once somebody presses it. A browser says
 * nothing: it would ask for a permission of its own.
 */
export function notifyDesktop(title: string, body: string, path: string): void {
  const { vigente } = window
  if (vigente) void answerOf(() => vigente.notify(title, body, path))
}

/**
 * A secret goes to the clipboard, and from there after a while, unless something else was copied since. A browser that
 * does not let a page look at the clipboard leaves it.
 */
export async function copySecret(secret: string, seconds: number): Promise<void> {
  if (window.vigente) return window.vigente.copySecret(secret, seconds)
  await navigator.clipboard.writeText(secret)
  setTimeout(() => void clearIfUnchanged(secret), seconds * 1000)
}

async function clearIfUnchanged(secret: string): Promise<void> {
  try {
    if ((await navigator.clipboard.readText()) === secret) await navigator.clipboard.writeText('')
  } catch {
    // Not allowed to look, and what cannot be looked at might be somebody else's.
  }
}

/**
 * Only what our own buttons build: a call, a WhatsApp, an e-mail. Anything else is a bug. False where it was not opened,
 * which is said unless it was the operator's own wish.
 */
export async function openExternal(url: string): Promise<boolean> {
  const { protocol, host } = new URL(url)
  const allowed = protocol === 'tel:' || protocol === 'mailto:' || (protocol === 'https:' && host === 'wa.me')
  if (!allowed) throw new Error(`not an address this program opens: ${protocol}`)
  const { vigente } = window
  if (vigente) return isSo('opened', await answerOf(() => vigente.openExternal(url)))
  if (protocol === 'https:') window.open(url, '_blank', 'noopener')
  else location.assign(url)
  return true
}

function isSo(what: 'saved' | 'opened', answer: RawAnswer): boolean {
  if (answer.ok) return (answer.value as Readonly<Record<typeof what, boolean>>)[what]
  notifyAtLength(answer.refusal.message)
  return false
}

/** Where a browser reads a stored file: as it stands it is downloaded, with `?inline` it is shown. */
export function fileAddress(file: string): string {
  return `/files/${encodeURIComponent(file)}`
}

/** By XMLHttpRequest, since fetch cannot tell how much of a body has left. */
function upload(file: File, onProgress: (part: number) => void): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/files')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.setRequestHeader('X-Vigente-Ledger', useSession.getState().ledger)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(request.response as RawAnswer)
    request.onerror = () => reject(new Error('the upload broke off'))
    request.send(file)
  })
}
