import type { Day } from '#domain/calendar.ts'
import type { Mode } from '#domain/rental.ts'
import type { UnlockCause } from '#domain/unlock.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { letterWords as words, unlockCauses } from '#messages/es-MX/unlocks.ts'
import { render, rule, write, writeLines, type Sheet } from './kit.ts'

export interface UnlockLetter {
  readonly day: Day
  readonly city: string
  readonly client: { readonly name: string; readonly rfc: string | null }
  /** The company that was registered with the activation; '' of what never was. */
  readonly owner: string
  readonly vendor: string
  readonly system: string
  readonly version: string
  readonly serial: string
  /** The code that is on the computer now; '' where nobody knows it. */
  readonly code: string
  readonly users: number
  readonly mode: Mode
  readonly cause: UnlockCause
  /** '' where nobody said it. */
  readonly formerComputer: string
  readonly computer: string
  readonly watermark: string | null
}

/** Left free at the top for the client's own letterhead: two inches. */
const LETTERHEAD = 144

const INK = { size: 10.5 }
const LEADING = 15

/** The client's letter to the vendor that asks for an unlock, ready to print on its letterhead, sign and attach (R50, R51). */
export function renderUnlockLetter(letter: UnlockLetter): Uint8Array {
  return render(
    {
      size: 'letter',
      margin: 72,
      title: words.documentTitle(letter.serial),
      author: letter.client.name,
      createdOn: letter.day,
      watermark: letter.watermark,
    },
    (sheet) => {
      const { left, right } = sheet
      let y = LETTERHEAD + 18
      write(sheet, words.place(letter.city, letter.day), right, y, INK, { align: 'right' })
      y += 36
      write(sheet, letter.vendor, left, y, { ...INK, bold: true })
      write(sheet, words.present, left, y + LEADING, INK)
      y += 48
      y = paragraph(sheet, words.asks(letter.client.name, letter.client.rfc), y)
      y = drawFacts(sheet, factsOf(letter), y)
      y = paragraph(sheet, words.because(unlockCauses[letter.cause]), y)
      y = paragraph(sheet, words.declares(letter.client.name), y)
      y = paragraph(sheet, words.thanks, y)
      drawSignature(sheet, letter, Math.max(y + 60, 610))
    },
    () => {},
  )
}

function factsOf(letter: UnlockLetter): readonly (readonly [string, string])[] {
  const facts: readonly (readonly [string, string])[] = [
    [words.system, `${letter.system} ${letter.version}`.trim()],
    [words.serial, letter.serial],
    [words.code, letter.code],
    [words.mode, modeNames[letter.mode]],
    [words.users, String(letter.users)],
    [words.owner, letter.owner],
    [words.formerComputer, letter.formerComputer],
    [words.computer, letter.computer],
  ]
  return facts.filter(([, value]) => value !== '')
}

function paragraph(sheet: Sheet, text: string, y: number): number {
  const width = sheet.right - sheet.left
  return y + writeLines(sheet, text, sheet.left, y, INK, { width, leading: LEADING }) * LEADING + 10
}

function drawFacts(sheet: Sheet, facts: readonly (readonly [string, string])[], top: number): number {
  let y = top + 2
  for (const [name, value] of facts) {
    write(sheet, name, sheet.left + 12, y, INK, { width: 150 })
    write(
      sheet,
      value,
      sheet.left + 170,
      y,
      { ...INK, bold: true },
      { width: sheet.right - sheet.left - 170 },
    )
    y += LEADING + 1
  }
  return y + 12
}

function drawSignature(sheet: Sheet, { client }: UnlockLetter, y: number): void {
  write(sheet, words.sincerely, sheet.left, y - 44, INK)
  rule(sheet, sheet.left, sheet.left + 240, y)
  write(sheet, words.signature, sheet.left, y + 14, INK)
  write(sheet, client.name, sheet.left, y + 14 + LEADING, { ...INK, bold: true }, { width: 400 })
}
