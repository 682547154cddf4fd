import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type Electron from 'electron'
import { onTestFinished, vi } from 'vitest'
import { smallScreens, temporaryFolder } from './harness.ts'
import { mkdirSync, renameSync } from 'node:fs'

/**
 * The `electron` module for plain Node, typed by electron.d.ts: it records what the program asks for and lets a
 * test fire what a hostile page would. The core process behind it is the real one.
 */
export class ElectronDouble {
  readonly windows: WindowDouble[] = []
  readonly channels = new Map<
    string,
    (event: Electron.IpcMainInvokeEvent, request: unknown) => Promise<unknown>
  >()
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>()
  readonly cores: CoreDouble[] = []
  /** How many of the first cores die before they have said anything. */
  stillborn = 0
  readonly opened: string[] = []
  readonly errors: string[] = []
  readonly calls: string[] = []
  schemes: Electron.CustomScheme[] = []
  /** What the operator answers in the next dialogs. */
  saveTo: string | null = null
  /** The names that they were offered to save by. */
  readonly offered: string[] = []
  /** Whether the operating system has a store for keys, and whose: another user's unwraps nothing of ours. */
  storeOf: string | null = 'lety'
  /** `basic_text`: a Linux without a keyring, whose key is the same in every copy of Electron. */
  backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret'
  clipboard = ''
  /** Whether the system shows notifications, and those that it was asked to. */
  notifies = true
  readonly notifications: NotificationDouble[] = []
  agrees = true
  /** Whether the system has a program for what is opened outside. */
  hasPrograms = true
  menu: Electron.MenuItemConstructorOptions[] = []
  readonly trays: (EventEmitter & { tip: string; menu: Electron.MenuItemConstructorOptions[] })[] = []
  readonly powerMonitor = new EventEmitter()
  badge = 0
  /** With what the program starts anew after its end. */
  readonly relaunched: string[][] = []
  /** Of each screen of this PC without its taskbar, the main one first. */
  workAreas: Electron.Rectangle[] = [{ x: 0, y: 0, width: 1920, height: 1040 }]
  exitCode: number | null = null
  readonly session = new SessionDouble()
  readonly app: AppDouble
  readonly appPath: string

  constructor() {
    this.appPath = temporaryFolder()
    mkdirSync(join(this.appPath, 'dist'))
    renameSync(smallScreens(), join(this.appPath, 'dist', 'screens'))
    this.app = new AppDouble(this)
  }

