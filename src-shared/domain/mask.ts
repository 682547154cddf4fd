/**
 * What may be read over a shoulder in WhatsApp or an e-mail (beyond.md 19); the attached PDF has it whole.
 *   maskSerial('SAES7056850') // 'SAES••••850'
 */
export function maskSerial(serial: string): string {
  const letters = /^\p{L}*/u.exec(serial)![0].slice(0, 4)
  return partly(serial, letters.length, 3)
}

/** `maskCode('RW2F-7SHD-WOPE-T41Y') // 'RW2F••••T41Y'` */
export function maskCode(code: string): string {
  return partly(code, 4, 4)
}

/** What would show whole, or all but one or two of its signs, shows only its end. */
function partly(text: string, first: number, last: number): string {
  const shown = text.length - first - last < 3 ? 0 : first
  return `${text.slice(0, shown)}••••${text.slice(-Math.min(last, Math.max(1, text.length - 3)))}`
}
