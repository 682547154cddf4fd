import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { eventually } from '../support/eventually.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('sample.load', { clients: 60 })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const newClient = (name: string, more: object = {}) => office.call('clients.create', { name, ...more })

const rented = (clientId: string, serial: string, more: object = {}) =>
  office.call('serials.create', {
    clientId,
    product: 'SAE',
    serial,
    version: '10.0',
    users: 5,
    mode: 'subscription',
    months: 12,
    method: 'transfer',
    activatedOn: day('2026-01-31'),
    ...more,
  })

const said = (page: Page, text: string | RegExp) => page.getByRole('alert').filter({ hasText: text })
const undo = (page: Page) => page.keyboard.press('Control+z')
const search = (page: Page) => page.getByRole('textbox', { name: 'Buscar en la lista' })

async function opened(id: string): Promise<Page> {
  const page = await office.window(`/clientes/${id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function list(place = '/clientes'): Promise<Page> {
  const page = await office.window(place)
  await page.locator('[data-at="0"]:not([aria-busy])').waitFor()
  return page
}

test('the list shows who the office serves, with the next cutoff and whom to call', async () => {
  const page = await list()
  const headings = await page.locator('[data-heading]').allTextContents()
  expect(headings.map((text) => text.trim())).toEqual([
    'Cliente',
    'RFC',
    'Ciudad',
    'Sistemas',
    'Próximo corte',
    'Contacto',
    'Teléfono',
  ])
  await page.getByText('60 clientes').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'clientes-light')
})

test('the list is sorted by the next cutoff in both directions', async () => {
  const page = await list()
  const { clients } = await office.call('clients.list', { sort: 'nextCutoff', limit: 500 })
  const first = () => page.locator('[data-at="0"] [data-column="name"]').textContent()
  await page.locator('[data-heading="nextCutoff"]').click()
  await eventually(first).toBe(clients[0]?.name)
  await page.locator('[data-heading="nextCutoff"]').click()
  await eventually(first).toBe(clients.at(-1)?.name)
})

test('a client is found by its telephone and opened without a mouse', async () => {
  await newClient('Muebles Pacheco SA', { contacts: [{ name: 'Lety', phone: '998 844 0824' }] })
  const page = await list()
  await page.keyboard.press('Tab')
  await search(page).focus()
  await page.keyboard.type('9988440824')
  await page.getByText('1 cliente', { exact: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Muebles Pacheco SA' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('1 cliente', { exact: true }).waitFor()
  expect(await search(page).inputValue()).toBe('9988440824')
})

test('a new client: the RFC is checked while it is typed, and Esc keeps what was typed', async () => {
  const page = await list()
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog', { name: 'Nuevo cliente' })
  const rfc = dialog.getByRole('textbox', { name: 'RFC' })
  await dialog.getByRole('textbox', { name: 'Razón social' }).fill('Buceo Ixchel SA de CV')
  await rfc.fill('BIX139912AB1')
  await dialog.getByText('Son 12 o 13 caracteres, con una fecha que exista').waitFor()
  await rfc.fill('BIX-990512-AB1')
  await dialog.getByText('El dígito verificador no coincide.').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  await page.keyboard.press('Control+n')
  await eventually(() => rfc.inputValue()).toBe('BIX-990512-AB1')
  await dialog.getByRole('textbox', { name: 'Contacto' }).fill('Raúl Pech')
  await dialog.getByRole('textbox', { name: 'Teléfono' }).fill('998 123 4567')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Buceo Ixchel SA de CV' }).waitFor()
  await page.getByText('BIX990512AB1').first().waitFor()
  await page.getByText('998 123 4567').waitFor()
  await undo(page)
  await page.getByText('Ese cliente ya no está en el libro.').waitFor()
})

test('a client that looks the same is shown, and one of the same RFC is refused with the way to it', async () => {
  await newClient('Ferretería Núñez SA de CV', { rfc: 'FNU950612AB4' })
  const page = await list('/clientes?nuevo=')
  const dialog = page.getByRole('dialog', { name: 'Nuevo cliente' })
  await dialog.getByRole('textbox', { name: 'Razón social' }).fill('FERRETERIA NUNEZ')
  await dialog.getByText('se llama igual').waitFor()
  await dialog.getByRole('textbox', { name: 'RFC' }).fill('FNU950612AB4')
  await dialog.getByText('tiene el mismo RFC').waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByText('El RFC FNU950612AB4 ya es de Ferretería Núñez SA de CV.').waitFor()
  await dialog.getByRole('button', { name: 'Abrir' }).click()
  await page.getByRole('heading', { name: 'Ferretería Núñez SA de CV' }).waitFor()
})

test('a client’s data are changed by F2 and the note stands above everything', async () => {
  const { id } = await newClient('Clínica Muyil SC')
  const page = await opened(id)
  await page.getByText('falta el RFC').first().waitFor()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Nota fija' }).fill('habla con Lety, contabilidad')
  await page.getByRole('textbox', { name: 'Razón social' }).fill('')
  await page.keyboard.press('Control+Enter')
  await page.getByText('No se guardó: falta la razón social').waitFor()
  await page.getByRole('textbox', { name: 'Razón social' }).fill('Clínica Muyil SA')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Clínica Muyil SA' }).waitFor()
  await page.getByText('«habla con Lety, contabilidad»').waitFor()
  await undo(page)
  await page.getByRole('heading', { name: 'Clínica Muyil SC' }).waitFor()
})

test('a form saves what was typed in it, and not what another one saved since it was opened', async () => {
  const { id } = await newClient('Marina Chemuyil SC')
  await office.call('contacts.save', { clientId: id, name: 'Lety Pech', phone: '9985550101' })
  const [contact] = (await office.call('clients.get', { id })).contacts
  const page = await opened(id)
  await page.getByText('998 555 0101').waitFor()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Nota fija' }).fill('paga los viernes')
  await office.call('clients.update', { id, city: 'Mahahual' })
  await page.keyboard.press('Control+Enter')
  await page.getByText('«paga los viernes»').waitFor()

  await page.getByRole('button', { name: 'Editar Lety Pech' }).click()
  await page.getByRole('textbox', { name: 'Puesto' }).fill('Contabilidad')
  await office.call('contacts.save', { id: contact!.id, clientId: id, phone: '9985550202' })
  await page.keyboard.press('Enter')
  await page.getByText('Contabilidad · 998 555 0202').waitFor()
  const { client, contacts } = await office.call('clients.get', { id })
  expect(client).toMatchObject({ city: 'Mahahual', note: 'paga los viernes', name: 'Marina Chemuyil SC' })
  expect(contacts).toMatchObject([{ name: 'Lety Pech', phone: '9985550202', role: 'Contabilidad' }])
})

test('a contact is added, changed and removed, and a removal is taken back', async () => {
  const { id } = await newClient('Papelería Bacalar SC')
  const page = await opened(id)
  await page.keyboard.press('t')
  const name = page.getByRole('textbox', { name: 'Nombre', exact: true })
  await name.fill('Begoña Poot')
  await page.getByRole('textbox', { name: 'Teléfono' }).fill('123')
  await page.keyboard.press('Enter')
  await page.getByText('El teléfono «123» no tiene diez dígitos.').waitFor()
  await page.getByRole('textbox', { name: 'Teléfono' }).fill('998 555 0101')
  await page.keyboard.press('Enter')
  await page.getByText('998 555 0101').waitFor()

  await page.getByRole('button', { name: 'Editar Begoña Poot' }).click()
  await page.getByRole('textbox', { name: 'Puesto' }).fill('Contabilidad')
  await page.keyboard.press('Enter')
  await page.getByText('Contabilidad · 998 555 0101').waitFor()

  await page.getByRole('button', { name: 'Quitar Begoña Poot' }).click()
  await page.getByText('Nadie a quien llamar todavía.').waitFor()
  await undo(page)
  await page.getByText('998 555 0101').waitFor()
})

test('a call is noted with a promise to pay, and the half-written note survives Esc', async () => {
  const { id } = await newClient('Transportes Cobá SA', { note: 'paga siempre el viernes' })
  await rented(id, 'PROMESA01', { paidUntil: day('2026-11-30') })
  const page = await opened(id)
  await page.keyboard.press('l')
  const dialog = page.getByRole('dialog', { name: 'Anotar llamada o nota' })
  await dialog.getByText('«paga siempre el viernes»').waitFor()
  await dialog.locator('textarea:focus').waitFor()
  await page.keyboard.type('Deposita el jueves')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('l')
  await eventually(() => dialog.getByRole('textbox', { name: 'Qué se dijo' }).inputValue()).toBe(
    'Deposita el jueves',
  )
  await dialog.getByRole('combobox', { name: 'Qué sigue' }).selectOption('Prometió pagar')
  await dialog.getByRole('textbox', { name: 'Para el día' }).fill('jue')
  await page.keyboard.press('Control+Enter')
  await said(page, 'Anotado: Transportes Cobá SA').waitFor()
  await page.getByText('Llamada: Deposita el jueves').waitFor()
  const history = await office.call('contacts.history', { clientId: id })
  expect(history.entries.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['log Deposita el jueves'])
  await undo(page)
  await page.getByText('Todavía no hay nada anotado.').waitFor()
})

test('reaching somebody by WhatsApp opens the note of what was said', async () => {
  const { id } = await newClient('Lavandería Tulum SA', {
    contacts: [{ name: 'Íñigo Canul', phone: '9985550102', email: 'inigo@muestra.example' }],
  })
  const page = await opened(id)
  await page.context().route('https://wa.me/**', (route) => route.fulfill({ body: 'WhatsApp' }))
  const popup = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'WhatsApp a Íñigo Canul' }).click()
  await (await popup).waitForURL('https://wa.me/529985550102')
  const how = page.getByRole('combobox', { name: 'Cómo' })
  await eventually(() => how.inputValue()).toBe('whatsapp')
})

test('a payment is cancelled with its reason, and its months are owed again', async () => {
  const { id } = await newClient('Farmacia Nizuc SA')
  const made = await rented(id, 'PAGOS0001', { paidUntil: day('2027-01-31') })
  await office.call('payments.register', {
    serialId: made.id,
    months: 12,
    method: 'transfer',
    amount: centavos(487_200),
    reference: 'SPEI 4471',
  })
  const page = await opened(id)
  await page.getByRole('button', { name: 'Cancelar pago $4,872.00' }).click()
  const back = page.getByRole('list', { name: 'Lo que vuelve a como estaba' })
  await back.getByText('corte lun 31 ene 2028 → dom 31 ene 2027').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Falta el motivo').waitFor()
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Era de otro cliente')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await said(page, 'Pago cancelado: $4,872.00').waitFor()
  await page.getByRole('cell', { name: 'cancelado', exact: true }).waitFor()
  await page.getByText('Era de otro cliente').waitFor()
  // The button that was pressed is gone, and the keyboard is on the screen, not on the page behind it.
  await eventually(() => page.evaluate(() => document.activeElement?.localName)).toBe('main')
})

test('the thread is filtered by kind', async () => {
  const { id } = await newClient('Llantera Caribe SA')
  await rented(id, 'HILO00001', { code: 'AAAA-1111-BBBB-2222' })
  await office.call('contacts.log', { clientId: id, channel: 'note', text: 'Prefiere correo' })
  const page = await opened(id)
  const thread = page.getByRole('list', { name: 'Historia' }).getByRole('listitem')
  await eventually(() => thread.count()).toBe(2)
  await page.getByRole('button', { name: 'Códigos' }).click()
  await eventually(() => thread.count()).toBe(1)
  await page.getByText('AAAA-1111-BBBB-2222').waitFor()
})

test('a client leaves once no system is charged by itself, is found among the bajas, and returns', async () => {
  const { id } = await newClient('Restaurante Akumal SA')
  await rented(id, 'SEVA00001', { months: 1, method: 'card', autoCharge: true })
  const page = await opened(id)
  await page.keyboard.press('b')
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Cerró')
  await page.keyboard.press('Control+Enter')
  await page.getByText('El cargo automático sigue activo en SEVA00001').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'SEVA00001: ya lo apagué en el portal' }).click()
  await said(page, 'Cargo automático apagado: SEVA00001').waitFor()
  await page.getByRole('textbox', { name: 'Motivo' }).press('Control+Enter')
  await page.getByText('De baja desde el lun 23 nov 2026: Cerró').waitFor()
  await page.getByRole('row', { name: 'SEVA00001' }).getByText('baja').waitFor()

  const bajas = await list('/clientes?estado=bajas')
  await bajas.getByText('1 cliente', { exact: true }).waitFor()
  await bajas.getByRole('grid', { name: 'Clientes' }).focus()
  await bajas.keyboard.press('Enter')
  await bajas.getByRole('heading', { name: 'Restaurante Akumal SA' }).waitFor()
  await bajas.keyboard.press('b')
  await said(bajas, 'Cliente reactivado').waitFor()
  expect((await office.call('clients.get', { id })).client.status).toBe('active')
})

test('from a client’s page a new system is already hers, and a slip and a renewal are one step away', async () => {
  const { id } = await newClient('Constructora Chac Mool SA')
  const { id: serialId } = await rented(id, 'PASOS0001')
  const page = await opened(id)
  await page.getByRole('link', { name: 'Renovar PASOS0001' }).waitFor()
  expect(await page.getByRole('link', { name: 'Renovar PASOS0001' }).getAttribute('href')).toBe(
    `#/renovar/${serialId}`,
  )
  await page.keyboard.press('Control+n')
  const client = page
    .getByRole('dialog', { name: 'Nuevo sistema' })
    .getByRole('combobox', { name: 'Cliente' })
  await eventually(() => client.inputValue()).toBe('Constructora Chac Mool SA')
  await page.keyboard.press('Escape')
  await page.goBack()
  await page.getByRole('heading', { name: 'Constructora Chac Mool SA' }).waitFor()
  await page.keyboard.press('p')
  await eventually(() => new URL(page.url()).hash).toBe(`#/ficha/nueva?cliente=${id}`)
})

