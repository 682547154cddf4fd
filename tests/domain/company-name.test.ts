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
