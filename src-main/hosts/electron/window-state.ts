import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { screen, type BrowserWindow, type Rectangle, type Size } from 'electron'
import * as z from 'zod/mini'

const kept = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().check(z.minimum(1)),
  height: z.int().check(z.minimum(1)),
  maximized: z.boolean(),
})
type Kept = z.output<typeof kept>

/** As much of the window must be on some screen of today that it is still the one where it was. */
const HOLD = { width: 200, height: 80 }

const USUAL = { width: 1280, height: 800 }
/** A laptop of 1366 × 768 whose letters are twice as large; the screens work down to it. */
const LEAST = { width: 683, height: 384 }

export interface Opening {
  readonly bounds: Partial<Rectangle>
  readonly least: Size
  readonly maximized: boolean
}

/**
 * Where the window was when it was last closed, within the screen as it is today, which may be smaller or have larger
 * letters; in the middle of the main one where nobody knows, or that screen is no longer there.
 */
export function whereToOpen(path: string): Opening {
  const state = readState(path)
  const area = state === null ? null : areaUnder(state)
  if (state === null || area === null) {
    const main = screen.getPrimaryDisplay().workArea
    return { bounds: smaller(USUAL, main), least: smaller(LEAST, main), maximized: false }
  }
  return { bounds: within(state, area), least: smaller(LEAST, area), maximized: state.maximized }
}

function readState(path: string): Kept | null {
  try {
    return kept.parse(JSON.parse(readFileSync(path, 'utf8')))
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

/** What is free of the screen that most of the window lies on. */
function areaUnder(window: Rectangle): Rectangle | null {
  const areas = screen
    .getAllDisplays()
    .map(({ workArea }) => ({ workArea, shared: overlap(window, workArea) }))
    .filter(({ shared }) => shared.width >= HOLD.width && shared.height >= HOLD.height)
    .toSorted((a, b) => b.shared.width * b.shared.height - a.shared.width * a.shared.height)
  return areas[0]?.workArea ?? null
}

function overlap(one: Rectangle, other: Rectangle): Size {
  return {
    width: Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
    height: Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
  }
}

function within(window: Rectangle, area: Rectangle): Rectangle {
  const { width, height } = smaller(window, area)
  return {
    x: between(area.x, window.x, area.x + area.width - width),
    y: between(area.y, window.y, area.y + area.height - height),
    ...{ width, height },
  }
}

function smaller(one: Size, other: Size): Size {
  return { width: Math.min(one.width, other.width), height: Math.min(one.height, other.height) }
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
