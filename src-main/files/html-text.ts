const MOST_LETTERS = 2_000_000

/**
 * The text of an HTML mail as a person sees it, a line for each paragraph and a tab between the cells of a table. What is
 * in it is read and never shown as HTML.
 *   htmlText('<p>Raz&oacute;n social: <b>Hotel</b></p>') // 'Razón social: Hotel'
 */
export function htmlText(html: string): string {
  return html
    .slice(0, MOST_LETTERS)
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(/<(script|style|head|title)\b[^]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(/<\/t[dh]\s*>\s*(?=<t[dh]\b)/gi, '\t')
    .replace(
      /<(?:br|hr|\/?(?:p|div|tr|table|li|ul|ol|h[1-6]|blockquote|section|article))\b[^<>]{0,2000}>/gi,
      '\n',
    )
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, decoded)
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function decoded(token: string, entity: string): string {
  if (!entity.startsWith('#')) return ENTITIES.get(entity) ?? ENTITIES.get(entity.toLowerCase()) ?? token
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10)
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** Those of HTML 4 that stand in Spanish mails. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['bull', '•'],
  ['middot', '·'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['iexcl', '¡'],
  ['iquest', '¿'],
  ['ordm', 'º'],
  ['ordf', 'ª'],
  ['laquo', '«'],
  ['raquo', '»'],
  ...['a', 'e', 'i', 'o', 'u'].flatMap((vowel): [string, string][] => [
    [`${vowel}acute`, `${vowel}\u0301`.normalize('NFC')],
    [`${vowel.toUpperCase()}acute`, `${vowel.toUpperCase()}\u0301`.normalize('NFC')],
    [`${vowel}uml`, `${vowel}\u0308`.normalize('NFC')],
    [`${vowel.toUpperCase()}uml`, `${vowel.toUpperCase()}\u0308`.normalize('NFC')],
  ]),
  ['ntilde', 'ñ'],
  ['Ntilde', 'Ñ'],
])
