import type { Day } from '#domain/calendar.ts'
import { longDay } from '#messages/es-MX/dates.ts'
import { daySheetWords as words } from '#messages/es-MX/papers.ts'
import { capital } from '#messages/es-MX/words.ts'
import {
  checkbox,
  linesOf,
  newPage,
  render,
  rule,
  widthOf,
  write,
  writeLines,
  type PaperSize,
  type Sheet,
} from './kit.ts'

/** Hoy on paper: what must be done, by section and client, to tick with a pen. */
export interface DaySheet {
  readonly size: PaperSize
  readonly day: Day
  /** The distributor's name. */
  readonly office: string
  readonly watermark: string | null
  readonly sections: readonly DaySheetSection[]
}

export interface DaySheetSection {
  readonly title: string
  readonly clients: readonly DaySheetClient[]
}

export interface DaySheetClient {
  readonly name: string
  readonly phone: string | null
  /** To remember while calling: «habla con Lety». */
  readonly note: string | null
  readonly lines: readonly DaySheetLine[]
}

export interface DaySheetLine {
  /** The system, or for what a desk owes the desk, without serial and users. */
  readonly system: string
  readonly serial: string
  readonly users: number | null
  /** What stops and when, in a sentence: 'corte mañana mar 24 · funciona hasta hoy'. */
  readonly when: string
  readonly action: string
}

/** Empty sections are left out; a client that goes over the page's end is named again on the next one. */
export function renderDaySheet(daySheet: DaySheet): Uint8Array {
  const sections = daySheet.sections.filter((section) => section.clients.length > 0)
  return render(
    {
      size: daySheet.size,
      margin: 40,
      title: words.documentTitle(longDay(daySheet.day)),
      author: daySheet.office,
      createdOn: daySheet.day,
      watermark: daySheet.watermark,
    },
    (sheet) => {
      let y = drawTitle(sheet, daySheet, sections)
      if (sections.length === 0) write(sheet, words.empty, sheet.left, y + 14, { size: 11 })
      for (const section of sections) y = drawSection(sheet, section, y)
    },
    (sheet, page, pages) => {
      const ink = { size: 7.5 }
      write(sheet, words.documentTitle(longDay(daySheet.day)), sheet.left, sheet.bottom, ink)
      write(sheet, words.page(page, pages), sheet.right, sheet.bottom, ink, { align: 'right' })
    },
  )
}

function drawTitle(sheet: Sheet, daySheet: DaySheet, sections: readonly DaySheetSection[]): number {
  const { top, left, right } = sheet
  write(sheet, capital(longDay(daySheet.day)), left, top + 14, { size: 16, bold: true })
  write(sheet, words.title, right, top + 14, { size: 11, bold: true }, { align: 'right' })
  const clients = sections.flatMap((section) => section.clients)
  const systems = clients.reduce((sum, client) => sum + client.lines.length, 0)
  write(sheet, daySheet.office, left, top + 28, { size: 8.5 }, { width: (right - left) * 0.7 })
  write(sheet, words.summary(clients.length, systems), right, top + 28, { size: 8.5 }, { align: 'right' })
  rule(sheet, left, right, top + 35, 1.2)
  return top + 35
}

function drawSection(sheet: Sheet, section: DaySheetSection, above: number): number {
  const first = section.clients[0]!
  let y = above
  // A heading alone at the foot of a page says nothing: it goes with its first client's first system.
  if (y + 29 + clientHeadHeight(sheet, first) + lineHeight(sheet, first.lines[0]) > lowest(sheet)) {
    newPage(sheet)
    y = sheet.top - 6
  }
  y = drawSectionHead(sheet, section.title, String(section.clients.length), y + 19)
  for (const client of section.clients) y = drawClient(sheet, section, client, y)
  return y + 4
}

function drawSectionHead(sheet: Sheet, title: string, count: string, y: number): number {
  write(sheet, title, sheet.left, y, { size: 11, bold: true })
  write(sheet, count, sheet.right, y, { size: 11, bold: true }, { align: 'right' })
  rule(sheet, sheet.left, sheet.right, y + 4, 0.9)
  return y + 6
}

