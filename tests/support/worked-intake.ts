import type { TestApp } from './app.ts'

/** Three altas de escritorio: one delivered, one joined to a client that the office has, one cancelled. */
export async function workIntake(app: TestApp, clientId: string): Promise<void> {
  const { call } = app
  await call('intake.setSettings', {
    addresses: ['altas@oficina.mx', 'ventas@oficina.mx'],
    withPassword: true,
  })
  const mail = app.app.files.put('alta.eml', Buffer.from(savedMail({})))
  const { id } = await call('intake.drop', { file: mail.file })
  await call('intake.save', { id, ...FIVE_DATA })
  await call('intake.register', { id, portal: 'Aspel', user: 'cenote@x.mx', password: 'Cenote#1' })
  await call('intake.credentials', { id, withPassword: true })
  await call('intake.deliver', { id, by: 'email', withPassword: true })
  const again = await call('intake.paste', { text: 'Razón social: Hotel La Ceiba\nRFC: EKU9003173C9' })
  await call('intake.join', { id: again.id, clientId })
  await call('intake.cancel', { id: again.id, reason: 'ya es cliente' })
}

export const FIVE_DATA = {
  name: 'Cenote Azul SA de CV',
  rfc: 'DIM8701081LA',
  contactName: 'Raúl Pech',
  phone: '984 122 7050',
  email: 'raul@cenote.mx',
} as const

export interface MailOf {
  readonly subject?: string
  readonly messageId?: string
  readonly type?: string
  readonly body?: string
}

/** A mail as a mail program saves it. */
export function savedMail({
  subject = 'ALTA DE ESCRITORIO DE SERVICIOS ASPEL',
  messageId = '<alta-1@cenote.mx>',
  type = 'text/plain; charset=utf-8',
  body = 'Buen día:\r\n\r\nRazón social: Cenote Azul SA de CV\r\nRFC: DIM8701081LA\r\nNombre de contacto: Raúl Pech\r\nNúmero de contacto: (984) 122-7050\r\nCorreo de contacto: raul@cenote.mx\r\n',
}: MailOf): string {
  return [
    'From: =?UTF-8?Q?Ra=C3=BAl_Pech?= <raul@cenote.mx>',
    'To: altas@oficina.mx',
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    'Date: Sat, 21 Nov 2026 20:30:00 -0500',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
  ].join('\r\n')
}
