import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const HEAD = 'Sistema\tVersión\tUsuarios\tNo. Serie\tFecha Activación\tPróximo Pago'
const SERIALS = 250
const CLIENTS = 40

/** What Ctrl+V does with the grid in the clipboard: one key. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
}

test(
  '250 serials of 40 clients in two pastes with ten differences take at most a dozen keys (R76, R77, D11)',
  { timeout: 240_000 },
  async () => {
    const clients: string[] = []
    for (let i = 0; i < CLIENTS; i++) {
      clients.push((await office.call('clients.create', { name: `Cliente ${i + 1}` })).id)
    }
    const lines: string[] = []
    for (let i = 0; i < SERIALS; i++) {
      const serial = `SAES${7_000_000 + i}`
      await office.call('serials.create', {
        clientId: clients[i % CLIENTS]!,
        product: 'SAE',
        serial,
        version: '10.0',
        users: 5,
        mode: 'subscription',
        months: 1,
        activatedOn: day('2026-01-30'),
        paidUntil: day('2026-11-30'),
      })
      // Six have other users, two another version, and two were renewed.
      const users = i % 40 === 7 && i < 240 ? 8 : 5
      const version = i === 20 || i === 200 ? '9.0' : '10.0'
      const next = i === 30 || i === 210 ? '30/12/2026' : '30/11/2026'
      lines.push(`SAE\t${version}\t${users}\t${serial}\t30/01/2026\t${next}`)
    }
    let keys = 0
    const page = await office.window('/portal')
    const press = async (key: string) => {
      keys += 1
      await page.keyboard.press(key)
    }
    for (const [half, seen] of [
      [lines.slice(0, 125), '125 sistemas del portal'],
      [lines.slice(125), '250 sistemas del portal: 240 iguales, 2 renovaciones que confirma, 8 diferencias'],
    ] as const) {
      keys += 1
      await paste(page, [HEAD, ...half].join('\n'))
      await page.getByText(seen).waitFor()
    }
    expect(await page.getByText('El portal dice 8 usuarios, aquí hay 5').count()).toBe(6)
    await keepScreenshot(page, 'portal-light')
    expect(await seriousProblemsInBothSchemes(page)).toEqual([])

    const list = page.getByRole('list', { name: 'Lo que dice el portal y aquí es distinto' })
    const decided = (word: string) => list.getByText(word, { exact: true })
    await press('K')
    await press('U')
    await press('T')
    await expect.poll(() => decided('Se acepta').count()).toBe(8)
    await press('A')
    await press('K')
    await expect.poll(() => decided('Por decidir').count()).toBe(0)
    await press('Control+Enter')
    await page.getByText('9 cambios del portal guardados, 1 diferencia conservada').waitFor()
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1)
    expect(keys).toBeLessThanOrEqual(12)

    const { rows } = await office.call('serials.window', { at: { path: [], offset: 0, limit: 250 } })
    const of = (n: number) => rows.find(({ serial }) => serial === `SAES${7_000_000 + n}`)!
    expect([of(7).users, of(20).version, of(200).version, of(30).nextCutoff]).toEqual([
      8,
      '9.0',
      '10.0',
      '2026-12-30',
    ])

    await page.keyboard.press('Control+Z')
    await page.getByText('250 sistemas del portal: 240 iguales').waitFor()
    await expect.poll(() => list.getByRole('listitem').count()).toBe(10)
  },
)

test(
  'what was paid is looked up in the portal with one key a payment; what it says otherwise is a card with its ways out',
  { timeout: 120_000 },
  async () => {
    const { id: clientId } = await office.call('clients.create', { name: 'Posada Bacalar' })
    for (const serial of ['COIS1000001', 'COIS1000002', 'COIS1000003']) {
      const { id: serialId } = await office.call('serials.create', {
        ...{ clientId, product: 'COI', serial, version: '10.0', users: 5, mode: 'subscription', months: 1 },
        ...{ activatedOn: day('2026-01-28'), paidUntil: day('2026-11-28') },
      })
      const amount = centavos(100_000)
      await office.call('payments.register', { serialId, months: 1, method: 'card', amount })
    }
    const page = await office.window('/portal?ver=pagos')
    const list = page.getByRole('listbox', { name: 'Pagos por ver' })
    await expect.poll(() => list.getByRole('option').count()).toBe(3)
    await page.keyboard.press('A')
    await page.getByText('COIS1000001: visto en el portal').waitFor()
    await expect.poll(() => list.getByRole('option').count()).toBe(2)

    await page.keyboard.press('D')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('No tomó el pago').click()
    await dialog.getByRole('textbox', { name: 'Qué dice' }).fill('pago no identificado')
    await page.keyboard.press('Enter')
    await expect.poll(() => list.getByRole('option').count()).toBe(1)
    await page.keyboard.press('D')
    await dialog.getByRole('textbox', { name: 'Usuarios' }).fill('8')
    await page.keyboard.press('Enter')
    await page.getByText('Todo lo pagado ya se vio en el portal').waitFor()

    await page.getByRole('button', { name: /El portal dice otra cosa/ }).click()
    await page.getByText('El portal dice 8 usuarios, aquí hay 5').waitFor()
    expect(await seriousProblemsInBothSchemes(page)).toEqual([])
    await keepScreenshot(page, 'portal-dice')
    const refusedCard = page.getByRole('listitem').filter({ hasText: 'pago no identificado' })
    await page.getByRole('button', { name: 'Aceptar 8 usuarios' }).click()
    await refusedCard.getByRole('button', { name: 'Ya lo reclamé' }).click()
    await refusedCard.getByText('reclamado el').waitFor()
    const cards = page.getByRole('list', { name: 'El portal dice otra cosa' }).getByRole('listitem')
    await expect.poll(() => cards.count()).toBe(1)

    // In Hoy it is a line that leads back here, until the portal is right.
    const { lines } = (await office.call('today.list', {})).tasks
    expect(lines.filter(({ kind }) => kind === 'portal.differs')).toHaveLength(1)
    await refusedCard.getByRole('button', { name: 'Ya está bien en el portal' }).click()
    await page.getByText('El portal y aquí dicen lo mismo').waitFor()
    await page.keyboard.press('Control+Z')
    await refusedCard.waitFor()
  },
)

test('what is not the portal’s grid is refused with what it lacks', async () => {
  const page = await office.window('/portal')
  await page.getByRole('heading', { level: 1, name: 'Portal' }).waitFor()
  await paste(page, 'Hola,\nles mando mis sistemas')
  await page.getByText('no es la tabla «Sistemas en Suscripción» del portal', { exact: false }).waitFor()
})

test('serials that nobody has here are listed, and nothing is said to be here already', async () => {
  const page = await office.window('/portal')
  await page.getByRole('heading', { level: 1, name: 'Portal' }).waitFor()
  await paste(page, [HEAD, 'SAE\t10.0\t2\tSAES9990001\t31/01/2026\t31/01/2027'].join('\n'))
  await page.getByRole('heading', { name: /serie.* del portal que no tenemos/ }).waitFor()
  expect(await page.getByText('Todo lo que dice el portal ya está aquí.').count()).toBe(0)
})
