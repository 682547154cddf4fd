import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day } from '#domain/calendar.ts'
import {
  hoursAfter,
  keptFor,
  keyMayBecome,
  leaseRenewDays,
  lookAlikeKey,
  maskedKey,
  nextConfirmStep,
  parsePrepaidKey,
  planStock,
  portalWordOf,
  type ComingRenewal,
  type StockedKey,
} from '#domain/prepaid-key.ts'

const KEY = 'RCG0D-O33LR-ZLVYU-F38MN-GH8HA'

test('a lease is given again from half of its days before the end, never on its last moment', () => {
  expect([2, 3, 14, 60].map(leaseRenewDays)).toEqual([1, 1, 7, 30])
})

test('a key is kept for a PC until an hour after its lease, by the endpoint’s clock', () => {
  const leased = { leasedTo: 'a', leasedUntil: '2026-12-07T15:00:00.000Z' }
  expect(keptFor(leased, '2026-12-07T14:59:59.000Z')).toBe('a')
  expect(keptFor(leased, hoursAfter(leased.leasedUntil, 1))).toBe('a')
  expect(keptFor(leased, '2026-12-07T16:00:00.001Z')).toBeNull()
  expect(keptFor({ leasedTo: null, leasedUntil: null }, '2026-12-07T15:00:00.000Z')).toBeNull()
})

describe('a prepaid key as it is typed (R59, R62)', () => {
  it.each([
    [KEY, KEY, 'as it is'],
    [' rcg0d o33lr zlvyu f38mn gh8ha ', KEY, 'small letters and spaces'],
    ['RCG0D–O33LR—ZLVYU‑F38MN−GH8HA', KEY, 'the hyphens of a word processor'],
    ['RCG0DO33LRZLVYUF38MNGH8HA', KEY, 'without hyphens'],
    ['ＲＣＧ０Ｄ-O33LR-ZLVYU-F38MN-GH8HA', KEY, 'full-width letters'],
    ['RCG0D-O33LR', null, 'too short'],
    [`${KEY}-X`, null, 'too long'],
    ['RCG0D-O33LR-ZLVYU-F38MN-GH8H!', null, 'a sign'],
    ['', null, 'nothing'],
  ])('%j is %j (%s)', (text, key, _why) => {
    expect(parsePrepaidKey(text)).toBe(key)
  })

  test('an O typed for a 0 is another key that looks the same', () => {
    const typed = parsePrepaidKey('RCGOD-033LR-ZLVYU-F38MN-GH8HA')!
    expect([typed === KEY, lookAlikeKey(typed) === lookAlikeKey(KEY)]).toEqual([false, true])
    expect(lookAlikeKey(KEY)).not.toBe(lookAlikeKey(KEY.replace('LR', 'LT')))
  })

  test('four characters are shown of a key that is secret', () => {
    expect(maskedKey(KEY)).toBe('•••• H8HA')
  })
})

test('a key goes from the office to the portal to a client, and a used one stays used (C20)', () => {
  expect([
    keyMayBecome('received', 'available'),
    keyMayBecome('received', 'assigned'),
    keyMayBecome('available', 'assigned'),
    keyMayBecome('assigned', 'available'),
    keyMayBecome('assigned', 'used'),
    keyMayBecome('used', 'void'),
    keyMayBecome('void', 'available'),
  ]).toEqual([true, false, true, true, true, false, false])
})

test('the vendor’s list knows two words (R66), and not what it has not seen', () => {
  expect(
    ['received', 'available', 'assigned', 'used', 'void'].map((state) => portalWordOf(state as 'used')),
  ).toEqual([null, 'Disponible sin Asignar', 'Disponible sin Asignar', 'Utilizada', null])
})

