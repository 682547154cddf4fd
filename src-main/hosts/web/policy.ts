import { randomBytes } from 'node:crypto'
import { plainFileName } from '#domain/file-name.ts'

/**
 * The one content security policy of the screens, in the browser and in Electron alike. The nonce is for the
 * style tags that Mantine writes; the screens read it from `<meta name="style-nonce" content="…">`.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ')
}

/** On every answer, whatever it is. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

const NONCE_PLACEHOLDER = '__STYLE_NONCE__'

/** The page with the nonce of this one answer in it. */
export function pageWithNonce(page: Buffer, nonce: string): Buffer {
  return Buffer.from(page.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce))
}

/** What a browser shows in place, by a viewer of its own. Anything else is only ever downloaded. */
const SHOWN_IN_PLACE = 'application/pdf'

/** How a stored file is handed out: its name is data (RFC 6266), and papers alone are shown in place. */
export function storedFileHeaders(
  file: { readonly name: string; readonly type: string; readonly size: number },
  inline: boolean,
): Record<string, string> {
  const shown = inline && file.type === SHOWN_IN_PLACE
  const name = plainFileName(file.name)
  const plainName = name.replaceAll(/[^\w.() -]/g, '_')
  return {
    'Content-Type': file.type,
    'Content-Length': String(file.size),
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename="${plainName}"; filename*=UTF-8''${percentEncoded(name)}`,
    'Content-Security-Policy': `default-src 'none'; object-src 'self'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
  }
}

/** RFC 5987: what `encodeURIComponent` leaves and a header's parameter may not carry is encoded too. */
function percentEncoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
