import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { validationList, type RecordedValidation } from '#domain/validation-list.ts'

/** A year paid from 31 January 2026. */
const yearly = {
  anchor: day('2026-01-31'),
  lastDay: false,
  offlineDays: 15,
  paidMonths: 12,
  presumed: true,
}
const words = (
  today: string,
  records: readonly RecordedValidation[] = [],
  more: Partial<typeof yearly> = {},
) =>
  validationList({ ...yearly, ...more, records }, day(today)).map(
    (line) => `${line.scheduledOn} ${line.word}${line.failed ? ' failed' : ''}`,
  )

describe('the validations of a rental', () => {
  it('are one a month also when a year was paid, the last on the day of its renewal (R29, C6)', () => {
    expect(words('2026-02-01')).toEqual([
      '2026-02-28 ahead',
      '2026-03-31 ahead',
      '2026-04-30 ahead',
      '2026-05-31 ahead',
      '2026-06-30 ahead',
      '2026-07-31 ahead',
      '2026-08-31 ahead',
      '2026-09-30 ahead',
      '2026-10-31 ahead',
      '2026-11-30 ahead',
      '2026-12-31 ahead',
      '2027-01-31 ahead',
    ])
  })

  it('count as done after their day unless somebody says otherwise (D11), and today is today', () => {
    expect(words('2026-03-31', [], { paidMonths: 3 })).toEqual([
      '2026-02-28 presumed',
      '2026-03-31 pending',
      '2026-04-30 ahead',
    ])
  })

  it.each([
    ['2026-11-14', 'tolerance', ''],
    ['2026-11-15', 'tolerance', 'day 15 is still covered (R32, C2)'],
    ['2026-11-16', 'blocked', 'day 16 is not'],
  ])('one of 31 October that failed is, on %s, in %s (%s)', (today, word) => {
    const list = words(today, [{ n: 9, state: 'failed' }])
    expect(list.find((line) => line.startsWith('2026-10-31'))).toBe(`2026-10-31 ${word} failed`)
  })

  it('without tolerance is blocked the day after (R32: "dependiendo del sistema")', () => {
    const failed = [{ n: 9, state: 'failed' }] as const
    expect(words('2026-10-31', failed, { offlineDays: 0 })).toContain('2026-10-31 tolerance failed')
    expect(words('2026-11-01', failed, { offlineDays: 0 })).toContain('2026-10-31 blocked failed')
  })

  it('that must be confirmed are pending work where the policy says so (D11)', () => {
    expect(words('2026-03-10', [], { presumed: false })).toContain('2026-02-28 tolerance')
    expect(words('2026-03-16', [], { presumed: false })).toContain('2026-02-28 blocked')
  })

  it('of which a later one passed are over, also a failed one', () => {
    const records = [
      { n: 8, state: 'failed' },
      { n: 9, state: 'confirmed' },
    ] as const
    expect(words('2026-11-20', records, { presumed: false })).toEqual(
      expect.arrayContaining(['2026-09-30 presumed failed', '2026-10-31 confirmed']),
    )
  })
})