function drawClient(sheet: Sheet, section: DaySheetSection, client: DaySheetClient, above: number): number {
  const nextPage = () => {
    newPage(sheet)
    return drawSectionHead(sheet, words.continued(section.title), '', sheet.top + 11)
  }
  let y = above
  if (y + clientHeadHeight(sheet, client) + lineHeight(sheet, client.lines[0]) > lowest(sheet)) y = nextPage()
  y = drawClientHead(sheet, client, client.name, y)
  for (const line of client.lines) {
    if (y + lineHeight(sheet, line) > lowest(sheet)) {
      y = drawClientHead(sheet, client, words.continued(client.name), nextPage())
    }
    y = drawLine(sheet, line, y)
  }
  rule(sheet, sheet.left, sheet.right, y + 1, 0.25)
  return y + 1
}

function drawClientHead(sheet: Sheet, client: DaySheetClient, name: string, top: number): number {
  const y = top + 12
  const phone = client.phone ?? words.noPhone
  const phoneInk = { size: 9.5, bold: client.phone !== null }
  const width = sheet.right - sheet.left - widthOf(sheet, phone, phoneInk) - 14
  write(sheet, name, sheet.left, y, { size: 9.5, bold: true }, { width })
  write(sheet, phone, sheet.right, y, phoneInk, { align: 'right' })
  if (client.note === null) return y + 2
  const lines = writeLines(sheet, quoted(client.note), sheet.left, y + 10.5, NOTE_INK, noteBlock(sheet))
  return y + 2 + lines * NOTE_LEADING
}

/** Box, system and users, serial, what stops when, and what to do; the last two in as many lines as they take. */
function drawLine(sheet: Sheet, line: DaySheetLine, top: number): number {
  const y = top + 11
  const column = columnsOf(sheet)
  checkbox(sheet, sheet.left + 4, y, 8.5)
  const system = line.users === null ? line.system : `${line.system} · ${words.users(line.users)}`
  write(sheet, system, column.system, y, LINE_INK, { width: column.serial - column.system - GAP })
  write(sheet, line.serial, column.serial, y, LINE_INK, { width: column.when - column.serial - GAP })
  const block = { leading: LINE_LEADING, most: MOST_LINES }
  writeLines(sheet, line.when, column.when, y, LINE_INK, {
    ...block,
    width: column.action - column.when - GAP,
  })
  writeLines(sheet, line.action, column.action, y, LINE_INK, { ...block, width: sheet.right - column.action })
  return top + lineHeight(sheet, line)
}

function lineHeight(sheet: Sheet, line: DaySheetLine | undefined): number {
  if (line === undefined) return 0
  const column = columnsOf(sheet)
  const when = linesOf(sheet, line.when, LINE_INK, column.action - column.when - GAP).length
  const action = linesOf(sheet, line.action, LINE_INK, sheet.right - column.action).length
  return Math.min(MOST_LINES, Math.max(1, when, action)) * LINE_LEADING + 5
}

function clientHeadHeight(sheet: Sheet, client: DaySheetClient): number {
  if (client.note === null) return 14
  const { width, most } = noteBlock(sheet)
  return 14 + Math.min(most, linesOf(sheet, quoted(client.note), NOTE_INK, width).length) * NOTE_LEADING
}

function lowest(sheet: Sheet): number {
  return sheet.bottom - 14
}

function columnsOf({ left, right }: Sheet) {
  const width = right - left
  return {
    system: left + 19,
    serial: left + width * 0.285,
    when: left + width * 0.43,
    action: left + width * 0.745,
  }
}

function noteBlock({ left, right }: Sheet) {
  return { width: right - left, leading: NOTE_LEADING, most: 2 }
}

function quoted(note: string): string {
  return `«${note}»`
}

const GAP = 7
const MOST_LINES = 3
const LINE_INK = { size: 8.4 }
const LINE_LEADING = 10
const NOTE_INK = { size: 8.5, italic: true }
const NOTE_LEADING = 10.5
