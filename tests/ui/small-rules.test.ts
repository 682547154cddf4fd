import { expect, test } from 'vitest'
import { matchPath } from '../../src-renderer/state/match-path.ts'
import { mailAddress, telAddress, whatsAppAddress } from '../../src-renderer/ui/contact-address.ts'
import { timeLeft } from '../../src-renderer/ui/time-left.ts'

test('ten digits are a Mexican number; more already carry their country', () => {
  expect([
    telAddress('998 123 4567'),
    whatsAppAddress('9981234567', '¿Renovamos?'),
    whatsAppAddress('+1 (305) 555-0100'),
  ]).toEqual([
    'tel:+529981234567',
    'https://wa.me/529981234567?text=%C2%BFRenovamos%3F',
    'https://wa.me/13055550100',
  ])
})

test('an address from a spreadsheet cannot add a copy to somebody else', () => {
  expect(mailAddress('lety@ceiba.mx?cc=otro@mal.mx')).toBe('mailto:lety@ceiba.mx%3Fcc%3Dotro%40mal.mx')
})

test('the time left is said as a person would, and not before it can be told', () => {
  expect([
    timeLeft({ elapsedMs: 500, part: 0.5 }),
    timeLeft({ elapsedMs: 10_000, part: 0.5 }),
    timeLeft({ elapsedMs: 60_000, part: 0.25 }),
    timeLeft({ elapsedMs: 60_000, part: 0.99 }),
    timeLeft({ elapsedMs: 60_000, part: 1 }),
  ]).toEqual(['', 'faltan unos 10 s', 'faltan unos 3 minutos', 'ya casi', ''])
})

test('an address leads to its screen with its parts', () => {
  expect([
    matchPath('/clientes/:id', '/clientes/7f3'),
    matchPath('/clientes/:id', '/clientes'),
    matchPath('/clientes/:id', '/clientes/'),
    matchPath('/hoy', '/hoy'),
    matchPath('/sistemas/:serial', '/sistemas/SAES%207'),
  ]).toEqual([{ id: '7f3' }, null, null, {}, { serial: 'SAES 7' }])
})
