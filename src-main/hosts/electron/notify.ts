import { Notification, type BrowserWindow } from 'electron'

/** Kept while they are shown: one that is collected says nothing when it is pressed. */
const shown = new Set<Notification>()

/**
 * A notification of the system about what cannot wait; true once somebody pressed it, with the window in front. Where
 * the system shows none, false at once.
 */
export function notify(window: BrowserWindow, title: string, body: string): Promise<boolean> {
  if (!Notification.isSupported()) return Promise.resolve(false)
  return new Promise<boolean>((resolve) => {
    const one = new Notification({ title, body })
    const end = (pressed: boolean) => {
      shown.delete(one)
      resolve(pressed)
    }
    one.once('click', () => {
      if (window.isMinimized()) window.restore()
      window.focus()
      end(true)
    })
    one.once('close', () => end(false))
    one.once('failed', () => end(false))
    shown.add(one)
    one.show()
  })
}
