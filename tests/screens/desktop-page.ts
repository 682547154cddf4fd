import type { Page } from 'playwright-core'
import type { Office } from '../support/shell.ts'

interface Shell {
  /** What the desktop program answers to what is to be opened outside. */
  opening: object
  readonly opened: readonly string[]
}

export const OPENED = { ok: true, value: { opened: true } }
export const GIVEN_UP = { ok: true, value: { opened: false } }

/** The page as the desktop program shows it: its questions go to the same core, and the rest is as a test says. */
export async function openAsDesktop(office: Office, place: string): Promise<Page> {
  const context = (await office.window()).context()
  await context.addInitScript(() => {
    const rpc = async ({ name, input, ledger }: { name: string; input: unknown; ledger: string }) => {
      const headers = { 'Content-Type': 'application/json', 'X-Vigente-Ledger': ledger }
      const body = JSON.stringify(input ?? {})
      return (await fetch(`/rpc/${name}`, { method: 'POST', headers, body })).json() as Promise<unknown>
    }
    const onChanged = (listen: (topics: readonly string[]) => void) => {
      const stream = new EventSource('/changes')
      stream.addEventListener('changed', (event: MessageEvent<string>) =>
        listen((JSON.parse(event.data) as { topics: string[] }).topics),
      )
      return () => stream.close()
    }
    const never = () => () => {}
    const opened: string[] = []
    const shell = { opening: { ok: true, value: { opened: true } } as object, opened }
    Object.assign(window, {
      shell,
      vigente: {
        ...{ rpc, onChanged, onProgress: never, onGo: never, onUpdated: never },
        ...{ showToday: async () => {} },
        update: async () => ({ ok: true, value: { state: { kind: 'off' }, lookedAt: null } }),
        openExternal: async (url: string) => {
          opened.push(url)
          return shell.opening
        },
      },
    })
  })
  return office.tab(context, place)
}

export function openingAnswers(page: Page, answer: object): Promise<void> {
  return page.evaluate((given) => {
    ;(window as unknown as { shell: Shell }).shell.opening = given
  }, answer)
}

export function openedOutside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { shell: Shell }).shell.opened)
}
