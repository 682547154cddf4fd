/** The one page of the program. Nothing else is ever loaded. */
export const START_PAGE = 'app://vigente/'

/**
 * Ours by the parts that the URL parser finds, never by how the text begins: `app://vigente.evil` and
 * `app://vigente@evil` begin well.
 *   isOurs('app://vigente/assets/x.js') // true
 *   isOurs('app://vigente@evil/')       // false
 */
export function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'app:' && host === 'vigente' && username === '' && password === ''
}

/** Chromium's own viewer of PDFs, by its key: the same in every copy. */
export function isPdfViewer(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'chrome-extension:' && host === PDF_VIEWER && username === '' && password === ''
}

const PDF_VIEWER = 'mhjfbmdgcfjbbpaeojofohoefgiehjai'
