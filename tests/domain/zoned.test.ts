import { expect, it, test } from 'vitest'
import { zoneOfCity } from '#domain/city-zone.ts'
import { defaultCalendar } from '#domain/default-calendars.ts'
import { whyPromise } from '#domain/why-promise.ts'
import { instantOf, localMoment } from '#domain/zoned.ts'
import { promisedMoment, recordedMoment } from '#messages/es-MX/dates.ts'

it.each([
  ['2026-03-12T10:00', 'America/Mexico_City', '2026-03-12T16:00:00.000Z', 'no daylight saving any more'],
  ['2022-07-12T10:00', 'America/Mexico_City', '2022-07-12T15:00:00.000Z', 'there still was in July 2022'],
  ['2026-07-01T10:00', 'America/Tijuana', '2026-07-01T17:00:00.000Z', 'the border keeps it'],
  ['2026-03-08T01:30', 'America/Tijuana', '2026-03-08T09:30:00.000Z', 'before its clock goes forward'],
  ['2026-03-08T03:30', 'America/Tijuana', '2026-03-08T10:30:00.000Z', 'and after'],
])('%s in %s is %s (%s) (C12)', (moment, zone, instant) => {
  expect(instantOf(moment, zone)).toBe(instant)
  expect(localMoment(instant, zone)).toBe(moment)
})

it.each([
  ['Playa del Carmen', 'America/Cancun'],
  ['CHETUMAL, Q. ROO', 'America/Cancun'],
  ['Tijuana, B.C.', 'America/Tijuana'],
  ['Cd. Juárez', 'America/Ciudad_Juarez'],
  ['Ojinaga, Chih.', 'America/Ojinaga'],
  ['Cd. Acuña, Coah.', 'America/Matamoros'],
  ['San José del Cabo, B.C.S.', 'America/Mazatlan'],
  ['Guasave, Sinaloa', 'America/Mazatlan'],
  ['Hermosillo', 'America/Hermosillo'],
  ['Cd. Obregón', 'America/Hermosillo'],
  ['Mérida', 'America/Mexico_City'],
  ['Ciudad de México', 'America/Mexico_City'],
  [' ', null],
])('the clock of a client in «%s» is that of %s (C12)', (city, zone) => {
  expect(zoneOfCity(city)).toBe(zone)
})

test('Ojinaga keeps the clock changes of the border, Chihuahua and Cancún do not (C12)', () => {
  const zones = ['America/Mexico_City', 'America/Ojinaga', 'America/Cancun']
  expect([
    promisedMoment('2026-03-08T15:30:00.000Z', zones),
    promisedMoment('2026-11-01T15:30:00.000Z', zones),
  ]).toEqual([
    'domingo 8, 09:30 Ciudad de México / 10:30 Ojinaga / 10:30 Cancún',
    'domingo 1, 09:30 Ciudad de México / 09:30 Ojinaga / 10:30 Cancún',
  ])
})

test('a promise is said by every clock, the day again where it is another one there (C12)', () => {
  const zones = ['America/Mexico_City', 'America/Cancun']
  expect([
    promisedMoment('2026-03-12T16:00:00.000Z', zones),
    promisedMoment('2026-03-13T05:30:00.000Z', zones),
    recordedMoment('2026-03-12T16:00:00.000Z', zones),
    promisedMoment('2026-03-12T16:00:00.000Z', ['America/Hermosillo']),
  ]).toEqual([
    'jueves 12, 10:00 Ciudad de México / 11:00 Cancún',
    'jueves 12, 23:30 Ciudad de México / viernes 13, 00:30 Cancún',
    'jue 12 mar 2026, 10:00 Ciudad de México / 11:00 Cancún',
    'jueves 12, 09:00 Hermosillo',
  ])
})

test('why a promise ends when it does: each reading of its hours has its own parts (C9)', () => {
  const vendor = defaultCalendar('vendor')
  const kinds = (...how: [number, 'minutes' | 'businessHours', 'officeClock' | 'businessDay24']) =>
    whyPromise(vendor, '2026-03-13T17:55', ...how)?.map(({ kind }) => kind)
  expect(kinds(15, 'minutes', 'officeClock')).toEqual(['minutes', 'due'])
  expect(kinds(24, 'businessHours', 'businessDay24')).toEqual([
    'hoursAsDays',
    'closedDays',
    'holidays',
    'due',
  ])
  expect(kinds(4, 'businessHours', 'officeClock')).toEqual(['calendarHours', 'closedDays', 'holidays', 'due'])
  expect(whyPromise(vendor, '2026-03-14T11:00', 24, 'businessHours', 'businessDay24')![1]).toEqual({
    kind: 'clockStarts',
    at: '2026-03-17T09:00',
  })
  expect(
    whyPromise({ ...vendor, hours: [] }, '2026-03-13T17:55', 24, 'businessHours', 'businessDay24'),
  ).toBeNull()
})
