import { copyFile } from 'node:fs/promises'
import { dialog, ipcMain, shell, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import * as z from 'zod/mini'
import type { Answer } from '#core/app.ts'
import { parseDay, type Day } from '#domain/calendar.ts'
import { plainFileName } from '#domain/file-name.ts'
import { refused } from '../web/refusals.ts'
import { asker, fileId, shortText } from './asked.ts'
import { copySecret } from './copy-secret.ts'
import { notify } from './notify.ts'
import { isTooLong, mayOpenOutside } from './open-external.ts'
import { isOurs } from './origin.ts'
import { answerPrint, answerPrinters, printAsked, printersAsked } from './printing.ts'
import type { Relay } from './relay.ts'
import { PLACE } from './taskbar.ts'
import type { TodayTray } from './tray.ts'
import type { Updates } from './updates.ts'
import { answerUpdate, updateAsked } from './update-channel.ts'

const { ledger } = asker
const day = z.custom<Day>((text) => typeof text === 'string' && parseDay(text) !== null)
const someText = (most: number) => shortText(most).check(z.minLength(1))

/** What the page may ask of the shell: each channel with the exact form of what it takes. */
export function openChannels(
  window: BrowserWindow,
  relay: Relay,
  tray: TodayTray,
  updates: Updates,
  open: (path: string) => void,
): void {
  handle(
    window,
    'vigente:rpc',
    z.strictObject({
      name: shortText(100),
      input: z.unknown(),
      ...asker,
      job: z.nullable(shortText(100)),
      asOf: z._default(z.nullable(day), null),
    }),
    (request) => relay.ask({ kind: 'rpc', ...request, input: request.input }),
  )
  handle(
    window,
    'vigente:putFile',
    z.strictObject({ name: shortText(1000), bytes: z.instanceof(Uint8Array), ledger }),
    (request) => relay.ask({ kind: 'put', ...request }),
  )
  handle(window, 'vigente:saveFile', z.strictObject({ file: fileId, name: shortText(1000) }), (request) =>
    saveFile(window, relay, request),
  )
  handle(window, 'vigente:print', printAsked, (request) => answerPrint(window, relay, request))
  handle(window, 'vigente:printers', printersAsked, (request) => answerPrinters(window, relay, request))
  handle(window, 'vigente:openExternal', z.strictObject({ url: z.string() }), ({ url }) =>
    openOutside(window, url),
  )
  handle(
    window,
    'vigente:notify',
    z.strictObject({ title: someText(100), body: shortText(300), path: z.string().check(z.regex(PLACE)) }),
    async ({ title, body, path }) => ({
      ok: true,
      value: { shown: notify(title, body, () => open(path)) },
    }),
  )
  handle(
    window,
    'vigente:showToday',
    z.strictObject({ count: z.int().check(z.minimum(0), z.maximum(1_000_000)), words: shortText(120) }),
    async ({ count, words }) => {
      tray.show(count, words)
      return { ok: true, value: { shown: true } }
    },
  )
  handle(window, 'vigente:update', updateAsked, (request) => answerUpdate(relay, updates, request))
  handle(
    window,
    'vigente:copySecret',
    z.strictObject({ text: someText(10_000), seconds: z.int().check(z.minimum(1), z.maximum(300)) }),
    async ({ text, seconds }) => {
      await copySecret(text, seconds)
      return { ok: true, value: { copied: true } }
    },
  )
}

/** The one way in (Electron's security point 17): from our window's own page, in the form that was agreed. */
function handle<S extends z.ZodMiniType>(
  window: BrowserWindow,
  channel: `vigente:${string}`,
  form: S,
  answer: (request: z.output<S>) => Promise<Answer>,
): void {
  ipcMain.handle(channel, async (event, request: unknown): Promise<Answer> => {
    if (!isFromOurPage(window, event)) throw new Error(`${channel} was asked by another page`)
    const parsed = form.safeParse(request)
    if (!parsed.success) return refused('request.malformed', { what: 'json' })
    return answer(parsed.data)
  })
}

function isFromOurPage(window: BrowserWindow, { sender, senderFrame }: IpcMainInvokeEvent): boolean {
  if (window.isDestroyed() || sender !== window.webContents || senderFrame === null) return false
  return senderFrame === window.webContents.mainFrame && isOurs(senderFrame.url)
}

async function saveFile(
  window: BrowserWindow,
  relay: Relay,
  { file: id, name }: { readonly file: string; readonly name: string },
): Promise<Answer> {
  const stored = await relay.ask({ kind: 'file', file: id })
  if (!stored) return refused('file.notFound', { file: id })
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: plainFileName(name) })
  if (canceled) return { ok: true, value: { saved: false } }
  try {
    await copyFile(stored.path, filePath)
    return { ok: true, value: { saved: true } }
  } catch (error) {
    return refused('file.notSaved', { path: filePath, reason: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

/** Leaving the program is the operator's decision, made on the very address. */
async function openOutside(window: BrowserWindow, url: string): Promise<Answer> {
  if (!mayOpenOutside(url))
    return refused('request.notOpened', { why: isTooLong(url) ? 'tooLong' : 'notOurs' })
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: '¿Abrir fuera de Vigente?',
    detail: url,
    buttons: ['Abrir', 'Cancelar'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return { ok: true, value: { opened: false } }
  try {
    await shell.openExternal(url)
    return { ok: true, value: { opened: true } }
  } catch {
    return refused('request.notOpened', { why: 'noProgram' })
  }
}
