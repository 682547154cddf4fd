import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { cutoffCalendar } from '#papers/cutoff-calendar.ts'

const line = (serial: string, cutoff: string, more: object = {}) => ({
  clientId: 'c-1',
  client: 'Muebles Pacheco, Ñandú & Hijos; sucursal Playa del Carmen, S.A. de C.V.',
  system: 'SAE',
  version: '10.0',
  serial,
  users: 2,
  cutoff: day(cutoff),
  ...more,
})

function made(at: string, cutoffs: readonly ReturnType<typeof line>[]): string {
  return new TextDecoder().decode(
    cutoffCalendar({ office: 'Sistemas del Caribe', madeAt: new Date(at), cutoffs }),
  )
}

/** RFC 5545 §3.1: a line that begins with a blank goes on from the one before. */
const unfolded = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n')
const valuesOf = (file: string, name: string) =>
  unfolded(file)
    .filter((one) => one.startsWith(name))
    .map((one) => one.slice(one.indexOf(':') + 1))

const CUTOFFS = [
  line('SAES7056850', '2026-11-30'),
  line('NOIS2107446', '2026-11-30', { system: 'NOI' }),
  line('SAES7056850', '2028-02-29'),
]

test('one event a client and day, on the whole day of the cutoff, in no zone', () => {
  const file = made('2026-11-23T15:00:00Z', CUTOFFS)
  expect(unfolded(file).filter((one) => one.startsWith('DTSTART'))).toEqual([
    'DTSTART;VALUE=DATE:20261130',
    'DTSTART;VALUE=DATE:20280229',
  ])
  expect(valuesOf(file, 'UID')).toEqual(['corte-c-1-2026-11-30@vigente', 'corte-c-1-2028-02-29@vigente'])
  expect(file).not.toMatch(/TZID|TIMEZONE/)
  expect(valuesOf(file, 'TRANSP')).toEqual(['TRANSPARENT', 'TRANSPARENT'])
})

test('its lines are folded at 75 bytes, never within a letter, and end as the format asks', () => {
  const file = made('2026-11-23T15:00:00Z', CUTOFFS)
  const lines = file.split('\r\n')
  expect(lines.filter((one) => Buffer.byteLength(one) > 75)).toEqual([])
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n�]/)
  expect([lines[0], lines.filter(Boolean).at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  const [summary] = valuesOf(file, 'SUMMARY')
  expect(summary).toContain('Muebles Pacheco\\, Ñandú & Hijos\\; sucursal Playa del Carmen\\, S.A. de C.V.')
  expect(valuesOf(file, 'DESCRIPTION')[0]).toMatch(/SAES7056850.*\\n.*NOIS2107446/)
})

test('made again another day it has the same events: importing it twice adds nothing', () => {
  const [first, second] = ['2026-11-23T15:00:00Z', '2026-11-27T09:30:00Z'].map((at) => made(at, CUTOFFS))
  expect(valuesOf(second!, 'UID')).toEqual(valuesOf(first!, 'UID'))
  expect(valuesOf(second!, 'DTSTAMP')[0]).toBe('20261127T093000Z')
})
