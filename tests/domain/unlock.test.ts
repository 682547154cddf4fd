import { describe, expect, it, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import {
  DEFAULT_UNLOCK_RULES,
  nextOrdinal,
  UNLOCK_CAUSES,
  unlockMayBecome,
  unlockRule,
  type UnlockRule,
} from '#domain/unlock.ts'

const on = day('2026-03-13')

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
    const { range: found, clockStart: start } = unlockRule(DEFAULT_UNLOCK_RULES, mode, ordinal, on)!
    expect([found, start]).toEqual([range, clockStart])
  })

  test('the table of the day of the request holds, also after the vendor has changed it (C13)', () => {
    const [first] = DEFAULT_UNLOCK_RULES as [UnlockRule]
    const rules: UnlockRule[] = [
      { ...first, until: day('2026-03-31') },
      { ...first, range: { unit: 'minutes', least: 20, most: 30 }, from: day('2026-04-01') },
    ]
    const most = (d: string) => unlockRule(rules, 'subscription', 1, day(d))?.range.most
    expect([most('2026-03-31'), most('2026-04-01')]).toEqual([15, 30])
    expect(unlockRule(rules, 'physical', 1, on)).toBeNull()
  })
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
