import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'

// One file without imports of ours, since it runs in the sandbox. The page gets these functions and nothing
// of Electron: no ipcRenderer, no event object, no channel of its own choosing.

interface Request {
  readonly name: string
  readonly input: unknown
  readonly operator: string | null
  readonly ledger: 'office' | 'practice'
  readonly job?: string
  readonly asOf?: string
}

type Topics = readonly string[]

/** So long what changed is told also to who listens later: a page asks before it has anything that listens. */
const EARLY_MS = 10_000
let early: Topics[] | null = []
setTimeout(() => {
  early = null
}, EARLY_MS)

const listening = new Set<(topics: Topics) => void>()
ipcRenderer.on('vigente:changed', (_event: IpcRendererEvent, topics: Topics) => {
  early?.push(topics)
  listening.forEach((listen) => listen(topics))
})

function followChanges(listen: (topics: Topics) => void): () => void {
  listening.add(listen)
  early?.forEach((topics) => listen(topics))
  return () => void listening.delete(listen)
}

contextBridge.exposeInMainWorld(
  'vigente',
  Object.freeze({
    rpc: ({ name, input, operator, ledger, job, asOf }: Request): Promise<unknown> =>
      ipcRenderer.invoke('vigente:rpc', {
        name,
        input,
        operator,
        ledger,
        job: job ?? null,
        asOf: asOf ?? null,
      }),
    onChanged: followChanges,
    onProgress: (listen: (progress: unknown) => void) => follow('vigente:progress', listen),
    onGo: (listen: (path: string) => void) => follow('vigente:go', listen),
    onUpdated: (listen: (standing: unknown) => void) => follow('vigente:updated', listen),
    update: (
      ask: 'state' | 'look' | 'install',
      unsaved: boolean,
      operator: string | null,
      ledger: Request['ledger'],
    ): Promise<unknown> => ipcRenderer.invoke('vigente:update', { ask, unsaved, operator, ledger }),
    putFile: (name: string, bytes: Uint8Array, ledger: Request['ledger'] = 'office'): Promise<unknown> =>
      ipcRenderer.invoke('vigente:putFile', { name, bytes, ledger }),
    saveFile: (file: string, name: string): Promise<unknown> =>
      ipcRenderer.invoke('vigente:saveFile', { file, name }),
    print: (
      file: string,
      size: 'halfLetter' | 'twoHalves' | 'letter' | 'a4',
      choose: boolean,
      operator: string | null,
      ledger: Request['ledger'],
    ): Promise<unknown> => ipcRenderer.invoke('vigente:print', { file, size, choose, operator, ledger }),
    printers: (operator: string | null, ledger: Request['ledger']): Promise<unknown> =>
      ipcRenderer.invoke('vigente:printers', { operator, ledger }),
    openExternal: (url: string): Promise<unknown> => ipcRenderer.invoke('vigente:openExternal', { url }),
    notify: (title: string, body: string, path: string): Promise<unknown> =>
      ipcRenderer.invoke('vigente:notify', { title, body, path }),
    showToday: async (count: number, words: string): Promise<void> => {
      await ipcRenderer.invoke('vigente:showToday', { count, words })
    },
    copySecret: async (text: string, seconds: number): Promise<void> => {
      await ipcRenderer.invoke('vigente:copySecret', { text, seconds })
    },
  }),
)

function follow<T>(
  channel: 'vigente:progress' | 'vigente:go' | 'vigente:updated',
  listen: (data: T) => void,
): () => void {
  const receive = (_event: IpcRendererEvent, data: T): void => listen(data)
  ipcRenderer.on(channel, receive)
  return () => void ipcRenderer.off(channel, receive)
}
