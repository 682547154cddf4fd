import { describe, expect, it, test } from 'vitest'
import { checkFiscal, fiscalNameOf, regimesFor, usesFor } from '#domain/fiscal.ts'
import { fiscalWarnings, satRejections } from '#messages/es-MX/charges.ts'

const good = {
  rfc: 'EKU9003173C9',
  fiscalName: 'ESCUELA KEMPER URGATE',
  fiscalRegime: '601',
  cfdiUse: 'G03',
  postcode: '77500',
}

test('the 12 or 13 characters of the RFC filter the régimen', () => {
  expect(regimesFor('moral')).toEqual(['601', '603', '610', '620', '622', '623', '624', '626'])
  expect(regimesFor('fisica')).toEqual('605 606 607 608 610 611 612 614 615 616 621 625 626'.split(' '))
  expect(regimesFor('generic')).toEqual(['616'])
})

test('the régimen filters the use: G03 with those of business, S01 with all, deductions of personas físicas only', () => {
  const withG03 = regimesFor(null).filter((regime) => usesFor(regime, null).includes('G03'))
  expect(withG03).toEqual('601 603 606 612 620 621 622 623 624 625 626'.split(' '))
  expect(regimesFor(null).every((regime) => usesFor(regime, null).includes('S01'))).toBe(true)
  expect(usesFor('625', 'moral').some((use) => use.startsWith('D'))).toBe(false)
  expect(usesFor('612', 'fisica')).toContain('D10')
  expect(usesFor('616', 'generic')).toEqual(['S01'])
})

describe('the fiscal data of a client (R17)', () => {
  it.each([
    ['nothing typed yet', { fiscalName: '', fiscalRegime: '', cfdiUse: '', postcode: '' }, []],
    ['all right', {}, []],
    ['a régimen of personas físicas', { fiscalRegime: '612' }, ['fiscalRegime regimePerson']],
    ['no such régimen', { fiscalRegime: '600' }, ['fiscalRegime regimeUnknown']],
    ['a deduction of a company', { cfdiUse: 'D01' }, ['cfdiUse useRegime']],
    ['no such use', { cfdiUse: 'G09' }, ['cfdiUse useUnknown']],
    [
      'the legal form in the name',
      { fiscalName: 'ESCUELA KEMPER URGATE SA DE CV' },
      ['fiscalName nameLegalForm'],
    ],
    ['small letters', { fiscalName: 'Escuela Kemper Urgate' }, ['fiscalName nameNotUpper']],
    ['four digits of postcode', { postcode: '7750' }, ['postcode postcodeShape']],
    ['no RFC', { rfc: '' }, ['rfc rfcMissing']],
    [
      'the general public',
      { rfc: 'XAXX010101000' },
      ['fiscalName genericName', 'fiscalRegime regimeGeneric', 'cfdiUse useGeneric'],
    ],
    [
      'the general public as it should be',
      { rfc: 'XAXX010101000', fiscalName: 'PUBLICO EN GENERAL', fiscalRegime: '616', cfdiUse: 'S01' },
      [],
    ],
  ])('%s', (_, change, warnings) => {
    const found = checkFiscal({ ...good, ...change })
    expect(found.map(({ field, warning }) => `${field} ${warning}`)).toEqual(warnings)
  })
})

test.each([
  ['Hotel La Ceiba, S.A. de C.V.', 'HOTEL LA CEIBA'],
  ['Muñoz & Hijos SAPI de CV', 'MUÑOZ & HIJOS'],
  ['Ana Ríos', 'ANA RÍOS'],
])('the fiscal name of %s is %s', (name, fiscal) => {
  expect(fiscalNameOf(name)).toBe(fiscal)
})

test('each rejection of the authority that is named has its sentence', () => {
  expect(Object.keys(satRejections)).toEqual(
    ['46', '47', '48', '49', '57', '58', '59'].map((end) => `CFDI401${end}`),
  )
  expect(Object.values(fiscalWarnings).join(' ')).toContain('CFDI40158')
})
