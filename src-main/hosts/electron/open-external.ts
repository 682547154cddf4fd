const HOSTS: readonly string[] = ['wa.me']
const MAIL_FIELDS: readonly string[] = ['subject', 'body', 'cc']
/** Longer ones are cut by Windows, in the middle of whatever they say. */
const LONGEST = 2000

/**
 * What our own buttons build, and nothing that merely stands in the data: a telephone call, an e-mail,
 * a WhatsApp. Every other scheme can start a program (`ms-msdt:`, `search-ms:`, `file:`, `smb:`).
 *   mayOpenOutside('https://wa.me/529981234567') // true
 *   mayOpenOutside('https://wa.me@evil.example') // false
 */
export function mayOpenOutside(url: string): boolean {
  // A space, a control character or a backslash never comes from our buttons, and parsers disagree on them.
  if (url.length > LONGEST || !URL.canParse(url) || /[\s\\\p{Cc}]/u.test(url)) return false
  const { protocol, host, username, password, pathname, searchParams, hash } = new URL(url)
  if (protocol === 'https:') return HOSTS.includes(host) && username === '' && password === ''
  if (protocol === 'tel:') return /^\+?\d{3,15}$/.test(pathname) && searchParams.size === 0 && hash === ''
  if (protocol === 'mailto:') {
    const fields = [...searchParams.keys()].every((key) => MAIL_FIELDS.includes(key.toLowerCase()))
    return fields && hash === '' && /^[^@/%]+@[\w.-]+$/.test(pathname)
  }
  return false
}
