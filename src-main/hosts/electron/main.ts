import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, dialog, Menu, protocol, session, utilityProcess } from 'electron'
import { ledgerFolders, type LedgerFolders } from '../web/folders.ts'
import { readStaticFiles } from '../web/static-files.ts'
import { openChannels } from './channels.ts'
import { forgetCopied } from './copy-secret.ts'
import type { CoreNotice } from './core-messages.ts'
import { guardPage, guardSession } from './guards.ts'
import { openRelay, type Relay } from './relay.ts'
import { screensHandler, screensScheme } from './screens-protocol.ts'
import { answerStore } from './system-store.ts'
import { openMainWindow } from './windows.ts'

// The desktop program: windows, dialogs and printing. It never touches the ledger; the core process does.

const { folders, now } = choices()
app.enableSandbox()
// By which Windows knows whose notifications they are; the installer's shortcut has the same.
app.setAppUserModelId('mx.vigente.escritorio')
protocol.registerSchemesAsPrivileged([screensScheme])
app.on('web-contents-created', (_event, contents) => guardPage(contents))
// Electron's own files lie with the ledger, so that one window per ledger is what the lock means.
app.setPath('userData', join(folders.dir, 'ventana'))
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

function start(): void {
  const built = join(app.getAppPath(), 'dist')
  const core = utilityProcess.fork(join(built, 'electron', 'core.mjs'), [
    `--data=${folders.dir}`,
    `--practice-data=${folders.practiceDir}`,
    ...(now === null ? [] : [`--now=${now}`]),
  ])
  let ending = false
  const relay = openRelay(
    core,
    heard,
    () => {
      if (!ending) end('El libro se cerró de improviso. Lo guardado está a salvo: abra Vigente de nuevo.')
    },
    answerStore,
  )

  guardSession(session.defaultSession)
  void session.defaultSession.clearCache()
  protocol.handle(
    screensScheme.scheme,
    screensHandler(readStaticFiles(join(built, 'screens')), () => relay),
  )
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )

  function heard(notice: CoreNotice): void {
    if (notice.kind === 'ready') showWindow(built, relay)
    else if (notice.kind === 'refused') end(notice.message)
    else if (notice.kind === 'changed') tellWindows('vigente:changed', notice.topics)
    else tellWindows('vigente:progress', notice.progress)
  }

  function end(message: string): void {
    ending = true
    dialog.showErrorBox('Vigente', message)
    app.exit(1)
  }

  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (ending) return
    ending = true
    event.preventDefault()
    void Promise.allSettled([relay.ask({ kind: 'close' }), forgetCopied()]).then(() => app.quit())
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}

function showWindow(built: string, relay: Relay): void {
  const window = openMainWindow(join(built, 'electron', 'preload.cjs'))
  openChannels(window, relay)
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

function tellWindows(channel: 'vigente:changed' | 'vigente:progress', data: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, data)
}

/** As `vigente start` passes them; double-clicked, the program opens this user's office. */
function choices(): { readonly folders: LedgerFolders; readonly now: string | null } {
  const { values } = parseArgs({
    args: process.argv.filter((arg) => arg.startsWith('--')),
    strict: false,
    options: { data: { type: 'string' }, 'practice-data': { type: 'string' }, now: { type: 'string' } },
  })
  const folders =
    typeof values.data === 'string' && typeof values['practice-data'] === 'string'
      ? { dir: values.data, practiceDir: values['practice-data'] }
      : ledgerFolders({ data: null, sample: false, practice: false })
  return { folders, now: typeof values.now === 'string' ? values.now : null }
}
