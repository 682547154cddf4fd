import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { eventually } from '../support/eventually.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'
import { openSmtp } from '../support/smtp.ts'

const WORDS = 'El CDA del número de serie ha sido enviado a tu cuenta de correo.'
const FIRST = 'RW2F-7SHD-WOPE-T41Y'

let office: Office
let clientId = ''
let rental = ''
let boxed = ''

beforeAll(async () => {
  office = await openOffice()
  clientId = (await office.call('clients.create', { name: 'Hotel La Ceiba SA de CV', city: 'Cancún' })).id
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
  const bought = { product: 'COI', mode: 'physical', version: '9.0', users: 1 } as const
  boxed = (await office.call('serials.create', { ...bought, clientId, serial: 'COIS7700001' })).id
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

test('a code is asked for in the portal, and the pasted message closes it and joins the family (R69, R70, R72, R73, R83–R86)', async () => {
  const page = await office.window(`/sistemas/${rental}`)
  const codes = page.getByRole('region', { name: 'Códigos (CDA)' })
  await codes.getByRole('row', { name: new RegExp(`${FIRST} vigente`) }).waitFor()
  await codes.getByRole('button', { name: '¿qué abre?' }).click()
  await page.getByText('Acredita al cliente como usuario de software legal.').waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Reenviar CDA/ }).waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Reenviar CDA: SAES7056850' })
  await dialog.getByText(/^La Bóveda no tiene la cuenta Aspel de Hotel La Ceiba/).waitFor()
  await dialog.getByText(/^El cliente no tiene correo registrado/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Pedir en el portal/ }).waitFor()
  await page.keyboard.press('p')
  const steps = dialog.getByRole('list', { name: 'Pasos en el portal' })
  await steps.getByText(/presione el ícono «Reenviar CDA»/).waitFor()
  await steps.getByText(/Ir a mi cuenta, Mi Perfil, Mis pedidos, Administrar pagos, Cerrar sesión/).waitFor()
  await dialog.getByText('Si no llega, vea también en correos no deseados (spam).').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialogGone(page)

  // It waits in Hoy, which leads back to its steps.
  await page.keyboard.press('Control+1')
  const task = page.getByText('pedir el CDA de SAES7056850 en el portal y pegar el correo que llegue')
  await task.first().waitFor()
  await pasteMessage(page, 'SAES7056850', 'ICJT-48EJ-GX97-40P1')
  const pasted = page.getByRole('dialog', { name: 'Llegó un código de activación' })
  await pasted.getByText('Está pedido en el portal: con este código se cierra esa petición.').waitFor()
  await page.keyboard.press('Control+Enter')
  await said(page, 'Código guardado: SAES7056850').waitFor()
  await dialogGone(page)
  await eventually(() => task.count()).toBe(0)

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

test('the code goes to the e-mail of the profile, and is said to be sent once a mail server took it (R74, R75, R81, R82)', async () => {
  const page = await office.window(`/sistemas/${rental}?hacer=cda`)
  const dialog = page.getByRole('dialog', { name: 'Reenviar CDA: SAES7056850' })
  await dialog.getByRole('link', { name: 'Agregar el correo' }).click()
  const profile = page.getByRole('dialog', { name: 'Perfil: Hotel La Ceiba SA de CV' })
  for (const tab of ['Datos generales', 'Datos de facturación', 'Datos de envío', 'Cambiar contraseña']) {
    await profile.getByRole('tab', { name: tab }).waitFor()
  }
  await profile.getByText('* Campos obligatorios').waitFor()
  for (const field of ['Nombre y Apellidos', 'Correo de Contacto', 'Teléfono de Contacto']) {
    await profile
      .locator('label')
      .filter({ hasText: `${field} *` })
      .waitFor()
  }
  await profile.getByRole('textbox', { name: 'Nombre y Apellidos' }).fill('Lety Núñez')
  await profile.getByRole('textbox', { name: 'Correo de Contacto' }).fill('lety@ceiba.mx')
  await page.keyboard.press('Control+Enter')
  await profile.getByText(/falta Teléfono de Contacto/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await profile.getByRole('textbox', { name: 'Teléfono de Contacto' }).fill('998 844 0824')
  await page.keyboard.press('Control+Enter')
  await dialogGone(page)
  await page
    .getByText(/lety@ceiba\.mx/)
    .first()
    .waitFor()
  await office.closeWindows()

  const sending = await office.window(`/sistemas/${rental}?hacer=cda`)
  const resend = sending.getByRole('dialog', { name: 'Reenviar CDA: SAES7056850' })
  await resend.getByText(/a lety@ceiba\.mx \(Lety Núñez\)/).waitFor()
  await resend.getByRole('button', { name: /^Enviar al cliente/ }).waitFor()
  await sending.keyboard.press('e')
  // Nothing is set up yet: it waits, and nobody says that it left.
  await resend
    .getByText(/^Por enviar a lety@ceiba\.mx: el correo de la oficina no está configurado/)
    .waitFor()
  expect(await resend.getByText(WORDS).count()).toBe(0)
  const smtp = await openSmtp()
  await office.call('mail.saveSettings', {
    host: '127.0.0.1',
    port: smtp.port,
    security: 'plain',
    user: '',
    fromName: 'Sistemas del Caribe',
    fromAddress: 'ventas@oficina.mx',
    automatic: false,
    remindersAt: '10:00',
  })
  await resend.getByText('En cola para lety@ceiba.mx: todavía no sale.').waitFor()
  expect(await resend.getByText(WORDS).count()).toBe(0)
  expect(await resend.getByRole('button', { name: /^Enviar al cliente/ }).isDisabled()).toBe(true)
  expect(await seriousProblemsInBothSchemes(sending)).toEqual([])
  await office.call('mail.send', {})
  await resend.getByText(WORDS).waitFor()
  expect(smtp.delivered.map(({ to }) => to)).toEqual([['lety@ceiba.mx']])
  expect(smtp.delivered[0]!.raw).toContain('NUEV-0000-CDA1')
  expect(await seriousProblemsInBothSchemes(sending)).toEqual([])
  await resend.getByRole('button', { name: /^Aceptar/ }).waitFor()
  await keepScreenshot(sending, 'reenviar-cda-light')
  await sending.keyboard.press('Enter')
  await dialogGone(sending)
})

test('of a licence in a box the code stands on its certificate, whose data and photo are kept (R57, R71)', async () => {
  const page = await office.window(`/sistemas/${boxed}`)
  await page.getByText(/solo están en el Certificado de Autenticidad/).waitFor()
  await page.getByRole('button', { name: /^Certificado/ }).waitFor()
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog', { name: 'Certificado de Autenticidad: COI 9.0 · COIS7700001' })
  await dialog.locator('input:focus').waitFor()
  await dialog.getByRole('textbox', { name: 'Serie que dice el certificado' }).fill('COIS7700002')
  await dialog.getByRole('textbox', { name: 'Código' }).fill('cert-ific-ado1')
  await dialog.getByRole('textbox', { name: 'Folio' }).fill('F-0012345')
  await dialog.getByRole('textbox', { name: 'Día del certificado' }).fill('10/03/2025')
  await dialog.getByLabel('Elegir archivo').setInputFiles({
    name: 'certificado.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('hola, no soy una foto'),
  })
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('Elegir archivo').setInputFiles({
    name: 'certificado.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  })
  await dialog.getByText('certificado.png').waitFor()
  await page.keyboard.press('Control+Enter')
  await dialog.getByText(/Ese certificado dice la serie «COIS7700002»/).waitFor()
  await dialog.getByRole('textbox', { name: 'Serie que dice el certificado' }).fill('COIS7700001')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialogGone(page)
  const note = page.getByRole('note').filter({ hasText: 'CERT-IFIC-ADO1' })
  await note.getByRole('button', { name: 'Ver la foto' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  // The screens that would ask for it say the same.
  await page.keyboard.press('m')
  const resend = page.getByRole('dialog', { name: 'Reenviar CDA: COIS7700001' })
  await resend.getByText('CERT-IFIC-ADO1').first().waitFor()
  expect(await resend.getByRole('button', { name: /^Pedir en el portal/ }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await dialogGone(page)
  await office.closeWindows()
  const unlock = await office.window(`/desbloqueo/nuevo?serie=${boxed}`)
  await unlock.getByRole('note').filter({ hasText: 'CERT-IFIC-ADO1' }).waitFor()
})

test('what was asked for may be closed by hand, with its reason', async () => {
  await office.call('codes.request', { serialId: rental })
  const page = await office.window(`/sistemas/${rental}?hacer=cda`)
  const dialog = page.getByRole('dialog', { name: 'Reenviar CDA: SAES7056850' })
  await dialog.getByRole('button', { name: /^Ya no se pide/ }).waitFor()
  await page.keyboard.press('n')
  const why = page.getByRole('dialog', { name: 'Ya no se pide: SAES7056850' })
  await why.getByRole('textbox', { name: 'Motivo' }).fill('lo encontró el cliente')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await said(page, 'Petición de CDA cerrada: SAES7056850').waitFor()
  expect((await office.call('codes.of', { serialId: rental })).request).toBeNull()
})
