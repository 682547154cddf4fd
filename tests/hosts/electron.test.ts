import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openDesktop, WebContentsDouble, type Desktop } from './electron-double.ts'
import { temporaryFolder, vigente } from './harness.ts'

const CLOSED_IN = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: false,
  spellcheck: false,
}

const PRINT = { size: 'letter', choose: false, operator: null, ledger: 'office' }

const HOSTILE_URLS = [
  'https://evil.example/',
  'http://127.0.0.1:8080/',
  'app://vigente.evil/',
  'app://vigente@evil/',
  'app://evil@vigente.evil/',
  'app://user@vigente/',
  'app://user:pass@vigente/',
  'app://vigente:80@evil/',
  'app://vigente:8080/',
  'app://evil/vigente/',
  'app://evil/?app://vigente/',
  'app://evil#app://vigente/',
  'app:///vigente/',
  'app:vigente/',
  'app:/vigente',
  'app:\\\\vigente\\',
  'app://vigente%00/',
  'app://vigente%2eevil/',
  'app://vigente\u0000/',
  'app://vigente\t.evil/',
  'app://vigente./',
  'app://VIGENTE.evil/',
  'app://víg̈ente/',
  'apps://vigente/',
  'xapp://vigente/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>1</script>',
  'blob:app://evil/1',
  'file:///etc/passwd',
  'file://host/share/x.html',
  '\\\\host\\share',
  '//host/share',
  'smb://host/share',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'about:blank',
  'view-source:app://vigente/',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'filesystem:app://vigente/temporary/x',
  '',
  'vigente',
]

function event(url: string): { url: string; prevented: boolean; preventDefault: () => void } {
  const fired = { url, prevented: false, preventDefault: () => void (fired.prevented = true) }
  return fired
}

