import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { DEFAULT_CALENDARS } from '#domain/default-calendars.ts'
import { centavos } from '#domain/money.ts'
import { DEFAULT_PAY_BY } from '#domain/pay-by.ts'
import { DEFAULT_METHODS } from '#domain/payment-method.ts'
import { checkSlip, folioOf, slipPayBy, slipSums, type SlipCandidate } from '#domain/slip.ts'
import { vatOf } from '#domain/tax.ts'

const sae: SlipCandidate = {
  serialId: 's1',
  serial: 'SAES7056850',
  clientId: 'c1',
  client: 'Muebles Pacheco',
  billedBy: 'vendor',
  vendorId: 'aspel',
  vendor: 'Aspel',
  mode: 'subscription',
  months: 12,
}
const coi: SlipCandidate = { ...sae, serialId: 's2', serial: 'COIS1', months: 6 }
const softmas: SlipCandidate = {
  ...sae,
  serialId: 's3',
  serial: 'XML1',
  vendorId: 'softmas',
  vendor: 'Softmás',
}

describe('what may stand on one slip', () => {
  test.each([
    [
      'two systems of one client and one vendor',
      [sae, coi],
      '7056850',
      { clientId: 'c1', billedBy: 'vendor', vendorId: 'aspel' },
    ],
    [
      'the distributor’s own slip, of two vendors and without a reference (D15)',
      [sae, softmas].map((line) => ({ ...line, billedBy: 'distributor' as const })),
      '',
      { clientId: 'c1', billedBy: 'distributor', vendorId: null },
    ],
  ] as const)('%s', (_why, lines, reference, payee) => {
    const [first, ...others] = lines
    expect(checkSlip([first!, ...others], 'transfer', reference, DEFAULT_METHODS)).toEqual({
      ok: true,
      value: payee,
    })
  })

  test.each([
    ['a serial twice', [sae, sae], '1', 'slip.serialTwice'],
    [
      'a monthly rental: card only (R11)',
      [sae, { ...coi, months: 1 as const }],
      '1',
      'slip.monthlyIsCardOnly',
    ],
    [
      'a bought licence (C7)',
      [{ ...sae, mode: 'electronic' as const, months: null }],
      '1',
      'slip.boughtLicence',
    ],
    ['serials of two clients', [sae, { ...coi, clientId: 'c2', client: 'Otro' }], '1', 'slip.twoClients'],
    ['two beneficiaries (D15)', [sae, softmas], '1', 'slip.twoBeneficiaries'],
    ['a vendor’s slip without the vendor’s reference (D15)', [sae], '', 'slip.vendorReferenceRequired'],
  ] as const)('not %s', (_why, lines, reference, code) => {
    const [first, ...others] = lines
    const checked = checkSlip([first!, ...others], 'counter', reference, DEFAULT_METHODS)
    expect(checked.ok ? 'ok' : checked.refusal.code).toBe(code)
  })

  test('a method that the office does not take for the period is refused', () => {
    const checked = checkSlip([sae], 'cheque', '1', { ...DEFAULT_METHODS, 12: ['transfer'] })
    expect(checked).toMatchObject({ refusal: { code: 'payment.methodNotAllowed' } })
  })
})

describe('the sums', () => {
  test('the payments of the lines, one by one, make the total of the slip', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 30 }),
        (amounts) => {
          const lines = amounts.map((n) => ({ amount: centavos(n), vat: vatOf(centavos(n), 1600) }))
          const sums = slipSums(lines)!
          expect(sums.total).toBe(lines.reduce((sum, line) => sum + line.amount + line.vat, 0))
          expect(sums.total).toBe(sums.subtotal + sums.vat)
        },
      ),
    )
  })

  test('one unknown price leaves the slip without a total', () => {
    expect(
      slipSums([
        { amount: centavos(100), vat: centavos(16) },
        { amount: null, vat: null },
      ]),
    ).toBeNull()
  })
})

describe('until when a slip is paid', () => {
  const bank = DEFAULT_CALENDARS.find((calendar) => calendar.id === 'bank')!
  const today = day('2026-11-23')
  const by = (
    method: 'transfer' | 'counter',
    cutoff: string | null,
    typed: string | null,
    [on, clock]: readonly [string, string] = [today, '10:00'],
  ) =>
    slipPayBy(
      method,
      cutoff === null ? null : day(cutoff),
      typed === null ? null : day(typed),
      bank,
      DEFAULT_PAY_BY,
      day(on),
      clock,
    )

  test.each([
    [
      'a transfer, on the last bank day before the cutoff',
      'transfer',
      '2026-11-30',
      null,
      { kind: 'computed', day: '2026-11-27', time: '14:00' },
    ],
    [
      'the counter, one bank day earlier',
      'counter',
      '2026-11-30',
      null,
      { kind: 'computed', day: '2026-11-26', time: '16:00' },
    ],
    [
      'after the cutoff, today',
      'transfer',
      '2026-11-20',
      null,
      { kind: 'overdue', day: '2026-11-23', time: null },
    ],
    [
      'before the cutoff, but too late to be seen by then',
      'counter',
      '2026-11-24',
      null,
      { kind: 'tooLate', day: '2026-11-23', time: null },
    ],
    [
      'what the office typed',
      'transfer',
      '2026-11-30',
      '2026-11-25',
      { kind: 'typed', day: '2026-11-25', time: null },
    ],
    [
      'what the office typed, before any activation',
      'transfer',
      null,
      '2026-12-01',
      { kind: 'typed', day: '2026-12-01', time: null },
    ],
  ] as const)('%s', (_why, method, cutoff, typed, expected) => {
    expect(by(method, cutoff, typed)).toMatchObject({ ok: true, value: expected })
  })

  test.each([
    [
      'a minute before the hour',
      ['2026-11-27', '13:59'],
      { kind: 'computed', day: '2026-11-27', time: '14:00' },
    ],
    [
      'the hour is over, the bank still open',
      ['2026-11-27', '14:00'],
      { kind: 'tooLate', day: '2026-11-27' },
    ],
    ['the bank has closed', ['2026-11-27', '16:00'], { kind: 'tooLate', day: '2026-11-30' }],
  ] as const)('an hour that has passed is none to pay by: %s', (_why, now, expected) => {
    expect(by('transfer', '2026-11-30', null, now)).toMatchObject({ ok: true, value: expected })
  })

  test('a day that has passed is refused, and so is no day at all', () => {
    expect(by('transfer', null, '2026-11-22')).toMatchObject({ refusal: { code: 'slip.payByInPast' } })
    expect(by('transfer', null, null)).toMatchObject({ refusal: { code: 'slip.payByRequired' } })
  })
})

test('a folio is the PC’s letter and at least four figures (D14)', () => {
  expect([folioOf('A', 1042), folioOf('B', 7), folioOf('CUN2', 123456)]).toEqual([
    'A-1042',
    'B-0007',
    'CUN2-123456',
  ])
})
