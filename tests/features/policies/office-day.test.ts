import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { officeDay } from '#features/policies/office-day.ts'

test('the day from which an office goes by another clock begins by the clock before it, and no day begins twice', () => {
  const begins = day('2026-11-25')
  const rulesOn = (on: string) => ({
    ...DEFAULT_POLICIES,
    zone: on >= begins ? 'America/Tijuana' : 'America/Cancun',
  })
  const at = (instant: string) => {
    const { today, rules } = officeDay(new Date(instant), rulesOn)
    return [today, rules.zone]
  }
  expect(at('2026-11-25T04:59:59Z')).toEqual(['2026-11-24', 'America/Cancun'])
  // Midnight in Cancún, and nine at night in Tijuana.
  expect(at('2026-11-25T05:00:00Z')).toEqual(['2026-11-25', 'America/Tijuana'])
  expect(at('2026-11-25T08:00:00Z')).toEqual(['2026-11-25', 'America/Tijuana'])
  expect(at('2026-11-26T07:59:59Z')).toEqual(['2026-11-25', 'America/Tijuana'])
  expect(at('2026-11-26T08:00:00Z')).toEqual(['2026-11-26', 'America/Tijuana'])
})
