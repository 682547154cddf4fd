import { expect, test, vi } from 'vitest'

test('the page gets these functions of the preload, frozen, and never an event of Electron', async () => {
  const sent: unknown[][] = []
  const listeners = new Map<string, (event: object, data: unknown) => void>()
  let exposed: [string, Record<string, (...args: unknown[]) => unknown>] | null = null
  vi.resetModules()
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (key: string, api: never) => void (exposed = [key, api]) },
    ipcRenderer: {
      invoke: async (...args: unknown[]) => {
        sent.push(args)
        return 'answered'
      },
      on: (channel: string, listener: never) => void listeners.set(channel, listener),
      off: (channel: string) => void listeners.delete(channel),
    },
  }))
  await import('../../src-main/hosts/electron/preload.ts')
  vi.doUnmock('electron')
  const [key, api] = exposed as unknown as [string, Record<string, (...args: unknown[]) => unknown>]
  expect([key, Object.keys(api), Object.isFrozen(api)]).toEqual([
    'vigente',
    [
      'rpc',
      'onChanged',
      'onProgress',
      'onGo',
      'onUpdated',
      'update',
      'putFile',
      'saveFile',
      'print',
      'printers',
      'openExternal',
      'notify',
      'showToday',
      'copySecret',
    ],
    true,
  ])
  api['rpc']!({ name: 'x', input: 1, operator: null, ledger: 'office', channel: 'evil' })
  api['putFile']!('a.csv', new Uint8Array(1), 'practice')
  api['saveFile']!('id', 'a.csv', 'evil')
  api['print']!('id', 'letter', true, null, 'office', 'evil')
  api['printers']!('Lety', 'practice', 'evil')
  api['update']!('look', false, null, 'office', 'evil')
  expect(await api['openExternal']!('tel:1')).toBe('answered')
  api['notify']!('Vigente: lo de hoy', '1 que no abre', '/hoy', 'evil')
  await api['showToday']!(3, '3 que no pueden esperar hoy', 'evil')
  await api['copySecret']!('clave', 30, 'evil')
  expect(sent).toEqual([
    ['vigente:rpc', { name: 'x', input: 1, operator: null, ledger: 'office', job: null, asOf: null }],
    ['vigente:putFile', { name: 'a.csv', bytes: new Uint8Array(1), ledger: 'practice' }],
    ['vigente:saveFile', { file: 'id', name: 'a.csv' }],
    ['vigente:print', { file: 'id', size: 'letter', choose: true, operator: null, ledger: 'office' }],
    ['vigente:printers', { operator: 'Lety', ledger: 'practice' }],
    ['vigente:update', { ask: 'look', unsaved: false, operator: null, ledger: 'office' }],
    ['vigente:openExternal', { url: 'tel:1' }],
    ['vigente:notify', { title: 'Vigente: lo de hoy', body: '1 que no abre', path: '/hoy' }],
    ['vigente:showToday', { count: 3, words: '3 que no pueden esperar hoy' }],
    ['vigente:copySecret', { text: 'clave', seconds: 30 }],
  ])
  const heard: unknown[][] = []
  const happens = (topics: string[]) => listeners.get('vigente:changed')!({ sender: 'ipcRenderer' }, topics)
  // A page asks before it listens: what changed in between it hears as well.
  happens(['payments'])
  const stop = api['onChanged']!((...args: unknown[]) => void heard.push(args)) as () => void
  happens(['clients'])
  stop()
  happens(['serials'])
  expect(heard).toEqual([[['payments']], [['clients']]])
  const steps: unknown[][] = []
  const stopSteps = api['onProgress']!((...args: unknown[]) => void steps.push(args)) as () => void
  listeners.get('vigente:progress')!({ sender: 'ipcRenderer' }, { done: 1 })
  stopSteps()
  expect([steps, [...listeners.keys()]]).toEqual([[[{ done: 1 }]], ['vigente:changed']])
})
