import { BrowserWindow, type WebPreferences } from 'electron'
import { START_PAGE } from './origin.ts'

/** Electron's security points 2, 3, 4, 6, 8 to 11. Defaults are written out: they have changed before. */
const closedIn: WebPreferences = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: false,
  spellcheck: false,
}

export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    title: 'Vigente',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    show: false,
    webPreferences: { ...closedIn, preload },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.reload()
  })
  void window.loadURL(START_PAGE)
  return window
}

/** Prints a PDF of ours from a window that nobody sees, by Chromium's own viewer; false when it was given up. */
export function printPaper(file: string): Promise<boolean> {
  const window = new BrowserWindow({ show: false, webPreferences: { ...closedIn, plugins: true } })
  return new Promise<boolean>((resolve, reject) => {
    window.webContents.once('did-finish-load', () => window.webContents.print({ silent: false }, resolve))
    window.loadURL(`${START_PAGE}files/${file}?inline`).catch(reject)
  }).finally(() => window.destroy())
}
