import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openDesktop, PDF_VIEWER, WebContentsDouble, type Desktop } from './electron-double.ts'

const as = { operator: null, ledger: 'office' } as const

beforeEach(() => {
  WebContentsDouble.printed = []
  WebContentsDouble.blank = 0
  WebContentsDouble.tellsReady = true
  WebContentsDouble.printerSays = ''
  WebContentsDouble.printers = ['EPSON_L3250', 'Brother_HL']
})

const rpc = ({ invoke }: Desktop, name: string, input: object) =>
  invoke('vigente:rpc', { name, input, ...as, job: null }) as Promise<{ ok: boolean }>
const print = async ({ invoke, paper }: Desktop, size: string, choose = false) =>
  invoke('vigente:print', { file: await paper(), size, choose, ...as })

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
  const file = await desktop.paper()
  await rpc(desktop, 'access.lock', {})
  const asked = desktop.invoke('vigente:print', { file, size: 'letter', choose: false, ...as })
  expect([await asked, await desktop.invoke('vigente:printers', as)]).toMatchObject([
    { refusal: { code: 'access.locked' } },
    { refusal: { code: 'access.locked' } },
  ])
  expect(WebContentsDouble.printed).toEqual([])
})

test('a paper goes to the printer once the viewer has it whole, and never blank', async () => {
  const desktop = await openDesktop()
  expect(await print(desktop, 'letter')).toMatchObject({ value: { printed: true } })
  expect([WebContentsDouble.printed.length, WebContentsDouble.blank]).toEqual([1, 0])
})

test('where nothing tells that the viewer has it, a paper is printed after some seconds', async () => {
  const desktop = await openDesktop()
  WebContentsDouble.tellsReady = false
  expect(await print(desktop, 'letter')).toMatchObject({ value: { printed: true } })
  expect([WebContentsDouble.printed.length, WebContentsDouble.blank]).toEqual([1, 0])
})

test('a paper that cannot be read is not printed, and that is said instead of blaming the printer', async () => {
  const desktop = await openDesktop()
  const unreadable = {
    refusal: { code: 'file.notReadToPrint', message: expect.stringContaining('hágalo de nuevo') },
  }
  const missing = { file: 'a'.repeat(32), size: 'letter', choose: false, ...as }
  expect(await desktop.invoke('vigente:print', missing)).toMatchObject(unreadable)
  const file = await desktop.paper()
  rmSync(join(desktop.dir, 'files'), { recursive: true })
  expect(await desktop.invoke('vigente:print', { ...missing, file })).toMatchObject(unreadable)
  expect(WebContentsDouble.printed).toEqual([])
  expect(desktop.electron.windows.slice(1).every((window) => window.isDestroyed())).toBe(true)
})

test('the window of a paper lets a frame of it show the viewer, and nothing else leaves anywhere', async () => {
  const desktop = await openDesktop()
  await print(desktop, 'letter')
  const [main, paper] = desktop.electron.windows
  const leaves = (from: typeof main, url: string, isMainFrame: boolean): boolean => {
    let leaves = true
    const navigation = { url, isMainFrame, preventDefault: () => void (leaves = false) }
    from!.webContents.emit('will-frame-navigate', navigation)
    if (isMainFrame) from!.webContents.emit('will-navigate', navigation)
    return leaves
  }
  expect(leaves(paper, `${PDF_VIEWER}index.html`, false)).toBe(true)
  expect([leaves(paper, PDF_VIEWER, true), leaves(main, PDF_VIEWER, false)]).toEqual([false, false])
  const others = [
    'https://evil.example/',
    `chrome-extension://${'a'.repeat(32)}/index.html`,
    `${PDF_VIEWER.slice(0, -1)}.evil/index.html`,
    PDF_VIEWER.replace('//', '//x@'),
    PDF_VIEWER.replace('chrome-extension', 'chrome'),
    PDF_VIEWER.replace('//', '/'),
    'file:///etc/passwd',
    'about:blank',
  ]
  expect(others.filter((url) => leaves(paper, url, false))).toEqual([])
})