test('a picture of one client with everything on one page is kept', async () => {
  const { id } = await newClient('Hotel La Ceiba SA de CV', {
    rfc: 'HLC950612AB3',
    city: 'Cozumel',
    note: 'habla con Lety, contabilidad; nunca antes de las 10',
    contacts: [
      { name: 'Lety Chablé', phone: '9878720101', email: 'lety@laceiba.example', role: 'Contabilidad' },
      { name: 'Ángel Núñez', phone: '9878720102', email: 'angel@laceiba.example', role: 'Sistemas' },
    ],
  })
  const sae = await rented(id, 'SAES7056850', { paidUntil: day('2026-11-30') })
  await rented(id, 'COIS4410022', {
    product: 'COI',
    users: 1,
    months: 1,
    method: 'card',
    activatedOn: day('2026-05-24'),
  })
  const noi = await rented(id, 'NOIS2093310', {
    product: 'NOI',
    users: 2,
    months: 6,
    activatedOn: day('2026-06-15'),
  })
  await rented(id, 'BANM0031870', { product: 'BANCO', users: 1, paidUntil: day('2027-01-31') })
  await office.call('payments.register', {
    serialId: noi.id,
    months: 6,
    method: 'transfer',
    amount: centavos(289_900),
    reference: 'SPEI 4471',
  })
  await office.call('serials.reportStopped', { id: sae.id, message: 'No abre desde las 9:10' })
  await office.call('contacts.log', {
    clientId: id,
    channel: 'call',
    text: 'Deposita mañana el anual de SAE; pide la ficha por WhatsApp',
    followUp: { kind: 'promise', until: day('2026-11-24') },
  })
  const page = await opened(id)
  await page.getByText('No abre desde las 9:10').waitFor()
  await page.getByText('Deposita mañana').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'cliente-light')
  expect(office.faults).toEqual([])
})

