import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { isMailText } from '#domain/mail-address.ts'
import { claimMessage } from '#messages/es-MX/invoices.ts'
import { templates } from '#messages/es-MX/templates.ts'
import { mayOpenOutside } from '../../src-main/hosts/electron/open-external.ts'
import { mailAddress, telAddress, whatsAppAddress } from '../../src-renderer/ui/contact-address.ts'

const CLAIM = claimMessage(
  {
    ...{ kind: 'invoice', client: 'Operadora Turística y Hotelera de la Península, S.A. de C.V.' },
    ...{ rfc: 'EKU9003173C9', serial: 'SAES7056850', billedBy: 'vendor', vendor: 'Aspel', amount: 974_400 },
    ...{ paidOn: day('2026-11-12'), promisedOn: day('2026-11-20'), reference: 'SPEI 0038112 & 50 %' },
    ...{ pdfId: null, claims: 1 },
  },
  'Oficina del Caribe\nventas@oficina.mx +52 998 123 4567 #1',
)

describe('what the screens open outside', () => {
  test('the claim of an invoice is mailed without an address, since the operator knows to whom', () => {
    expect(mayOpenOutside(mailAddress('', CLAIM.body, CLAIM.subject))).toBe(true)
  })

  test('every text that the office sends fits in the address of a person, of nobody, and of a WhatsApp', () => {
    for (const [id, { subject, body }] of Object.entries(templates)) {
      const made = [
        mailAddress('lety+ventas@ceiba.com.mx', body, subject),
        mailAddress('', body, subject),
        mailAddress('lety@ceiba.mx', '', subject),
        whatsAppAddress('9981234567', body),
        whatsAppAddress('', body),
      ]
      expect([id, made.map(mayOpenOutside)]).toEqual([id, made.map(() => true)])
    }
  })

  test('a person is called, written to and mailed under whatever address the ledger takes for one', () => {
    const addresses = ['lety@ceiba.mx', 'lety+altas@ceiba.mx', "o'brien_2@sub.ceiba.com.mx", 'peña@ñandú.mx']
    const made = [
      ...addresses.flatMap((address) => [mailAddress(address), mailAddress(address, 'Hola\n¿Renovamos?')]),
      ...['9981234567', '+1 (305) 555-0100'].flatMap((phone) => [
        telAddress(phone),
        whatsAppAddress(phone),
        whatsAppAddress(phone, 'Hola\n¿Renovamos? 100 % + IVA & "más" #1'),
      ]),
    ]
    expect(addresses.every(isMailText)).toBe(true)
    expect(made.filter((url) => !mayOpenOutside(url))).toEqual([])
  })

  test('whatever is written in a message, it opens', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[\p{Cc}]/u.test(text))
    fc.assert(
      fc.property(words, words, (message, subject) => {
        expect(mayOpenOutside(mailAddress('a+b@c.mx', message, subject))).toBe(true)
        expect(mayOpenOutside(whatsAppAddress('9981234567', message))).toBe(true)
      }),
    )
  })

  test('they are built in one place, so that these are all of them', () => {
    const root = join(import.meta.dirname, '..', '..', 'src-renderer')
    const builders = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .filter((path) => /`(mailto:|tel:|https:\/\/wa\.me)/.test(readFileSync(join(root, path), 'utf8')))
    expect(builders).toEqual([join('ui', 'contact-address.ts')])
  })
})

test('nothing else is opened outside, however much it looks like ours', () => {
  const hostile = [
    'mailto:?bcc=x@y.mx',
    'mailto:?cc=x@y.mx',
    'mailto:a@b.mx?subject=x&bcc=y@z.mx',
    'mailto:a@b.mx?subject=x%0D%0Abcc:y@z.mx',
    'mailto:a@b.mx?body=x%00',
    'mailto:?attach=C:%5Cx',
    'mailto:?attachment=x',
    'mailto:a@b.mx,c@d.mx',
    'mailto:a@b.mx%2Cc@d.mx',
    'mailto:a@b.mx%0D%0Abcc:c.mx',
    'mailto:a%3Fbcc=c.mx@b.mx',
    'mailto:a%26x@b.mx',
    'mailto:a%2525@b.mx',
    'mailto:a%E0%A4@b.mx',
    'mailto:a"b@c.mx',
    'mailto:a@b.mx?subject="x"',
    'mailto:a@b.mx?subject=<x>',
    'mailto://a@b.mx',
    'mailto://b.mx',
    'tel://+529981234567',
    'mailto:%40b.mx',
    'mailto:a@b',
    'mailto:a@b.mx#x',
    'MAILTO:a@b.mx?attach=x',
    'https://wa.me/settings',
    'https://wa.me/529981234567?text=x&app=y',
    'https://wa.me/529981234567#x',
    'https://wa.me/529981234567/x',
    'https://wa.me/529981234567?text=x%00',
    'tel:+52998?x=1',
    'sms:+529981234567',
    'whatsapp://send?phone=529981234567',
    mailAddress('', 'x'.repeat(2000)),
    whatsAppAddress('9981234567', 'x'.repeat(2000)),
  ]
  expect(hostile.filter(mayOpenOutside)).toEqual([])
})
