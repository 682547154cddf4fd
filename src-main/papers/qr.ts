import { createRequire } from 'node:module'
import type QRCodeOf from 'qrcode'
import type { Sheet } from './kit.ts'

/** Modules of white that a reader needs on each side. */
const QUIET = 4

/**
 * Readers take any of the eight masks; weighing them all costs more than drawing the rest of a slip. Over payment texts
 * this one has the fewest confusing patterns, and is the best of the eight for every second text.
 */
const MASK = 4

/**
 * A QR as one filled path of exact squares: sharp at any size, and no hairlines between modules as images and single
 * rectangles give. White lies under it, its quiet zone included, so that a watermark cannot reach it. Level M is
 * chosen over Q and H because larger modules survive a bad printer better than more redundancy in smaller ones.
 */
export function drawQr(sheet: Sheet, text: string, x: number, y: number, side: number): void {
  const { size, data } = qrCode().create(segmentsOf(text), {
    errorCorrectionLevel: 'M',
    maskPattern: MASK,
  }).modules
  const { doc } = sheet
  doc.save().rect(x, y, side, side).fill('white')
  doc
    .translate(x, y)
    .scale(side / (size + 2 * QUIET))
    .translate(QUIET, QUIET)
  const runs = darkRuns(data, size).map(({ row, from, length }) => `${from} ${row} ${length} 1 re`)
  doc.addContent(runs.join('\n')).fill('black')
  doc.restore()
}

export interface QrPath {
  /** Modules on each side, the white around it included. */
  readonly size: number
  /** The dark ones, as the `d` of an SVG path in modules. */
  readonly path: string
}

/** The same for a screen. */
export function qrPath(text: string): QrPath {
  const { size, data } = qrCode().create(segmentsOf(text), { errorCorrectionLevel: 'M' }).modules
  const path = darkRuns(data, size).map(
    ({ row, from, length }) => `M${from + QUIET} ${row + QUIET}h${length}v1h-${length}z`,
  )
  return { size: size + 2 * QUIET, path: path.join('') }
}

/** With the first code: it brings a writer of PNG with it, which the start need not wait for. */
function qrCode(): typeof QRCodeOf {
  return (loaded ??= createRequire(import.meta.url)('qrcode') as typeof QRCodeOf)
}

let loaded: typeof QRCodeOf | null = null

/** Long numbers (CLABE, account, reference) take less than half the room as figures; looking for more gains nothing. */
function segmentsOf(text: string): QRCodeOf.QRCodeSegment[] {
  return text
    .split(/(\d{8,})/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\d{8,}$/.test(part)
        ? { data: part, mode: 'numeric' }
        : { data: new TextEncoder().encode(part), mode: 'byte' },
    )
}

interface Run {
  readonly row: number
  readonly from: number
  readonly length: number
}

function darkRuns(data: Uint8Array, size: number): Run[] {
  const runs: Run[] = []
  for (let row = 0; row < size; row++) {
    let start = -1
    for (let column = 0; column <= size; column++) {
      const dark = column < size && data[row * size + column] === 1
      if (dark && start < 0) start = column
      if (!dark && start >= 0) {
        runs.push({ row, from: start, length: column - start })
        start = -1
      }
    }
  }
  return runs
}
