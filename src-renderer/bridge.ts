import type { SheetSize } from '#domain/printing.ts'
import type { UpdateStanding } from '#domain/program-update.ts'

/** What the preload of the desktop program puts on `window.vigente`; absent in a browser. */
export interface Bridge {
  rpc(request: RpcRequest): Promise<RawAnswer>
  onChanged(listen: (topics: readonly string[]) => void): () => void
  onProgress(listen: (progress: Progress) => void): () => void
  /** The menu, the icon beside the clock or the taskbar leads to a screen. */
  onGo(listen: (path: string) => void): () => void
  /** The versions of the program itself. */
  onUpdated(listen: (standing: UpdateStanding) => void): () => void
  update(
    ask: 'state' | 'look' | 'install',
    unsaved: boolean,
    operator: string | null,
    ledger: 'office' | 'practice',
  ): Promise<RawAnswer>
  putFile(name: string, bytes: Uint8Array, ledger: 'office' | 'practice'): Promise<RawAnswer>
  saveFile(file: string, name: string): Promise<RawAnswer>
  print(
    file: string,
    size: SheetSize,
    choose: boolean,
    operator: string | null,
    ledger: 'office' | 'practice',
  ): Promise<RawAnswer>
  printers(operator: string | null, ledger: 'office' | 'practice'): Promise<RawAnswer>
  openExternal(url: string): Promise<RawAnswer>
  /** Leads to the screen at `path`, as the menu does, whenever it is pressed. */
  notify(title: string, body: string, path: string): Promise<RawAnswer>
  /** Beside the clock: how many cannot wait today, and what they are in a few words. */
  showToday(count: number, words: string): Promise<void>
  copySecret(text: string, seconds: number): Promise<void>
}

export interface RpcRequest {
  readonly name: string
  readonly input: unknown
  readonly operator: string | null
  readonly ledger: 'office' | 'practice'
  readonly job?: string
  /** "A la fecha de…" */
  readonly asOf?: string
}

export interface RawRefusal {
  readonly code: string
  readonly message: string
  readonly params: unknown
}

export type RawAnswer =
  | { readonly ok: true; readonly value: unknown; readonly command?: string }
  | { readonly ok: false; readonly refusal: RawRefusal }

export interface Progress {
  readonly job: string
  readonly done: number
  readonly total: number | null
  readonly note: string
}

declare global {
  interface Window {
    readonly vigente?: Bridge
  }
}
