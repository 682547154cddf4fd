import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

const FIRST = 'RW2F-7SHD-WOPE-T41Y'

let office: Office
let rental = ''

beforeAll(async () => {
  office = await openOffice()
  const { id: clientId } = await office.call('clients.create', { name: 'Hotel La Ceiba SA de CV' })
  rental = (
    await office.call('serials.create', {
      clientId,
      product: 'SAE',
      serial: 'SAES7056850',
      mode: 'subscription',
      version: '10.0',
      users: 5,
      activatedOn: day('2026-01-31'),
      months: 12,
      method: 'transfer',
      paidUntil: day('2027-01-31'),
      code: FIRST,
    })
  ).id
  const [code] = (await office.call('codes.of', { serialId: rental })).codes
  await office.call('codes.setComputer', { id: code!.id, computer: 'CAJA-01' })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const said = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).first()
const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'hidden' })

/** As Ctrl+V of the vendor's message, wherever the keyboard is. */
const pasteMessage = (page: Page, serial: string, code: string) =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, `Estimado ANA RIOS,\nEl número de serie y CDA de tu Sistema Siigo Aspel es:\nNúmero de Serie: ${serial}\nCDA: ${code}\nSaludos,`)

test('the code of a pasted message joins the family, and so does an unlock’s (R53, R69, R70, R85)', async () => {
  const page = await office.window(`/sistemas/${rental}`)
  const codes = page.getByRole('region', { name: 'Códigos (CDA)' })
  await codes.getByRole('row', { name: new RegExp(`${FIRST} vigente`) }).waitFor()
  await codes.getByRole('button', { name: '¿qué abre?' }).click()
  await page.getByText('Acredita al cliente como usuario de software legal.').waitFor()
  await page.keyboard.press('Escape')

  await pasteMessage(page, 'SAES7056850', 'ICJT-48EJ-GX97-40P1')
  const pasted = page.getByRole('dialog', { name: 'Llegó un código de activación' })
  await pasted.getByText('ICJT-48EJ-GX97-40P1').waitFor()
  await page.keyboard.press('Control+Enter')
  await said(page, 'Código guardado: SAES7056850').waitFor()
  await dialogGone(page)

  await office.call('unlocks.request', {
    serialId: rental,
    cause: 'damage',
    computer: 'CAJA-02',
    formerComputer: 'CAJA-01',
    sent: true,
  })
  const { unlocks } = await office.call('unlocks.list', { serialId: rental })
  await office.call('unlocks.grant', { id: unlocks[0]!.id, answer: 'NUEV-0000-CDA1' })
  await office.closeWindows()
  const again = await office.window(`/sistemas/${rental}`)
  const family = again.getByRole('img', { name: 'Familia de códigos de SAES7056850: 3 códigos' })
  await family.waitFor()
  expect(await family.locator('desc').textContent()).toBe(
    `${FIRST}, reemplazado, en CAJA-01, capturado aquí, lun 23 nov 2026. ` +
      `ICJT-48EJ-GX97-40P1, reemplazado, correo del fabricante, lun 23 nov 2026, después de ${FIRST}. ` +
      `NUEV-0000-CDA1, vigente, en CAJA-02, desbloqueo, el 1.º, lun 23 nov 2026, después de ${FIRST}`,
  )
  await again.getByRole('link', { name: 'desbloqueo, el 1.º' }).waitFor()
  expect(await seriousProblemsInBothSchemes(again)).toEqual([])
  await family.scrollIntoViewIfNeeded()
  await keepScreenshot(again, 'codigos-light')
})