describe('windows', () => {
  test('every window has exactly the preferences that shut it in, and loads our page alone', async () => {
    const { electron, window, invoke, paper: makePaper } = await openDesktop()
    expect(window.options.webPreferences).toEqual({
      ...CLOSED_IN,
      preload: join(electron.appPath, 'dist', 'electron', 'preload.cjs'),
    })
    expect(window.loaded).toEqual(['app://vigente/'])
    const file = await makePaper()
    expect(await invoke('vigente:print', { ...PRINT, file })).toEqual({
      ok: true,
      value: { printed: true, on: null, missing: null },
    })
    expect(electron.windows).toHaveLength(2)
    const paper = electron.windows[1]!
    expect([paper.options, paper.loaded, paper.isDestroyed()]).toEqual([
      { show: false, webPreferences: { ...CLOSED_IN, plugins: true } },
      [`app://vigente/files/${file}?inline`],
      true,
    ])
  })

  test('a printer that fails is said with what to do, and a paper given up in its dialog is no failure', async () => {
    const { invoke, paper } = await openDesktop()
    const file = await paper()
    onTestFinished(() => void (WebContentsDouble.printerSays = ''))
    WebContentsDouble.printerSays = 'Print job failed'
    expect(await invoke('vigente:print', { ...PRINT, file })).toMatchObject({
      ok: false,
      refusal: { code: 'file.notPrinted', message: expect.stringContaining('vuelva a imprimir') },
    })
    WebContentsDouble.printerSays = 'Print job canceled'
    expect(await invoke('vigente:print', { ...PRINT, file })).toEqual({
      ok: true,
      value: { printed: false, on: null, missing: null },
    })
  })

  const notice = { title: 'Vigente: lo de hoy', body: '2 sistemas con corte hoy', path: '/hoy' }

  test('a notification that is pressed brings the window to the front on its screen; where there are none that is said', async () => {
    const { electron, window, invoke } = await openDesktop()
    expect(await invoke('vigente:notify', notice)).toEqual({ ok: true, value: { shown: true } })
    const { title, body } = notice
    expect(electron.notifications.map(({ options }) => options)).toEqual([{ title, body }])
    electron.notifications[0]!.emit('click')
    expect(window.calls).toEqual(['show', 'focus'])
    expect(window.webContents.sent).toEqual([['vigente:go', '/hoy']])
    electron.notifies = false
    expect(await invoke('vigente:notify', notice)).toEqual({ ok: true, value: { shown: false } })
    for (const wrong of [
      { ...notice, icon: 'file:///etc/passwd' },
      { ...notice, path: '//evil.example' },
    ])
      expect(await invoke('vigente:notify', wrong)).toMatchObject({
        ok: false,
        refusal: { code: 'request.malformed' },
      })
  })

  test('one that Windows put away by itself still leads to its screen when it is pressed in the Action Center', async () => {
    const { electron, window, invoke } = await openDesktop()
    await invoke('vigente:notify', notice)
    electron.notifications[0]!.emit('close')
    electron.notifications[0]!.emit('click')
    expect(window.calls).toEqual(['show', 'focus'])
    expect(window.webContents.sent).toEqual([['vigente:go', '/hoy']])
  })

  test('the last twenty lead somewhere, and an older one is taken out of the Action Center instead of standing there in vain', async () => {
    const { electron, invoke } = await openDesktop()
    for (let made = 0; made < 22; made += 1) {
      await invoke('vigente:notify', notice)
      electron.notifications[made]!.emit('close')
    }
    expect(electron.notifications.map(({ closed }) => closed)).toEqual([
      true,
      true,
      ...Array.from({ length: 20 }, () => false),
    ])
  })

  test('the sandbox is on for all before the program is ready, and the scheme has three privileges', async () => {
    const { electron, dir } = await openDesktop()
    expect(electron.calls).toEqual([
      'enableSandbox',
      'setAppUserModelId mx.vigente.escritorio',
      `setPath userData ${join(dir, 'ventana')}`,
      'whenReady',
    ])
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    expect([electron.session.cacheCleared, electron.session.spellChecker]).toEqual([true, false])
  })

  test('no page leaves for another address, in any frame, by any road', async () => {
    const { window } = await openDesktop()
    const { webContents } = window
    for (const road of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of HOSTILE_URLS) {
        const fired = event(url)
        webContents.emit(road, fired)
        expect([road, url, fired.prevented]).toEqual([road, url, true])
      }
      for (const url of ['app://vigente/', 'app://vigente/assets/a.js', 'app://vigente/#/hoy']) {
        const fired = event(url)
        webContents.emit(road, fired)
        expect([road, url, fired.prevented]).toEqual([road, url, false])
      }
    }
    for (const url of [...HOSTILE_URLS, 'app://vigente/']) {
      expect(webContents.openHandler!({ url })).toEqual({ action: 'deny' })
    }
    const attached = event('')
    webContents.emit('will-attach-webview', attached)
    expect(attached.prevented).toBe(true)
  })

  test('no permission but copying is given, no device is handed over, nothing is downloaded by itself', async () => {
    const { electron } = await openDesktop()
    const { handlers } = electron.session
    const permissions = [
      'clipboard-read', 'display-capture', 'fullscreen', 'geolocation', 'idle-detection',
      'media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications', 'pointerLock', 'keyboardLock', 'openExternal',
      'speaker-selection', 'storage-access', 'top-level-storage-access', 'window-management', 'unknown',
      'fileSystem', 'hid', 'serial', 'usb', 'deprecated-sync-clipboard-read', 'background-sync', 'sensors',
    ] // prettier-ignore
    for (const permission of permissions) {
      const decided: unknown[] = []
      const decide = (given: unknown): void => void decided.push(given)
      handlers['permissionRequest']!(...([null, permission, decide] as never[]))
      expect([permission, decided, handlers['permissionCheck']!(...([null, permission] as never[]))]).toEqual(
        [permission, [false], false],
      )
    }
    const copying: unknown[] = []
    const decide = (given: unknown): void => void copying.push(given)
    handlers['permissionRequest']!(...([null, 'clipboard-sanitized-write', decide] as never[]))
    expect([
      copying,
      handlers['permissionCheck']!(...([null, 'clipboard-sanitized-write'] as never[])),
    ]).toEqual([[true], true])
    expect(handlers['devicePermission']!()).toBe(false)
    const media: unknown[] = []
    handlers['displayMedia']!(...([{}, (streams: unknown) => void media.push(streams)] as never[]))
    expect(media).toEqual([{}])

    const chosen: unknown[][] = []
    const choose = (...choice: unknown[]): void => void chosen.push(choice)
    const asked = ['', '', '', ''].map(event)
    electron.session.emit('select-hid-device', asked[0], {}, choose)
    electron.session.emit('select-serial-port', asked[1], [], {}, choose)
    electron.session.emit('select-usb-device', asked[2], {}, choose)
    electron.session.emit('will-download', asked[3])
    expect([asked.map(({ prevented }) => prevented), chosen]).toEqual([
      [true, true, true, true],
      [[null], [''], []],
    ])
  })

  test('a second start brings the window that there is to the front', async () => {
    const { electron, window } = await openDesktop()
    electron.app.emit('second-instance', {}, ['vigente.exe'])
    expect(window.calls).toEqual(['show', 'focus'])
  })

  test('the menu is in Spanish, leads to screens by their path, and reloads nothing', async () => {
    const { electron, window } = await openDesktop()
    const items = electron.menu.flatMap(({ submenu }) => submenu as Electron.MenuItemConstructorOptions[])
    const roles = items.flatMap(({ role }) => role ?? [])
    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('forceReload')
    expect(roles).not.toContain('toggleDevTools')
    for (const { role, label } of items) if (role !== undefined) expect(label).toMatch(/^\p{Lu}/u)
    const clients = items.find(({ label }) => label === 'Clientes')!
    // The page has its own Ctrl+2: the menu only shows it.
    expect([clients.accelerator, clients.registerAccelerator]).toEqual(['Ctrl+2', false])
    clients.click!(undefined as never, undefined, undefined as never)
    expect(window.webContents.sent).toContainEqual(['vigente:go', '/clientes'])
  })

  test('the icon beside the clock says how many cannot wait, and brings the window to the front', async () => {
    const { electron, window, invoke } = await openDesktop()
    const tray = electron.trays[0]!
    expect(tray.tip).toBe('Vigente')
    await invoke('vigente:showToday', { count: 3, words: '3 que no pueden esperar hoy' })
    expect([tray.tip, electron.badge]).toEqual(['Vigente: 3 que no pueden esperar hoy', 3])
    tray.emit('click')
    expect(window.calls.slice(-2)).toEqual(['show', 'focus'])
    tray.menu.find(({ label }) => label === 'Lo de hoy')!.click!(
      undefined as never,
      undefined,
      undefined as never,
    )
    expect(window.webContents.sent).toContainEqual(['vigente:go', '/hoy'])
  })

  test('the window opens where it was closed, unless that screen is no longer there', async () => {
    const first = await openDesktop()
    const { window, dir } = first
    expect(window.options).toMatchObject({ width: 1280, height: 800 })
    expect(window.options).not.toHaveProperty('x')
    window.bounds = { x: 300, y: 120, width: 1100, height: 650 }
    window.maximized = true
    const reopened = async (closing: Desktop) => {
      closing.window.emit('close')
      closing.electron.app.emit('window-all-closed')
      await closing.electron.cores[0]!.exited
      return openDesktop(dir)
    }
    const again = await reopened(first)
    expect(again.window.options).toMatchObject({ x: 300, y: 120, width: 1100, height: 650 })
    again.window.emit('ready-to-show')
    expect(again.window.calls).toEqual(['maximize', 'show'])
    again.window.bounds = { x: 4000, y: 120, width: 1100, height: 650 }
    const third = await reopened(again)
    expect(third.window.options).not.toHaveProperty('x')
    third.electron.app.emit('window-all-closed')
    await third.electron.cores[0]!.exited
    writeFileSync(join(dir, 'ventana', 'ventana.json'), '{"x":"<script>"')
    expect((await openDesktop(dir)).window.options).toMatchObject({ width: 1280, height: 800 })
  })

  test('the window fits on a small laptop whose letters are large, also where it comes from a larger screen', async () => {
    const dir = temporaryFolder()
    const on = (...workAreas: Electron.Rectangle[]) =>
      openDesktop(dir, (electron) => void (electron.workAreas = workAreas))
    const closed = async ({ electron, window }: Desktop, bounds: Electron.Rectangle) => {
      window.bounds = bounds
      window.emit('close')
      electron.app.emit('window-all-closed')
      await electron.cores[0]!.exited
    }
    // 1366 × 768 at 150 % and at 200 %, less the taskbar.
    const laptop = { x: 0, y: 0, width: 911, height: 464 }
    const first = await on(laptop)
    expect(first.window.options).toMatchObject({ width: 911, height: 464, minWidth: 683, minHeight: 384 })
    await closed(first, { x: 1200, y: -900, width: 1600, height: 850 })
    const office = { x: 911, y: -1000, width: 1920, height: 1040 }
    const docked = await on(laptop, office)
    expect(docked.window.options).toMatchObject({ x: 1200, y: -900, width: 1600, height: 850 })
    await closed(docked, { x: 300, y: 100, width: 1600, height: 850 })
    const alone = await on(laptop)
    expect(alone.window.options).toMatchObject({ x: 0, y: 0, width: 911, height: 464 })
    await closed(alone, { x: 500, y: 300, width: 700, height: 400 })
    const moved = await on(laptop)
    expect(moved.window.options).toMatchObject({ x: 211, y: 64, width: 700, height: 400 })
    await closed(moved, { x: 0, y: 0, width: 911, height: 464 })
    expect((await on({ x: 0, y: 0, width: 683, height: 344 })).window.options).toMatchObject({
      ...{ x: 0, y: 0, width: 683, height: 344, minWidth: 683, minHeight: 344 },
    })
  })

  test('a start that names a screen leads there, and nothing but a screen of ours', async () => {
    const { electron, window } = await openDesktop(undefined, undefined, ['--ir=/no-abre'])
    window.emit('ready-to-show')
    expect(window.webContents.sent).toContainEqual(['vigente:go', '/no-abre'])
    window.webContents.sent.length = 0
    electron.app.emit('second-instance', {}, ['vigente.exe', '--ir=/clientes'])
    expect(window.webContents.sent).toContainEqual(['vigente:go', '/clientes'])
    window.webContents.sent.length = 0
    for (const path of ['https://evil.example', '/../x', '//evil', '/hoy?x=1', "/hoy'", '/%68oy', ''])
      electron.app.emit('second-instance', {}, ['vigente.exe', `--ir=${path}`])
    expect(window.webContents.sent).toEqual([])
  })

  test('the one that comes second ends without touching the ledger', async () => {
    const { electron } = await openDesktop(temporaryFolder(), ({ app }) => void (app.hasLock = false))
    expect([electron.exitCode, electron.cores.length]).toEqual([0, 0])
  })
})

