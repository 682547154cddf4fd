/**
 * A serial number in the one form in which it identifies a licence (R28, beyond.md I8): no spaces, upper case, plain
 * hyphens. Null when it cannot be one: letters, digits and hyphens, 4 to 40 of them, at least one digit.
 *   parseSerialNumber(' saes 7056850') // 'SAES7056850'
 *   parseSerialNumber('TOTAL')         // null
 */
export function parseSerialNumber(text: string): string | null {
  const serial = text
    .normalize('NFKC')
    .replace(/[\s\u200b]/g, '')
    .replace(/[–—‐‑−]/g, '-')
    .toUpperCase()
  return /^(?=.*\d)[A-Z0-9](?:[A-Z0-9-]{2,38})[A-Z0-9]$/.test(serial) ? serial : null
}
