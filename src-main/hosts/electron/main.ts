import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, dialog, protocol, session, utilityProcess } from 'electron'
import type { Progress } from '#core/app.ts'
import { desktopText } from '#messages/es-MX/desktop.ts'
import { ledgerFolders, type LedgerFolders } from '../web/folders.ts'
import { readStaticFiles } from '../web/static-files.ts'
import { openChannels } from './channels.ts'
import { forgetCopied } from './copy-secret.ts'
import type { CoreNotice } from './core-messages.ts'
import { guardPage, guardSession } from './guards.ts'
import { setMenu } from './menu.ts'
import { followPower } from './power.ts'
import { openRelay } from './relay.ts'
import { screensHandler, screensScheme } from './screens-protocol.ts'
import { answerStore } from './system-store.ts'
import { argsLeadingTo, placeAsked, progressOn, setJumpList } from './taskbar.ts'
import { openTray } from './tray.ts'
import { followUpdates } from './follow-updates.ts'
import { keepFatal } from './keep-fatal.ts'
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
  let ending = false
  let window: BrowserWindow | null = null
  /** Where the window is to lead once it is there. */
  let place = placeAsked(process.argv)
  const relay = openRelay({
    start: () =>
      utilityProcess.fork(join(built, 'electron', 'core.mjs'), [
        `--data=${folders.dir}`,
        `--practice-data=${folders.practiceDir}`,
        ...(now === null ? [] : [`--now=${now}`]),
      ]),
    onNotice: heard,
    onFatal: () => keepFatal(folders.dir, now),
    onBack: () => tellWindows('vigente:changed', EVERY_TOPIC),
    onGone: () => {
      if (!ending) end(desktopText.coreGone)
    },
    answerStore,
  })

  guardSession(session.defaultSession)
  void session.defaultSession.clearCache()
  protocol.handle(
    screensScheme.scheme,
    screensHandler(readStaticFiles(join(built, 'screens')), () => relay),
  )
  setMenu(open)
  setJumpList()
  followPower(() => relay)
  const updates = followUpdates(
    () => relay,
    (standing) => tellWindows('vigente:updated', standing),
    now === null,
  )
  let showProgress: (progress: Progress) => void = () => {}

  // At once: the screens are read while the ledger is opened, and what they ask waits for it.
  showWindow()

  function heard(notice: Exclude<CoreNotice, { kind: 'ready' }>): void {
    if (notice.kind === 'refused') end(notice.message)
    else if (notice.kind === 'changed') tellWindows('vigente:changed', notice.topics)
    else {
      tellWindows('vigente:progress', notice.progress)
      showProgress(notice.progress)
    }
  }

  function showWindow(): void {
    const opened = openMainWindow(
      join(built, 'electron', 'preload.cjs'),
      join(folders.dir, 'ventana', 'ventana.json'),
    )
    window = opened
    showProgress = progressOn(opened)
    openChannels(opened, relay, openTray(built, open), updates, open)
    opened.once('ready-to-show', () => {
      if (place !== null) open(place)
      place = null
    })
    app.on('second-instance', (_event, argv) => {
      if (ending) openAfter(argv)
      else open(placeAsked(argv))
    })
  }

  /** The window in front, on a screen of its own where one was asked for. */
  function open(path: string | null): void {
    if (window === null || window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    if (path !== null) window.webContents.send('vigente:go', path)
  }

  /** Somebody opens it again while it closes: the other one has ended by itself, so this one starts anew. */
  function openAfter(argv: readonly string[]): void {
    place = placeAsked(argv)
    updates.reopenAfter()
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
    const quit = () => app.quit()
    void close().then(quit, quit)
  })
  /** A new version takes the place of a program whose ledger is closed and backed up. */
  async function close(): Promise<void> {
    const [core] = await Promise.allSettled([closeCore(), forgetCopied()])
    const opens = await updates.finish(core.status === 'fulfilled' && core.value.backedUp)
    if (opens) app.relaunch({ args: argsLeadingTo(place, process.argv.slice(1)) })
  }
  async function closeCore(): Promise<{ readonly backedUp: boolean }> {
    return relay.ask({ kind: 'close', beforeUpdate: await updates.isDueAtQuit() })
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}

function tellWindows(
  channel: 'vigente:changed' | 'vigente:progress' | 'vigente:updated',
  data: unknown,
): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, data)
}

/** Every screen reads anew. */
const EVERY_TOPIC = ['*']

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