describe('channels', () => {
  test('there are these and no others', async () => {
    const { electron } = await openDesktop()
    expect([...electron.channels.keys()].sort()).toEqual([
      'vigente:copySecret',
      'vigente:notify',
      'vigente:openExternal',
      'vigente:print',
      'vigente:printers',
      'vigente:putFile',
      'vigente:rpc',
      'vigente:saveFile',
      'vigente:showToday',
      'vigente:update',
    ])
  })

  test('only the main frame of our window, on our page, is answered', async () => {
    const { electron, window } = await openDesktop()
    const { webContents } = window
    const request = { name: 'ledger.counts', input: {}, operator: null, ledger: 'office', job: null }
    const rpc = electron.channels.get('vigente:rpc')!
    const foreign: object[] = [
      { sender: webContents, senderFrame: null },
      { sender: webContents, senderFrame: { url: 'app://vigente/', parent: webContents.mainFrame } },
      { sender: new WebContentsDouble(), senderFrame: webContents.mainFrame },
    ]
    for (const from of foreign) await expect(rpc(from as never, request)).rejects.toThrow('another page')
    const own = { sender: webContents, senderFrame: webContents.mainFrame } as never
    for (const url of HOSTILE_URLS) {
      webContents.mainFrame.url = url
      await expect(rpc(own, request)).rejects.toThrow('another page')
    }
    webContents.mainFrame.url = 'app://vigente/#/hoy'
    expect(await rpc(own, request)).toEqual({ ok: true, value: { clients: 0, serials: 0, waiting: 0 } })
    window.destroy()
    await expect(rpc(own, request)).rejects.toThrow('another page')
  })

  test('whatever else a page sends is refused and breaks nothing', async () => {
    const { electron, invoke } = await openDesktop()
    for (const channel of electron.channels.keys()) {
      await fc.assert(
        fc.asyncProperty(fc.anything(), async (request) => {
          expect(await invoke(channel, request)).toMatchObject({ ok: false })
        }),
        { numRuns: 10_000 },
      )
    }
    expect([electron.opened, electron.windows.length]).toEqual([[], 1])
  })

  test('the right fields with the wrong things in them are answered, and lead nowhere else', async () => {
    const { electron, invoke, window } = await openDesktop()
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(
        ...['office', 'practice', '', '/hoy', '//evil.example', '../../x', 'letter', '0'.repeat(32)],
        ...[
          'access.signIn',
          'backups.restore',
          '__proto__',
          'x'.repeat(20_000),
          '2026-02-30',
          'look',
          'install',
        ],
        ...[null, true, 0, -1, 301, 1e9, Number.NaN, new Uint8Array(3)],
      ),
      fc.constantFrom(...HOSTILE_URLS),
    )
    const forms: Readonly<Record<string, string>> = {
      'vigente:rpc': 'name input operator ledger job asOf',
      'vigente:putFile': 'name bytes ledger',
      'vigente:saveFile': 'file name',
      'vigente:print': 'file size choose operator ledger',
      'vigente:printers': 'operator ledger',
      'vigente:openExternal': 'url',
      'vigente:notify': 'title body path',
      'vigente:showToday': 'count words',
      'vigente:update': 'ask unsaved operator ledger',
      'vigente:copySecret': 'text seconds',
    }
    expect(Object.keys(forms).toSorted()).toEqual([...electron.channels.keys()].toSorted())
    for (const [channel, fields] of Object.entries(forms)) {
      const shaped = fc.record(Object.fromEntries(fields.split(' ').map((field) => [field, value])))
      await fc.assert(
        fc.asyncProperty(shaped, async (request) => {
          expect(await invoke(channel, request)).toMatchObject({ ok: expect.any(Boolean) })
        }),
        { numRuns: 10_000 },
      )
    }
    expect([electron.opened, window.loaded]).toEqual([[], ['app://vigente/']])
    expect(window.webContents.sent.filter(([channel]) => channel === 'vigente:go')).toEqual([])
  })

  test('an address is opened outside when our own buttons build such, and the operator agrees', async () => {
    const { electron, invoke } = await openDesktop()
    const hostile = [
      ...HOSTILE_URLS,
      'https://wa.me.evil.example/',
      'https://wa.me@evil.example/',
      'https://evil.example/wa.me',
      'https://wa.me:444/x',
      'http://wa.me/529981234567',
      'https://wa.me/52998\u0000',
      'https://wa.me\\@evil.example/',
      ' https://wa.me/52998',
      'mailto:a@b.mx?attach=C:\\x',
      'mailto:a@b.mx?subject=x&attachment=y',
      'mailto:a@b.mx%0d%0abcc:x@y.mx',
      'mailto:?to=x@y.mx',
      'tel:*21*5551234#',
      'tel:%2a21',
      'tel:',
      `https://wa.me/${'5'.repeat(2000)}`,
    ]
    for (const url of hostile) {
      expect([url, await invoke('vigente:openExternal', { url })]).toEqual([
        url,
        expect.objectContaining({ ok: false }),
      ])
    }
    expect(electron.opened).toEqual([])
    const ours = [
      'https://wa.me/529981234567?text=Buen%20d%C3%ADa%0ASu%20sistema',
      'tel:+529981234567',
      'mailto:conta@ceiba.mx?subject=Corte%20del%20viernes&body=Buen%20d%C3%ADa',
    ]
    for (const url of ours)
      expect(await invoke('vigente:openExternal', { url })).toEqual({ ok: true, value: { opened: true } })
    electron.agrees = false
    expect(await invoke('vigente:openExternal', { url: ours[0] })).toEqual({
      ok: true,
      value: { opened: false },
    })
    expect(electron.opened).toEqual(ours)
  })

  test('what is not opened outside is said with what to do, also where the system has no program for it', async () => {
    const { electron, invoke } = await openDesktop()
    electron.hasPrograms = false
    const urls = ['mailto:lety', `mailto:?body=${'x'.repeat(2000)}`, 'mailto:lety%2Baltas@ceiba.mx']
    const said = []
    for (const url of urls) said.push(await invoke('vigente:openExternal', { url }))
    expect(said).toMatchObject([
      { ok: false, refusal: { message: expect.stringContaining('Corríjalo en el contacto') } },
      { ok: false, refusal: { message: expect.stringContaining('demasiado largo') } },
      { ok: false, refusal: { message: expect.stringContaining('Aplicaciones predeterminadas') } },
    ])
    electron.hasPrograms = true
    expect(await invoke('vigente:openExternal', { url: urls[2] })).toEqual({
      ok: true,
      value: { opened: true },
    })
  })
})

