import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { exportText } from '#messages/es-MX/exports.ts'
import { workbookText } from '#messages/es-MX/workbook.ts'
import { openOffice, type Office } from '../support/shell.ts'
import { askedToSave, openAsDesktop, savingAnswers } from './desktop-page.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const SAYS = 'No se pudo guardar E:\\libro.xlsx. Revise que haya espacio y permiso en esa carpeta.'
const NOT_SAVED = { ok: false, refusal: { code: 'file.notSaved', message: SAYS, params: {} } }
const GIVEN_UP = { ok: true, value: { saved: false } }
const SAVED = { ok: true, value: { saved: true } }

test('a file that the disk does not take is said in the desktop program, and nothing that was not kept is told as kept', async () => {
  const page = await openAsDesktop(office, '/respaldos')
  const whole = page.getByRole('region', { name: workbookText.title })
  const told = page.getByText(/El libro salió entero/)
  const save = () => whole.getByRole('button', { name: workbookText.save }).click()
  await savingAnswers(page, NOT_SAVED)
  await save()
  await page.getByText(SAYS).waitFor()
  expect(await told.count()).toBe(0)
  await page.getByRole('button', { name: 'Cerrar' }).click()
  await savingAnswers(page, GIVEN_UP)
  await save()
  await askedToSave(page, 2)
  expect([await told.count(), await page.getByText(SAYS).count()]).toEqual([0, 0])
  await savingAnswers(page, SAVED)
  await save()
  await told.waitFor()
})

test('the dialog of a list stays until its file is kept', async () => {
  const page = await openAsDesktop(office, '/clientes')
  await page.getByRole('button', { name: 'Exportar' }).first().click()
  const dialog = page.getByRole('dialog').filter({ hasText: exportText.xlsx })
  await savingAnswers(page, NOT_SAVED)
  await dialog.getByRole('button', { name: exportText.title }).click()
  await page.getByText(SAYS).waitFor()
  await dialog.waitFor()
  await savingAnswers(page, SAVED)
  await dialog.getByRole('button', { name: exportText.title }).click()
  await dialog.waitFor({ state: 'detached' })
})
