import { fromEpochDay } from '#domain/calendar.ts'
import { decodeXml, unpackUtf8 } from '#files/xml-text.ts'

export interface TableRow {
  /** Line of the file or row of the sheet, from 1: what the operator sees in the margin. */
  readonly line: number
  /** One text a column; a gap is ''. */
  readonly cells: readonly string[]
  /** Positions in `cells` that hold a formula: its last result may be out of date, so nobody is billed by it. */
  readonly formulas: readonly number[]
}

export interface SheetStyles {
  /** For each cell style, whether its number is shown as a date. */
  readonly isDate: readonly boolean[]
  /** The Macintosh calendar of old workbooks begins in 1904. */
  readonly since1904: boolean
}

const noFormulas: readonly number[] = []
const space = 32
const slash = 47
const equals = 61
const greater = 62
const lowerR = 114
const lowerS = 115
const lowerT = 116
const lowerV = 118

/**
 * Rows of a piece of sheet XML, one byte a character, that begins at a `<row` and ends where another begins. One pass, no tree.
 * `prefix` is what some programs set before each name (`x:row`). `previous` is the last row's number.
 */
export function scanRows(
  text: string,
  prefix: string,
  previous: number,
  shared: readonly string[],
  styles: SheetStyles,
  onRow: (row: TableRow) => void,
): number {
  const rowTag = `<${prefix}row`
  const rowEnd = `</${prefix}row>`
  let line = previous
  let at = text.indexOf(rowTag)
  while (at !== -1) {
    if (!endsName(text.charCodeAt(at + rowTag.length))) {
      at = text.indexOf(rowTag, at + rowTag.length)
      continue
    }
    const open = text.indexOf('>', at)
    if (open === -1) return line
    line = rowNumber(text.slice(at + rowTag.length, open)) ?? line + 1
    if (text.charCodeAt(open - 1) === slash) {
      at = text.indexOf(rowTag, open)
      continue
    }
    const close = text.indexOf(rowEnd, open)
    const end = close === -1 ? text.length : close
    // Cut out first: every search below ends with its row, so that no hostile file makes them quadratic.
    const row = scanCells(text.slice(open + 1, end), line, prefix, shared, styles)
    if (row) onRow(row)
    at = text.indexOf(rowTag, end)
  }
  return line
}

/** `<row` is no `<rowBreaks`. */
function endsName(code: number): boolean {
  return code <= space || code === greater || code === slash
}

