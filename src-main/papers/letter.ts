import type { Day } from '#domain/calendar.ts'
import { letterWords as words } from '#messages/es-MX/unlocks.ts'
import { render, rule, write, writeLines, type Sheet } from './kit.ts'

/** What a client asks of a vendor in writing. */
export interface Letter {
  readonly title: string
  readonly day: Day
  readonly city: string
  /** Who signs, by its registered name. */
  readonly client: string
  readonly addressee: string
  readonly asks: readonly string[]
  /** Name and value of what it is about; those that are '' are left out. */
  readonly facts: readonly (readonly [string, string])[]
  readonly says: readonly string[]
  readonly watermark: string | null
}

/** Left free at the top for the client's own letterhead: two inches. */
const LETTERHEAD = 144

const INK = { size: 10.5 }
const LEADING = 15

/** A letter ready to print on the client's letterhead, sign and attach: what is asked, about what, and why. */
export function renderLetter(letter: Letter): Uint8Array {
  return render(
    {
      size: 'letter',
      margin: 72,
      title: letter.title,
      author: letter.client,
      createdOn: letter.day,
      watermark: letter.watermark,
    },
    (sheet) => {
      const { left, right } = sheet
      let y = LETTERHEAD + 18
      write(sheet, words.place(letter.city, letter.day), right, y, INK, { align: 'right' })
      y += 36
      write(sheet, letter.addressee, left, y, { ...INK, bold: true })
      write(sheet, words.present, left, y + LEADING, INK)
      y += 48
      for (const text of letter.asks) y = paragraph(sheet, text, y)
      y = drawFacts(
        sheet,
        letter.facts.filter(([, value]) => value !== ''),
        y,
      )
      for (const text of letter.says) y = paragraph(sheet, text, y)
      drawSignature(sheet, letter, Math.max(y + 60, 610))
    },
    () => {},
  )
}

function paragraph(sheet: Sheet, text: string, y: number): number {
  const width = sheet.right - sheet.left
  return y + writeLines(sheet, text, sheet.left, y, INK, { width, leading: LEADING }) * LEADING + 10
}

function drawFacts(sheet: Sheet, facts: readonly (readonly [string, string])[], top: number): number {
  let y = top + 2
  const width = sheet.right - sheet.left - 170
  for (const [name, value] of facts) {
    write(sheet, name, sheet.left + 12, y, INK, { width: 150 })
    write(sheet, value, sheet.left + 170, y, { ...INK, bold: true }, { width })
    y += LEADING + 1
  }
  return y + 12
}

function drawSignature(sheet: Sheet, { client }: Letter, y: number): void {
  write(sheet, words.sincerely, sheet.left, y - 44, INK)
  rule(sheet, sheet.left, sheet.left + 240, y)
  write(sheet, words.signature, sheet.left, y + 14, INK)
  write(sheet, client, sheet.left, y + 14 + LEADING, { ...INK, bold: true }, { width: 400 })
}
