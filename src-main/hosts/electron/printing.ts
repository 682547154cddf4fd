import { BrowserWindow, type WebContents, type WebContentsPrintOptions } from 'electron'
import * as z from 'zod/mini'
import type { Answer } from '#core/app.ts'
import { printerSheet, printPlan, SHEET_SIZES, type PrintSettings, type SheetSize } from '#domain/printing.ts'
import { refused } from '../web/refusals.ts'
import { asker, fileId } from './asked.ts'
import { letShowPdf } from './guards.ts'
import { START_PAGE } from './origin.ts'
import type { Relay } from './relay.ts'
import { closedIn } from './windows.ts'

export const printAsked = z.strictObject({
  file: fileId,
  size: z.enum(SHEET_SIZES),
  /** By the system's dialog, whatever printer this PC has. */
  choose: z.boolean(),
  ...asker,
})
export const printersAsked = z.strictObject(asker)

/** The printers of this PC, for whoever may ask anything of it. */
export async function answerPrinters(
  window: BrowserWindow,
  relay: Relay,
  as: z.output<typeof printersAsked>,
): Promise<Answer> {
  const { answer } = await relay.ask({ kind: 'thisPc', as })
  if (!answer.ok) return answer
  const printers = await window.webContents.getPrintersAsync()
  return {
    ok: true,
    value: { printers: printers.map(({ name, displayName }) => ({ name, label: displayName })) },
  }
}

/** At once on the printer of this PC; by the dialog where it has none, another is wanted, or it is gone, which is told. */
export async function answerPrint(
  window: BrowserWindow,
  relay: Relay,
  { file, size, choose, ...as }: z.output<typeof printAsked>,
): Promise<Answer> {
  const { answer } = await relay.ask({ kind: 'thisPc', as })
  if (!answer.ok) return answer
  const { printer } = answer.value as PrintSettings
  const there = printer === null || choose ? [] : await window.webContents.getPrintersAsync()
  const plan = printPlan(
    printer,
    there.map(({ name }) => name),
    choose,
  )
  const outcome = await printPaper(
    file,
    plan.by === 'printer' ? onPrinter(plan.printer, size) : { silent: false },
  )
  if (outcome === 'failed') return refused('file.notPrinted', {})
  if (outcome === 'unreadable') return refused('file.notReadToPrint', {})
  return {
    ok: true,
    value: {
      printed: outcome === 'printed',
      on: plan.by === 'printer' ? plan.printer : null,
      missing: plan.by === 'dialog' ? plan.missing : null,
    },
  }
}

/** The paper has its own margins, and is drawn as large as the sheet. */
function onPrinter(printer: string, size: SheetSize): WebContentsPrintOptions {
  const { width, height, landscape } = printerSheet(size)
  return {
    silent: true,
    deviceName: printer,
    pageSize: { width, height },
    landscape,
    margins: { marginType: 'none' },
    printBackground: true,
  }
}

/** As Electron words it when the person closed the dialog of the printer. */
const GIVEN_UP = 'Print job canceled'

/** Prints a PDF of ours from a window that nobody sees, by Chromium's own viewer. */
async function printPaper(
  file: string,
  options: WebContentsPrintOptions,
): Promise<'printed' | 'givenUp' | 'failed' | 'unreadable'> {
  const window = new BrowserWindow({ show: false, webPreferences: { ...closedIn, plugins: true } })
  letShowPdf(window.webContents)
  try {
    const loading = window.loadURL(`${START_PAGE}files/${file}?inline`)
    if (!(await isShown(window.webContents, loading))) return 'unreadable'
    return await new Promise((resolve) =>
      window.webContents.print(options, (printed, reason) =>
        resolve(printed ? 'printed' : reason === GIVEN_UP ? 'givenUp' : 'failed'),
      ),
    )
  } finally {
    window.destroy()
  }
}

/** Once loaded, a few pages are in the viewer well before; a paper that is not loaded by then never is. */
const SHOWN_AFTER_MS = 3_000
const MOST_LOADING_MS = 30_000

/** Whether the viewer has the whole paper, as soon as it has: printed before, it comes out blank. */
function isShown(contents: WebContents, loading: Promise<void>): Promise<boolean> {
  const timers: NodeJS.Timeout[] = []
  return new Promise<boolean>((resolve) => {
    const after = (ms: number, shown: boolean) => timers.push(setTimeout(() => resolve(shown), ms))
    // Electron's own tests wait for it, but no documentation promises it to the next version.
    ;(contents as NodeJS.EventEmitter).once('-pdf-ready-to-print', () => resolve(true))
    contents.once('did-finish-load', () => after(SHOWN_AFTER_MS, true))
    contents.once('did-navigate', (_event, _url, status) => {
      if (status >= 400) resolve(false)
    })
    contents.once('render-process-gone', () => resolve(false))
    loading.catch(() => resolve(false))
    after(MOST_LOADING_MS, false)
  }).finally(() => timers.forEach(clearTimeout))
}
