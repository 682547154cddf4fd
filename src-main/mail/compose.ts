export interface OutgoingMail {
  readonly messageId: string
  readonly fromName: string
  readonly fromAddress: string
  /** All of them, as the headers name them; who gets it now is the envelope's business. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly date: Date
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    readonly bytes: Uint8Array
  }[]
}

/** A message as it goes over the wire. Nothing in it is fetched: no address and no path in it is ever opened. */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    messageId: mail.messageId,
    from: { name: mail.fromName, address: mail.fromAddress },
    to: [...mail.to],
    subject: mail.subject,
    text: mail.text,
    date: mail.date,
    attachments: mail.attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  })
  return composer.compile().build()
}
