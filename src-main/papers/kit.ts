import type { Day } from '#domain/calendar.ts'
import { dayOfMonth, monthOf, yearOf } from '#domain/calendar.ts'
import { newPdf } from './pdf-bytes.ts'
import { fitText, printable, wrapText } from './text.ts'

/** In points, 72 to the inch. Half a Letter sheet is 8½ × 5½ inches: a Letter sheet cut once across. */
export const PAPER_SIZES = {
  letter: [612, 792],
  halfLetter: [612, 396],
  /** A whole sheet with the same half twice, to be cut: one for the client and one that stays. */
  twoHalves: [612, 792],
  a4: [595.28, 841.89],
} as const satisfies Record<string, readonly [number, number]>

export type PaperSize = keyof typeof PAPER_SIZES

export interface Paper {
  readonly size: PaperSize
  readonly margin: number
  readonly title: string
  readonly author: string
  /** The document's date: the same data give the same bytes, so it is never the clock's. */
  readonly createdOn: Day
  /** Printed large and pale behind every page (practice mode). */
  readonly watermark: string | null
}

/** The page being drawn, or the half of one, and the edges of what may be printed on. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly paper: Paper
  /** Of its pages, from 0; the second copy goes on those that the first has made. */
  readonly copy: number
  readonly turned: { pages: number }
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Ink {
  readonly size: number
  readonly bold?: boolean
  readonly italic?: boolean
  /** A little air between letters: words in capitals run together without it. */
  readonly spaced?: boolean
}

export interface Place {
  readonly align?: 'left' | 'right' | 'center'
  /** Text wider than this ends in '…'. */
  readonly width?: number
}

/**
 * A whole paper as PDF bytes: `build` draws it, then each page gets its foot (page n of m). Synchronous: all is written
 * by `end()`, since logos are decoded beforehand (logo.ts).
 */
export function render(
  paper: Paper,
  build: (sheet: Sheet) => void,
  foot: (sheet: Sheet, page: number, pages: number) => void,
): Uint8Array {
  const [width, height] = PAPER_SIZES[paper.size]
  const doc = newPdf({
    size: [width, height],
    // Margins are the sheet's own: pdfkit's would start a page of its own accord near the foot.
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    // Its default version, 1.3, is the one without XMP metadata, where pdfkit writes an & of a company's name unescaped.
    lang: 'es-MX',
    displayTitle: true,
    info: {
      Title: printable(paper.title),
      Author: printable(paper.author),
      Creator: 'Vigente',
      Producer: 'Vigente',
      CreationDate: new Date(
        Date.UTC(yearOf(paper.createdOn), monthOf(paper.createdOn) - 1, dayOfMonth(paper.createdOn), 12),
      ),
    },
  })
  const copies = paper.size === 'twoHalves' ? 2 : 1
  for (let copy = 0; copy < copies; copy++) {
    const part = height / copies
    const sheet: Sheet = {
      doc,
      paper,
      copy,
      turned: { pages: 0 },
      left: paper.margin,
      right: width - paper.margin,
      top: copy * part + paper.margin,
      bottom: (copy + 1) * part - paper.margin,
    }
    newPage(sheet)
    build(sheet)
    const { pages } = sheet.turned
    for (let page = 0; page < pages; page++) {
      doc.switchToPage(page)
      foot(sheet, page + 1, pages)
    }
  }
  doc.end()
  return doc.bytes()
}

export function newPage(sheet: Sheet): void {
  const { doc, copy, turned, paper } = sheet
  if (copy === 0) doc.addPage()
  else doc.switchToPage(turned.pages)
  turned.pages += 1
  if (copy > 0) drawCut(sheet)
  if (paper.watermark !== null) drawWatermark(sheet, paper.watermark)
}

/** Where the sheet is cut across. */
function drawCut({ doc, paper, left, right, top }: Sheet): void {
  const y = top - paper.margin
  doc.save().lineWidth(0.5).dash(4, { space: 4 })
  doc.moveTo(left, y).lineTo(right, y).stroke()
  doc.undash().restore()
}

/** One line of text on the baseline `y`; `x` is its left edge, its right edge or its middle as `align` says. */
export function write(sheet: Sheet, text: string, x: number, y: number, ink: Ink, place: Place = {}): void {
  const { doc } = sheet
  useInk(doc, ink)
  const characterSpacing = spacingOf(ink)
  const measure = (part: string) => doc.widthOfString(part, { characterSpacing })
  let line = printable(text)
  if (place.width !== undefined && mayBeWider(line, place.width, ink))
    line = fitText(line, place.width, measure)
  const shift = place.align === 'right' ? measure(line) : place.align === 'center' ? measure(line) / 2 : 0
  doc.text(line, x - shift, y, { lineBreak: false, baseline: 0, characterSpacing })
}

