import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  const { call } = office
  const { id: clientId } = await call('clients.create', { name: 'Hotel La Ceiba' })
  for (const [i, product] of ['SAE', 'COI', 'NOI'].entries()) {
    const { id: serialId } = await call('serials.create', {
      clientId,
      product,
      serial: `${product}S705685${i}`,
      version: '10.0',
      users: 1,
      mode: 'subscription',
      months: 12,
      activatedOn: day('2025-11-30'),
    })
    if (i === 2) continue
    await call('payments.register', {
      serialId,
      months: 12,
      method: 'transfer',
      amount: centavos(580_000),
      ...(i === 0 ? { reference: '7056850' } : {}),
      paidOn: day(i === 0 ? '2026-11-20' : '2026-11-23'),
    })
  }
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const STATEMENT = [
  'Día,Concepto / Referencia,cargo,Abono,Saldo',
  '20/11/2026,SPEI RECIBIDO 7056850,,"5,800.00",1',
  '23/11/2026,DEPOSITO EN EFECTIVO,,"5,800.00",1',
  '23/11/2026,SPEI RASTREO 998877,,"2,320.00",1',
].join('\n')

test(
  'a statement is dropped; the sure is matched in one key, the doubtful side by side, the rest by name',
  { timeout: 180_000 },
  async () => {
    const page = await office.window('/banco')
    await page.getByText('Todavía no hay movimientos del banco.').waitFor()
    const file = { name: 'bbva.csv', mimeType: 'text/csv', buffer: Buffer.from(STATEMENT) }
    await page.locator('input[type="file"]').setInputFiles(file)
    await page.getByText('3 movimientos nuevos del vie 20 nov 2026 al lun 23 nov 2026').waitFor()
    await keepScreenshot(page, 'banco-light')
    expect(await seriousProblemsInBothSchemes(page)).toEqual([])
    await page.keyboard.press('S')
    await page.getByText('1 movimiento ligado').waitFor()

    await page.getByRole('button', { name: 'Dudosos 1' }).click()
    await page.getByText('solo por importe y día').waitFor()
    await page.getByRole('button', { name: /^Es este pago/ }).click()
    await page.getByText('Movimiento ligado: $5,800.00').waitFor()

    await page.getByRole('button', { name: 'Sin identificar 1' }).click()
    await page.getByRole('button', { name: 'Registrar el pago' }).click()
    await page.getByLabel('Cliente, RFC, serie o teléfono').fill('NOIS7056852')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /NOIS7056852/ })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Renovar' }).waitFor()
    await page
      .getByRole('button', { name: /Registrar/ })
      .first()
      .waitFor()
    expect(
      await page.locator('input').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toEqual(expect.arrayContaining([expect.stringContaining('2,320.00')]))
  },
)
