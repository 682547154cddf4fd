import { BrowserWindow, type WebPreferences } from 'electron'
import { START_PAGE } from './origin.ts'
import { keepWindowState, whereToOpen } from './window-state.ts'

/** Electron's security points 2, 3, 4, 6, 8 to 11. Defaults are written out: they have changed before. */
export const closedIn: WebPreferences = {
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

export function openMainWindow(preload: string, statePath: string): BrowserWindow {
  const { bounds, least, maximized } = whereToOpen(statePath)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    title: 'Vigente',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    show: false,
    webPreferences: { ...closedIn, preload },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  keepWindowState(window, statePath)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.reload()
  })
  void window.loadURL(START_PAGE)
  return window
}
