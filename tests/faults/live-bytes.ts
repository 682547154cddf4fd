/**
 * Which bytes of a closed database file hold something: headers of its pages, cells and their overflow. What lies between
 * is left over from rows that are gone, and no damage to it is damage to anybody.
 */
export function liveBytes(file: Buffer): Uint8Array {
  const pageSize = file.readUInt16BE(16) === 1 ? 65_536 : file.readUInt16BE(16)
  const usable = pageSize - file[20]!
  const live = new Uint8Array(file.length)
  const mark = (page: number, from: number, length: number) =>
    live.fill(1, (page - 1) * pageSize + from, (page - 1) * pageSize + Math.min(pageSize, from + length))
  const seen = new Set<number>()
  mark(1, 0, 24)
  for (const root of rootsOf(file, pageSize, usable)) walk(root)
  return live

  function walk(page: number): void {
    if (page === 0 || seen.has(page)) return
    seen.add(page)
    const base = page === 1 ? 100 : 0
    const at = (page - 1) * pageSize
    const kind = file[at + base]!
    const isInterior = kind === 2 || kind === 5
    const header = isInterior ? 12 : 8
    const cells = file.readUInt16BE(at + base + 3)
    mark(page, base, header + 2 * cells)
    for (let i = 0; i < cells; i += 1) {
      const offset = file.readUInt16BE(at + base + header + 2 * i)
      const cell = cellAt(file, at + offset, kind, usable)
      mark(page, offset, cell.size)
      if (cell.child !== 0) walk(cell.child)
      overflow(cell.overflow, cell.left)
    }
    if (isInterior) walk(file.readUInt32BE(at + base + 8))
  }

  function overflow(first: number, length: number): void {
    let left = length
    for (let page = first; page !== 0 && left > 0;) {
      seen.add(page)
      mark(page, 0, 4 + Math.min(left, usable - 4))
      left -= usable - 4
      page = file.readUInt32BE((page - 1) * pageSize)
    }
  }
}

interface Cell {
  readonly size: number
  readonly child: number
  readonly overflow: number
  /** Bytes of it that are on other pages. */
  readonly left: number
  readonly payload: number
  readonly payloadAt: number
}

function cellAt(file: Buffer, start: number, kind: number, usable: number): Cell {
  let at = start
  const child = kind === 2 || kind === 5 ? file.readUInt32BE(at) : 0
  if (child !== 0) at += 4
  if (kind === 5) {
    at = varint(file, at).next
    return { size: at - start, child, overflow: 0, left: 0, payload: 0, payloadAt: at }
  }
  const { value: payload, next } = varint(file, at)
  at = kind === 13 ? varint(file, next).next : next
  const most = kind === 13 ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (payload <= most)
    return { size: at - start + payload, child, overflow: 0, left: 0, payload, payloadAt: at }
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fits = least + ((payload - least) % (usable - 4))
  const local = fits <= most ? fits : least
  return {
    size: at - start + local + 4,
    child,
    overflow: file.readUInt32BE(at + local),
    left: payload - local,
    payload,
    payloadAt: at,
  }
}

function varint(file: Buffer, start: number): { readonly value: number; readonly next: number } {
  let value = 0
  for (let i = 0; i < 8; i += 1) {
    const byte = file[start + i]!
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: start + i + 1 }
  }
  return { value: value * 256 + file[start + 8]!, next: start + 9 }
}

/** Of every table and index, from the schema's own rows. */
function rootsOf(file: Buffer, pageSize: number, usable: number): number[] {
  const roots = [1]
  const visit = (page: number): void => {
    const base = page === 1 ? 100 : 0
    const at = (page - 1) * pageSize
    const kind = file[at + base]!
    const cells = file.readUInt16BE(at + base + 3)
    const header = kind === 5 ? 12 : 8
    for (let i = 0; i < cells; i += 1) {
      const cell = cellAt(file, at + file.readUInt16BE(at + base + header + 2 * i), kind, usable)
      if (kind === 5) visit(cell.child)
      else roots.push(rootIn(file, cell))
    }
    if (kind === 5) visit(file.readUInt32BE(at + base + 8))
  }
  visit(1)
  return roots.filter((root) => root > 0)
}

/** type, name, tbl_name, rootpage, sql: the fourth value. */
function rootIn(file: Buffer, { payloadAt }: Cell): number {
  const header = varint(file, payloadAt)
  const types: number[] = []
  for (let at = header.next; at < payloadAt + header.value;) {
    const { value, next } = varint(file, at)
    types.push(value)
    at = next
  }
  const at = payloadAt + header.value + types.slice(0, 3).reduce((sum, type) => sum + sizeOf(type), 0)
  const size = sizeOf(types[3]!)
  return size === 0 ? (types[3] === 9 ? 1 : 0) : file.readUIntBE(at, size)
}

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2)
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type]!
}
