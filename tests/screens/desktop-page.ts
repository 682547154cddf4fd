import type { Page } from 'playwright-core'
import type { Office } from '../support/shell.ts'

interface Shell {
  /** What the desktop program answers to what is to be opened outside. */
  opening: object
  /** And to a file that is to be kept somewhere. */
  saving: object
  /** How many were. */
  saves: number
  readonly opened: readonly string[]
  readonly restart: () => void
}

export const OPENED = { ok: true, value: { opened: true } }
export const GIVEN_UP = { ok: true, value: { opened: false } }

/** The page as the desktop program shows it: its questions go to the same core, and the rest is as a test says. */
export async function openAsDesktop(office: Office, place: string): Promise<Page> {
  const context = (await office.window()).context()
  await context.addInitScript(() => {
    interface Asked {
      readonly name: string
      readonly input: unknown
      readonly ledger: string
      readonly operator: string | null
    }
    const rpc = async ({ name, input, ledger, operator }: Asked) => {
      const headers: Record<string, string> = {
        'Content-Type': 'application/json',
        'X-Vigente-Ledger': ledger,
      }
      if (operator !== null) headers['X-Vigente-Operator'] = encodeURIComponent(operator)
      const body = JSON.stringify(input ?? {})
      return (await fetch(`/rpc/${name}`, { method: 'POST', headers, body })).json() as Promise<unknown>
    }
    const changed = new Set<(topics: readonly string[]) => void>()
    const onChanged = (listen: (topics: readonly string[]) => void) => {
      changed.add(listen)
      const stream = new EventSource('/changes')
      stream.addEventListener('changed', (event: MessageEvent<string>) =>
        listen((JSON.parse(event.data) as { topics: string[] }).topics),
      )
      return () => {
        changed.delete(listen)
        stream.close()
      }
    }
    const never = () => () => {}
    const opened: string[] = []
    const shell = {
      opening: { ok: true, value: { opened: true } } as object,
      saving: { ok: true, value: { saved: true } } as object,
      saves: 0,
      opened,
      restart: () => changed.forEach((listen) => listen(['*'])),
    }
    Object.assign(window, {
      shell,
      vigente: {
        ...{ rpc, onChanged, onProgress: never, onGo: never, onUpdated: never },
        ...{ showToday: async () => {} },
        update: async () => ({ ok: true, value: { state: { kind: 'off' }, lookedAt: null } }),
        saveFile: async () => {
          shell.saves += 1
          return shell.saving
        },
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

export function savingAnswers(page: Page, answer: object): Promise<void> {
  return page.evaluate((given) => {
    ;(window as unknown as { shell: Shell }).shell.saving = given
  }, answer)
}

/** Once so many files were to be kept. */
export async function askedToSave(page: Page, times: number): Promise<void> {
  await page.waitForFunction(
    (expected) => (window as unknown as { shell: Shell }).shell.saves === expected,
    times,
  )
}

export function openedOutside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { shell: Shell }).shell.opened)
}

/** As the desktop program tells it once a core that died has another one in its place. */
export function tellRestart(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as { shell: Shell }).shell.restart())
}
