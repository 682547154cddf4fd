/**
 * An activation code, "CDA" (R22, R69), in the one form in which it is kept: no spaces, upper case, plain hyphens. Null
 * when it cannot be one. Its groups are not checked: vendors change their forms.
 *   parseActivationCode('icjt-48ej-gx97-40p1 ') // 'ICJT-48EJ-GX97-40P1'
 */
export function parseActivationCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\u200b]/g, '')
    .replace(/[–—‐‑−]/g, '-')
    .toUpperCase()
  return /^[A-Z0-9](?:[A-Z0-9-]{2,38})[A-Z0-9]$/.test(code) ? code : null
}