/** One line that is never cut: smaller type where it would be wider than `width`. */
export function writeLargest(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  width: number,
  ink: Ink,
): void {
  const natural = mayBeWider(text, width, ink) ? widthOf(sheet, text, ink) : 0
  write(sheet, text, x, y, natural > width ? { ...ink, size: (ink.size * width) / natural } : ink)
}

/** Several lines from the baseline `y` down, the last of `most` ending in '…' where more follow. Returns how many. */
export function writeLines(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  ink: Ink,
  block: { readonly width: number; readonly leading: number; readonly most?: number },
): number {
  const lines = linesOf(sheet, text, ink, block.width)
  const most = Math.min(lines.length, block.most ?? lines.length)
  for (let i = 0; i < most; i++) {
    const isCut = i === most - 1 && lines.length > most
    const line = isCut ? lines.slice(i).join(' ') : lines[i]!
    write(sheet, line, x, y + i * block.leading, ink, isCut ? { width: block.width } : {})
  }
  return most
}

export function linesOf(sheet: Sheet, text: string, ink: Ink, width: number): string[] {
  const line = printable(text)
  if (!mayBeWider(line, width, ink)) return line === '' ? [] : [line]
  useInk(sheet.doc, ink)
  return wrapText(line, width, (part) => sheet.doc.widthOfString(part, { characterSpacing: spacingOf(ink) }))
}

export function widthOf(sheet: Sheet, text: string, ink: Ink): number {
  useInk(sheet.doc, ink)
  return sheet.doc.widthOfString(printable(text), { characterSpacing: spacingOf(ink) })
}

export function rule(sheet: Sheet, left: number, right: number, y: number, thickness = 0.5): void {
  sheet.doc.lineWidth(thickness).moveTo(left, y).lineTo(right, y).stroke()
}

export function box(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  thickness = 0.75,
): void {
  sheet.doc.lineWidth(thickness).rect(x, y, width, height).stroke()
}

/** An empty box to tick with a pen, standing on the baseline. */
export function checkbox(sheet: Sheet, x: number, baseline: number, side: number): void {
  box(sheet, x, baseline - side + 1, side, side, 0.9)
}

/** A framed word across the paper that nobody can overlook: a slip that was replaced, for instance. */
export function stamp(
  sheet: Sheet,
  words: { readonly large: string; readonly small: string },
  middle: { readonly x: number; readonly y: number },
  size: number,
): void {
  const { doc } = sheet
  const small = size * 0.32
  const width =
    Math.max(
      widthOf(sheet, words.large, { size, bold: true }),
      widthOf(sheet, words.small, { size: small, bold: true }),
    ) + size
  const height = size * 1.75
  doc.save().rotate(-12, { origin: [middle.x, middle.y] })
  doc
    .lineWidth(size / 12)
    .rect(middle.x - width / 2, middle.y - height / 2, width, height)
    .fillAndStroke('white', 'black')
  doc.fillColor('black')
  write(sheet, words.large, middle.x, middle.y + size * 0.22, { size, bold: true }, { align: 'center' })
  write(
    sheet,
    words.small,
    middle.x,
    middle.y + size * 0.65,
    { size: small, bold: true },
    { align: 'center' },
  )
  doc.restore()
}

/** Pale enough to read through, dark enough for a worn laser printer. */
function drawWatermark(sheet: Sheet, words: string): void {
  const { doc, paper, top, bottom } = sheet
  const [width] = PAPER_SIZES[paper.size]
  const height = bottom - top + 2 * paper.margin
  const middle = (top + bottom) / 2
  const tilt = -Math.atan2(height, width)
  const atOnePoint = widthOf(sheet, words, { size: 1, bold: true })
  const size = (Math.hypot(width, height) * 0.72) / atOnePoint
  doc.save().rotate((tilt * 180) / Math.PI, { origin: [width / 2, middle] })
  doc.fillColor('#d4d4d4')
  write(sheet, words, width / 2, middle + size * 0.35, { size, bold: true }, { align: 'center' })
  doc.restore()
  doc.fillColor('black')
}

function useInk(doc: PDFKit.PDFDocument, ink: Ink): void {
  doc.font(ink.bold ? 'Helvetica-Bold' : ink.italic ? 'Helvetica-Oblique' : 'Helvetica', ink.size)
}

/** Most texts are far shorter than their place: measuring every letter of them would cost as much as drawing them. */
function mayBeWider(text: string, width: number, ink: Ink): boolean {
  return text.length * (WIDEST_LETTER * ink.size + spacingOf(ink)) > width
}

function spacingOf(ink: Ink): number {
  return ink.spaced ? ink.size * 0.055 : 0
}

/** Of the built-in typefaces, as a part of their size: the @ of Helvetica. */
const WIDEST_LETTER = 1.015
