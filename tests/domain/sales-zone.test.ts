import { expect, test } from 'vitest'
import { ZONES, zoneOf } from '#domain/sales-zone.ts'

// R40
test('R40: the sales zone is nine cities, in the order of the page', () => {
  expect(ZONES).toEqual([
    'Cancún',
    'Puerto Morelos',
    'Playa del Carmen',
    'Cozumel',
    'Puerto Aventuras',
    'Akumal',
    'Tulum',
    'Carrillo Puerto',
    'Chetumal',
  ])
})

test.each([
  ['Cancún', 'Cancún'],
  ['CANCUN, Q. ROO', 'Cancún'],
  ['  cancun  centro', 'Cancún'],
  ['Felipe Carrillo Puerto', 'Carrillo Puerto'],
  ['Pto. Morelos', null],
  ['Puerto Morelos, Benito Juárez', 'Puerto Morelos'],
  ['Playa del Carmen (Solidaridad)', 'Playa del Carmen'],
  ['Tulum', 'Tulum'],
  ['Tulumé', null],
  ['Mérida', null],
  ['', null],
])('R40: the city «%s» is of the zone %s', (city, zone) => {
  expect(zoneOf(city)).toBe(zone)
})
