/**
 * The arithmetic of a scroller over more rows than a browser can lay out.
 *
 * Chromium cuts an element at 33,554,430 device pixels: 28 px rows at a scale of 1.5 end near row 800,000.
 * So the spacer that makes the scrollbar stays under SPACER_LIMIT, and two positions are kept side by side:
 * `virtual`, the exact pixel of the full list at the top of the view, and `physical`, the scrollTop that the
 * browser really has (which it rounds to device pixels). Rows are drawn at `rowTop - (virtual - physical)`,
 * so what the browser rounds never shows, and a step of one row is one row anywhere in the list.
 */

export const ROW_HEIGHT = 28
export const SPACER_LIMIT = 7_900_000

/** Pixels at each end of the list that are laid out one for one. */
const TRUE_EDGE = 100_000

/** A jump longer than this many views is the scrollbar's thumb and is taken in proportion. */
const JUMP_IN_VIEWS = 3

export interface Scale {
  /** Pixels of all rows, were they laid out. */
  readonly content: number
  /** Pixels of rows that are seen at once. */
  readonly viewport: number
  /** Pixels that are laid out. */
  readonly spacer: number
}

export interface Place {
  readonly virtual: number
  readonly physical: number
}

/**
 *   scaleOf(1_000_000, 560) // { content: 28_000_000, viewport: 560, spacer: 7_900_000 }
 *   scaleOf(10, 560)        // { content: 280, viewport: 560, spacer: 280 }
 */
export function scaleOf(rows: number, viewport: number): Scale {
  const content = rows * ROW_HEIGHT
  return { content, viewport, spacer: Math.min(content, SPACER_LIMIT) }
}

export function lastVirtual(scale: Scale): number {
  return Math.max(0, scale.content - scale.viewport)
}

export function lastPhysical(scale: Scale): number {
  return Math.max(0, scale.spacer - scale.viewport)
}

/**
 * Where the thumb stands for an exact position. Near both ends pixel for pixel, so that the wheel comes to
 * rest on the first and the last row as on any page; in between the list is pressed together.
 */
export function physicalOf(scale: Scale, virtual: number): number {
  return pressed(virtual, lastVirtual(scale), lastPhysical(scale))
}

/** Where a thumb dragged to `physical` leads. */
export function virtualOf(scale: Scale, physical: number): number {
  return pressed(clamp(physical, 0, lastPhysical(scale)), lastPhysical(scale), lastVirtual(scale))
}

/**
 * The browser scrolled by itself. Wheel and touch move pixel by pixel, whatever the scale; a thumb moves in
 * proportion and reaches both ends. After pixel-by-pixel steps the pair has drifted: `settled` mends that
 * once the scroll is over.
 */
export function scrolled(scale: Scale, from: Place, physical: number, thumb: boolean): Place {
  if (scale.content === scale.spacer) return { virtual: physical, physical }
  const step = physical - from.physical
  const atEdge = physical <= 0 || physical >= lastPhysical(scale) - 1
  if (Math.abs(step) > scale.viewport * JUMP_IN_VIEWS || (thumb && atEdge))
    return { virtual: atEdge ? edgeOf(scale, physical) : virtualOf(scale, physical), physical }
  return { virtual: clamp(from.virtual + step, 0, lastVirtual(scale)), physical }
}

/** The scrollTop to ask for so that `virtual` is at the top; the browser's answer then joins it in a Place. */
export function settled(scale: Scale, virtual: number): Place {
  const exact = clamp(virtual, 0, lastVirtual(scale))
  return { virtual: exact, physical: physicalOf(scale, exact) }
}

/** The least movement that shows the whole row. */
export function reveal(scale: Scale, virtual: number, row: number): number {
  const top = row * ROW_HEIGHT
  if (top < virtual) return top
  return Math.max(virtual, top + ROW_HEIGHT - scale.viewport)
}

/** Rows to draw: those seen, with `spare` more on each side; `until` is not included. */
export function rowsSeen(scale: Scale, virtual: number, spare: number): { from: number; until: number } {
  const rows = scale.content / ROW_HEIGHT
  return {
    from: clamp(Math.floor(virtual / ROW_HEIGHT) - spare, 0, rows),
    until: clamp(Math.ceil((virtual + scale.viewport) / ROW_HEIGHT) + spare, 0, rows),
  }
}

function pressed(position: number, end: number, newEnd: number): number {
  if (end === newEnd || position <= TRUE_EDGE) return position
  if (end - position <= TRUE_EDGE) return newEnd - (end - position)
  return TRUE_EDGE + ((position - TRUE_EDGE) / (end - 2 * TRUE_EDGE)) * (newEnd - 2 * TRUE_EDGE)
}

function edgeOf(scale: Scale, physical: number): number {
  return physical <= 0 ? 0 : lastVirtual(scale)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high))
}
