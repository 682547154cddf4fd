import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import {
  firstStopSentence,
  paidSentence,
  presumedSentence,
  validationSentence,
} from '#messages/es-MX/clocks.ts'
import { historyLine } from '#messages/es-MX/history.ts'
import { inCodes, pathInCodes, wordOf } from '../../src-renderer/features/serials/words.ts'
import { monthTicks, timeScale } from '../../src-renderer/features/serials/time-scale.ts'
import { urgencyOf } from '../../src-renderer/ui/urgency-of.ts'

const today = day('2026-11-23')
const facts = {
  status: 'vigente',
  nextCutoff: '2027-01-31',
  nextValidation: '2026-11-30',
  autoCharge: false,
  paid: { state: 'confirmed', recordedUntil: '2027-01-31', worksThrough: '2027-01-30' },
  offlineDays: null,
  tolerance: null,
  firstStop: { kind: 'payment', on: '2027-01-31' },
} as const

describe('what the page of a system says', () => {
  test('the cutoff day itself is never promised', () => {
    expect(paidSentence(facts, today)).toBe('Pagado: funciona hasta el sáb 30 ene 2027 (corte dom 31).')
    expect(paidSentence(facts, day('2027-01-31'))).toBe(
      'Corte hoy: puede detenerse. Estaba pagado hasta el sáb 30 ene 2027.',
    )
  })

  test('a cutoff that passed without a record is unconfirmed, not a stop', () => {
    const passed = {
      ...facts,
      status: 'porConfirmar',
      nextCutoff: '2026-11-15',
      firstStop: { kind: 'payment', on: '2026-11-15' },
    } as const
    expect(paidSentence(passed, today)).toBe(
      'El corte fue el dom 15 nov 2026 (hace 8 días); sin confirmar desde entonces si se renovó.',
    )
    expect(firstStopSentence(passed, today)).toBe(
      'Si no se renovó, ese corte lo pudo detener: confírmelo con el cliente.',
    )
  })

  test('automatic charges after the last record are said to be supposed', () => {
    const rolled = { ...facts, autoCharge: true, paid: { ...facts.paid, recordedUntil: '2026-01-31' } }
    expect(presumedSentence(rolled)).toBe(
      'Anotado hasta el sáb 31 ene 2026; los cargos automáticos de después se suponen hechos.',
    )
  })

  test('a validation that did not pass counts its days', () => {
    const failed = {
      ...facts,
      tolerance: {
        scheduled: '2026-11-15',
        plannedLastDay: '2026-11-15',
        possibleLastDay: '2026-11-30',
        day: 8,
      },
    }
    expect(validationSentence(failed, today)).toBe(
      'Validación del dom 15 nov 2026: no pasó, día 8 de 15, sin confirmar. Si no valida podría seguir hasta el lun 30 nov 2026.',
    )
  })

  test('red is only for what somebody reported', () => {
    expect([
      urgencyOf('detenido', '2027-01-31', today),
      urgencyOf('corteHoy', '2026-11-23', today),
      urgencyOf('porVencer', '2026-11-24', today),
      urgencyOf('porVencer', '2026-11-28', today),
      urgencyOf('porConfirmar', '2026-11-15', today),
      urgencyOf('baja', null, today),
    ]).toEqual(['stopped', 'tomorrow', 'tomorrow', 'week', 'later', 'later'])
  })
})

test('the list groups and filters by words, and the core is asked by codes', () => {
  const query = {
    search: '',
    filters: [
      { column: 'mode', kind: 'oneOf', values: ['Suscripción', ''] },
      { column: 'client', kind: 'text', contains: 'Suscripción' },
    ],
    sort: [],
    groupBy: ['months', 'city'],
  } as const
  expect(inCodes(query).filters).toEqual([
    { column: 'mode', kind: 'oneOf', values: ['subscription', ''] },
    { column: 'client', kind: 'text', contains: 'Suscripción' },
  ])
  expect(pathInCodes(query, ['Anual', 'Anual'])).toEqual(['12', 'Anual'])
  expect(wordOf('status', 'detenido')).toBe('reportó falla')
})

test('a day of the time line lies in proportion, and its months are named without touching', () => {
  const x = timeScale({ first: day('2026-01-01'), last: day('2026-01-31'), from: 100, until: 160 })
  expect([x(day('2026-01-01')), x(day('2026-01-16')), x(day('2026-01-31'))]).toEqual([100, 130, 160])
  expect(monthTicks(day('2026-10-20'), day('2027-02-10'), 2)).toEqual([
    { on: '2026-11-01', label: 'nov 2026' },
    { on: '2026-12-01', label: 'dic' },
    { on: '2027-01-01', label: 'ene 2027' },
    { on: '2027-02-01', label: 'feb' },
  ])
})

test('each thing that happened is one line', () => {
  const entry = {
    id: '1',
    onDay: '2026-11-23',
    operator: 'Lety',
    serial: null,
    channel: null,
    text: '',
    amount: null,
    outcome: null,
  }
  expect([
    historyLine({ ...entry, kind: 'log', channel: 'call', text: 'No contesta' }),
    historyLine({ ...entry, kind: 'log', channel: 'note', text: 'Prefiere correo' }),
    historyLine({ ...entry, kind: 'payment', channel: 'transfer', text: 'R-20', amount: 123_450 }),
    historyLine({ ...entry, kind: 'renewal', channel: 'confirmed', text: 'portal', amount: 1 }),
    historyLine({ ...entry, kind: 'validation', channel: 'failed', text: '2026-10-31' }),
    historyLine({ ...entry, kind: 'slip', channel: 'void', text: 'A-12', amount: 100 }),
    historyLine({ ...entry, kind: 'stoppage', channel: '2026-11-23', text: 'No abre' }),
  ]).toEqual([
    'Llamada: No contesta',
    'Prefiere correo',
    '$1,234.50 por transferencia · R-20',
    '1 mes, confirmada en el portal',
    'del sáb 31 oct 2026: reportó falla',
    'A-12 · $1.00 · anulada',
    'No abre (ya abre desde el lun 23 nov 2026)',
  ])
})
