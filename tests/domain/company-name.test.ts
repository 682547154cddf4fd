import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicateKey, foldForSearch } from '#domain/company-name.ts'

it.each([
  ['  Pescadería   PEÑA ', 'pescaderia pena'],
  ['Íñigo Chablé', 'inigo chable'],
  ['Sen\u0303or', 'senor'],
  ['', ''],
])('%j is searched as %j', (text, expected) => {
  expect(foldForSearch(text)).toBe(expected)
})

describe('what two spellings of a company have in common (beyond.md 15)', () => {
  it.each([
    ['Muñoz & Hijos, S.A. de C.V.', 'MUNOZ Y HIJ0S SA DE CV', 'Ñ, &, O and 0, points'],
    [
      'Comercializadora Ixchel del Caribe S.A. de C.V.',
      'comercializadora ixchel del caribe',
      'no legal form',
    ],
    ['Pescadería Peña Akumal SA DE CV  ', 'Pescaderia Peña Akumal SAPI DE CV', 'another legal form'],
    ['Hotel La Ceiba S. de R.L. de C.V.', 'HOTEL LA CEIBA S DE RL DE CV', ''],
    ['Hotel La Ceiba, S.A.DE C.V.', 'Hotel La Ceiba S. A. de C. V.', 'spaces lost and gained'],
    ['Despacho Akumal Peña SC', 'Despacho Akumal Peña, S.C.', ''],
    ['Despacho Akumal Peña Sociedad Civil', 'Despacho Akumal Peña', 'written out'],
    ['Buceo Ixchel SAS', 'Buceo Ixchel S.A.S. de C.V.', ''],
    ['Financiera Maya SA de CV SOFOM ENR', 'Financiera Maya', 'two forms'],
    ['Caja Maya, S.C. de A.P. de R.L. de C.V.', 'Caja Maya', ''],
    ['Club Náutico, A.C.', 'Club Nautico', ''],
  ])('%j and %j are one (%s)', (one, other) => {
    expect(duplicateKey(one)).toBe(duplicateKey(other))
  })

  it.each([
    ['Hotel La Ceiba SA de CV', 'Hotel La Ceiba Sur SA de CV'],
    ['Casa Maya', 'Casa Mayab'],
    ['La Casa', 'La'],
    ['Oasis', 'Oasi'],
    ['S.A. de C.V.', 'S.C.'],
  ])('%j and %j are two', (one, other) => {
    expect(duplicateKey(one)).not.toBe(duplicateKey(other))
  })
})

describe('however a company is spelt', () => {
  const word = fc.stringMatching(/^[a-zñáéíóúü0]{2,10}$/)
  const company = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
  const form = fc.constantFrom('', ' SA de CV', ', S.A. de C.V.', ' S. de R.L.', ' SAS', ' SC', ' A.C.')
  const spelt = fc.constantFrom<(name: string) => string>(
    (name) => name.toUpperCase(),
    (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
    (name) => name.normalize('NFD'),
    (name) => name.replaceAll('o', '0'),
    (name) => name.replaceAll('0', 'O'),
    (name) => `  ${name.replaceAll(' ', '  ')} `,
    (name) => name.replaceAll(' y ', ' & '),
  )

  it('accents, capitals, Ñ, & and O against 0 make no other company (beyond.md 15)', () => {
    fc.assert(
      fc.property(company, spelt, (name, otherwise) => {
        expect(duplicateKey(otherwise(name))).toBe(duplicateKey(name))
      }),
    )
  })

  it('a legal form makes no other company, where a name is left without it', () => {
    fc.assert(
      fc.property(company, form, (name, legal) => {
        // Behind a name that itself ends like a form, or is nothing else, there is nothing to compare with.
        fc.pre(duplicateKey(`${name} SA`) === duplicateKey(name))
        expect(duplicateKey(name + legal)).toBe(duplicateKey(name))
      }),
    )
  })
})
