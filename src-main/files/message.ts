import { htmlText } from './html-text.ts'

/** What a saved e-mail (.eml) says, as far as it is needed to fill a form. */
export interface ReadMessage {
  readonly messageId: string
  readonly subject: string
  readonly from: { readonly name: string; readonly address: string }
  /** ISO instant; '' where it carries no date that can be read. */
  readonly date: string
  /** Of its text or, where it has none, of its HTML; '' for a mail of nothing but attachments. */
  readonly text: string
  /** Names of the files in it, for a person to look into. */
  readonly files: readonly string[]
}

const MOST_HEADER_BYTES = 1024 * 1024
const DEEPEST = 32

/** Null where the bytes cannot be read as a message, or are nested beyond reason. Nothing in it is fetched or run. */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage | null> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    const mail = await PostalMime.parse(bytes, {
      maxNestingDepth: DEEPEST,
      maxHeadersSize: MOST_HEADER_BYTES,
    })
    const plain = mail.text?.trim() ?? ''
    return {
      messageId: mail.messageId ?? '',
      subject: mail.subject ?? '',
      from: { name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
      date: mail.date !== undefined && !Number.isNaN(Date.parse(mail.date)) ? mail.date : '',
      text: plain === '' ? htmlText(mail.html ?? '') : plain,
      files: mail.attachments.flatMap(({ filename }) => (filename ? [filename] : [])),
    }
  } catch {
    return null
  }
}
