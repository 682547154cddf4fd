import type { Session, WebContents } from 'electron'
import { isOurs, isPdfViewer } from './origin.ts'

/** Those that show a PDF, which Chromium does by a page of its own in a frame of theirs. */
const showPdf = new WeakSet<WebContents>()

export function letShowPdf(contents: WebContents): void {
  showPdf.add(contents)
}

/** Electron's security points 5, 11 to 14, for every page that there ever is. */
export function guardPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    const isViewer = showPdf.has(contents) && !event.isMainFrame && isPdfViewer(event.url)
    if (!isOurs(event.url) && !isViewer) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Ctrl+C in the grid: text only, written after a key or a click, and never read back. */
const COPYING = 'clipboard-sanitized-write'

/** No camera, no place, no device, no notification: the program needs none, so a page that asks is not ours. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === COPYING))
  session.setPermissionCheckHandler((_contents, permission) => permission === COPYING)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  session.on('select-hid-device', (event, _details, decide) => {
    event.preventDefault()
    decide(null)
  })
  session.on('select-serial-port', (event, _ports, _contents, decide) => {
    event.preventDefault()
    decide('')
  })
  session.on('select-usb-device', (event, _details, decide) => {
    event.preventDefault()
    decide()
  })
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
}
