import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptEntry, logLine, onlyAllowed } from '#domain/log-entry.ts'

const AT = '2026-11-23T15:00:00.000Z'

test('of an entry only fields that are in the list are kept, and only where they look as they should', () => {
  expect(
    keptEntry(
      { event: 'slow', operation: 'clients.list', ms: 320, code: 'backup.none', ref: 'a1b2c3d4' },
      AT,
    ),
  ).toEqual({
    at: AT,
    event: 'slow',
    operation: 'clients.list',
    ms: 320,
    code: 'backup.none',
    ref: 'a1b2c3d4',
  })
  expect(
    onlyAllowed({
      at: 'ayer',
      event: 'Hotel La Ceiba',
      operation: 'Hotel La Ceiba',
      code: 'SAES7056850',
      ref: 'Canario-Portal#4417',
      kind: 'Muebles Pacheco',
      table: 'clients; SAES7056850',
      version: '1.2.3.4',
      error: 'TypeError: Hotel',
      ms: Number.NaN,
      n: '5',
      client: 'Hotel',
      message: 'x',
      text: 'x',
      frames: ['C:\\Users\\Ana\\vigente\\core.mjs:1', 'Ana:1', 7],
      __proto__: { ms: 1 },
    }),
  ).toEqual({ frames: [] })
})

test('of an error its class and its place in the program are kept, never its words nor whose folder it ran in', () => {
  const error = Object.assign(new RangeError('Hotel La Ceiba, SAES7056850'), { code: 'ENOSPC' })
  error.stack = `RangeError: Hotel La Ceiba, SAES7056850
    at decide (C:\\Users\\Ana\\Vigente\\dispatch.ts:120:7)
    at Object.run (/home/ana/vigente/src-main/core/turns.ts:33:15)
    at node:internal/process/task_queues:104:5`
  expect(keptEntry({ event: 'bug', ref: 'a1b2c3d4', operation: 'clients.create', error }, AT)).toEqual({
    ...{ at: AT, event: 'bug', ref: 'a1b2c3d4', operation: 'clients.create' },
    ...{ error: 'RangeError', code: 'ENOSPC', frames: ['dispatch.ts:120', 'turns.ts:33'] },
  })
  // Whoever sits at the terminal is told all of it.
  expect(logLine({ event: 'bug', ref: 'a1b2c3d4', error })).toContain('Hotel La Ceiba')
})

test('whatever stands in an error or in a field, no text of more than one word is kept', () => {
  fc.assert(
    fc.property(
      fc.record({
        text: fc.string({ minLength: 1, maxLength: 60 }),
        field: fc.constantFrom('code', 'kind', 'operation'),
      }),
      ({ text, field }) => {
        const kept = JSON.stringify(
          keptEntry({ event: 'bug', [field]: `${text} ${text}`, error: new Error(text) }, AT),
        )
        expect(JSON.parse(kept)).not.toHaveProperty(field)
        expect(Object.keys(JSON.parse(kept) as object).toSorted()).toEqual(['at', 'error', 'event', 'frames'])
      },
    ),
  )
})
