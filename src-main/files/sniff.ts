/** What a file is by its bytes; its name is only what somebody called it. */
export type FileKind =
  'empty' | 'zip' | 'oldExcel' | 'pdf' | 'png' | 'jpeg' | 'gif' | 'html' | 'xml' | 'text' | 'binary'

/** `head` is the first 4 KiB or more. A ZIP may be a workbook: only its directory tells (`xlsx-read.ts`). */
export function sniff(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty'
  const mark = magicNumbers.find(([bytes]) => startsWith(head, bytes))
  if (mark) return mark[1]
  if (startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return 'text'
  const start = Buffer.from(head.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (/^(<!doctype html|<html|<table|<head|<body|<meta)/i.test(start)) return 'html'
  if (/^<\?xml/i.test(start)) return /<html/i.test(start) ? 'html' : 'xml'
  if (looksLikeUtf16(head)) return 'text'
  return head.includes(0) ? 'binary' : 'text'
}

const magicNumbers: readonly (readonly [readonly number[], FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'oldExcel'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'png'],
  [[0xff, 0xd8, 0xff], 'jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'gif'],
]

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}

/** UTF-16 without a mark: Latin text has a NUL in every second byte. */
export function looksLikeUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(head.length, 1024) / 2)
  if (pairs < 2) return null
  let even = 0
  let odd = 0
  for (let pair = 0; pair < pairs; pair++) {
    if (head[pair * 2] === 0) even++
    if (head[pair * 2 + 1] === 0) odd++
  }
  if (odd > pairs * 0.7 && even === 0) return 'utf-16le'
  if (even > pairs * 0.7 && odd === 0) return 'utf-16be'
  return null
}

/** The media type a file is kept and served under. */
export function typeOf(kind: FileKind): string {
  return mediaTypes[kind]
}

const mediaTypes: Readonly<Record<FileKind, string>> = {
  empty: 'application/octet-stream',
  zip: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  oldExcel: 'application/vnd.ms-excel',
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  html: 'application/octet-stream',
  xml: 'application/octet-stream',
  text: 'text/csv',
  binary: 'application/octet-stream',
}
