import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Red, green and blue of every pixel, row by row, already laid on white. */
export interface OpaqueImage {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: Colour
  readonly interlaced: boolean
}

/** PNG's colour types: grey, true colour, palette, grey with alpha, true colour with alpha. */
type Colour = 0 | 2 | 3 | 4 | 6

interface Chunks {
  readonly header: Header
  readonly palette: Uint8Array
  readonly transparency: Uint8Array
  readonly data: Buffer
}

const CHANNELS: Readonly<Record<Colour, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Adam7: first column, first row, and the steps of both, of each of the seven pictures an interlaced PNG holds. */
const INTERLACED_PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const ONE_PASS = [[0, 0, 1, 1]] as const

/** Every kind of PNG the standard knows, flattened on white; null when it is damaged or has too many pixels. */
export function decodePng(bytes: Uint8Array, mostPixels: number): OpaqueImage | null {
  const chunks = readChunks(bytes)
  if (chunks === null || chunks.header.width * chunks.header.height > mostPixels) return null
  const { header } = chunks
  const passes = header.interlaced ? INTERLACED_PASSES : ONE_PASS
  const expected = passes.reduce((sum, [left, top, across, down]) => {
    const { columns, rows, rowBytes } = passSize(header, left, top, across, down)
    return sum + (columns === 0 ? 0 : rows * (rowBytes + 1))
  }, 0)
  const filtered = inflate(chunks.data, expected)
  if (filtered === null || filtered.length < expected) return null

  const rgb = new Uint8Array(header.width * header.height * 3)
  const pixelBytes = Math.max(1, (CHANNELS[header.colour] * header.depth) >> 3)
  let at = 0
  for (const [left, top, across, down] of passes) {
    const { columns, rows, rowBytes } = passSize(header, left, top, across, down)
    if (columns === 0) continue
    let above: Uint8Array = new Uint8Array(rowBytes)
    for (let row = 0; row < rows; row++) {
      const line = filtered.subarray(at + 1, at + 1 + rowBytes)
      if (!unfilter(filtered[at]!, line, above, pixelBytes)) return null
      for (let column = 0; column < columns; column++) {
        const target = ((top + row * down) * header.width + left + column * across) * 3
        paintPixel(chunks, line, column, rgb, target)
      }
      above = line
      at += rowBytes + 1
    }
  }
  return { width: header.width, height: header.height, rgb }
}

export function encodeOpaquePng(image: OpaqueImage): Buffer {
  const rowBytes = image.width * 3
  const rows = Buffer.alloc(image.height * (rowBytes + 1))
  for (let row = 0; row < image.height; row++) {
    rows.set(image.rgb.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(image.width, 0)
  header.writeUInt32BE(image.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

function readChunks(bytes: Uint8Array): Chunks | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let header: Header | null = null
  let palette: Uint8Array = new Uint8Array(0)
  let transparency: Uint8Array = new Uint8Array(0)
  const data: Buffer[] = []
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (body.length < length) return null
    if (name === 'IHDR') header = readHeader(body)
    if (name === 'PLTE') palette = body
    if (name === 'tRNS') transparency = body
    if (name === 'IDAT') data.push(body)
    if (name === 'IEND') break
    at += length + 12
  }
  if (header === null || (header.colour === 3 && palette.length < 3)) return null
  return { header, palette, transparency, data: Buffer.concat(data) }
}

function readHeader(body: Buffer): Header | null {
  if (body.length < 13) return null
  const [width, height, depth, colour] = [
    body.readUInt32BE(0),
    body.readUInt32BE(4),
    body[8]!,
    body[9]! as Colour,
  ]
  if (width === 0 || height === 0 || !(colour in CHANNELS) || ![1, 2, 4, 8, 16].includes(depth)) return null
  return { width, height, depth, colour, interlaced: body[12] === 1 }
}

function passSize(header: Header, left: number, top: number, across: number, down: number) {
  const columns = Math.max(0, Math.ceil((header.width - left) / across))
  const rows = Math.max(0, Math.ceil((header.height - top) / down))
  return { columns, rows, rowBytes: Math.ceil((columns * CHANNELS[header.colour] * header.depth) / 8) }
}

function inflate(data: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) })
  } catch {
    // A damaged stream, or one that unpacks to more than its header says: not this office's bug but a bad file.
    return null
  }
}

/** Undoes a row's filter in place (PNG §9: none, left, above, average, Paeth); false for a filter that does not exist. */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array, pixelBytes: number): boolean {
  if (kind > 4) return false
  if (kind === 0) return true
  for (let i = 0; i < line.length; i++) {
    const a = i >= pixelBytes ? line[i - pixelBytes]! : 0
    const b = above[i]!
    const c = i >= pixelBytes ? above[i - pixelBytes]! : 0
    const guess = kind === 1 ? a : kind === 2 ? b : kind === 3 ? (a + b) >> 1 : paeth(a, b, c)
    line[i] = line[i]! + guess
  }
  return true
}

function paeth(a: number, b: number, c: number): number {
  const toA = Math.abs(b - c)
  const toB = Math.abs(a - c)
  const toC = Math.abs(a + b - 2 * c)
  return toA <= toB && toA <= toC ? a : toB <= toC ? b : c
}

function paintPixel(chunks: Chunks, line: Uint8Array, column: number, rgb: Uint8Array, target: number): void {
  const { header, palette, transparency } = chunks
  const { colour, depth } = header
  const raw = (channel: number) => sample(line, column * CHANNELS[colour] + channel, depth)
  const shade = (channel: number) => (raw(channel) * 255) / (2 ** depth - 1)
  const secret = (channel: number) =>
    ((transparency[channel * 2] ?? 0) << 8) | (transparency[channel * 2 + 1] ?? 0)
  let [red, green, blue] = [0, 0, 0]
  let alpha = 255
  if (colour === 3) {
    const entry = raw(0)
    red = palette[entry * 3] ?? 0
    green = palette[entry * 3 + 1] ?? 0
    blue = palette[entry * 3 + 2] ?? 0
    alpha = transparency[entry] ?? 255
  } else if (colour === 0 || colour === 4) {
    red = green = blue = shade(0)
    if (colour === 4) alpha = shade(1)
    else if (transparency.length >= 2 && raw(0) === secret(0)) alpha = 0
  } else {
    red = shade(0)
    green = shade(1)
    blue = shade(2)
    if (colour === 6) alpha = shade(3)
    else if (transparency.length >= 6 && [0, 1, 2].every((i) => raw(i) === secret(i))) alpha = 0
  }
  rgb[target] = onWhite(red, alpha)
  rgb[target + 1] = onWhite(green, alpha)
  rgb[target + 2] = onWhite(blue, alpha)
}

function sample(line: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return line[index]!
  if (depth === 16) return (line[index * 2]! << 8) | line[index * 2 + 1]!
  const bit = index * depth
  return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
}

function onWhite(shade: number, alpha: number): number {
  return Math.round(255 + ((shade - 255) * alpha) / 255)
}
