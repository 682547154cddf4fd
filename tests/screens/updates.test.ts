import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  for (const name of ['9.0', '10.0', '11.0']) {
    await office.call('catalogue.saveVersion', { productId: 'aspel-sae', name, supported: name !== '9.0' })
  }
  await office.call('mail.saveSettings', {
    ...{ host: '127.0.0.1', port: 2525, security: 'plain', user: '' },
    ...{ fromName: 'Oficina', fromAddress: 'ventas@oficina.mx', automatic: false, remindersAt: '10:00' },
  })
  const person = (name: string) => ({
    name,
    email: `${name.toLowerCase()}@cliente.example`,
    phone: '9988440824',
  })
  const clients = [
    { name: 'Hotel La Ceiba', contacts: [person('Lety')] },
    { name: 'Buceo Ixchel', contacts: [{ name: 'Raúl', phone: '9871234567' }] },
  ]
  const rented = { product: 'SAE', mode: 'subscription', months: 12, method: 'transfer' } as const
  const terms = { activatedOn: day('2026-01-31'), paidUntil: day('2027-01-31') }
  for (const [at, client] of clients.entries()) {
    const { id } = await office.call('clients.create', client)
    const system = { clientId: id, version: at === 0 ? '10.0' : '9.0', users: at === 0 ? 3 : 1 }
    await office.call('serials.create', { ...rented, ...terms, ...system, serial: `SAES705685${at}` })
    if (at > 0) continue
    await office.call('serials.create', {
      ...{ product: 'SAE', mode: 'electronic', version: '9.0', users: 1, clientId: id },
      ...{ serial: 'SAES7700001', purchasedOn: day('2025-01-10') },
    })
  }
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'hidden' })

test('a version is announced, each client told, and each of its computers checked off with the keyboard', async () => {
  const page = await office.window('/actualizaciones')
  await page.getByText('No hay campañas abiertas').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Sistema').selectOption({ label: 'Aspel SAE' })
  await dialog.getByText('2 clientes, 3 sistemas, 5 equipos.').waitFor()
  await dialog.getByText('Hoy usan 9.0: 2 sistemas, sin soporte; 10.0: 1 sistema.').waitFor()
  await dialog.getByRole('textbox', { name: '¿Qué trae' }).fill('Trae la carta porte 4.0.')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: 'SAE 11.0' }).waitFor()
  await page.getByText(/solo le quedan la ayuda y la página \(R118\)/).waitFor()

  // Who has an address is written to at once; the other one by WhatsApp, on its own.
  await page.getByRole('button', { name: /^Avisar a todos por correo \(1\)/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 correo en la cola; 1 cliente se avisa a mano').waitFor()
  const list = page.getByRole('listbox', { name: 'Clientes' })
  await list.getByRole('option').filter({ hasText: 'Hotel La Ceiba' }).getByText('por correo').waitFor()
  await page.getByRole('region', { name: 'Equipos de Buceo Ixchel' }).waitFor()
  await page.keyboard.press('m')
  await dialog.getByRole('textbox', { name: 'Mensaje' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Ya se le dijo' }).click()
  await dialogGone(page)
  await list.getByRole('option').filter({ hasText: 'Buceo Ixchel' }).getByText('por teléfono').waitFor()

  // A network: with two of three nothing is done yet.
  await list.getByRole('option').filter({ hasText: 'Hotel La Ceiba' }).click()
  const panel = page.getByRole('region', { name: 'Equipos de Hotel La Ceiba' })
  await panel.getByText(/no tiene derecho a la versión nueva hasta que pague la actualización/).waitFor()
  const boxes = panel.getByRole('group', { name: 'Equipos SAES7056850' }).getByRole('checkbox')
  await boxes.first().focus()
  await page.keyboard.press('Space')
  await boxes.first().and(page.locator(':checked')).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await boxes.nth(1).and(page.locator(':checked')).waitFor()
  await panel.getByRole('button', { name: 'Nombre de equipo 3 de 3' }).click()
  await dialog.getByRole('textbox', { name: 'Nombre del equipo' }).fill('BODEGA')
  await page.keyboard.press('Enter')
  await dialogGone(page)
  await panel.getByRole('checkbox', { name: 'BODEGA' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'actualizacion-light')
  await panel.getByRole('checkbox', { name: 'BODEGA' }).focus()
  await page.keyboard.press('Space')
  await page.getByText('SAES7056850: todos sus equipos tienen la versión nueva').waitFor()
  await panel.getByText(/^actualizado el/).waitFor()
  const serial = await office.call('search.everywhere', { text: 'SAES7056850' })
  expect(JSON.stringify(serial)).toContain('SAE 11.0')

  // Undone whole with one key, and done again.
  await page.keyboard.press('Control+z')
  await panel.getByRole('checkbox', { name: 'BODEGA' }).and(page.locator(':not(:checked)')).waitFor()
  await page.keyboard.press('t')
  await panel.getByText(/^actualizado el/).waitFor()

  // The other client: all of it, and it leaves the list of those that lack something.
  await list.getByRole('option').filter({ hasText: 'Buceo Ixchel' }).click()
  await page.getByRole('region', { name: 'Equipos de Buceo Ixchel' }).waitFor()
  await page.keyboard.press('t')
  await list.getByRole('option').filter({ hasText: 'Buceo Ixchel' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Completos 1/ }).click()
  await list.getByRole('option').filter({ hasText: 'Buceo Ixchel' }).waitFor()
  await page.getByRole('button', { name: /^Cerrar campaña/ }).click()
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('falta uno que debe pagar')
  await page.keyboard.press('Control+Enter')
  await dialogGone(page)
  await page.getByText(/^cerrada el .*: falta uno que debe pagar/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})
