import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { bankHolidays, easterSunday, lawHolidays } from '#domain/holidays.ts'

describe('rest days of the law (LFT art. 74, mexico.md §3)', () => {
  it.each([
    [2018, '01-01 02-05 03-19 05-01 09-16 11-19 12-01 12-25', 'the hand-over was on 1 December'],
    [2024, '01-01 02-05 03-18 05-01 09-16 10-01 11-18 12-25', 'and since 2024 on 1 October'],
    [2025, '01-01 02-03 03-17 05-01 09-16 11-17 12-25', ''],
    [2026, '01-01 02-02 03-16 05-01 09-16 11-16 12-25', ''],
    [2027, '01-01 02-01 03-15 05-01 09-16 11-15 12-25', ''],
    [2028, '01-01 02-07 03-20 05-01 09-16 11-20 12-25', ''],
    [2029, '01-01 02-05 03-19 05-01 09-16 11-19 12-25', ''],
    [2030, '01-01 02-04 03-18 05-01 09-16 10-01 11-18 12-25', 'the next hand-over'],
    [2005, '01-01 02-05 03-21 05-01 09-16 11-20 12-25', 'before the Mondays'],
  ])('%i: %s (%s)', (year, expected) => {
    expect(lawHolidays(year).map((holiday) => holiday.date)).toEqual(
      expected.split(' ').map((d) => `${year}-${d}`),
    )
  })
})

describe('days on which banks close', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
  ])('Easter of %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(day(expected))
  })

  it("are the law's and four more", () => {
    const law = lawHolidays(2026).map((holiday) => holiday.name)
    const more = bankHolidays(2026).filter((holiday) => !law.includes(holiday.name))
    expect(more).toEqual([
      { date: '2026-04-02', name: 'Jueves Santo' },
      { date: '2026-04-03', name: 'Viernes Santo' },
      { date: '2026-11-02', name: 'Día de Muertos' },
      { date: '2026-12-12', name: 'Día del Empleado Bancario' },
    ])
  })

  it('are in order of date in every year', () => {
    for (let year = 1950; year < 2150; year++) {
      const dates = bankHolidays(year).map((holiday) => holiday.date)
      expect(dates).toEqual(dates.toSorted())
    }
  })
})
