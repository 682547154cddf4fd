import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { InputOf, OperationName, OutputOf } from '#contract/index.ts'
import type { SystemStore } from '#core/secrets/wrap.ts'
import { openVigente, type StartOptions } from '#core/start.ts'
import { logLine } from '#domain/log-entry.ts'

/** The operating system's store of a machine of tests: no phrase is asked for, and none is slow to work out. */
export const TEST_STORE: SystemStore = {
  wrap: async (bytes) => bytes.toReversed(),
  unwrap: async (bytes) => bytes.toReversed(),
}

/**
 * A fresh ledger in a folder of its own, with a clock that stands still until the test moves it. Its vault opens by
 * itself; with `null` for the store it asks for a phrase, as the web shell and the command line do.
 */
export function openTestApp(
  start = '2026-11-23T15:00:00Z',
  systemStore: SystemStore | null = TEST_STORE,
  more: Partial<StartOptions> = {},
) {
  const dir = more.dir ?? mkdtempSync(join(tmpdir(), 'vigente-'))
  let now = new Date(start)
  const bugs: string[] = []
  const app = openVigente({
    dir,
    clock: { now: () => now },
    checkAnswers: true,
    systemStore,
    ...more,
    // How long something took is said of a busy machine too: no test fails on a clock.
    log: (entry) => void (entry.event === 'slow' || bugs.push(logLine(entry))),
  })
  let open = true
  const close = () => {
    if (open) app.close()
    open = false
  }
  onTestFinished(() => {
    close()
    rmSync(dir, { recursive: true, force: true })
  })
  const caller = { operator: null, host: 'direct' } as const
  return {
    app: { ...app, close },
    dir,
    bugs,
    setNow: (instant: string) => {
      now = new Date(instant)
    },
    /** The day in Cancún at ten in the morning. */
    setToday: (day: string) => {
      now = new Date(`${day}T15:00:00Z`)
    },
    /** The bytes that an operation put into the file store. */
    stored: (file: string | null) => readFileSync(app.files.get(file ?? '')!.path),
    answer: (name: string, input: unknown = {}, operator: string | null = null) =>
      app.dispatch({ ...caller, operator }, name, input),
    /** The value; a refusal or a bug fails the test with its sentence. */
    call: async <N extends OperationName>(name: N, input: InputOf<N>, operator: string | null = null) => {
      const answer = await app.dispatch({ ...caller, operator }, name, input)
      if (!answer.ok)
        throw new Error(`${name}: ${answer.refusal.code} ${answer.refusal.message} ${bugs.join('\n')}`)
      return answer.value as OutputOf<N>
    },
    /** The code of a refusal; a success fails the test. */
    refused: async (name: OperationName, input: unknown, operator: string | null = null) => {
      const answer = await app.dispatch({ ...caller, operator }, name, input)
      if (answer.ok) throw new Error(`${name} was not refused`)
      return answer.refusal.code
    },
  }
}

export type TestApp = ReturnType<typeof openTestApp>
