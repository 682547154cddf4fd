import { app, type BrowserWindow } from 'electron'
import type { Progress } from '#core/app.ts'
import { desktopText as text } from '#messages/es-MX/desktop.ts'

/** Work that has said nothing for so long has ended, or was cancelled. */
const QUIET_MS = 3_000

/** Long work as a bar on the program's button of the taskbar. */
export function progressOn(window: BrowserWindow): (progress: Progress) => void {
  let quiet: NodeJS.Timeout | null = null
  return ({ done, total }) => {
    if (window.isDestroyed()) return
    if (quiet) clearTimeout(quiet)
    // More than 1 is a bar that only says that something is done.
    window.setProgressBar(total === null || total === 0 ? 2 : done / total)
    quiet = setTimeout(() => {
      if (!window.isDestroyed()) window.setProgressBar(-1)
    }, QUIET_MS)
  }
}

const GO = '--ir='
/** Of our own screens alone: what stands on a command line is anybody's. */
export const PLACE = /^\/[a-z-]{1,40}$/

/** Which screen a start was asked for: from the list of the program's button, or by a shortcut. */
export function placeAsked(argv: readonly string[]): string | null {
  const place = argv.find((arg) => arg.startsWith(GO))?.slice(GO.length)
  return place !== undefined && PLACE.test(place) ? place : null
}

/** A start like this one, on the screen that is asked for now. */
export function argsLeadingTo(place: string | null, args: readonly string[]): string[] {
  return [...args.filter((arg) => !arg.startsWith(GO)), ...(place === null ? [] : [`${GO}${place}`])]
}

/** Windows: what the program's button offers with the right button of the mouse. */
export function setJumpList(): void {
  if (process.platform !== 'win32') return
  app.setUserTasks(
    text.jumps.map(({ title, description, path }) => ({
      ...{ program: process.execPath, arguments: `${GO}${path}`, title, description },
      ...{ iconPath: process.execPath, iconIndex: 0 },
    })),
  )
}
