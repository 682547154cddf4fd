import { describe, expect, it } from 'vitest'
import { checkActivationDay, startedClocks } from '#domain/activation.ts'
import { day } from '#domain/calendar.ts'

const installed = { serial: 'SAES1', installedOn: day('2026-11-10'), purchasedOn: null }
const bought = { serial: 'SAES1', installedOn: null, purchasedOn: day('2026-11-10') }
const today = day('2026-11-23')

describe('the day of the first activation (R22, R23)', () => {
  it.each([
    [installed, '2026-11-24', false, 'serial.activationInFuture', 'tomorrow'],
    [installed, '2026-11-09', false, 'serial.activationBeforeInstall', 'it was not installed yet'],
    [bought, '2026-11-09', false, 'serial.activationBeforePurchase', 'it was not bought yet'],
    [installed, '2026-11-20', true, 'serial.notLastDayOfMonth', ''],
    [installed, '2026-11-10', false, null, 'the day of installation'],
    [installed, '2026-11-23', false, null, 'today'],
    [bought, '2026-11-10', false, null, ''],
  ])('%j on %s (last day %s): %s %s', (serial, on, lastDay, code, _why) => {
    const checked = checkActivationDay(serial, day(on), lastDay, today)
    expect(checked.ok ? null : checked.refusal.code).toBe(code)
  })

  it.each([
    ['2026-03-10', 1, false, '2026-04-10', '2026-04-10', 'day 10 gives day 10'],
    ['2026-01-31', 6, false, '2026-07-31', '2026-02-28', 'half a year, and a validation a month (R24, R29)'],
    ['2028-02-29', 12, false, '2029-02-28', '2028-03-29', 'the last day of February'],
    ['2026-02-28', 1, true, '2026-03-31', '2026-03-31', '"último día del mes"'],
    ['2026-02-28', 1, false, '2026-03-28', '2026-03-28', 'without it, the 28th'],
  ])('%s with %i months paid starts both clocks: cut %s… (%s)', (on, months, lastDay, cutoff, validation) => {
    expect(startedClocks(day(on), months, lastDay)).toEqual({ cutoff, validation })
  })
})
