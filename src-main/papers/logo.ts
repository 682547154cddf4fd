import { decodePng, encodeOpaquePng } from './png.ts'

/** A logo made ready for paper: opaque PNG or JPEG bytes that pdfkit draws without waiting. */
export interface Logo {
  readonly bytes: Buffer
}

/** Larger ones would make each slip heavy to send; nobody sees more on 60 points. */
const MOST_PIXELS = 4_000_000

/**
 * The distributor's logo, opened once for any number of papers; null when the file is no PNG or JPEG, is damaged or is
 * larger than four million pixels: then a paper carries the name alone. Transparency is laid on white paper here,
 * because pdfkit would decode it in the background and a paper is made in one go.
 */
export function openLogo(bytes: Uint8Array): Logo | null {
  if (isPng(bytes)) {
    const image = decodePng(bytes, MOST_PIXELS)
    return image === null ? null : { bytes: encodeOpaquePng(image) }
  }
  const size = jpegSize(bytes)
  if (size === null || size.width * size.height > MOST_PIXELS) return null
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, i) => bytes[i] === byte)
}

/** Walks the segments to the frame header: a JPEG without one, or cut before it, cannot be drawn. */
function jpegSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const height = view.getUint16(at + 5)
      const width = view.getUint16(at + 7)
      const components = bytes[at + 9]!
      return width > 0 && height > 0 && [1, 3, 4].includes(components) ? { width, height } : null
    }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