function rowNumber(attributes: string): number | null {
  const found = /\sr\s*=\s*["'](\d{1,9})["']/.exec(attributes)
  return found ? Number(found[1]) : null
}

function scanCells(
  text: string,
  line: number,
  prefix: string,
  shared: readonly string[],
  styles: SheetStyles,
): TableRow | null {
  const cellTag = `<${prefix}c`
  const cellEnd = `</${prefix}c>`
  const cells: string[] = []
  let formulas: number[] | null = null
  let filled = false
  let at = text.indexOf(cellTag)
  while (at !== -1) {
    let column = cells.length
    let style = -1
    let type = ''
    let i = at + cellTag.length
    let code = text.charCodeAt(i)
    if (!endsName(code)) {
      at = text.indexOf(cellTag, i)
      continue
    }
    while (i < text.length && code !== greater) {
      if (code <= space && text.charCodeAt(i + 2) === equals) {
        const name = text.charCodeAt(i + 1)
        const mark = text.charCodeAt(i + 3)
        const start = i + 4
        i = start
        while (i < text.length && text.charCodeAt(i) !== mark) i++
        if (name === lowerR) column = columnOf(text, start) ?? column
        else if (name === lowerT) type = text.slice(start, i)
        else if (name === lowerS) style = Number(text.slice(start, i))
      }
      i++
      code = text.charCodeAt(i)
    }
    if (column >= mostColumns) break
    while (cells.length < column) cells.push('')
    if (text.charCodeAt(i - 1) === slash) {
      if (cells.length === column) cells.push('')
      at = text.indexOf(cellTag, i)
      continue
    }
    const close = text.indexOf(cellEnd, i)
    if (close === -1) break
    const content = text.slice(i + 1, close)
    const value = cellText(content, type, style, prefix, shared, styles)
    // A formula stands before the value, so a cell that begins with its value has none.
    if (type !== 'inlineStr' && content.charCodeAt(prefix.length + 1) !== lowerV && formulaTag.test(content))
      (formulas ??= []).push(column)
    cells[column] = value
    if (!filled && value !== '' && value.trim() !== '') filled = true
    at = text.indexOf(cellTag, close)
  }
  return filled || formulas ? { line, cells, formulas: formulas ?? noFormulas } : null
}

const formulaTag = /<(?:\w+:)?f[\s/>]/

/** Excel's own limit. */
const mostColumns = 16_384

/** 'AB12' → 27; null when no letter stands there. */
function columnOf(text: string, at: number): number | null {
  let column = 0
  let code = text.charCodeAt(at)
  while (code >= 65 && code <= 90 && column < mostColumns) {
    column = column * 26 + code - 64
    code = text.charCodeAt(++at)
  }
  return column === 0 ? null : column - 1
}

function cellText(
  content: string,
  type: string,
  style: number,
  prefix: string,
  shared: readonly string[],
  styles: SheetStyles,
): string {
  if (type === 'inlineStr') return plainInline(content) ?? stringItem(content, prefix)
  const raw = element(content, `${prefix}v`)
  if (raw === '') return ''
  if (type === 's') return shared[Number(raw)] ?? ''
  if (type === '' || type === 'n') return numberText(raw, style, styles)
  if (type === 'b') return raw === '1' ? 'VERDADERO' : 'FALSO'
  if (type === 'd') return raw.slice(0, 10)
  return decodeXml(unpackUtf8(raw))
}

/** As most programs write a text into its cell, our own exports too: one run and nothing about it. */
function plainInline(content: string): string | null {
  if (!content.startsWith('<is><t>') || !content.endsWith('</t></is>')) return null
  const text = content.slice(7, -9)
  return text.includes('<') ? null : decodeXml(unpackUtf8(text))
}

function element(content: string, name: string): string {
  const at = content.indexOf(`<${name}`)
  if (at === -1) return ''
  const open = content.indexOf('>', at)
  if (open === -1 || content.charCodeAt(open - 1) === slash) return ''
  const end = content.indexOf('<', open)
  return content.slice(open + 1, end === -1 ? content.length : end)
}

/** Inside `<si>` or `<is>`: the texts of all runs joined; how Japanese is read aloud (`rPh`) is left out. */
export function stringItem(item: string, prefix: string): string {
  const phonetic = `<${prefix}rPh`
  const content = item.includes(phonetic) ? withoutPhonetics(item, prefix) : item
  const tag = `<${prefix}t`
  const end = `</${prefix}t>`
  let joined = ''
  let at = content.indexOf(tag)
  while (at !== -1) {
    const open = content.indexOf('>', at)
    if (open === -1) break
    const next = content.charCodeAt(at + tag.length)
    if ((next <= space || next === greater) && content.charCodeAt(open - 1) !== slash) {
      const close = content.indexOf(end, open)
      const stop = close === -1 ? content.length : close
      const piece = decodeXml(unpackUtf8(content.slice(open + 1, stop)))
      joined = joined === '' ? piece : joined + piece
      at = content.indexOf(tag, stop)
    } else at = content.indexOf(tag, open)
  }
  return joined
}

function withoutPhonetics(item: string, prefix: string): string {
  const end = `</${prefix}rPh>`
  return item
    .split(`<${prefix}rPh`)
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf(end) + end.length)))
    .join('')
}

const dayFrom1900 = -25_569
const daysOf1904 = 1462
const lastSerial = 2_958_465

/** A number as text, or the day when its style shows a date; the hours of a date-time are left out. */
function numberText(raw: string, style: number, styles: SheetStyles): string {
  if (style >= 0 && styles.isDate[style] === true) {
    const serial = Math.floor(Number(raw)) + (styles.since1904 ? daysOf1904 : 0)
    const day = excelDay(serial)
    if (day !== null) return day
  }
  return /^-?\d{1,15}$/.test(raw) ? raw : plainNumber(raw)
}

function plainNumber(raw: string): string {
  const number = Number(raw)
  return Number.isFinite(number) ? String(number) : decodeXml(raw)
}

/** Excel's day number: 1 is 1900-01-01, and 60 is a 29 February 1900 that never was. Null outside the calendar. */
export function excelDay(serial: number): string | null {
  if (serial < 1 || serial > lastSerial || serial === 60) return null
  return fromEpochDay(serial + dayFrom1900 + (serial < 60 ? 1 : 0))
}
