import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { decideSeatChange, seatQueue, usersOn, type SeatWish } from '#domain/seat-queue.ts'

const scheduled = (id: string, usersBefore: number, users: number, dueOn: string) => ({
  id,
  usersBefore,
  users,
  dueOn: day(dueOn),
})
const yearly = {
  serial: 'SAES1',
  users: 5,
  scheduled: [],
  clocks: { anchor: day('2026-01-31'), lastDay: false, cutoff: day('2027-01-31') },
}
const wish = (users: number, takes: SeatWish['takes'], vendorConfirmed = false) => ({
  users,
  takes,
  vendorConfirmed,
})
const today = day('2026-11-23')

describe('a change of users (R33, C18, D3)', () => {
  it.each([
    [wish(8, 'validation'), '2026-11-30', '5 and 3 more, at the next validation (R34)'],
    [wish(8, 'payment'), '2027-01-31', 'or at the next payment'],
    [wish(8, 'now'), '2026-11-23', 'or the portal shows it already'],
    [wish(4, 'payment'), '2027-01-31', 'down at the next paid period'],
    [wish(4, 'validation', true), '2026-11-30', 'before it only where the vendor said so'],
  ])('%j takes effect on %s (%s)', (wanted, dueOn) => {
    expect(decideSeatChange(yearly, wanted, today)).toEqual({ ok: true, value: dueOn })
  })

  it.each([
    [wish(4, 'validation'), 'change.decreaseWaits'],
    [wish(4, 'now'), 'change.decreaseWaits'],
    [wish(5, 'payment'), 'change.sameUsers'],
  ])('%j is refused: %s', (wanted, code) => {
    expect(decideSeatChange(yearly, wanted, today)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('on the day of the cutoff itself a decrease no longer waits', () => {
    expect(decideSeatChange(yearly, wish(4, 'validation'), day('2027-01-31'))).toEqual({
      ok: true,
      value: '2027-01-31',
    })
  })

  it('of a rental that lapsed takes effect today, with its payment', () => {
    expect(decideSeatChange(yearly, wish(4, 'payment'), day('2027-03-05'))).toEqual({
      ok: true,
      value: '2027-03-05',
    })
  })

  it('of what is not activated is only what it already has', () => {
    const trial = { ...yearly, clocks: null }
    expect(decideSeatChange(trial, wish(8, 'payment'), today)).toMatchObject({
      refusal: { code: 'serial.notActivated' },
    })
    expect(decideSeatChange(trial, wish(4, 'now'), today)).toEqual({ ok: true, value: '2026-11-23' })
  })
})

describe('the queue of scheduled changes (R33, beyond.md I10)', () => {
  const down = scheduled('a', 5, 4, '2027-01-31')

  it('an increase now never deletes a decrease scheduled for later, and says that it starts elsewhere', () => {
    expect(seatQueue(8, [down])).toEqual([{ ...down, from: 8, conflict: 'otherStart' }])
  })

  it('is in the order of its days, each from what the one before leaves', () => {
    const up = scheduled('b', 5, 8, '2026-11-30')
    expect(
      seatQueue(5, [down, up]).map(({ id, from, users, conflict }) => [id, from, users, conflict]),
    ).toEqual([
      ['b', 5, 8, null],
      ['a', 8, 4, 'otherStart'],
    ])
  })

  it('two of one day, and one that changes nothing any more, are shown', () => {
    const other = scheduled('b', 4, 6, '2027-01-31')
    expect(seatQueue(5, [down, other]).map(({ conflict }) => conflict)).toEqual([null, 'sameDay'])
    expect(seatQueue(4, [down])[0]?.conflict).toBe('nothingLeft')
  })

  it('prices the next period by its own users, and this one by today’s (R36)', () => {
    expect(usersOn(5, [down], day('2027-01-30'))).toBe(5)
    expect(usersOn(5, [down], day('2027-01-31'))).toBe(4)
  })
})
