import { parseActivationCode } from './activation-code.ts'
import { foldForSearch } from './company-name.ts'
import { parseSerialNumber } from './serial-number.ts'

/** Subject of the vendor's message that carries an activation code (R84). */
export const CODE_MESSAGE_SUBJECT = 'Aviso de aspel.com - Reenvío de CDA'

export interface CodeMessage {
  /** Whom the vendor greets: the name registered in the account, as it is written. */
  readonly addressee: string | null
  readonly serial: string
  readonly code: string
}

/**
 * Serial and code of the vendor's message (R85), from its text as it is pasted: labels on the line or on the one before,
 * quoted, bulleted, with or without accents; null when it is not that message. It is recognised and never imitated (D18).
 *   readCodeMessage('Número de Serie: SAES7056850\nCDA: RW2F-7SHD-WOPE-T41Y') // { serial: 'SAES7056850', … }
 */
export function readCodeMessage(text: string): CodeMessage | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s>*•·-]+/, '').trim())
  const serial = labelled(lines, /^(numero|no|num)\W*(de )?serie\W*/, parseSerialNumber)
  const code = labelled(lines, /^(cda|codigo de activacion)\W*/, parseActivationCode)
  if (serial === null || code === null) return null
  const greeting = lines.find((line) => /^estimad[oa]\b/i.test(line))
  const addressee = greeting?.replace(/^estimad[oa](\(a\))?\s+/i, '').replace(/[,:.\s]+$/, '')
  return { addressee: addressee || null, serial, code }
}

/** What stands behind a label, or on the next line that is not empty. */
function labelled(
  lines: readonly string[],
  label: RegExp,
  parse: (text: string) => string | null,
): string | null {
  for (const [i, line] of lines.entries()) {
    const match = label.exec(foldForSearch(line))
    if (!match) continue
    const behind = line.slice(match[0].length).trim()
    const value = behind !== '' ? behind : (lines.slice(i + 1).find((next) => next !== '') ?? '')
    const parsed = parse(value)
    if (parsed !== null) return parsed
  }
  return null
}
