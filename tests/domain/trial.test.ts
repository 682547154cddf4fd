import { expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { trialOf } from '#domain/trial.ts'

it.each([
  ['2026-03-01', 2, 'two days left'],
  ['2026-03-29', 30, 'the day of installation is day 0'],
  ['2026-02-27', 0, 'day 30 still opens'],
  ['2026-02-26', -1, 'day 31 no longer does'],
])('a trial installed on %s has, on 29 March, %i days left (R20: %s)', (installedOn, daysLeft) => {
  expect(trialOf(day(installedOn), day('2026-03-29')).daysLeft).toBe(daysLeft)
})

it('a trial ends by the days that the system gives, 30 when nothing else is known (R20, D16)', () => {
  expect([
    trialOf(day('2026-03-01'), day('2026-03-29')),
    trialOf(day('2026-03-01'), day('2026-03-29'), 15),
  ]).toEqual([
    { lastDay: '2026-03-31', stopsOn: '2026-04-01', daysLeft: 2 },
    { lastDay: '2026-03-16', stopsOn: '2026-03-17', daysLeft: -13 },
  ])
})
