import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp } from '../../support/app.ts'
import { textPages } from '../../support/poppler.ts'

async function dayOfMoney() {
  const app = openTestApp('2026-03-20T15:00:00Z')
  const { call } = app
  const client = await call('clients.create', { name: 'Hotel La Ceiba' })
  for (const [i, method] of (['cheque', 'transfer'] as const).entries()) {
    const serial = await call('serials.create', {
      clientId: client.id,
      product: 'SAE',
      serial: `SAES700000${i}`,
      version: '10.0',
      users: 1,
      mode: 'subscription',
      months: 12,
      activatedOn: day('2025-03-25'),
    })
    await call('payments.register', { serialId: serial.id, months: 12, method, amount: centavos(100_000) })
  }
  return app
}

const TODAY = day('2026-03-20')

test('a day is closed by method: what was counted beside what was registered', async () => {
  const { call, stored } = await dayOfMoney()
  const counted = [{ method: 'cheque', amount: centavos(100_000) }] as const
  expect(await call('closings.close', { day: TODAY, counted: [...counted] })).toMatchObject({ difference: 0 })
  const closed = await call('closings.day', {})
  expect(closed).toMatchObject({
    total: 200_000,
    closing: { operator: 'Consola', note: '', moved: 0 },
    history: [],
  })
  expect(closed.methods.map(({ method, expected, counted: found }) => [method, expected, found])).toEqual([
    ['transfer', 100_000, null],
    ['cheque', 100_000, 100_000],
    ['counter', 0, 0],
  ])
  const { file } = await call('closings.pdf', { day: TODAY })
  const [text] = textPages(stored(file))
  expect(text).toContain('Cheque nominativo 1 $1,000.00 $1,000.00 $0.00')
  expect(text).toContain('Transferencia 1 $1,000.00 no se cuenta')
  expect(text).toContain('Cerrado por Consola el vie 20 mar 2026, 10:00.')
})

test('a difference is closed only with the note that explains it', async () => {
  const { call, refused } = await dayOfMoney()
  const short = { day: TODAY, counted: [{ method: 'cheque' as const, amount: centavos(90_000) }] }
  expect(await refused('closings.close', short)).toBe('closing.differenceNeedsNote')
  expect(await call('closings.close', { ...short, note: 'cheque con importe mal escrito' })).toMatchObject({
    difference: -10_000,
  })
})

test('a closed day is opened again with a reason, and both acts stay on record', async () => {
  const { call, refused } = await dayOfMoney()
  const close = { day: TODAY, counted: [{ method: 'cheque' as const, amount: centavos(100_000) }] }
  expect(await refused('closings.reopen', { day: TODAY, reason: 'faltó uno' })).toBe('closing.notClosed')
  await call('closings.close', close)
  expect(await refused('closings.close', close)).toBe('closing.alreadyClosed')
  await call('closings.reopen', { day: TODAY, reason: 'faltó un cheque' })
  const { closing, history } = await call('closings.day', { day: TODAY })
  expect(closing).toBeNull()
  expect(history).toMatchObject([{ reason: 'faltó un cheque', reopenedBy: 'Consola', reopenedOn: TODAY }])
  await call('closings.close', close)
})

test('a payment that is taken back after the day was closed is told', async () => {
  const { call } = await dayOfMoney()
  await call('closings.close', { day: TODAY, counted: [{ method: 'cheque', amount: centavos(100_000) }] })
  const { payments } = await call('payments.list', {})
  await call('payments.reverse', { id: payments[0]!.id, reason: 'cheque devuelto' })
  expect((await call('closings.day', { day: TODAY })).closing).toMatchObject({ moved: -100_000 })
})

test('tomorrow cannot be closed', async () => {
  const { refused } = await dayOfMoney()
  expect(await refused('closings.close', { day: day('2026-03-21'), counted: [] })).toBe('closing.inFuture')
})
