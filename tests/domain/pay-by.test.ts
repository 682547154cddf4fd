import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actBy, actToPayBy } from '#domain/act-by.ts'
import { isBusinessDay } from '#domain/business-time.ts'
import { day } from '#domain/calendar.ts'
import { defaultCalendar } from '#domain/default-calendars.ts'
import { DEFAULT_PAY_BY, payBy } from '#domain/pay-by.ts'
import type { PayByPolicy } from '#domain/pay-by.ts'
import { METHODS } from '#domain/payment-method.ts'
import type { Method } from '#domain/payment-method.ts'
import { payByText, payByWhy } from '#messages/es-MX/why.ts'
import { anyDay } from './arbitraries.ts'

const bank = defaultCalendar('bank')
const office = defaultCalendar('office')

describe('the last moment to pay before a cutoff (R27, C5)', () => {
  it.each<[Method, string, string, string, string]>([
    ['transfer', '2027-01-31', '2027-01-29', '14:00', 'the example of Renovar: the day before is a Saturday'],
    ['transfer', '2026-11-27', '2026-11-26', '14:00', 'a Thursday'],
    ['transfer', '2026-04-04', '2026-04-01', '14:00', 'Holy Thursday and Good Friday'],
    ['transfer', '2026-03-17', '2026-03-13', '14:00', 'a bridge'],
    ['card', '2027-01-31', '2027-01-30', '23:59', 'at any hour, on a Saturday too'],
    ['paypal', '2027-01-31', '2027-01-30', '23:59', ''],
    ['bancanet', '2027-01-31', '2027-01-30', '23:59', ''],
    ['counter', '2026-11-27', '2026-11-25', '16:00', 'seen one business day later'],
    ['cheque', '2027-01-31', '2027-01-28', '16:00', 'seen on Friday'],
    ['cheque', '2026-11-17', '2026-11-12', '16:00', 'Monday is a holiday: seen on Friday'],
  ])('%s, cutoff %s: %s, %s (%s)', (method, cutoff, d, time) => {
    expect(payBy(method, day(cutoff), bank)).toMatchObject({ method, day: d, time })
  })

  it('follows the settings of the office', () => {
    const policy: PayByPolicy = {
      advanceDays: 3,
      chequeClearingDays: 2,
      counterClearingDays: 0,
      transferLatest: '20:00',
    }
    expect([
      payBy('card', day('2026-11-27'), bank, policy)?.day,
      payBy('cheque', day('2026-11-27'), bank, policy)?.day,
      payBy('counter', day('2026-11-27'), bank, policy)?.day,
      payBy('transfer', day('2026-11-27'), bank, policy)?.time,
    ]).toEqual(['2026-11-24', '2026-11-20', '2026-11-24', '16:00'])
  })

  it('closes with the bank on a short day', () => {
    const short = {
      ...bank,
      specialDays: [
        { day: day('2026-12-24'), name: 'Nochebuena', open: [{ opens: '09:00', closes: '13:00' }] },
      ],
    }
    expect(payBy('transfer', day('2026-12-25'), short)).toMatchObject({ day: '2026-12-24', time: '13:00' })
  })

  it('says what and why in a sentence', () => {
    expect(
      (['transfer', 'card', 'cheque'] as const).map((method) => {
        const by = payBy(method, day('2027-01-31'), bank)!
        return [payByText(by), payByWhy(by)]
      }),
    ).toEqual([
      [
        'pague a más tardar el viernes 29 de enero de 2027, 14:00',
        'El dinero debe verse en horario de banco antes del corte del domingo 31 de enero de 2027. El banco cierra desde el sábado 30 de enero de 2027.',
      ],
      [
        'pague a más tardar el sábado 30 de enero de 2027, a cualquier hora',
        'El portal cobra a cualquier hora: basta pagar antes del corte del domingo 31 de enero de 2027.',
      ],
      [
        'pague a más tardar el jueves 28 de enero de 2027, 16:00',
        'El banco tarda 1 día hábil en acreditarlo: se ve el viernes 29 de enero de 2027, antes del corte del domingo 31 de enero de 2027.',
      ],
    ])
  })

  it('is always before the cutoff, and for a bank on a day on which it opens', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...METHODS), fc.nat(5), (cutoff, method, clearing) => {
        const by = payBy(method, cutoff, bank, { ...DEFAULT_PAY_BY, chequeClearingDays: clearing })!
        expect(by.day < cutoff).toBe(true)
        if (by.reason.kind !== 'anyHour') expect(isBusinessDay(bank, by.day)).toBe(true)
      }),
    )
  })

  it('is not known where the bank never opens', () => {
    const closed = { ...bank, hours: [] }
    expect([
      payBy('transfer', day('2027-01-31'), closed),
      payBy('card', day('2027-01-31'), closed)?.day,
    ]).toEqual([null, '2027-01-30'])
  })
})

describe('the last working moment to act (R27, C5)', () => {
  it.each([
    ['2026-03-16', 1, '2026-03-14T14:00', 'cutoff on Monday: Saturday until 14:00'],
    ['2026-03-17', 1, '2026-03-14T14:00', 'Monday is a holiday'],
    ['2026-03-13', 1, '2026-03-12T18:00', 'the day before'],
    ['2026-03-13', 3, '2026-03-10T18:00', 'three days before'],
  ])('cutoff %s, %i days in advance: %s (%s)', (cutoff, advance, expected) => {
    expect(actBy(day(cutoff), office, advance)).toBe(expected)
  })

  it('is the day before, when the office has set nothing else', () => {
    expect(actBy(day('2026-03-13'), office)).toBe('2026-03-12T18:00')
  })

  it.each<[Method, string, string, string]>([
    ['card', '2026-03-16', '2026-03-14T14:00', 'a portal takes it when the office closes'],
    ['transfer', '2026-03-16', '2026-03-13T14:00', 'a bank is closed on Saturday'],
    ['cheque', '2026-03-16', '2026-03-12T16:00', 'and sees a cheque a business day later'],
    ['transfer', '2026-03-13', '2026-03-12T14:00', 'an hour at which it is still seen the same day'],
  ])('by %s, cutoff %s: %s (%s)', (method, cutoff, expected) => {
    expect(actToPayBy(day(cutoff), method, office, bank, DEFAULT_PAY_BY)).toBe(expected)
  })

  it('is not known where it never opens', () => {
    expect(actBy(day('2026-03-13'), { ...office, hours: [] })).toBeNull()
  })
})
