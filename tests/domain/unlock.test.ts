import { describe, expect, it, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { saysActivationsSpent } from '#domain/triage.ts'
import {
  DEFAULT_UNLOCK_RULES,
  documentStates,
  nextOrdinal,
  readingFor,
  UNLOCK_CAUSES,
  unlockMayBecome,
  unlockRule,
  type UnlockRule,
} from '#domain/unlock.ts'

describe('how long an unlock takes', () => {
  it.each([
    ['subscription', 1, { unit: 'minutes', least: 10, most: 15 }, 'request', 'R47'],
    ['subscription', 2, { unit: 'businessHours', least: 4, most: 24 }, 'request', 'R48'],
    ['electronic', 1, { unit: 'minutes', least: 10, most: 15 }, 'request', 'R49'],
    ['electronic', 2, { unit: 'businessHours', least: 24, most: 48 }, 'documentsAccepted', 'R50'],
    ['physical', 1, { unit: 'businessHours', least: 24, most: 48 }, 'documentsAccepted', 'R51, C10'],
    ['physical', 2, { unit: 'businessHours', least: 24, most: 48 }, 'documentsAccepted', 'R51, C10'],
    [
      'subscription',
      3,
      { unit: 'businessHours', least: 4, most: 24 },
      'request',
      'a third is as the second (R54)',
    ],
  ] as const)('%s, unlock %i: %o from the %s (%s)', (mode, ordinal, range, clockStart, _rule) => {
    const { range: found, clockStart: start } = unlockRule(DEFAULT_UNLOCK_RULES, mode, ordinal)!
    expect([found, start]).toEqual([range, clockStart])
  })

  test('a table without that row promises nothing (R45, R46)', () => {
    expect(unlockRule(DEFAULT_UNLOCK_RULES.slice(0, 1), 'physical', 1)).toBeNull()
  })

  test('24 hours and more are read as business days, unless the office says otherwise (C9)', () => {
    const [row] = DEFAULT_UNLOCK_RULES as [UnlockRule]
    expect([4, 24].map(readingFor(row))).toEqual(['officeClock', 'businessDay24'])
    expect([4, 48].map(readingFor({ ...row, reading: 'officeClock' }))).toEqual([
      'officeClock',
      'officeClock',
    ])
  })
})

test('the message on the screen that asks for an unlock is known as read, cut or in capitals (R44)', () => {
  expect(
    [
      '«No es posible realizar otra activación durante el mismo periodo para un sistema en Suscripción»',
      'NO ES POSIBLE REALIZAR OTRA ACTIVACION',
      'dice que no se puede otra activación en el mismo periodo',
      'Se excedió el número de activaciones permitidas',
      'cambié de computadora y formatearon la otra',
      'su renta ya se venció',
      '',
    ].map(saysActivationsSpent),
  ).toEqual([true, true, true, true, false, false, false])
})

test('the checklist goes by the last paper that came; one rejected twice is still to be sent (R50)', () => {
  const letter = (state: 'received' | 'rejected') => ({ document: 'letter' as const, state })
  expect(documentStates(['letter', 'proofOfPurchase'], [letter('rejected'), letter('rejected')])).toEqual([
    ['letter', 'rejected'],
    ['proofOfPurchase', 'missing'],
  ])
  expect(documentStates(['letter'], [letter('rejected'), letter('received')])).toEqual([
    ['letter', 'received'],
  ])
})

test('a subscription counts its unlocks within the period, a bought licence within its life (R54, D8)', () => {
  const granted = [day('2026-02-12'), day('2026-03-02')]
  expect([
    nextOrdinal('subscription', granted, day('2026-02-28')),
    nextOrdinal('subscription', granted, day('2026-03-02')),
    nextOrdinal('subscription', granted, day('2026-03-03')),
    nextOrdinal('electronic', granted, day('2026-03-03')),
    nextOrdinal('physical', [], day('2026-03-03')),
  ]).toEqual([2, 2, 1, 3, 1])
})

test('documents may be rejected as often as the vendor likes; a granted unlock is history (R53)', () => {
  expect([
    unlockMayBecome('withVendor', 'documentsMissing'),
    unlockMayBecome('documentsMissing', 'withVendor'),
    unlockMayBecome('documentsMissing', 'granted'),
    unlockMayBecome('granted', 'withVendor'),
    unlockMayBecome('refused', 'granted'),
  ]).toEqual([true, true, false, false, false])
})

test('the causes are those of the vendor (R42)', () => {
  expect(UNLOCK_CAUSES).toEqual(['damage', 'theft', 'formatting', 'hardware', 'operatingSystem'])
})