describe('app://vigente', () => {
  test('serves the built screens with the policy, and nothing that is not in the table', async () => {
    const { electron } = await openDesktop()
    const get = (url: string, method = 'GET') => electron.protocols.get('app')!(new Request(url, { method }))
    const page = await get('app://vigente/')
    const [, nonce = ''] = /content="([^"]+)"/.exec(await page.text()) ?? []
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(await (await get('app://vigente/assets/a.js')).text()).toBe('document.title = "hola"')
    const missing = [
      'app://vigente/../package.json', 'app://vigente/%2e%2e/%2e%2e/package.json', 'app://vigente/..%2fpackage.json',
      'app://vigente/assets/..%5c..%5cx', 'app://vigente/secreto.db', 'app://vigente/assets', 'app://vigente//index.html',
      'app://vigente/index.html%00', 'app://vigente/C:/Windows/win.ini', 'app://evil/index.html', 'app://vigente.evil/',
      'app://vigente/files/../ledger.db', `app://vigente/files/${'0'.repeat(32)}`, 'app://vigente/files/x',
    ] // prettier-ignore
    for (const url of missing) expect([url, (await get(url)).status]).toEqual([url, 404])
    expect((await get('app://vigente/', 'POST')).status).toBe(404)
  })
})

describe('with the real core', () => {
  test('what a page asks comes back, what changed is told, and a file goes in and out', async () => {
    const { electron, window, dir, invoke } = await openDesktop()
    const rpc = (name: string, input: unknown, ledger = 'office') =>
      invoke('vigente:rpc', { name, input, operator: null, ledger, job: null })

    expect(await rpc('clients.create', { name: 'Hotel La Ceiba' })).toMatchObject({ ok: true })
    expect(await rpc('clients.create', { name: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'operation.invalidInput' },
    })
    expect(await rpc('ledger.counts', {}, 'practice')).toMatchObject({ value: { clients: 0 } })
    await vi.waitUntil(() => window.webContents.sent.length > 0)
    expect(window.webContents.sent[0]).toEqual(['vigente:changed', expect.arrayContaining(['clients'])])

    const bytes = new TextEncoder().encode('%PDF-1.7\n')
    const put = (await invoke('vigente:putFile', { name: 'ficha.pdf', bytes, ledger: 'office' })) as {
      value: { file: string }
    }
    const { file } = put.value
    const served = await electron.protocols.get('app')!(new Request(`app://vigente/files/${file}?inline`))
    expect([served.headers.get('content-type'), await served.text()]).toEqual([
      'application/pdf',
      '%PDF-1.7\n',
    ])

    expect(await invoke('vigente:saveFile', { file, name: '../../ficha.pdf' })).toEqual({
      ok: true,
      value: { saved: false },
    })
    await invoke('vigente:saveFile', { file, name: 'Estado de cuenta A/B: enero.pdf' })
    // Whole, and by a name that Windows takes.
    expect(electron.offered).toEqual(['_.._ficha.pdf', 'Estado de cuenta A_B_ enero.pdf'])
    electron.saveTo = join(dir, 'guardada.pdf')
    expect(await invoke('vigente:saveFile', { file, name: 'ficha.pdf' })).toEqual({
      ok: true,
      value: { saved: true },
    })
    expect(readFileSync(electron.saveTo, 'utf8')).toBe('%PDF-1.7\n')
    electron.saveTo = join(dir, 'no', 'such', 'folder.pdf')
    expect(await invoke('vigente:saveFile', { file, name: 'ficha.pdf' })).toMatchObject({
      refusal: { code: 'file.notSaved' },
    })
  })

  test('once there is an administrator the page acts by a session that it never sees, and without it gets no file and no word', async () => {
    const { electron, window, dir, invoke } = await openDesktop()
    const rpc = (name: string, input: unknown = {}, operator: string | null = null) =>
      invoke('vigente:rpc', { name, input, operator, ledger: 'office', job: null })
    const bytes = new TextEncoder().encode('%PDF-1.7\n')
    const put = () => invoke('vigente:putFile', { name: 'ficha.pdf', bytes, ledger: 'office' })
    const { file } = ((await put()) as { value: { file: string } }).value
    const get = async () =>
      (await electron.protocols.get('app')!(new Request(`app://vigente/files/${file}`))).status

    const password = 'cuatro faros en la bahía'
    const made = (await rpc('access.setUp', { name: 'Lety', password })) as {
      ok: boolean
      value: { id: string }
    }
    expect(made).not.toHaveProperty('session')
    expect([await rpc('ledger.counts'), await get()]).toMatchObject([{ ok: true }, 200])
    expect(await rpc('ledger.counts', {}, 'consola')).toMatchObject({
      refusal: { code: 'access.otherOperator' },
    })

    await rpc('access.lock')
    expect([await rpc('ledger.counts'), await put(), await get()]).toMatchObject([
      { refusal: { code: 'access.locked' } },
      { refusal: { code: 'access.signInNeeded' } },
      404,
    ])
    await rpc('access.signOut')
    const told = window.webContents.sent.length
    const { code } = await vigente(['call', 'clients.create', '{"name":"Buceo Ixchel"}', '--data', dir])
      .finished
    expect([code, window.webContents.sent.length]).toEqual([0, told])
    expect(await rpc('access.signIn', { operator: made.value.id, password })).toMatchObject({ ok: true })
    expect([await rpc('ledger.counts'), await get()]).toMatchObject([{ value: { clients: 1 } }, 200])
  })

  test('the command line goes through the door of the open window', async () => {
    const { dir, invoke } = await openDesktop()
    await invoke('vigente:rpc', {
      name: 'clients.create',
      input: { name: 'X' },
      operator: null,
      ledger: 'office',
      job: null,
    })
    const { code, stdout } = await vigente(['call', 'ledger.counts', '--data', dir]).finished
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { value: { clients: 1 } }])
    const started = await vigente(['start', '--data', dir], { DISPLAY: '', WAYLAND_DISPLAY: '' }).finished
    expect([started.code, started.stdout]).toEqual([0, 'Vigente ya está abierto en su ventana.\n'])
  })

  test('closing the last window closes the ledger before the program ends', async () => {
    const { electron, dir } = await openDesktop()
    electron.app.emit('window-all-closed')
    expect(await electron.cores[0]!.exited).toBe(0)
    await vi.waitUntil(() => electron.exitCode !== null)
    expect([electron.exitCode, electron.errors, readdirSync(dir).sort()]).toEqual([
      0,
      [],
      ['attachments', 'files', 'head.json', 'ledger.db', 'ledger.hashes', 'lock', 'log'],
    ])
  })

  test('a program that is opened again while it closes starts anew once it is closed, on the screen that was asked for', async () => {
    const { electron, dir } = await openDesktop(undefined, undefined, ['--ir=/no-abre'])
    electron.windows[0]!.destroy()
    electron.app.emit('window-all-closed')
    electron.app.emit('second-instance', {}, ['vigente.exe'])
    electron.app.emit('second-instance', {}, ['vigente.exe', '--ir=/clientes'])
    expect([electron.exitCode, electron.relaunched]).toEqual([null, []])
    await vi.waitUntil(() => electron.exitCode !== null, { timeout: 20_000 })
    const kept = [
      '.',
      `--data=${dir}`,
      `--practice-data=${join(dir, 'practica')}`,
      '--now=2026-11-23T15:00:00Z',
    ]
    expect([electron.exitCode, electron.relaunched]).toEqual([0, [[...kept, '--ir=/clientes']]])
  })

  test('it starts anew also where its core dies while it closes, and not at all where nobody asked', async () => {
    const asked = await openDesktop()
    asked.electron.app.emit('window-all-closed')
    asked.electron.app.emit('second-instance', {}, ['vigente.exe'])
    asked.electron.cores[0]!.process.kill('SIGKILL')
    await vi.waitUntil(() => asked.electron.exitCode !== null, { timeout: 20_000 })
    expect(asked.electron.relaunched).toHaveLength(1)
    const { electron } = await openDesktop()
    electron.app.emit('second-instance', {}, ['vigente.exe'])
    electron.app.emit('window-all-closed')
    await vi.waitUntil(() => electron.exitCode !== null, { timeout: 20_000 })
    expect(electron.relaunched).toEqual([])
  })

  const create = { name: 'clients.create', input: { name: 'X' }, operator: null, ledger: 'office', job: null }

  test('a core that dies is started again: nothing is answered as if it were saved, and work goes on', async () => {
    const { electron, window, invoke } = await openDesktop()
    expect(await invoke('vigente:rpc', create)).toMatchObject({ ok: true })
    electron.cores[0]!.process.kill('SIGKILL')
    const onItsWay = invoke('vigente:rpc', create)
    await expect(onItsWay).rejects.toThrow('gone')
    // Asked while it starts, it waits; what was saved before is there.
    expect(await invoke('vigente:rpc', { ...create, name: 'ledger.counts', input: {} })).toMatchObject({
      value: { clients: 1 },
    })
    expect([electron.cores.length, electron.exitCode, electron.errors]).toEqual([2, null, []])
    // The page is the same one, with whatever was half typed in it, and reads everything anew.
    expect([electron.windows.length, window.loaded.length]).toEqual([1, 1])
    expect(window.webContents.sent).toContainEqual(['vigente:changed', ['*']])
  })

  test('a core that runs out of memory is one that dies: the program stays, and keeps of it that it happened', async () => {
    const { electron, window, dir, invoke } = await openDesktop()
    expect(await invoke('vigente:rpc', create)).toMatchObject({ ok: true })
    electron.cores[0]!.runOutOfMemory()
    await expect(invoke('vigente:rpc', create)).rejects.toThrow('gone')
    expect(await invoke('vigente:rpc', { ...create, name: 'ledger.counts', input: {} })).toMatchObject({
      value: { clients: 1 },
    })
    expect([electron.cores.length, electron.exitCode, electron.errors]).toEqual([2, null, []])
    expect(window.webContents.sent).toContainEqual(['vigente:changed', ['*']])
    const log = readFileSync(join(dir, 'log', 'vigente.log'), 'utf8')
    expect(log).toContain('"event":"fault","operation":"core","kind":"fatalError"')
    expect(log).not.toMatch(/faros|heap/)
  })

  test('the window is there before its ledger, and what it asks waits, also for a second core where the first one dies', async () => {
    const { electron, invoke } = await openDesktop(undefined, (double) => void (double.stillborn = 1))
    expect([electron.cores.length, electron.windows.length]).toEqual([1, 1])
    expect(await invoke('vigente:rpc', create)).toMatchObject({ ok: true })
    expect([electron.cores.length, electron.windows.length, electron.errors]).toEqual([2, 1, []])
  })

  test('one that dies again and again is given up, with what to do', async () => {
    const { electron, invoke } = await openDesktop()
    for (let death = 0; death < 4; death += 1) {
      const core = electron.cores[death]!
      core.process.kill('SIGKILL')
      await core.exited
    }
    await expect(invoke('vigente:rpc', create)).rejects.toThrow('gone')
    expect([electron.cores.length, electron.exitCode]).toEqual([4, 1])
    expect(electron.errors).toEqual([expect.stringContaining('vigente doctor')])
  })

  test('a PC that wakes up meets its endpoint, and one that is locked locks the ledger of who was signed in', async () => {
    const { electron, invoke } = await openDesktop()
    const ask = (name: string, input: object) =>
      invoke('vigente:rpc', { ...create, name, input }) as Promise<{
        ok: boolean
        refusal?: { code: string }
      }>
    electron.powerMonitor.emit('resume')
    await ask('access.setUp', { name: 'Lety', password: 'la ceiba de Bacalar' })
    expect(await ask('ledger.counts', {})).toMatchObject({ ok: true })
    electron.powerMonitor.emit('lock-screen')
    await vi.waitFor(async () =>
      expect(await ask('ledger.counts', {})).toMatchObject({ refusal: { code: 'access.locked' } }),
    )
  })

  test('a ledger that another program holds is said in a sentence', async () => {
    const { dir, invoke } = await openDesktop()
    expect(await invoke('vigente:rpc', create)).toMatchObject({ ok: true })
    const second = await openDesktop(dir)
    await vi.waitUntil(() => second.electron.exitCode !== null, { timeout: 30_000 })
    expect([second.electron.exitCode, second.electron.errors]).toEqual([1, [expect.stringContaining(dir)]])
  })
})
