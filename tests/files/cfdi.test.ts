import { describe, expect, it } from 'vitest'
import { readCfdi } from '#files/cfdi.ts'
import { cfdiFixture } from '../support/cfdi.ts'

const read = (bytes: Buffer) => readCfdi('factura.xml', bytes)
const said = (changes: Readonly<Record<string, string>>, file = 'factura.xml') => {
  const answer = read(cfdiFixture(file, changes))
  if (answer.ok) throw new Error('it was read')
  return answer.refusal.params
}
const refused = (text: string | Buffer) => {
  const answer = read(Buffer.from(text as string))
  if (answer.ok) throw new Error('it was read')
  return (answer.refusal.params as { why: string }).why
}

describe('an XML of an invoice (R19)', () => {
  it('is read: UUID, emisor, receptor, total in centavos, date, form and method of payment', () => {
    expect(read(cfdiFixture('factura.xml'))).toEqual({
      ok: true,
      value: {
        uuid: '5A3F1C8E-7B21-4D0A-9C55-0B6F2E91D417',
        kind: 'invoice',
        issuedAt: '2026-07-21T10:32:05',
        folio: 'R-104417',
        currency: 'MXN',
        total: 974_400,
        issuer: { rfc: 'URE180429TM6', name: 'UNIVERSIDAD ROBOTICA ESPAÑOLA', regime: '601' },
        receiver: {
          rfc: 'EKU9003173C9',
          name: 'ESCUELA KEMPER URGATE',
          regime: '601',
          use: 'G03',
          postcode: '77500',
        },
        form: '03',
        method: 'PUE',
        related: [],
      },
    })
  })

  it('is read by its namespaces, whatever its prefixes; the five entities of XML are text', () => {
    const answer = read(cfdiFixture('otros-prefijos.xml'))
    expect(answer.ok && answer.value).toMatchObject({
      uuid: '0F1E2D3C-4B5A-4968-8777-665544332211',
      total: 11_600,
      receiver: { rfc: 'A&A050908GT0', name: 'A & A "ASOCIADOS" DEL CARIBE Ñ' },
    })
  })

  it('may begin with a byte order mark', () => {
    expect(read(Buffer.concat([Buffer.from('\ufeff'), cfdiFixture('factura.xml')])).ok).toBe(true)
  })

  it('of a complement of payment says what was paid and for which invoice', () => {
    const answer = read(cfdiFixture('complemento.xml'))
    expect(answer.ok && answer.value).toMatchObject({
      kind: 'complement',
      currency: 'MXN',
      total: 974_400,
      method: '',
      related: ['5A3F1C8E-7B21-4D0A-9C55-0B6F2E91D417'],
    })
  })
})

describe('what is not an invoice is refused, with the reason', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Serie="&c;"/>`
  const whole = cfdiFixture('factura.xml').toString('utf8')
  it.each([
    ['a billion laughs', bomb, 'doctype'],
    ['an external entity', `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>`, 'doctype'],
    ['a document type alone', `<!DOCTYPE Comprobante SYSTEM "http://example.invalid/x.dtd"><a/>`, 'doctype'],
    ['an entity that nobody declared', whole.replace('ESCUELA', '&escuela;'), 'damaged'],
    ['elements in elements, a hundred thousand deep', '<a>'.repeat(100_000), 'notCfdi'],
    [
      'an invoice with 65 levels',
      whole.replace('<cfdi:Conceptos>', `<cfdi:Conceptos>${'<cfdi:x>'.repeat(64)}`),
      'tooDeep',
    ],
    ['a value of a hundred thousand characters', whole.replace('G03', 'G'.repeat(100_000)), 'tooLong'],
    ['bytes that are no UTF-8', Buffer.from(whole, 'latin1'), 'encoding'],
    ['UTF-16', Buffer.from(`\ufeff${whole}`, 'utf16le'), 'encoding'],
    ['another encoding declared', whole.replace('UTF-8', 'ISO-8859-1'), 'encoding'],
    [
      'no namespace',
      whole.replaceAll('xmlns:cfdi="http://www.sat.gob.mx/cfd/4"', 'xmlns:cfdi="urn:x"'),
      'notCfdi',
    ],
    ['CFDI 3.3', whole.replaceAll('/cfd/4', '/cfd/3').replace('Version="4.0"', 'Version="3.3"'), 'version'],
    ['version 4.1', whole.replace('Version="4.0"', 'Version="4.1"'), 'version'],
    ['half of a file', whole.slice(0, whole.length / 2), 'damaged'],
    ['another XML', '<?xml version="1.0"?><worksheet/>', 'notCfdi'],
    ['no XML at all', 'Estimado cliente:', 'damaged'],
    ['an empty file', '', 'damaged'],
    ['no stamp', whole.replace('tfd:TimbreFiscalDigital', 'tfd:Otro'), 'notStamped'],
    ['a stamp of another namespace', whole.replace('mx/TimbreFiscalDigital"', 'mx/Timbre"'), 'notStamped'],
    ['an invoice of more than ten megabytes', Buffer.alloc(10 * 1024 * 1024 + 1, 32), 'tooLarge'],
    ['a credit note', whole.replace('TipoDeComprobante="I"', 'TipoDeComprobante="E"'), 'otherKind'],
  ])('%s', (_, text, why) => {
    expect(refused(text)).toBe(why)
  })

  it('a stamp outside of its place is none', () => {
    const moved = cfdiFixture('factura.xml', { 'cfdi:Complemento>': 'cfdi:Addenda>' })
    expect(refused(moved)).toBe('notStamped')
  })

  it('a value that cannot be understood is named', () => {
    expect(said({ 'Total="9744.00"': 'Total="9744.001"' })).toMatchObject({ why: 'value', detail: 'Total' })
    expect(said({ 'Total="9744.00"': 'Total="-9744.00"' })).toMatchObject({ detail: 'Total' })
    expect(said({ 'Fecha="2026-07-21T10:32:05"': 'Fecha="2026-02-30T10:32:05"' })).toMatchObject({
      detail: 'Fecha',
    })
    expect(said({ EKU9003173C9: 'EKU9013173C9' })).toMatchObject({ detail: 'Comprobante/Receptor Rfc' })
    expect(said({ '5a3f1c8e-': '5a3f1c8g-' })).toMatchObject({ detail: 'UUID' })
  })
})
