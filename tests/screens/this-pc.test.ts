import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { UpdateStanding } from '#domain/program-update.ts'
import { openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('sample.load', { clients: 20 })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

/** The page as the desktop program shows it: its questions go to the same core, and the rest is as a test says. */
async function desktop(place: string): Promise<Page> {
  const context = (await office.window()).context()
  await context.addInitScript(() => {
    const told: ((standing: unknown) => void)[] = []
    const asked: unknown[][] = []
    const printed: unknown[][] = []
    const never = () => () => {}
    const onChanged = (listen: (topics: readonly string[]) => void) => {
      const stream = new EventSource('/changes')
      stream.addEventListener('changed', (event: MessageEvent<string>) =>
        listen((JSON.parse(event.data) as { topics: string[] }).topics),
      )
      return () => stream.close()
    }
    const shell = {
      standing: { state: { kind: 'off' }, lookedAt: null } as unknown,
      refusal: null as unknown,
      missing: null as string | null,
      asked,
      printed,
      tell: (standing: unknown) => {
        shell.standing = standing
        told.forEach((listen) => listen(standing))
      },
    }
    const rpc = async ({ name, input, ledger }: { name: string; input: unknown; ledger: string }) => {
      const headers = { 'Content-Type': 'application/json', 'X-Vigente-Ledger': ledger }
      const body = JSON.stringify(input ?? {})
      return (await fetch(`/rpc/${name}`, { method: 'POST', headers, body })).json() as Promise<unknown>
    }
    Object.assign(window, {
      shell,
      vigente: {
        ...{ rpc, onChanged, onProgress: never, onGo: never, showToday: async () => {} },
        onUpdated: (listen: (standing: unknown) => void) => {
          told.push(listen)
          return () => {}
        },
        printers: async () => ({
          ok: true,
          value: {
            printers: [
              { name: 'EPSON_L3250', label: 'Epson L3250' },
              { name: 'Brother', label: 'Brother' },
            ],
          },
        }),
        print: async (_file: string, size: string, choose: boolean) => {
          printed.push([size, choose])
          const { missing } = shell
          return { ok: true, value: { printed: true, on: choose || missing ? null : 'EPSON_L3250', missing } }
        },
        update: async (ask: string, unsaved: boolean) => {
          asked.push([ask, unsaved])
          return ask === 'install' && shell.refusal !== null
            ? { ok: false, refusal: shell.refusal }
            : { ok: true, value: shell.standing }
        },
      },
    })
  })
  return office.tab(context, place)
}

interface Shell {
  refusal: unknown
  missing: string | null
  readonly asked: readonly unknown[][]
  readonly printed: readonly unknown[][]
  tell(standing: unknown): void
}

function tell(page: Page, standing: UpdateStanding): Promise<void> {
  return page.evaluate((told) => (window as unknown as { shell: Shell }).shell.tell(told), standing)
}

test('in a browser the versions of the program come with the desktop program, and the screen says so', async () => {
  const page = await office.window('/ajustes?tema=esta-pc')
  await page.getByText('Las versiones nuevas llegan con el programa de escritorio.').waitFor()
  expect(await page.getByLabel('Dirección de donde llegan').count()).toBe(0)
})

test('the desktop program is told where its versions come from, and says how they stand', async () => {
  const page = await desktop('/ajustes?tema=esta-pc')
  await page.getByText('No se buscan versiones nuevas: falta la dirección.').waitFor()
  const address = page.getByLabel('Dirección de donde llegan')
  await address.fill('http://versiones.oficina.mx')
  await page
    .getByRole('region', { name: 'Versiones nuevas' })
    .getByRole('button', { name: 'Guardar' })
    .click()
  await page.getByText('escriba una que empiece con https://').waitFor()
  await address.fill('https://versiones.oficina.mx')
  await page
    .getByRole('region', { name: 'Versiones nuevas' })
    .getByRole('button', { name: 'Guardar' })
    .click()
  await page.getByText('Guardado.').waitFor()
  expect((await office.call('thisPc.get', {})).updatesFrom).toBe('https://versiones.oficina.mx/')
  const lookedAt = '2026-11-23T15:00:00Z'
  await tell(page, { state: { kind: 'fetching', version: '0.2.0', percent: 40 }, lookedAt })
  await page.getByText('Bajando la versión 0.2.0: 40 %').waitFor()
  await tell(page, { state: { kind: 'failed', why: 'signature' }, lookedAt })
  await page.getByText('no está firmada por quien hizo este programa').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('a version that is here is told in every screen, and installed at once when somebody says so', async () => {
  const page = await desktop('/hoy')
  await tell(page, { state: { kind: 'ready', version: '0.2.0' }, lookedAt: '2026-11-23T15:00:00Z' })
  await page.getByRole('button', { name: 'Versión 0.2.0 lista: se instala al cerrar' }).click()
  const install = page.getByRole('button', { name: 'Instalar y abrir de nuevo' })
  await install.waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.evaluate(() => {
    const { shell } = window as unknown as { shell: Shell }
    shell.refusal = {
      code: 'version.notNow',
      message: 'Ahora no se instala: se está importando.',
      params: {},
    }
  })
  await install.click()
  await page.getByText('Ahora no se instala: se está importando.').waitFor()
  // A form that is half filled in goes along, whatever screen it stands on.
  await page.getByRole('button', { name: 'La oficina', exact: true }).click()
  await page.getByLabel('Teléfono').fill('998 000 1122')
  await page.getByRole('button', { name: 'Esta PC' }).click()
  await page.getByRole('button', { name: 'Instalar y abrir de nuevo' }).click()
  const asked = () => page.evaluate(() => (window as unknown as { shell: Shell }).shell.asked)
  expect((await asked()).filter(([ask]) => ask === 'install')).toEqual([
    ['install', false],
    ['install', true],
  ])
})

test('the printer of this PC is chosen once; papers come out on it, and with the shift key by the dialog', async () => {
  const page = await desktop('/ajustes?tema=esta-pc')
  const printer = page.getByLabel('Impresora', { exact: true })
  await printer.selectOption('Epson L3250')
  await page.getByLabel('Hoja de las fichas').selectOption('Carta, dos fichas por hoja')
  await page.getByRole('region', { name: 'Impresión' }).getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  expect(await office.call('thisPc.get', {})).toMatchObject({ printer: 'EPSON_L3250', slipSize: 'twoHalves' })
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  await page.keyboard.press('Control+1')
  const print = page.getByRole('button', { name: 'Imprimir hoja' })
  await print.click()
  await page.getByText('Enviado a «EPSON_L3250».').waitFor()
  const printed = () => page.evaluate(() => (window as unknown as { shell: Shell }).shell.printed)
  await print.click({ modifiers: ['Shift'] })
  // While one sheet is being made, no key asks for another.
  await expect.poll(async () => (await printed()).length).toBe(2)
  await print.waitFor()
  await page.keyboard.press('Control+Shift+P')
  await expect.poll(printed).toEqual([
    ['letter', false],
    ['letter', true],
    ['letter', true],
  ])
  await page.evaluate(() => ((window as unknown as { shell: Shell }).shell.missing = 'EPSON_L3250'))
  await page.keyboard.press('Control+p')
  await page.getByText('La impresora «EPSON_L3250» ya no está en esta PC, y se abrió el diálogo.').waitFor()
})

test('in a browser the printer is asked for by its own dialog, and the sheet of the slips is chosen all the same', async () => {
  const page = await office.window('/ajustes?tema=esta-pc')
  await page.getByText('La impresora se elige en el diálogo del navegador.').waitFor()
  expect(await page.getByLabel('Impresora', { exact: true }).count()).toBe(0)
  await page.getByLabel('Hoja de las fichas').selectOption('Media carta')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  expect((await office.call('thisPc.get', {})).slipSize).toBe('halfLetter')
})
