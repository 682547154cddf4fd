import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchLines, type BankLine, type Payable } from '#domain/bank-match.ts'
import { addDays, day } from '#domain/calendar.ts'
import { DEFAULT_CALENDARS } from '#domain/default-calendars.ts'
import { centavos } from '#domain/money.ts'

const bank = DEFAULT_CALENDARS.find(({ id }) => id === 'bank')!
const line = (text: string, more: Partial<BankLine> = {}): BankLine => ({
  id: 'l1',
  day: day('2026-11-20'),
  amount: centavos(580_000),
  text,
  ...more,
})
const payment = (more: Partial<Payable> = {}): Payable => ({
  id: 'p1',
  paidOn: day('2026-11-20'),
  amount: centavos(580_000),
  reference: '7056850',
  folios: ['A-1042'],
  ...more,
})

test.each([
  ['SPEI RECIBIDO REF 7056850 BANAMEX', 'reference'],
  ['SPEI RECIBIDO REF7056850', 'reference'],
  ['DEP.REF: 0007056850', 'reference'],
  ['PAGO 7056 850', 'reference'],
  ['DEPOSITO 70568501', 'amountAndDay'],
  ['PAGO FICHA A-1042', 'folio'],
  ['PAGO FICHA A1042 HOTEL', 'folio'],
  ['PAGO A 1042', 'folio'],
  ['PAGO A10421', 'amountAndDay'],
  ['DEPOSITO EN EFECTIVO', 'amountAndDay'],
] as const)('«%s» is that payment by %s', (text, why) => {
  const [match] = matchLines([line(text)], [payment()], bank)
  expect(match!.candidates).toEqual([{ paymentId: 'p1', why }])
  expect(match!.sure?.why ?? null).toBe(why === 'amountAndDay' ? null : why)
})

test('another amount, by a centavo, is another payment, whatever the reference', () => {
  const [match] = matchLines([line('REF 7056850', { amount: centavos(580_001) })], [payment()], bank)
  expect(match).toEqual({ lineId: 'l1', sure: null, candidates: [] })
})

test.each([
  ['2026-11-25', true, 'the third business day after a Friday'],
  ['2026-11-26', false, 'the fourth'],
  ['2026-11-17', true, 'the third before: Monday the 16th is a holiday of the bank'],
  ['2026-11-16', false, 'the holiday before it'],
])('a line of %s: %s, since it is %s', (on, near) => {
  const [match] = matchLines([line('REF 7056850', { day: day(on) })], [payment()], bank)
  expect(match!.sure !== null).toBe(near)
})

test('two payments that a line names are a doubt, and so is one payment that two lines name', () => {
  const twins = [payment(), payment({ id: 'p2' })]
  expect(matchLines([line('REF 7056850')], twins, bank)[0]!.sure).toBeNull()
  const lines = [line('REF 7056850'), line('REF 7056850', { id: 'l2' })]
  expect(matchLines(lines, [payment()], bank).map(({ sure }) => sure)).toEqual([null, null])
})

test('of two equal deposits of one day, the one without a reference is not the payment that the other names', () => {
  const lines = [line('DEP EFECTIVO', { id: 'l1' }), line('DEP EFECTIVO REF 7056850', { id: 'l2' })]
  const [loose, named] = matchLines(lines, [payment()], bank)
  expect([loose!.candidates, named!.sure?.paymentId]).toEqual([[], 'p1'])
  const other = payment({ id: 'p2', reference: '', folios: [] })
  expect(matchLines(lines, [payment(), other], bank)[0]).toEqual({
    ...{ lineId: 'l1', sure: null },
    candidates: [{ paymentId: 'p2', why: 'amountAndDay' }],
  })
})

test('an empty or a short reference names nothing', () => {
  const short = payment({ reference: '1', folios: [] })
  expect(matchLines([line('PAGO 1')], [short], bank)[0]!.sure).toBeNull()
  expect(matchLines([line('PAGO')], [payment({ reference: '', folios: [''] })], bank)[0]!.sure).toBeNull()
})

test('whatever the lines, no payment is surely two of them, and each sure one has its amount', () => {
  const some = fc.constantFrom(100, 200, 300)
  const references = fc.constantFrom('1111', '2222', '3333')
  const lines = fc.array(fc.record({ amount: some, reference: references, later: fc.nat(4) }), {
    maxLength: 12,
  })
  const payments = fc.array(fc.record({ amount: some, reference: references }), { maxLength: 12 })
  fc.assert(
    fc.property(lines, payments, (someLines, somePayments) => {
      const asLines = someLines.map(({ amount, reference, later }, i) =>
        line(`REF ${reference}`, {
          id: `l${i}`,
          amount: centavos(amount),
          day: addDays(day('2026-11-20'), later),
        }),
      )
      const asPayments = somePayments.map(({ amount, reference }, i) =>
        payment({ id: `p${i}`, amount: centavos(amount), reference }),
      )
      const sure = matchLines(asLines, asPayments, bank).flatMap((match) => match.sure?.paymentId ?? [])
      expect(new Set(sure).size).toBe(sure.length)
    }),
  )
})
