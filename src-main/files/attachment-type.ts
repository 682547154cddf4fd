import { sniff } from './sniff.ts'

export type AttachmentType =
  'application/pdf' | 'image/png' | 'image/jpeg' | 'application/xml' | 'message/rfc822'

/** What may be kept with the ledger, told by the bytes; null for anything else, whatever its name says. */
export function attachmentType(bytes: Uint8Array): AttachmentType | null {
  const kind = sniff(bytes.subarray(0, 4096))
  if (kind === 'pdf') return 'application/pdf'
  if (kind === 'png') return 'image/png'
  if (kind === 'jpeg') return 'image/jpeg'
  if (kind === 'xml') return 'application/xml'
  return kind === 'text' && isMessage(bytes) ? 'message/rfc822' : null
}

/** A saved e-mail begins with its header lines, among them who wrote it. */
function isMessage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16_384)).toString('latin1')
  const lines = head.split(/\r?\n/, 1)[0]!
  return /^[A-Za-z][A-Za-z0-9-]*:/.test(lines) && /^(from|subject|received|message-id):/im.test(head)
}
