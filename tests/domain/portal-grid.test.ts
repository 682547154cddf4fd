import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { comparePortal, type LedgerRow, type PortalRow } from '#domain/portal-grid.ts'

const row: PortalRow = {
  serial: 'SAES7056850',
  system: 'SAE',
  version: '10.0',
  users: 8,
  activatedOn: day('2026-01-31'),
  nextPayment: day('2026-11-30'),
}
const mine: LedgerRow = {
  id: 'id',
  serial: 'SAES7056850',
  client: 'Hotel La Ceiba',
  system: 'SAE',
  version: '10.0',
  users: 8,
  activatedOn: day('2026-01-31'),
  lastDay: false,
  paidUntil: day('2026-11-30'),
  confirmed: true,
}
const differing = (portal: Partial<PortalRow>, here: Partial<LedgerRow> = {}) =>
  comparePortal([{ ...row, ...portal }], [{ ...mine, ...here }])

test('the portal says 8 users and here there are 5: one difference, in both words (R77)', () => {
  expect(differing({}, { users: 5 })).toEqual({
    same: 0,
    renewed: [],
    differences: [
      { id: 'id', serial: 'SAES7056850', client: 'Hotel La Ceiba', field: 'users', portal: '8', here: '5' },
    ],
    unknown: [],
    twice: [],
  })
})

test('a next payment that moved on confirms the renewal by itself, and so does one that was presumed (D11)', () => {
  expect([
    differing({ nextPayment: day('2026-12-31') }).renewed,
    differing({}, { confirmed: false }).renewed,
    differing({}).same,
  ]).toEqual([
    [{ id: 'id', serial: 'SAES7056850', through: '2026-12-31' }],
    [{ id: 'id', serial: 'SAES7056850', through: '2026-11-30' }],
    1,
  ])
})

test('a next payment that went back, or falls on another day of the month, is for a person to decide', () => {
  expect(
    [day('2026-10-31'), day('2026-12-15')].map((nextPayment) => {
      const { renewed, differences } = differing({ nextPayment })
      return [renewed.length, differences.map(({ field, portal, here }) => [field, portal, here])]
    }),
  ).toEqual([
    [0, [['nextPayment', '2026-10-31', '2026-11-30']]],
    [0, [['nextPayment', '2026-12-15', '2026-11-30']]],
  ])
})

test('another activation day never confirms a renewal: it is another series', () => {
  const { renewed, differences } = differing({
    activatedOn: day('2026-02-28'),
    nextPayment: day('2026-12-31'),
  })
  expect([renewed, differences.map(({ field }) => field)]).toEqual([[], ['activatedOn', 'nextPayment']])
})

test('a serial of nobody here is shown, the same row twice is one, two readings of one serial are none', () => {
  const { unknown, same, twice, differences } = comparePortal(
    [
      row,
      row,
      { ...row, serial: 'NOIS1' },
      { ...row, serial: 'COIS2' },
      { ...row, serial: 'COIS2', users: 3 },
    ],
    [mine, { ...mine, id: 'coi', serial: 'COIS2' }],
  )
  expect([unknown.map(({ serial }) => serial), same, twice, differences]).toEqual([
    ['NOIS1'],
    1,
    ['COIS2'],
    [],
  ])
})

test('of a system that is not activated here the portal’s activation day is the one difference (R23)', () => {
  const { renewed, differences } = differing({}, { activatedOn: null, paidUntil: null, confirmed: false })
  expect([renewed, differences.map(({ field }) => field)]).toEqual([[], ['activatedOn']])
})
