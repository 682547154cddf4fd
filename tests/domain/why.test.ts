import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#domain/calendar.ts'
import { DEFAULT_CALENDARS, defaultCalendar } from '#domain/default-calendars.ts'
import {
  whyBusinessDays,
  whyBusinessHours,
  whyCutoff,
  whyNotice,
  whyPaidUntil,
  whyTrial,
  whyValidation,
} from '#domain/why.ts'
import { distance, longDay, shortDay } from '#messages/es-MX/dates.ts'
import { methodWhy, whySentences } from '#messages/es-MX/why.ts'
import { anchor, anyDay, period } from './arbitraries.ts'

describe('¿por qué esta fecha? (beyond.md 13)', () => {
  it('a cutoff that was cut to its month', () => {
    expect(whySentences(whyCutoff(day('2026-01-31'), 1, 1, false, 1))).toEqual([
      'Se activó por primera vez el sábado 31 de enero de 2026; de ese día se cuenta todo, nunca de la fecha anterior.',
      'El corte número 1 de una renta mensual cae 1 mes después.',
      'Febrero de 2026 no tiene día 31: se toma el último, el 28. En los meses que lo tienen vuelve a ser el 31.',
      'Corte: sábado 28 de febrero de 2026.',
      'El día del corte ya no está cubierto: funciona hasta el viernes 27 de febrero de 2026.',
      'Se recomienda hacerlo a más tardar 1 día antes: el viernes 27 de febrero de 2026.',
    ])
  })

  it('the end of a trial: the day of installation is day 0, and day 30 still opens (R20, D16)', () => {
    expect(whySentences(whyTrial(day('2026-03-01'), 30))).toEqual([
      'Se instaló el domingo 1 de marzo de 2026; la prueba dura 30 días desde el siguiente: funciona hasta el martes 31 de marzo de 2026.',
    ])
  })

  it('the notice of an automatic charge: five calendar days before it (R15)', () => {
    expect(whySentences(whyNotice(day('2026-12-01')))).toEqual([
      'El cargo es el martes 1 de diciembre de 2026, y se avisa 5 días naturales antes.',
      'Vence el jueves 26 de noviembre de 2026.',
    ])
  })

  it('a cutoff of the last day of each month', () => {
    expect(whyCutoff(day('2026-04-30'), 6, 1, true)).toEqual([
      { kind: 'anchor', day: '2026-04-30' },
      { kind: 'step', of: 'cutoff', n: 1, months: 6 },
      { kind: 'lastDayFlag', day: '2026-10-31' },
      { kind: 'result', of: 'cutoff', day: '2026-10-31' },
      { kind: 'notCovered', cutoff: '2026-10-31', lastDay: '2026-10-30' },
    ])
  })

  it('a day until which it is paid, by the period or, where a late payment moved it, by the month', () => {
    const steps = (cutoff: string) => whyPaidUntil(day('2026-01-31'), 6, day(cutoff))[1]
    expect([steps('2027-01-31'), steps('2026-10-31')]).toEqual([
      { kind: 'step', of: 'cutoff', n: 2, months: 6 },
      { kind: 'step', of: 'cutoff', n: 9, months: 1 },
    ])
  })

  it.each([
    [
      null,
      'Cuántos días sigue sin validar depende del sistema y no está confirmado: cuente con ese mismo día; podría seguir hasta el domingo 15 de noviembre de 2026 (hasta 15 días, sin confirmar).',
    ],
    [0, 'Este sistema no da días para validar después.'],
    [
      15,
      'Si no valida ese día, una renta pagada sigue 15 días naturales más: hasta el domingo 15 de noviembre de 2026.',
    ],
  ])('a validation of a system that gives %s days', (offlineDays, sentence) => {
    expect(whySentences(whyValidation(day('2026-01-31'), 9, false, offlineDays))).toEqual([
      'Se activó por primera vez el sábado 31 de enero de 2026; de ese día se cuenta todo, nunca de la fecha anterior.',
      'La validación número 9 cae 9 meses después: se valida cada mes, aunque se haya pagado por más tiempo.',
      'Validación: sábado 31 de octubre de 2026.',
      sentence,
    ])
  })

  it('a promise in business days', () => {
    expect(whySentences(whyBusinessDays(defaultCalendar('vendor'), day('2026-03-13'), 5)!)).toEqual([
      'Se cuentan 5 días hábiles de «Fabricante (Aspel)» desde el viernes 13 de marzo de 2026, que no cuenta.',
      'No cuentan 4 días en que cierra (sábado y domingo).',
      'El lunes 16 de marzo de 2026 no cuenta: Natalicio de Benito Juárez.',
      'Vence el lunes 23 de marzo de 2026.',
    ])
  })

  it('a promise in business hours', () => {
    expect(whySentences(whyBusinessHours(defaultCalendar('softmas'), '2026-03-13T14:30', 11)!)).toEqual([
      'Se cuentan 11 horas hábiles de «Soporte Softmás» (hora de la Ciudad de México) desde el viernes 13 de marzo de 2026, 14:30.',
      'A esa hora está cerrado: el reloj empieza el viernes 13 de marzo de 2026, 15:00.',
      'No cuentan 2 días en que cierra (sábado y domingo).',
      'El lunes 16 de marzo de 2026 no cuenta: Natalicio de Benito Juárez.',
      'Vence el martes 17 de marzo de 2026, 18:00, la hora de cierre.',
    ])
  })

  it('many holidays are not a wall of names', () => {
    const sentences = whySentences(whyBusinessDays(defaultCalendar('bank'), day('2026-01-01'), 250)!)
    expect(sentences.find((sentence) => sentence.includes('de descanso'))).toBe(
      'No cuentan 9 días de descanso: lun 2 feb 2026 (Día de la Constitución), lun 16 mar 2026 (Natalicio de Benito Juárez), jue 2 abr 2026 (Jueves Santo), vie 3 abr 2026 (Viernes Santo), vie 1 may 2026 (Día del Trabajo), mié 16 sep 2026 (Día de la Independencia) y 3 más.',
    )
  })

  it('one that never falls due has no derivation', () => {
    const closed = { ...defaultCalendar('vendor'), hours: [] }
    expect([
      whyBusinessDays(closed, day('2026-03-13'), 5),
      whyBusinessHours(closed, '1900-01-01T10:00', 5),
    ]).toEqual([null, null])
  })

  it('every date can be explained, in whole sentences', () => {
    fc.assert(
      fc.property(
        anchor,
        period,
        fc.integer({ min: 1, max: 60 }),
        anyDay,
        fc.constantFrom(...DEFAULT_CALENDARS),
        (from, months, n, d, calendar) => {
          const sentences = [
            ...whySentences(whyCutoff(from, months, n)),
            ...whySentences(whyValidation(from, n, false, 15)),
            ...whySentences(whyBusinessDays(calendar, d, n)!),
            ...whySentences(whyBusinessHours(calendar, `${d}T12:00`, n)!),
          ]
          for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÁÉÍÓÚ].*\.$/)
          expect(sentences.join(' ')).not.toMatch(/undefined|null|NaN|gracia/)
        },
      ),
    )
  })
})

describe('days as people say them', () => {
  it('have their name and their distance', () => {
    const today = day('2026-03-11')
    expect({
      long: longDay(day('2026-03-13')),
      short: [shortDay(day('2026-03-13')), shortDay(day('2026-09-02')), shortDay(day('2027-01-09'))],
      distance: [-3, -1, 0, 1, 2].map((n) => distance(addDays(today, n), today)),
    }).toEqual({
      long: 'viernes 13 de marzo de 2026',
      short: ['vie 13 mar 2026', 'mié 2 sep 2026', 'sáb 9 ene 2027'],
      distance: ['hace 3 días', 'ayer', 'hoy', 'mañana', 'en 2 días'],
    })
  })

  it('a method that is off says why', () => {
    expect([methodWhy(null), methodWhy('monthlyIsCardOnly'), methodWhy('offByPolicy')]).toEqual([
      '',
      'El periodo mensual solo se paga con tarjeta.',
      'La oficina no acepta esta forma de pago para este periodo.',
    ])
  })
})
