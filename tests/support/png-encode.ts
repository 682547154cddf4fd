import { crc32, deflateSync } from 'node:zlib'

/** A picture as a design program might save it: red, green, blue and alpha, 8 bits each, rows filtered in turn. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** width × height × 4 */
  readonly rgba: Uint8Array
}

/** PNG of true colour with alpha; each row takes the next of the five filters; Adam7 when `interlaced`. */
export function encodePng(picture: Picture, interlaced = false): Buffer {
  const passes = interlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]]
  const rows: Buffer[] = []
  for (const [left, top, across, down] of passes as [number, number, number, number][]) {
    let above = Buffer.alloc(picture.width * 4)
    for (let y = top; y < picture.height; y += down) {
      const pixels: number[] = []
      for (let x = left; x < picture.width; x += across) {
        pixels.push(...picture.rgba.subarray((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 4))
      }
      if (pixels.length === 0) continue
      const line = Buffer.from(pixels)
      if (y === top) above = Buffer.alloc(line.length)
      rows.push(filtered(line, above, rows.length % 5))
      above = line
    }
  }
  return pngOf({ ...picture, depth: 8, colour: 6, interlaced }, [['IDAT', deflateSync(Buffer.concat(rows))]])
}

export function pngOf(
  header: { width: number; height: number; depth: number; colour: number; interlaced?: boolean },
  chunks: readonly (readonly [name: string, body: Uint8Array])[],
): Buffer {
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(header.width, 0)
  ihdr.writeUInt32BE(header.height, 4)
  ihdr.set([header.depth, header.colour, 0, 0, header.interlaced ? 1 : 0], 8)
  const framed = [['IHDR', ihdr] as const, ...chunks, ['IEND', Buffer.alloc(0)] as const].map(
    ([name, body]) => {
      const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
      const frame = Buffer.alloc(named.length + 8)
      frame.writeUInt32BE(body.length, 0)
      frame.set(named, 4)
      frame.writeUInt32BE(crc32(named), named.length + 4)
      return frame
    },
  )
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...framed])
}

function filtered(line: Buffer, above: Buffer, kind: number): Buffer {
  const out = Buffer.alloc(line.length + 1)
  out[0] = kind
  for (let i = 0; i < line.length; i++) {
    const a = i >= 4 ? line[i - 4]! : 0
    const b = above[i]!
    const c = i >= 4 ? above[i - 4]! : 0
    const p = a + b - c
    const nearest = [a, b, c].reduce((best, v) => (Math.abs(p - v) < Math.abs(p - best) ? v : best))
    out[i + 1] = line[i]! - [0, a, b, (a + b) >> 1, nearest][kind]!
  }
  return out
}