  /** What `import … from 'electron'` gets. */
  module(): object {
    const double = this
    class BrowserWindow extends WindowDouble {
      static getAllWindows(): WindowDouble[] {
        return double.windows.filter((window) => !window.isDestroyed())
      }
      constructor(options: Electron.BrowserWindowConstructorOptions) {
        super(options, (request) => double.protocols.get('app')!(request))
        double.windows.push(this)
        double.app.emit('web-contents-created', {}, this.webContents)
      }
    }
    const ipcMain = {
      handle: (channel, listener) => void double.channels.set(channel, listener),
    } satisfies Pick<Electron.IpcMain, 'handle'>
    const protocol = {
      registerSchemesAsPrivileged: (schemes) => void (double.schemes = schemes),
      handle: (scheme, handler) =>
        void double.protocols.set(scheme, async (request) => handler(request as never)),
    } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>
    const shell = {
      openExternal: async (url) => {
        if (!double.hasPrograms) throw new Error('Failed to open: 0x483')
        double.opened.push(url)
      },
    } satisfies Pick<Electron.Shell, 'openExternal'>
    const dialog = {
      showErrorBox: (_title: string, content: string) => void double.errors.push(content),
      showSaveDialog: async (...asked: unknown[]) => {
        double.offered.push((asked.at(-1) as Electron.SaveDialogOptions).defaultPath ?? '')
        return { canceled: double.saveTo === null, filePath: double.saveTo ?? '' }
      },
      showMessageBox: async () => ({ response: double.agrees ? 0 : 1, checkboxChecked: false }),
    } satisfies Pick<Electron.Dialog, 'showErrorBox' | 'showSaveDialog' | 'showMessageBox'>
    const utilityProcess = {
      fork: (path: string, args: string[] = []) => {
        const core = new CoreDouble(path, args)
        double.cores.push(core)
        if (double.cores.length <= double.stillborn) core.process.kill('SIGKILL')
        return core
      },
    }
    const Menu = {
      setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => void (double.menu = menu),
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
    }
    class Tray extends EventEmitter {
      readonly image: string
      tip = ''
      menu: Electron.MenuItemConstructorOptions[] = []
      constructor(image: string) {
        super()
        this.image = image
        double.trays.push(this)
      }
      setToolTip(tip: string): void {
        this.tip = tip
      }
      setContextMenu(menu: Electron.MenuItemConstructorOptions[]): void {
        this.menu = menu
      }
    }
    const nativeImage = { createFromPath: (path: string) => path }
    const screen = {
      getAllDisplays: () => double.workAreas.map((workArea) => ({ workArea }) as Electron.Display),
      getPrimaryDisplay: () => ({ workArea: double.workAreas[0]! }) as Electron.Display,
    } satisfies Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
    const clipboard = {
      writeText: async (text) => void (double.clipboard = text),
      readText: async () => double.clipboard,
      clear: async () => void (double.clipboard = ''),
    } satisfies Pick<Electron.Clipboard, 'writeText' | 'readText' | 'clear'>
    const safeStorage = {
      isEncryptionAvailable: () => double.storeOf !== null,
      getSelectedStorageBackend: () => double.backend,
      encryptString: (text) => Buffer.from(`${double.storeOf}:${text}`).reverse(),
      decryptString: (bytes) => {
        const [user, text] = Buffer.from(bytes).reverse().toString().split(':')
        if (user !== double.storeOf) throw new Error('Error while decrypting the ciphertext')
        return text!
      },
    } satisfies Pick<
      Electron.SafeStorage,
      'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
    >
    const session = { defaultSession: double.session }
    class Notification extends NotificationDouble {
      static isSupported(): boolean {
        return double.notifies
      }
      show(): void {
        double.notifications.push(this)
      }
    }
    return {
      Tray,
      nativeImage,
      screen,
      powerMonitor: double.powerMonitor,
      Notification,
      app: double.app,
      BrowserWindow,
      ipcMain,
      protocol,
      shell,
      dialog,
      utilityProcess,
      Menu,
      session,
      safeStorage,
      clipboard,
    }
  }
}

class NotificationDouble extends EventEmitter {
  readonly options: Electron.NotificationConstructorOptions
  closed = false
  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
  }
  close(): void {
    this.closed = true
  }
}

