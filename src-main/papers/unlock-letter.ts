import type { Day } from '#domain/calendar.ts'
import type { Mode } from '#domain/rental.ts'
import type { UnlockCause } from '#domain/unlock.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { letterWords as words, unlockCauses } from '#messages/es-MX/unlocks.ts'
import { renderLetter } from './letter.ts'

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

/** The client's letter to the vendor that asks for an unlock (R50, R51). */
export function renderUnlockLetter(letter: UnlockLetter): Uint8Array {
  const { client } = letter
  return renderLetter({
    title: words.documentTitle(letter.serial),
    day: letter.day,
    city: letter.city,
    client: client.name,
    addressee: letter.vendor,
    asks: [words.asks(client.name, client.rfc)],
    facts: [
      [words.system, `${letter.system} ${letter.version}`.trim()],
      [words.serial, letter.serial],
      [words.code, letter.code],
      [words.mode, modeNames[letter.mode]],
      [words.users, String(letter.users)],
      [words.owner, letter.owner],
      [words.formerComputer, letter.formerComputer],
      [words.computer, letter.computer],
    ],
    says: [words.because(unlockCauses[letter.cause]), words.declares(client.name), words.thanks],
    watermark: letter.watermark,
  })
}
