import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import * as z from 'zod/mini'

const kept = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().check(z.minimum(1)),
  height: z.int().check(z.minimum(1)),
  maximized: z.boolean(),
})
type Kept = z.output<typeof kept>

/** As much of the window must be on some screen that its title can be taken hold of. */
const HOLD = { width: 200, height: 80 }

/** Where the window was when it was last closed; null where nobody knows, or that screen is no longer there. */
export function readWindowState(path: string): Kept | null {
  try {
    const state = kept.parse(JSON.parse(readFileSync(path, 'utf8')))
    return screen.getAllDisplays().some(({ workArea }) => overlaps(state, workArea)) ? state : null
  } catch {
    return null
  }
}

/** Kept when it is closed: moving a window writes nothing. */
export function keepWindowState(window: BrowserWindow, path: string): void {
  window.on('close', () => {
    const state: Kept = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.part`, JSON.stringify(state))
      renameSync(`${path}.part`, path)
    } catch {
      // A disk that takes nothing: the window opens where it opened this time.
    }
  })
}

function overlaps(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y)
  return width >= HOLD.width && height >= HOLD.height && window.y >= area.y
}
