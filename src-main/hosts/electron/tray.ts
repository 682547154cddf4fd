import { join } from 'node:path'
import { app, Menu, nativeImage, Tray } from 'electron'
import { desktopText as text } from '#messages/es-MX/desktop.ts'

export interface TodayTray {
  /** What cannot wait today, in words; how many they are. */
  show(count: number, words: string): void
}

/** Beside the clock: how many cannot wait today, also while the window is behind others; a click brings it to the front. */
export function openTray(built: string, open: (path: string | null) => void): TodayTray {
  const tray = new Tray(nativeImage.createFromPath(join(built, 'electron', 'tray.png')))
  tray.setToolTip('Vigente')
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: text.open, click: () => open(null) },
      { label: text.today, click: () => open('/hoy') },
      { type: 'separator' },
      { label: text.quit, click: () => app.quit() },
    ]),
  )
  tray.on('click', () => open(null))
  return {
    show: (count, words) => {
      tray.setToolTip(words === '' ? 'Vigente' : `Vigente: ${words}`)
      app.setBadgeCount(count)
    },
  }
}
