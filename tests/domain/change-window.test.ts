import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { computerWindow, computerWindowOn, machineChangeRoute, usersWindow } from '#domain/change-window.ts'

describe('the window for changing users (R35, C1)', () => {
  it.each([
    ['2026-03-25', false, 'notYet', 'six days before'],
    ['2026-03-26', false, 'open', 'five days before'],
    ['2026-03-31', false, 'open', 'on the cutoff'],
    ['2026-04-10', false, 'open', 'after it, while unpaid'],
    ['2026-03-28', true, 'paid', 'the next period is paid'],
    ['2026-03-20', true, 'paid', 'paid early'],
  ])('on %s, next period paid %s: %s (%s)', (today, paid, state) => {
    expect(usersWindow(day('2026-03-31'), paid, day(today))).toEqual({ state, opensOn: '2026-03-26' })
  })

  it('opens when the office has set', () => {
    expect(usersWindow(day('2026-03-31'), false, day('2026-03-20'), 15)).toEqual({
      state: 'open',
      opensOn: '2026-03-16',
    })
  })
})

describe('the window for changing the computer (R37, C1, C3)', () => {
  it.each<[number | null, string, string, string, boolean, string]>([
    [15, '2026-10-30', 'notYet', '2026-11-15', true, 'the day before the validation'],
    [15, '2026-10-31', 'open', '2026-11-15', true, 'the scheduled day itself'],
    [15, '2026-11-15', 'open', '2026-11-15', true, 'day 15'],
    [15, '2026-11-16', 'closed', '2026-11-15', true, 'day 16'],
    [0, '2026-10-31', 'open', '2026-10-31', true, 'a system that gives no days: that day only'],
    [0, '2026-11-01', 'closed', '2026-10-31', true, ''],
    [null, '2026-11-08', 'open', '2026-11-15', false, 'unknown: 15, sin confirmar'],
  ])('%s days, on %s: %s, until %s (%s, %s)', (offlineDays, today, state, lastDay, confirmed) => {
    expect(computerWindow(day('2026-10-31'), offlineDays, day(today))).toEqual({
      state,
      opensOn: '2026-10-31',
      lastDay,
      confirmed,
    })
  })

  it.each([
    ['2026-11-08', 'open', '2026-10-31', 'the latest validation'],
    ['2026-11-20', 'notYet', '2026-11-30', 'closed: the next one'],
    ['2026-11-30', 'open', '2026-11-30', 'it opens on its day'],
    ['2026-02-01', 'notYet', '2026-02-28', 'the activation itself opens none'],
    ['2026-01-31', 'notYet', '2026-02-28', 'nor on its own day'],
    ['2026-01-01', 'notYet', '2026-02-28', 'before the activation'],
  ])('of a serial activated on 31 January, on %s: %s from %s (%s)', (today, state, opensOn) => {
    expect(computerWindowOn(day('2026-01-31'), day(today), 15)).toMatchObject({ state, opensOn })
  })

  it.each<[Parameters<typeof machineChangeRoute>[0], string, string, number, string]>([
    [
      { windowOpen: true, activationsUsed: 0, unlocksGranted: 0 },
      'change',
      'windowOpen',
      1,
      'one a period (D8)',
    ],
    [
      { windowOpen: true, activationsUsed: 1, unlocksGranted: 0 },
      'unlock',
      'noActivationsLeft',
      0,
      'R43, R44',
    ],
    [
      { windowOpen: true, activationsUsed: 1, unlocksGranted: 1 },
      'change',
      'windowOpen',
      1,
      'one more by the unlock',
    ],
    [
      { windowOpen: true, activationsUsed: 3, unlocksGranted: 0 },
      'unlock',
      'noActivationsLeft',
      0,
      'never below none',
    ],
    [{ windowOpen: false, activationsUsed: 0, unlocksGranted: 0 }, 'unlock', 'windowClosed', 1, 'C3'],
  ])('%o: %s, %s, %i left (%s)', (facts, route, why, activationsLeft) => {
    expect(machineChangeRoute(facts)).toEqual({ route, why, activationsLeft })
  })
})
