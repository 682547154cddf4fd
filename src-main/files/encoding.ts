import { isUtf8 } from 'node:buffer'
import { looksLikeUtf16 } from '#files/sniff.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** A mark decides; without one, bytes that are valid UTF-8 are UTF-8, and the rest is what Excel saves in Mexico. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return looksLikeUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** The text without its byte-order mark. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const text = encoding === 'windows-1252' ? decodeWindows1252(bytes) : decodeUnicode(bytes, encoding)
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function decodeUnicode(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'utf-8' ? asBuffer(bytes).toString('utf8') : new TextDecoder(encoding).decode(bytes)
}

/** Latin-1 is decoded natively into one byte a character; only 0x80 to 0x9F differ in Windows-1252. */
function decodeWindows1252(bytes: Uint8Array): string {
  return asBuffer(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80))
}

const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
