import { beforeEach, expect, test } from 'vitest'
import { openDesktop, WebContentsDouble, type Desktop } from './electron-double.ts'

const FILE = 'a'.repeat(32)
const as = { operator: null, ledger: 'office' } as const

beforeEach(() => {
  WebContentsDouble.printed = []
  WebContentsDouble.printerSays = ''
  WebContentsDouble.printers = ['EPSON_L3250', 'Brother_HL']
})

const rpc = ({ invoke }: Desktop, name: string, input: object) =>
  invoke('vigente:rpc', { name, input, ...as, job: null }) as Promise<{ ok: boolean }>
const print = ({ invoke }: Desktop, size: string, choose = false) =>
  invoke('vigente:print', { file: FILE, size, choose, ...as })

test('the printers of this PC are told to whoever works on it, by the name the system gives and the one people read', async () => {
  const desktop = await openDesktop()
  expect(await desktop.invoke('vigente:printers', as)).toEqual({
    ok: true,
    value: {
      printers: [
        { name: 'EPSON_L3250', label: 'EPSON_L3250 (red)' },
        { name: 'Brother_HL', label: 'Brother_HL (red)' },
      ],
    },
  })
})

test('a paper comes out at once on the printer of this PC, as large as its sheet; half a Letter sheet lies on its side', async () => {
  const desktop = await openDesktop()
  expect(await print(desktop, 'letter')).toMatchObject({ value: { on: null, missing: null } })
  expect(WebContentsDouble.printed).toEqual([{ silent: false }])
  await rpc(desktop, 'thisPc.setPrinting', { printer: 'EPSON_L3250', slipSize: 'halfLetter' })
  for (const size of ['halfLetter', 'twoHalves', 'letter', 'a4'])
    expect(await print(desktop, size)).toEqual({
      ok: true,
      value: { printed: true, on: 'EPSON_L3250', missing: null },
    })
  const onEpson = {
    ...{ silent: true, deviceName: 'EPSON_L3250', margins: { marginType: 'none' }, printBackground: true },
    landscape: false,
  }
  const letter = { ...onEpson, pageSize: { width: 215_900, height: 279_400 } }
  expect(WebContentsDouble.printed.slice(1)).toEqual([
    { ...onEpson, pageSize: { width: 139_700, height: 215_900 }, landscape: true },
    letter,
    letter,
    { ...onEpson, pageSize: { width: 210_000, height: 297_000 } },
  ])
})

test('another printer is chosen in the dialog, and one that is gone is told and the dialog opened', async () => {
  const desktop = await openDesktop()
  await rpc(desktop, 'thisPc.setPrinting', { printer: 'EPSON_L3250', slipSize: 'halfLetter' })
  expect(await print(desktop, 'letter', true)).toMatchObject({ value: { on: null, missing: null } })
  WebContentsDouble.printers = ['Brother_HL']
  expect(await print(desktop, 'letter')).toEqual({
    ok: true,
    value: { printed: true, on: null, missing: 'EPSON_L3250' },
  })
  expect(WebContentsDouble.printed).toEqual([{ silent: false }, { silent: false }])
  WebContentsDouble.printers = ['EPSON_L3250']
  WebContentsDouble.printerSays = 'Print job failed'
  expect(await print(desktop, 'letter')).toMatchObject({ refusal: { code: 'file.notPrinted' } })
})

test('nobody prints, or asks for the printers, whom the ledger does not let in', async () => {
  const desktop = await openDesktop()
  await rpc(desktop, 'access.setUp', { name: 'Lety', password: 'cuatro faros en la bahía' })
  await rpc(desktop, 'access.lock', {})
  expect([await print(desktop, 'letter'), await desktop.invoke('vigente:printers', as)]).toMatchObject([
    { refusal: { code: 'access.locked' } },
    { refusal: { code: 'access.locked' } },
  ])
  expect(WebContentsDouble.printed).toEqual([])
})
