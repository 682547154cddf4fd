import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Vigente } from '#core/app.ts'
import { openVigente } from '#core/start.ts'

let dir: string
let vigente: Vigente

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'vigente-calc-'))
  vigente = openVigente({ dir, clock: { now: () => new Date('2026-11-23T15:00:00Z') }, checkAnswers: true })
})

afterAll(() => {
  vigente.close()
  rmSync(dir, { recursive: true, force: true })
})

function ask(name: string, input: unknown): Promise<Answer> {
  return vigente.dispatch({ operator: null, host: 'direct' }, name, input)
}

describe('the calculator answers', () => {
  it.each<[string, object, object, string]>([
    [
      'calc.cutoffs',
      { anchor: '2026-03-10', months: 1, count: 2 },
      { cutoffs: ['2026-04-10', '2026-05-10'] },
      'R25',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 1, count: 3 },
      { cutoffs: ['2026-02-28', '2026-03-31', '2026-04-30'] },
      'from the anchor, never from the date before',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 1, count: 1, after: '2026-02-28' },
      { cutoffs: ['2026-03-31'] },
      'after is excluded',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 1, count: 1, after: '2020-01-01' },
      { cutoffs: ['2026-02-28'] },
      'the anchor is never in the answer',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-04-30', months: 1, count: 2, lastDayOfMonth: true },
      { cutoffs: ['2026-05-31', '2026-06-30'] },
      'último día del mes',
    ],
    [
      'calc.cutoffs',
      { anchor: '9999-01-31', months: 1, count: 1, after: '9999-11-30' },
      { cutoffs: ['9999-12-31'] },
      'the last one of the calendar',
    ],
    [
      'calc.validations',
      { anchor: '2026-01-31', count: 2, after: '2026-12-31' },
      { validations: ['2027-01-31', '2027-02-28'] },
      '',
    ],
    [
      'calc.businessDays',
      { from: '2026-03-13', days: 5, calendar: 'vendor' },
      { due: '2026-03-23' },
      'mexico.md §3',
    ],
    [
      'calc.businessDays',
      { from: '2026-01-30', days: 10, calendar: 'vendor' },
      { due: '2026-02-16' },
      'mexico.md §3',
    ],
    [
      'calc.businessHours',
      { from: '2026-03-13T17:30', hours: 4, calendar: 'softmas' },
      { due: '2026-03-17T12:30' },
      'mexico.md §3',
    ],
    [
      'calc.businessHours',
      { from: '2026-03-09T13:00', hours: 1, calendar: 'softmas' },
      { due: '2026-03-09T14:00' },
      'on a closing',
    ],
    [
      'calc.rfc',
      { rfc: ' cosc8001137n9 ' },
      { valid: true, normalised: 'COSC8001137N9', kind: 'fisica', warnings: ['checkDigit'] },
      '',
    ],
    [
      'calc.rfc',
      { rfc: 'XAXX010101000' },
      { valid: true, normalised: 'XAXX010101000', kind: 'generic', warnings: [] },
      'never warned about',
    ],
    [
      'calc.rfc',
      { rfc: '¿?' },
      { valid: false, normalised: '¿?', kind: null, warnings: [] },
      'malformed text is an answer',
    ],
    [
      'calc.clabe',
      { clabe: '002539016003269411' },
      { valid: true, bank: { code: '002', name: 'Banamex' }, plaza: null, warnings: ['unknownPlaza'] },
      '',
    ],
    [
      'calc.amountInWords',
      { centavos: 123_450 },
      { text: 'UN MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N.' },
      'without SON:',
    ],
  ])('%s %j: %j (%s)', async (name, input, expected) => {
    expect(await ask(name, input)).toEqual({ ok: true, value: expected })
  })

  it('the days on which the bank closes', async () => {
    const answer = await ask('calc.holidays', { year: 2026, calendar: 'bank' })
    expect(answer).toMatchObject({ ok: true })
    const { holidays } = (answer as { value: { holidays: { date: string; name: string }[] } }).value
    expect(holidays.map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-02-02',
      '2026-03-16',
      '2026-04-02',
      '2026-04-03',
      '2026-05-01',
      '2026-09-16',
      '2026-11-02',
      '2026-11-16',
      '2026-12-12',
      '2026-12-25',
    ])
  })
})

