import jsQR from 'jsqr'
import type { GreyPage } from './poppler.ts'

/** The text of the QR on a scanned page, or null when there is none to be read. */
export function readQr({ width, height, pixels }: GreyPage): string | null {
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < pixels.length; i++) rgba.fill(pixels[i]!, i * 4, i * 4 + 4)
  return jsQR.default(rgba, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
}

/** What a worn laser printer leaves of a page: black or nothing, with specks and gaps (always the same ones). */
export function badlyPrinted({ width, height, pixels }: GreyPage): GreyPage {
  let seed = 20261123
  const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff
  return {
    width,
    height,
    pixels: pixels.map((grey) => (next() < 0.02 ? 255 * Math.round(next()) : grey > 110 ? 255 : 0)),
  }
}

/** What a messenger makes of a photograph: every pixel mixed with its neighbours, less contrast. */
export function photographed({ width, height, pixels }: GreyPage): GreyPage {
  const mixed = new Uint8Array(pixels.length).fill(200)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      let sum = 0
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) sum += pixels[(y + dy) * width + x + dx]!
      mixed[y * width + x] = 50 + (sum / 9) * 0.6
    }
  }
  return { width, height, pixels: mixed }
}
