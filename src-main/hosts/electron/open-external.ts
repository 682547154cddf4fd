import { isMailText } from '#domain/mail-address.ts'

/** Longer ones are cut by Windows, in the middle of whatever they say. */
const LONGEST = 2000

/** What `encodeURIComponent` leaves or makes, and what joins the parts. Parsers disagree on everything else. */
const BUILT = /^[\w.!~*'()%:/?&=@+-]+$/

/**
 * What our own buttons build, and nothing that merely stands in the data: a telephone call, an e-mail,
 * a WhatsApp. Every other scheme can start a program (`ms-msdt:`, `search-ms:`, `file:`, `smb:`).
 *   mayOpenOutside('https://wa.me/529981234567') // true
 *   mayOpenOutside('https://wa.me@evil.example') // false
 */
export function mayOpenOutside(url: string): boolean {
  if (isTooLong(url) || !BUILT.test(url) || !URL.canParse(url)) return false
  const { protocol, host, username, password, pathname, searchParams } = new URL(url)
  if (username !== '' || password !== '') return false
  const says = (...fields: string[]) => saysOnly(searchParams, fields)
  switch (`${protocol}${host}`) {
    case 'tel:':
      return /^\+?\d{3,15}$/.test(pathname) && says()
    case 'mailto:':
      return isMailPath(pathname) && says('subject', 'body')
    case 'https:wa.me':
      return /^\/\d{0,15}$/.test(pathname) && says('text')
    default:
      return false
  }
}

export function isTooLong(url: string): boolean {
  return url.length > LONGEST
}

/** Nobody, which the mail program then asks for, or one address that no program reads as more than that. */
function isMailPath(encoded: string): boolean {
  if (encoded === '') return true
  try {
    const address = decodeURIComponent(encoded)
    return isMailText(address) && !/[\p{C}%?&=#/\\]/u.test(address)
  } catch {
    return false
  }
}

/** A message has lines; nothing else in it is a control character, and a subject is one line. */
function saysOnly(said: URLSearchParams, fields: readonly string[]): boolean {
  return [...said].every(
    ([field, text]) =>
      fields.includes(field) &&
      !/\p{Cc}/u.test(field === 'subject' ? text : text.replaceAll(/[\t\r\n]/g, '')),
  )
}
