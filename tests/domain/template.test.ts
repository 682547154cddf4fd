import { describe, expect, it } from 'vitest'
import { checkTemplate, fieldsIn, fillIn } from '#domain/template.ts'
import { maskCode, maskSerial } from '#domain/mask.ts'

describe('a text with fields', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['Hola {contacto}', { contacto: 'Lety' }, 'Hola Lety', 'a field'],
    ['Buen día[, {contacto}]:', { contacto: '' }, 'Buen día:', 'what is in brackets goes with its field'],
    ['Buen día[, {contacto}]:', { contacto: 'Lety' }, 'Buen día, Lety:', 'and stays with it'],
    ['Uno\nImporte: {importe}\nDos', { importe: '' }, 'Uno\nDos', 'a line whose field is empty is left out'],
    ['{series}', { series: '• A\n• B' }, '• A\n• B', 'a field may be several lines'],
    ['A\n\n{cargos}\n\nB', { cargos: '' }, 'A\n\nB', 'no hole is left'],
    ['{nada}', {}, '', 'a field that nobody gave is empty, never "undefined"'],
    ['Precio $1 {importe}', { importe: '$& $1' }, 'Precio $1 $& $1', 'a value is never read as a pattern'],
    ['{contacto}', { contacto: '{cliente} [x]' }, '{cliente} [x]', 'nor as a field'],
  ])('%j with %j reads %j (%s)', (text, fields, read) => {
    expect(fillIn(text, fields)).toBe(read)
  })

  it('names its fields once each', () => {
    expect(fieldsIn('{a} y {b}[ de {a}]')).toEqual(['a', 'b'])
  })

  it('may name only the fields that are known there', () => {
    expect(checkTemplate(['{folio}', 'x {folios}'], ['folio', 'cliente'])).toEqual({
      ok: false,
      refusal: { code: 'template.unknownField', params: { field: 'folios', known: ['folio', 'cliente'] } },
    })
  })

  it.each(['[a', 'a]', '{folio', 'folio}', '[a [b] c]', '[a\nb]'])(
    'refuses %j: something does not close',
    (text) => {
      expect(checkTemplate([text], ['folio'])).toMatchObject({ refusal: { code: 'template.unclosed' } })
    },
  )
})

describe('what may be read over a shoulder', () => {
  it.each([
    ['SAES7056850', 'SAES••••850'],
    ['NOIS2107446', 'NOIS••••446'],
    ['12345', '••••45'],
    ['A1', '••••1'],
  ])('the serial %s reads %s', (serial, masked) => {
    expect(maskSerial(serial)).toBe(masked)
  })

  it('a code shows its first and its last four signs', () => {
    expect(maskCode('RW2F-7SHD-WOPE-T41Y')).toBe('RW2F••••T41Y')
  })
})