describe('the calculator says which method, by when and why', () => {
  it('a month is paid by card only, and the others say so', async () => {
    expect(await ask('calc.methods', { months: 1 })).toEqual({
      ok: true,
      value: {
        methods: [
          { method: 'card', allowed: true, why: null, sentence: '' },
          ...['transfer', 'cheque', 'paypal', 'bancanet', 'counter'].map((method) => ({
            method,
            allowed: false,
            why: 'monthlyIsCardOnly',
            sentence: 'El periodo mensual solo se paga con tarjeta.',
          })),
        ],
      },
    })
  })

  it('a transfer is made in the hours of the last bank day before the cutoff', async () => {
    expect(await ask('calc.payBy', { cutoff: '2027-01-31', method: 'transfer' })).toEqual({
      ok: true,
      value: {
        payBy: [
          {
            method: 'transfer',
            by: {
              day: '2027-01-29',
              time: '14:00',
              sentence: 'pague a más tardar el viernes 29 de enero de 2027, 14:00',
              why: 'El dinero debe verse en horario de banco antes del corte del domingo 31 de enero de 2027. El banco cierra desde el sábado 30 de enero de 2027.',
            },
          },
        ],
      },
    })
  })

  it('every method has its last moment', async () => {
    const answer = await ask('calc.payBy', { cutoff: '2027-01-31' })
    const { payBy } = (answer as { value: { payBy: { method: string; by: { day: string } | null }[] } }).value
    expect(payBy.map(({ method, by }) => [method, by?.day])).toEqual([
      ['card', '2027-01-30'],
      ['transfer', '2027-01-29'],
      ['cheque', '2027-01-28'],
      ['paypal', '2027-01-30'],
      ['bancanet', '2027-01-30'],
      ['counter', '2027-01-28'],
    ])
  })

  it.each<[object, string, string, string]>([
    [
      { about: 'cutoff', anchor: '2026-01-31', months: 1 },
      '2026-02-28',
      'Febrero de 2026 no tiene día 31: se toma el último, el 28. En los meses que lo tienen vuelve a ser el 31.',
      'the first one',
    ],
    [
      { about: 'cutoff', anchor: '2026-01-31', months: 6, onOrAfter: '2026-07-31' },
      '2026-07-31',
      'El corte número 1 de una renta semestral cae 6 meses después.',
      'the one that was clicked',
    ],
    [
      { about: 'cutoff', anchor: '2026-04-30', months: 1, onOrAfter: '2026-05-02', lastDayOfMonth: true },
      '2026-05-31',
      'Está marcada «último día del mes»: en mayo de 2026 es el 31.',
      '',
    ],
    [
      { about: 'validation', anchor: '2026-01-31', onOrAfter: '2026-10-20', offlineDays: 15 },
      '2026-10-31',
      'Si no valida ese día, una renta pagada sigue 15 días naturales más: hasta el domingo 15 de noviembre de 2026.',
      '',
    ],
    [
      { about: 'businessDays', from: '2026-03-13', days: 5, calendar: 'vendor' },
      '2026-03-23',
      'El lunes 16 de marzo de 2026 no cuenta: Natalicio de Benito Juárez.',
      '',
    ],
    [
      { about: 'businessHours', from: '2026-03-09T14:30', hours: 1, calendar: 'softmas' },
      '2026-03-09T16:00',
      'A esa hora está cerrado: el reloj empieza el lunes 9 de marzo de 2026, 15:00.',
      '',
    ],
  ])('%j is %s: %s (%s)', async (input, date, sentence) => {
    const answer = await ask('calc.explain', input)
    expect(answer).toMatchObject({ ok: true, value: { date } })
    expect((answer as { value: { sentences: string[] } }).value.sentences).toContain(sentence)
  })
})

describe('the calculator refuses', () => {
  it.each<[string, object, string, string]>([
    [
      'calc.cutoffs',
      { anchor: '2026-04-29', months: 1, count: 1, lastDayOfMonth: true },
      'calendar.notLastDay',
      'the anchor is no last day',
    ],
    [
      'calc.cutoffs',
      { anchor: '9900-01-31', months: 120, count: 1_200 },
      'calendar.outOfRange',
      'after 9999',
    ],
    ['calc.cutoffs', { anchor: '9999-01-31', months: 1, count: 12 }, 'calendar.outOfRange', 'one too many'],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 1, count: 1, after: '9999-12-31' },
      'calendar.outOfRange',
      '',
    ],
    ['calc.validations', { anchor: '9999-12-01', count: 1 }, 'calendar.outOfRange', ''],
    ['calc.explain', { about: 'cutoff', anchor: '9999-12-01', months: 1 }, 'calendar.outOfRange', ''],
    [
      'calc.explain',
      { about: 'validation', anchor: '9999-11-20', offlineDays: 15 },
      'calendar.outOfRange',
      'its tolerance is after 9999',
    ],
    ['calc.businessDays', { from: '9999-12-30', days: 5, calendar: 'vendor' }, 'calendar.neverOpens', ''],
    [
      'calc.businessHours',
      { from: '9999-12-31T17:00', hours: 8, calendar: 'vendor' },
      'calendar.neverOpens',
      '',
    ],
    [
      'calc.businessDays',
      { from: '2026-03-13', days: 5, calendar: 'feria' },
      'calendar.unknown',
      'no such calendar',
    ],
    ['calc.holidays', { year: 2026, calendar: '__proto__' }, 'calendar.unknown', ''],
    ['calc.cutoffs', { anchor: '2026-02-30', months: 1, count: 1 }, 'operation.invalidInput', 'no such day'],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 121, count: 1 },
      'operation.invalidInput',
      'months to 120',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 0, count: 1 },
      'operation.invalidInput',
      'months from 1',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 1, count: 1_201 },
      'operation.invalidInput',
      'count to 1,200',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 1.5, count: 1 },
      'operation.invalidInput',
      'whole months',
    ],
    [
      'calc.cutoffs',
      { anchor: '2026-01-31', months: 1, count: 1, mes: 2 },
      'operation.invalidInput',
      'another field',
    ],
    [
      'calc.businessDays',
      { from: '2026-03-13', days: 0, calendar: 'vendor' },
      'operation.invalidInput',
      'days from 1',
    ],
    [
      'calc.businessHours',
      { from: '2026-03-13T10:00', hours: 0, calendar: 'vendor' },
      'operation.invalidInput',
      'hours above 0',
    ],
    [
      'calc.businessHours',
      { from: '2026-03-13T25:00', hours: 1, calendar: 'vendor' },
      'operation.invalidInput',
      'no such hour',
    ],
    ['calc.amountInWords', { centavos: -1 }, 'operation.invalidInput', 'negative'],
    ['calc.amountInWords', { centavos: 0.5 }, 'operation.invalidInput', 'a fraction'],
    ['calc.methods', { months: 3 }, 'operation.invalidInput', 'three periods only (R10)'],
    ['calc.rfc', { rfc: 5 }, 'operation.invalidInput', 'not text'],
  ])('%s %j with %s (%s)', async (name, input, code) => {
    const answer = await ask(name, input)
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect((answer as { refusal: { message: string } }).refusal.message).toMatch(/^\S.+/)
  })
})