test('the renewals of a client with nothing to renew say so of its systems, and not of some days', async () => {
  const { id } = await newClient('Imprenta Holbox SA')
  const page = await opened(id)
  await page.getByRole('button', { name: /^Renovar varios/ }).waitFor()
  await page.keyboard.press('m')
  await page.getByText('Ningún sistema entra ahora en un pedido.').waitFor()
})

test('of all that a client has, what was just renewed is not ticked to be renewed once more', async () => {
  const { id } = await newClient('Hotel Xcacel SA')
  await rented(id, 'XCAC00001', { months: 12, activatedOn: day('2025-12-01'), paidUntil: day('2026-12-01') })
  await rented(id, 'XCAC00002', { months: 12, activatedOn: day('2025-12-01'), paidUntil: day('2027-12-01') })
  const page = await office.window(`/pedidos/varios?cliente=${id}`)
  const ticked = (serial: string) =>
    page.getByRole('checkbox', { name: new RegExp(`${serial}$`) }).isChecked()
  await page.getByRole('button', { name: /: 1 sistema/ }).waitFor()
  expect([await ticked('XCAC00001'), await ticked('XCAC00002')]).toEqual([true, false])
  await page.getByRole('checkbox', { name: /XCAC00002$/ }).check()
  await page.getByRole('button', { name: /: 2 sistemas/ }).waitFor()
})

