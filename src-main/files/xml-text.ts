/**
 * The few things of XML that spreadsheets use. There is no parser here, so no document type, entity or
 * external reference can be followed; a part that holds one is refused (`holdsDocumentType`).
 */
export function holdsDocumentType(bytes: Buffer): boolean {
  // One search over the bytes, for nearly no part has any declaration.
  return (
    bytes.includes('<!') && /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(bytes.toString('latin1'))
  )
}

/** The value of an attribute in an opening tag; null when it is not there. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found ? decodeXml(found[1] ?? found[2] ?? '') : null
}

/** Opening tags of one local name, whatever the prefix. */
export function openingTags(text: string, name: string): string[] {
  return text.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g')) ?? []
}

/** UTF-8 that was read as one byte a character, made text: 'Ã±' → 'ñ'. */
export function unpackUtf8(bytes: string): string {
  return /[\x80-\xff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes
}

/** Text as written between two tags: the five entities, character numbers, CDATA and Excel's `_x000D_`. */
export function decodeXml(raw: string): string {
  if (!raw.includes('&') && !raw.includes('_x') && !raw.includes('<')) return raw
  return raw
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>|&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, decodeToken)
    .replace(/_x([0-9a-f]{4})_/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
}

function decodeToken(token: string, cdata: string | undefined, entity: string | undefined): string {
  if (cdata !== undefined || entity === undefined) return cdata ?? ''
  const named = namedEntities.get(entity.toLowerCase())
  if (named !== undefined) return named
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : token
}

const namedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Text for an element or attribute; control characters, which XML cannot hold, are left out. */
export function encodeXml(text: string): string {
  return unsafe.test(text) ? text.replace(unsafeAll, (sign) => replacements.get(sign) ?? '') : text
}

const unsafe = /[&<>"\x00-\x1f\ufffe\uffff\ud800-\udfff]/
const unsafeAll =
  /[&<>"]|[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const replacements: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\r', '&#13;'],
])

/** Text of a cell that comes back as it was: what XML cannot hold, and what looks like it, is written as Excel does, `_x0001_`. */
export function encodeCellText(text: string): string {
  return unwritable.test(text)
    ? encodeXml(text.replace(unwritableAll, (sign) => `_x${hexadecimal(sign)}_`))
    : encodeXml(text)
}

const unwritable = /_x[0-9a-f]{4}_|[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]/i
const unwritableAll =
  /_(?=x[0-9a-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gi

function hexadecimal(sign: string): string {
  return sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}
