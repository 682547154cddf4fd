import { describe, expect, test } from 'vitest'
import { findLayout } from '#features/imports/columns.ts'
import { systemsOf } from '#features/imports/read-line.ts'
import { readText } from '#files/table.ts'

const codes = ['SAE', 'COI', 'NOI', 'CAJA', 'FACTURE', 'BANCO', 'PROD', 'ADM']
const products = codes.map((code) => ({ id: `aspel-${code.toLowerCase()}`, code, name: `Aspel ${code}` }))
const systems = systemsOf(products, [
  { productId: 'aspel-sae', name: '9.0' },
  { productId: 'aspel-sae', name: '10.0' },
])

function layoutOf(text: string, remembered: readonly ('serial' | 'rfc' | null)[] | null = null) {
  const table = readText(text, 'x', null)
  if (!table.ok) throw new Error(table.refusal.code)
  return findLayout(table.value.rows, {
    chosen: null,
    remembered: () => remembered,
    isSystem: (word) => systems.find(word) !== null,
  })
}

const fieldsOf = (text: string) =>
  layoutOf(text).columns.map(({ field, why }) => (field ? `${field} ${why}` : null))

describe('which column holds what', () => {
  test('the headings of another office, in another order and spelling', () => {
    expect(
      fieldsOf(
        'NÚM. DE SERIE;Razón Social;R.F.C.;E-mail;Tel.;Producto;Ver.;No. de usuarios;Fecha de Activación;Fecha de corte;Comentarios;Vendedor\n' +
          'SAES1;Uno;X;a@b.mx;998;SAE;9.0;1;1/1/2024;1/2/2024;;Ana\n',
      ),
    ).toEqual([
      'serial heading',
      'client heading',
      'rfc heading',
      'email heading',
      'phone heading',
      'system heading',
      'version heading',
      'users heading',
      'activatedOn heading',
      'paidUntil heading',
      'note heading',
      null,
    ])
  })

  test('rows copied without their headings are known by their content', () => {
    expect(
      fieldsOf(
        'PROD\t8.0\t2\tPROE4206062\t30/05/2026\t30/11/2026\nSAE\t9.0\t2\tSAES7056850\t15/10/2024\t15/12/2026\n',
      ),
    ).toEqual([
      'system content',
      'version content',
      'users content',
      'serial content',
      'activatedOn content',
      'paidUntil content',
    ])
  })

  test('a heading that nobody thought of is found by what stands below it', () => {
    expect(
      fieldsOf(
        'Cliente,Identificación fiscal,Equipo,Quién\nUno SA de CV,XFW-671119-7I1,FACE8263835,a@b.mx\n',
      ),
    ).toEqual(['client heading', 'rfc content', 'serial content', 'email content'])
  })

  test('a vague heading counts only when the content agrees', () => {
    expect(
      fieldsOf('No. Serie,Cliente,Tipo,Pago\nSAES7056850,Uno,Taller,500\nSAES7056851,Dos,Tienda,700\n'),
    ).toEqual(['serial heading', 'client heading', null, null])
    expect(fieldsOf('No. Serie,Cliente,Tipo,Pago\nSAES7056850,Uno,Suscripción,Tarjeta\n')).toEqual([
      'serial heading',
      'client heading',
      'mode heading',
      'method heading',
    ])
  })

  test('of two columns with one heading, the one whose content fits', () => {
    expect(fieldsOf('No. Serie,RFC,RFC\nSAES7056850,pendiente,XFW6711197I1\n')).toEqual([
      'serial heading',
      null,
      'rfc heading',
    ])
  })

  test('three columns of days without headings are left to the operator', () => {
    expect(
      fieldsOf('SAES7056850,1/1/2024,1/2/2024,1/3/2024\nSAES7056851,1/1/2024,1/2/2024,1/3/2024\n'),
    ).toEqual(['serial content', null, null, null])
  })

  test('a remembered map stands above headings and content', () => {
    const { columns } = layoutOf('No. Serie,Serie vieja\nSAES7056850,SAES1111111\n', [null, 'serial'])
    expect(columns.map(({ field, why }) => [field, why])).toEqual([
      [null, null],
      ['serial', 'remembered'],
    ])
  })
})

test('titles, blank lines, repeated headings, labels and totals are no data', () => {
  const { headingLine, data, skipped } = layoutOf(
    'CARTERA DE RENTAS 2026,,\nal 23 de noviembre,,\n\nCliente,No. Serie,Usuarios\nUno,SAES7056850,1\nCANCÚN,,\n' +
      'Cliente,No. Serie,Usuarios\nDos,,2\nTotal Pérez SC,SAES7056851,1\nTOTAL,,4\n',
  )
  expect(headingLine).toBe(4)
  expect(data.map((row) => row.line)).toEqual([5, 8, 9])
  expect(skipped).toEqual([
    { line: 1, why: 'arriba de los encabezados' },
    { line: 2, why: 'arriba de los encabezados' },
    { line: 6, why: 'un solo texto en la línea' },
    { line: 7, why: 'encabezados repetidos' },
    { line: 10, why: 'línea de totales' },
  ])
})

test('the fingerprint of the headings forgets spelling, and our own column of reasons', () => {
  const of = (headings: string) => layoutOf(`${headings}\nx,SAES7056850,1\n`).fingerprint
  expect(of('Cliente,No. Serie,Usuarios')).toBe(of('CLIENTE ,no serie,usuarios,Por qué no entró'))
  expect(of('Cliente,No. Serie,Usuarios')).not.toBe(of('Cliente,No. Serie,Versión'))
})

test.each([
  ['SAE', { productId: 'aspel-sae', version: null }],
  ['aspel sae', { productId: 'aspel-sae', version: null }],
  ['Siigo Aspel SAE 9.0', { productId: 'aspel-sae', version: '9.0' }],
  ['SAE v10', { productId: 'aspel-sae', version: '10' }],
  ['Contpaqi', null],
])('the system %j', (text, found) => expect(systems.find(text)).toEqual(found))

test('a version that the spreadsheet made a number gets its decimals back', () => {
  expect([
    systems.versionName('aspel-sae', '10'),
    systems.versionName('aspel-sae', '8'),
    systems.versionName('aspel-sae', '9.0'),
  ]).toEqual(['10.0', '8', '9.0'])
})
