import { describe, expect, test } from 'vitest'
import {
  agoText,
  clockText,
  heldText,
  outcomeWords,
  standingText,
  type SyncStanding,
} from '#messages/es-MX/sync-screen.ts'
import { syncFailure, syncOperations } from '#contract/sync.ts'
import { syncFailures } from '#messages/es-MX/refusals-sync.ts'

test('every failure and every outcome of syncing has its words', () => {
  expect(Object.keys(syncFailures).toSorted()).toEqual([...syncFailure.options].toSorted())
  const outcome = syncOperations['sync.refused'].output.shape.items.element.shape.outcome
  expect(Object.keys(outcomeWords).toSorted()).toEqual([...outcome.options].toSorted())
})

test.each([
  ['client.hasLeft', 'Otra PC cambió el cliente; el servidor dirá qué pasó'],
  ['operation.roleRequired', 'Quien lo hizo ya no tiene ese permiso; el servidor dirá qué pasó'],
  ['sentAgain', 'Se envía otra vez; si tarda, encienda las demás PCs'],
  ['RangeError', 'Otra PC cambió algo de lo que depende; el servidor dirá qué pasó'],
])('what is held by %s says why', (code, said) => {
  expect(heldText(code)).toBe(said)
})

test.each([
  ['2026-11-23T15:00:30Z', 'hace un momento'],
  // A clock that was put back.
  ['2026-11-23T14:00:00Z', 'hace un momento'],
  ['2026-11-23T15:03:59Z', 'hace 3 min'],
  ['2026-11-23T16:59:00Z', 'hace 1 h'],
  ['2026-11-24T15:00:00Z', 'hace 1 día'],
  ['2026-11-26T15:00:00Z', 'hace 3 días'],
])('a contact of 15:00 was, at %s, %s', (now, said) => {
  expect(agoText('2026-11-23T15:00:00Z', now)).toBe(said)
})

test('a clock that is off says which way and how far', () => {
  expect(clockText(1200)).toMatch(/va 20 min adelantado/)
  expect(clockText(-86_400)).toMatch(/va 24 h atrasado/)
})

describe('the status bar', () => {
  const standing = (more: Partial<SyncStanding>) =>
    standingText(
      {
        state: 'upToDate',
        waiting: 0,
        papers: 0,
        behind: 0,
        metAt: '2026-11-23T15:42:00Z',
        now: '2026-11-23T17:00:00Z',
        ...more,
      },
      'America/Cancun',
    )
  test.each([
    [{ state: 'notEnrolled' }, null],
    [{ state: 'upToDate' }, 'al día'],
    [{ state: 'waiting', waiting: 3 }, '3 por enviar'],
    [{ state: 'waiting', waiting: 1204 }, '1,204 por enviar'],
    [{ state: 'waiting', papers: 1 }, '1 archivo por enviar'],
    [{ state: 'waiting', waiting: 3, papers: 2 }, '3 por enviar · 2 archivos por enviar'],
    [{ state: 'receiving', behind: 1 }, 'trayendo 1 cambio'],
    [{ state: 'receiving', behind: 1204 }, 'trayendo 1,204 cambios'],
    [{ state: 'receiving', behind: 2, waiting: 3 }, 'trayendo 2 cambios · 3 por enviar'],
    [{ state: 'offline' }, 'sin conexión desde las 10:42'],
    [{ state: 'offline', now: '2026-11-24T15:00:00Z' }, 'sin conexión desde ayer a las 10:42'],
    [{ state: 'offline', now: '2026-11-26T15:00:00Z' }, 'sin conexión desde el lun 23 nov 2026'],
    [{ state: 'offline', metAt: null }, 'sin conexión'],
    [{ state: 'offline', waiting: 3 }, 'sin conexión desde las 10:42 · 3 por enviar'],
    [{ state: 'offline', papers: 2 }, 'sin conexión desde las 10:42 · 2 archivos por enviar'],
    [{ state: 'attention', waiting: 3 }, 'requiere atención'],
  ] as const)('of %j says %j', (more, said) => {
    expect(standing(more)).toBe(said)
  })
})
