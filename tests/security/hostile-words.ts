import type { z } from 'zod'
import { operations } from '#contract/index.ts'
import type { TestApp } from '../support/app.ts'

/** Ids, days, instants, letters of a choice and what else is no word of a person: `rentals.confirm`, `2026-11-23`, `aspel-sae`. */
const NO_WORDS =
  /^$|^[0-9a-f-]{32,}$|^\d{4}-\d\d|^[\d:.,$() -]+$|^[a-z]+([-A-Z][a-z]+)*$|@|^[A-ZÑ&]{3,4}\d{6}/
/** Which are spelled by rules of their own, and what people sign in by. */
const LEFT_ALONE = /^(access\.|operators\.save|keys\.receive|bank\.load|imports\.)/

export interface HostileWords {
  readonly app: TestApp
  /** `clients.create name` and so on: each field that took a text which is no text. */
  readonly fields: ReadonlySet<string>
}

/**
 * The same office, in which whoever types types something else: each text of each command that its contract takes in
 * exchange, as many of `payloads` as fit, another in each field. What the business refuses stays as it was.
 */
export function withHostileWords(app: TestApp, payloads: readonly string[]): HostileWords {
  let at = 0
  const fields = new Set<string>()

  /** As many as a field takes, beginning with the next one. */
  function words(fits: (text: string) => boolean): string | null {
    let text = ''
    for (let tries = 0; tries < 40; tries += 1) {
      const payload = payloads[at % payloads.length]!
      const longer = text === '' ? payload : `${text} ${payload}`
      if (!fits(longer)) {
        if (text !== '') return text
      } else text = longer
      at += 1
    }
    return text === '' ? null : text
  }

  async function call(name: string, input: unknown, ...rest: unknown[]): Promise<unknown> {
    const schema = operations[name as keyof typeof operations].input as z.ZodType
    const changed = structuredClone(input)
    const made: Leaf[] = []
    if (!LEFT_ALONE.test(name))
      for (const leaf of leavesOf(changed)) {
        if (NO_WORDS.test(leaf.was)) continue
        const text = words((longer) => {
          // What stood there stays behind it: by some words the program goes.
          leaf.set(`${longer} ${leaf.was}`)
          return schema.safeParse(changed).success
        })
        leaf.set(leaf.was)
        if (text !== null) made.push({ ...leaf, text: `${text} ${leaf.was}` })
      }
    const attempts = [
      made,
      ...made.map((but) => made.filter((leaf) => leaf !== but)),
      ...made.map((leaf) => [leaf]),
    ]
    for (const attempt of attempts) {
      if (attempt.length === 0) continue
      made.forEach((leaf) => leaf.set(attempt.includes(leaf) ? leaf.text! : leaf.was))
      const answer = await app.answer(name, changed, ...(rest as [string?]))
      if (!answer.ok) continue
      attempt.forEach(({ path }) => fields.add(`${name} ${path}`))
      return answer.value
    }
    return app.call(name as 'clients.create', input as never, ...(rest as [string?]))
  }
  return { app: { ...app, call: call as TestApp['call'] }, fields }
}

interface Leaf {
  readonly path: string
  readonly was: string
  readonly text?: string
  set(text: string): void
}

function leavesOf(json: unknown, path = ''): Leaf[] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) => {
    const at = Array.isArray(json) ? path : `${path}${path === '' ? '' : '.'}${key}`
    if (typeof value !== 'string') return leavesOf(value, at)
    return [
      { path: at, was: value, set: (text: string) => void ((json as Record<string, string>)[key] = text) },
    ]
  })
}
