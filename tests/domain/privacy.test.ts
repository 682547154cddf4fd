import { expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { defaultCalendar } from '#domain/default-calendars.ts'
import { actBy, answerBy, keptUntil, mayBeWrittenTo } from '#domain/privacy.ts'

it('what is not needed is off until the person says so, and opposition ends it', () => {
  const quiet = { voluntary: false, opposedOn: null }
  const agreed = { voluntary: true, opposedOn: null }
  const opposed = { voluntary: true, opposedOn: day('2026-11-23') }
  const table = (['service', 'news', 'offer'] as const).map((what) =>
    [quiet, agreed, opposed].map((consent) => mayBeWrittenTo(consent, what)),
  )
  expect(table).toEqual([
    [true, true, true],
    [true, true, false],
    [false, true, false],
  ])
})

it('a request is answered in twenty business days of the office, Saturdays that it opens among them, and done in fifteen', () => {
  const office = defaultCalendar('office')
  expect(answerBy(office, day('2026-11-23'))).toBe('2026-12-16')
  // The 25th of December and the 1st of January are no days of the office.
  expect(actBy(office, day('2026-12-14'))).toBe('2027-01-02')
})

it('what proves taxes is kept five years from the return of its year, in April', () => {
  expect(keptUntil(day('2020-01-01'))).toBe('2026-04-30')
  expect(keptUntil(day('2020-12-31'))).toBe('2026-04-30')
})