test('a key is typed, its licence accepted (R63), the notice acknowledged (R64) and the e-mail there (R65)', () => {
  expect([
    nextConfirmStep([]),
    nextConfirmStep(['typed']),
    nextConfirmStep(['typed', 'licenceAccepted']),
    nextConfirmStep(['typed', 'licenceAccepted', 'noticeAcknowledged']),
    nextConfirmStep(['typed', 'licenceAccepted', 'noticeAcknowledged', 'mailReceived']),
  ]).toEqual(['typed', 'licenceAccepted', 'noticeAcknowledged', 'mailReceived', null])
})

describe('stock against the renewals that come (beyond.md 5)', () => {
  const kind = { productId: 'aspel-sae', months: 12, users: 5 } as const
  const renewal = (serialId: string, on: string, more: Partial<ComingRenewal> = {}): ComingRenewal => ({
    ...kind,
    serialId,
    on: day(on),
    autoCharge: false,
    ...more,
  })
  const key = (id: string, expiresOn: string | null, more: Partial<StockedKey> = {}): StockedKey => ({
    ...kind,
    id,
    expiresOn: expiresOn === null ? null : day(expiresOn),
    ...more,
  })
  const until = day('2027-01-22')

  test('the key that expires first goes to the renewal that is first; what lacks is told with its day', () => {
    const plan = planStock(
      [key('later', null), key('soon', '2026-12-31'), key('other', null, { users: 1 })],
      [
        renewal('B', '2027-01-10'),
        renewal('A', '2026-12-01'),
        renewal('C', '2027-01-15'),
        renewal('D', '2027-03-01'),
      ],
      until,
    )
    expect(plan).toEqual({
      matched: [
        { serialId: 'A', on: '2026-12-01', keyId: 'soon' },
        { serialId: 'B', on: '2027-01-10', keyId: 'later' },
      ],
      lacking: [{ ...kind, count: 1, by: '2027-01-15' }],
      expiring: [],
    })
  })

  test('a renewal by automatic charge needs no key, and a key that will have expired is of no use to it', () => {
    const plan = planStock(
      [key('soon', '2026-12-31')],
      [renewal('card', '2026-12-01', { autoCharge: true }), renewal('A', '2027-01-10')],
      until,
    )
    expect(plan).toEqual({
      matched: [],
      lacking: [{ ...kind, count: 1, by: '2027-01-10' }],
      expiring: ['soon'],
    })
  })

  test('no key is promised twice, and what is matched and lacking is all that is due', () => {
    const anyKind = fc.record({
      productId: fc.constantFrom('sae', 'noi'),
      months: fc.constantFrom(1 as const, 12 as const),
      users: fc.integer({ min: 1, max: 2 }),
    })
    const anyAway = fc.integer({ min: 0, max: 80 }).map((away) => addDays(day('2026-11-23'), away))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyKind, fc.option(anyAway, { nil: null })), { maxLength: 20 }),
        fc.array(fc.tuple(anyKind, anyAway, fc.boolean()), { maxLength: 20 }),
        (keys, renewals) => {
          const coming = renewals.map(([k, on, autoCharge], i) => ({
            ...k,
            serialId: `S${i}`,
            on,
            autoCharge,
          }))
          const stock = keys.map(([k, expiresOn], i) => ({ ...k, id: `K${i}`, expiresOn }))
          const { matched, lacking } = planStock(stock, coming, until)
          const due = coming.filter(({ autoCharge, on }) => !autoCharge && on <= until)
          expect(new Set(matched.map(({ keyId }) => keyId)).size).toBe(matched.length)
          expect(matched.length + lacking.reduce((sum, { count }) => sum + count, 0)).toBe(due.length)
          for (const { keyId, serialId, on } of matched) {
            const [k, r] = [
              stock.find(({ id }) => id === keyId)!,
              due.find((one) => one.serialId === serialId)!,
            ]
            expect([k.productId, k.months, k.users]).toEqual([r.productId, r.months, r.users])
            expect(k.expiresOn === null || k.expiresOn >= on).toBe(true)
          }
        },
      ),
    )
  })
})