class AppDouble extends EventEmitter {
  readonly #double: ElectronDouble
  hasLock = true
  isPackaged = false
  constructor(double: ElectronDouble) {
    super()
    this.#double = double
  }
  enableSandbox(): void {
    this.#double.calls.push('enableSandbox')
  }
  setAppUserModelId(id: string): void {
    this.#double.calls.push(`setAppUserModelId ${id}`)
  }
  setBadgeCount(count: number): boolean {
    this.#double.badge = count
    return true
  }
  setUserTasks(tasks: Electron.Task[]): boolean {
    this.#double.calls.push(...tasks.map(({ title, arguments: args }) => `task ${title} ${args}`))
    return true
  }
  setPath(name: string, path: string): void {
    this.#double.calls.push(`setPath ${name} ${path}`)
  }
  requestSingleInstanceLock(): boolean {
    return this.hasLock
  }
  getAppPath(): string {
    return this.#double.appPath
  }
  whenReady(): Promise<void> {
    this.#double.calls.push('whenReady')
    return Promise.resolve()
  }
  /** Another one for each time that it is called, once this one is gone. */
  relaunch({ args = process.argv.slice(1) }: Electron.RelaunchOptions = {}): void {
    if (this.#double.exitCode === null) this.#double.relaunched.push(args)
  }
  quit(): void {
    let prevented = false
    this.emit('will-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) this.exit(0)
  }
  exit(code: number): void {
    if (this.#double.exitCode !== null) return
    this.#double.exitCode = code
    this.emit('quit', {}, code)
  }
}

export class WebContentsDouble extends EventEmitter {
  readonly mainFrame = { url: '', parent: null }
  readonly sent: [channel: string, data: unknown][] = []
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  send(channel: string, data: unknown): void {
    this.sent.push([channel, data])
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  /** What the printer says to the next paper: '' when it took it. */
  static printerSays = ''
  static printers: readonly string[] = []
  /** How each paper was printed. */
  static printed: Electron.WebContentsPrintOptions[] = []
  /** How many of them came out blank: the viewer did not have them yet. */
  static blank = 0
  /** Whether Electron tells when the viewer has a paper, which is in no documentation. */
  static tellsReady = true
  /** What Chromium's viewer has whole. */
  paper: string | null = null
  getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    const printers = WebContentsDouble.printers.map((name) => ({
      ...{ name, displayName: `${name} (red)`, description: '' },
      options: {} as Electron.PrinterInfo['options'],
    }))
    return Promise.resolve(printers)
  }
  print(options: Electron.WebContentsPrintOptions, done: (success: boolean, reason: string) => void): void {
    WebContentsDouble.printed.push(options)
    if (this.paper === null) WebContentsDouble.blank += 1
    done(WebContentsDouble.printerSays === '', WebContentsDouble.printerSays)
  }
}

/** Of the viewer that comes with Chromium. */
export const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

function frameNavigation(url: string) {
  let prevented = false
  return { url, preventDefault: () => void (prevented = true), prevented: () => prevented }
}

export class WindowDouble extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = new WebContentsDouble()
  readonly loaded: string[] = []
  readonly calls: string[] = []
  #destroyed = false
  readonly #serve: (request: Request) => Promise<Response>
  constructor(
    options: Electron.BrowserWindowConstructorOptions,
    serve: (request: Request) => Promise<Response>,
  ) {
    super()
    this.options = options
    this.#serve = serve
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    this.webContents.mainFrame.url = url
    const isPaper = new URL(url).pathname.startsWith('/files/') && (await this.#answers(url))
    setImmediate(() => this.webContents.emit('did-finish-load'))
    if (isPaper) this.#showPaper(url)
  }
  /** A page that says that something is wrong is loaded like any other. */
  async #answers(url: string): Promise<boolean> {
    const { status } = await this.#serve(new Request(url))
    this.webContents.emit('did-navigate', {}, url, status, '')
    return status < 400
  }
  /** Chromium's viewer is a page of its own in a frame, and has the paper some time after it is loaded. */
  #showPaper(url: string): void {
    const viewer = { ...frameNavigation(`${PDF_VIEWER}index.html`), isMainFrame: false }
    this.webContents.emit('will-frame-navigate', viewer)
    if (viewer.prevented()) return
    setTimeout(() => {
      this.webContents.paper = url
      if (WebContentsDouble.tellsReady) this.webContents.emit('-pdf-ready-to-print')
    }, 50)
  }
  show(): void {
    this.calls.push('show')
  }
  maximize(): void {
    this.calls.push('maximize')
  }
  restore(): void {
    this.calls.push('restore')
  }
  readonly progress: number[] = []
  setProgressBar(part: number): void {
    this.progress.push(part)
  }
  bounds: Electron.Rectangle = { x: 40, y: 60, width: 1200, height: 700 }
  maximized = false
  getNormalBounds(): Electron.Rectangle {
    return this.bounds
  }
  isMaximized(): boolean {
    return this.maximized
  }
  focus(): void {
    this.calls.push('focus')
  }
  isMinimized(): boolean {
    return false
  }
  destroy(): void {
    this.#destroyed = true
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
}

/** Keeps each handler under the name of the method that set it. */
class SessionDouble extends EventEmitter {
  readonly handlers: Record<string, (...args: never[]) => unknown> = {}
  spellChecker = true
  cacheCleared = false
  setPermissionRequestHandler(handler: (...args: never[]) => unknown): void {
    this.handlers['permissionRequest'] = handler
  }
  setPermissionCheckHandler(handler: (...args: never[]) => unknown): void {
    this.handlers['permissionCheck'] = handler
  }
  setDevicePermissionHandler(handler: (...args: never[]) => unknown): void {
    this.handlers['devicePermission'] = handler
  }
  setDisplayMediaRequestHandler(handler: (...args: never[]) => unknown): void {
    this.handlers['displayMedia'] = handler
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled
  }
  clearCache(): Promise<void> {
    this.cacheCleared = true
    return Promise.resolve()
  }
}

/** The real core in a real process; only the pipe is Node's. */
export class CoreDouble extends EventEmitter {
  readonly path: string
  readonly args: readonly string[]
  readonly exited: Promise<number | null>
  readonly process: ChildProcess
  constructor(path: string, args: readonly string[]) {
    super()
    this.path = path
    this.args = args
    this.process = fork(join(import.meta.dirname, 'core-under-node.ts'), [...args], {
      serialization: 'advanced',
      execArgv: [],
    })
    this.process.on('message', (message) => this.emit('message', message))
    this.exited = new Promise((resolve) => {
      this.process.on('exit', (code) => {
        this.emit('exit', code)
        resolve(code)
      })
    })
  }
  postMessage(message: unknown): void {
    // To a process that has just died it is told in vain, as in Electron.
    this.process.send(message as never, () => {})
  }
  /** As V8 ends a process that has no memory left: first it is told, with a report of everything. */
  runOutOfMemory(): void {
    const report = JSON.stringify({ environmentVariables: { VIGENTE_PASSPHRASE: 'cuatro faros' } })
    const error = ['FatalError', 'Reached heap limit', report] as const
    this.emit('error', ...error)
    this.process.kill('SIGKILL')
  }
}

export interface Desktop {
  readonly electron: ElectronDouble
  readonly window: WindowDouble
  readonly dir: string
  /** As the page asks through its preload. */
  invoke(channel: string, request: unknown): Promise<unknown>
  /** A paper of the core, as the screens make them. */
  paper(): Promise<string>
}

/** The real main.ts, on the double, with a real core on an empty ledger; its window is there. */
export async function openDesktop(
  dir = temporaryFolder(),
  prepare: (electron: ElectronDouble) => void = () => {},
  more: readonly string[] = [],
): Promise<Desktop> {
  const electron = new ElectronDouble()
  prepare(electron)
  const argv = process.argv
  process.argv = [
    'electron',
    '.',
    `--data=${dir}`,
    `--practice-data=${join(dir, 'practica')}`,
    '--now=2026-11-23T15:00:00Z',
    ...more,
  ]
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
  const before = signals.map((signal) => process.listeners(signal))
  vi.resetModules()
  vi.doMock('electron', () => electron.module())
  onTestFinished(async () => {
    process.argv = argv
    vi.doUnmock('electron')
    signals.forEach((signal, at) => {
      for (const listener of process.listeners(signal)) {
        if (!before[at]!.includes(listener)) process.off(signal, listener)
      }
    })
    for (const core of electron.cores) {
      core.process.kill('SIGKILL')
      await core.exited
    }
  })
  await import('../../src-main/hosts/electron/main.ts')
  await vi.waitUntil(() => electron.windows.length > 0 || electron.exitCode !== null, { timeout: 30_000 })
  const window = electron.windows[0]!
  const invoke: Desktop['invoke'] = (channel, request) =>
    electron.channels.get(channel)!(
      { sender: window.webContents, senderFrame: window.webContents.mainFrame } as never,
      request,
    )
  return {
    ...{ electron, window, dir, invoke },
    paper: async () => {
      const bytes = new TextEncoder().encode('%PDF-1.7\n')
      const put = await invoke('vigente:putFile', { name: 'ficha.pdf', bytes, ledger: 'office' })
      return (put as { value: { file: string } }).value.file
    },
  }
}