test('from a client one key leads to its renewals and its quotes, and its statement is of the days that are asked for', async () => {
  const { id } = await newClient('Imprenta Kukulcán SA')
  await rented(id, 'IMPR00001', { paidUntil: day('2027-01-31') })
  const page = await opened(id)
  await page.getByRole('button', { name: /^Renovar varios/ }).waitFor()
  await page.keyboard.press('m')
  await page.waitForFunction((to) => location.hash === to, `#/pedidos/varios?cliente=${id}`)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Imprenta Kukulcán SA' }).waitFor()
  await page.keyboard.press('q')
  await page.waitForFunction((to) => location.hash === to, `#/cotizaciones?cliente=${id}`)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Imprenta Kukulcán SA' }).waitFor()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: /^Estado de cuenta/ })
  await dialog.getByLabel('Desde').fill('1 jul')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  expect((await saved).suggestedFilename()).toMatch(/^Estado de cuenta .*\.pdf$/)
  await dialog.waitFor({ state: 'hidden' })
})

test('a client’s payments leave as a workbook', async () => {
  const { id } = await newClient('Tlapalería Xel-Há SA')
  const made = await rented(id, 'TLAP00001', { paidUntil: day('2027-01-31') })
  await office.call('payments.register', {
    ...{ serialId: made.id, months: 12, method: 'transfer', amount: centavos(487_200) },
  })
  const page = await opened(id)
  await page.getByRole('table', { name: /^Pagos/ }).waitFor()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  expect((await saved).suggestedFilename()).toMatch(/^Pagos.*\.xlsx$/)
})
