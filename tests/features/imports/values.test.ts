import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, dayOfMonth, monthOf, toEpochDay, yearOf } from '#domain/calendar.ts'
import { readDay, readMethod, readMode, readMonths, readUsers } from '#features/imports/values.ts'

describe('dates as offices write them', () => {
  test.each([
    ['2025-06-29', '2025-06-29'],
    ['29/04/2024', '2024-04-29'],
    ['8/10/2024', '2024-10-08'], // the day first, as in Mexico
    ['29-may-25', '2025-05-29'],
    ['31-ene-25', '2025-01-31'],
    ['29 de mayo de 2025', '2025-05-29'],
    ['jueves, 29 de mayo de 2025', '2025-05-29'],
    ['29/sept/2024', '2024-09-29'],
    ['1.2.24', '2024-02-01'],
    ['46172', '2026-05-30'], // Excel's day number
    ['46172.75', '2026-05-30'],
    ['2025-06-29 00:00:00', '2025-06-29'],
    ['29/04/2024 10:30 a. m.', '2024-04-29'],
    ['29/02/2024', '2024-02-29'],
  ])('%s', (text, expected) => expect(readDay(text)).toBe(expected))

  test.each([
    ['31/02/2026'],
    ['29/02/2025'],
    ['06/29/2025'], // the month first: there is no month 29
    ['5'], // users, not a day
    ['2199'],
    ['99999'],
    ['pendiente'],
    ['29-xyz-25'],
    [''],
  ])('%j is no date', (text) => expect(readDay(text)).toBeNull())

  test('every form of a day reads as that day', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1990-01-01'), days))
    const names = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
    fc.assert(
      fc.property(days, (d) => {
        const [year, month, dayNumber] = [yearOf(d), monthOf(d), dayOfMonth(d)]
        const two = (number: number) => String(number).padStart(2, '0')
        const forms = [
          d,
          `${two(dayNumber)}/${two(month)}/${year}`,
          `${dayNumber}/${month}/${year}`,
          `${dayNumber} de ${names[month - 1]} de ${year}`,
          String(toEpochDay(d) + 25_569),
          ...(year >= 1980 && year < 2080 ? [`${dayNumber}-${names[month - 1]}-${two(year % 100)}`] : []),
        ]
        expect(forms.map(readDay)).toEqual(forms.map(() => d))
      }),
    )
  })
})

test.each([
  ['MENSUAL', 1],
  ['mensual ', 1],
  ['1 mes', 1],
  ['Semestral', 6],
  ['6 meses', 6],
  [' anual', 12],
  ['12 meses', 12],
  ['1 AÑO', 12],
  ['Quincenal', null],
  ['bimestral', null],
  ['3 meses', null],
  ['', null],
])('the period %j is %j months', (text, months) => expect(readMonths(text)).toBe(months))

test.each([
  ['Tarjeta', 'card'],
  ['TARJETA DE CRÉDITO', 'card'],
  ['Transferencia', 'transfer'],
  ['SPEI', 'transfer'],
  ['Cheque', 'cheque'],
  ['PayPal', 'paypal'],
  ['Bancanet', 'bancanet'],
  ['Ventanilla', 'counter'],
  ['Depósito', 'counter'],
  ['trueque', null],
])('the method %j is %j', (text, method) => expect(readMethod(text)).toBe(method))

test.each([
  ['Suscripción', 'subscription'],
  ['RENTA', 'subscription'],
  ['Licenciamiento Electrónico', 'electronic'],
  ['Licenciamiento físico', 'physical'],
  ['LICENCIA FISICA', 'physical'],
  ['Licenciamiento', 'licence'],
  ['otra', null],
])('the mode %j is %j', (text, mode) => expect(readMode(text)).toBe(mode))

test.each([
  ['5', 5],
  ['5.0', 5],
  ['10 usuarios', 10],
  ['0', null],
  ['-1', null],
  ['1.5', null],
  ['dos', null],
  ['100000', null],
])('%j users are %j', (text, users) => expect(readUsers(text)).toBe(users))
