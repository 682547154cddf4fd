import type { HelpTopic } from '#domain/help-topic.ts'
import { moneyHelp } from './help-money.ts'
import { officeHelp } from './help-office.ts'
import { serviceHelp } from './help-service.ts'

/** What F1 says of a screen. */
export interface ScreenHelp {
  /** What it is for, in a sentence or two. */
  readonly about: string
  /** How it is used, a step each. */
  readonly how: readonly string[]
  /** Which rules in force it tells, read from where they are decided. */
  readonly topics?: readonly HelpTopic[]
  /** Words of the glossary. */
  readonly terms?: readonly string[]
}

const help: Readonly<Record<string, ScreenHelp>> = { ...officeHelp, ...moneyHelp, ...serviceHelp }

/** Of a screen by its path in the list of screens; null where there is none, which a test does not let pass. */
export function helpOf(path: string): ScreenHelp | null {
  return help[path] ?? null
}

export const helpedPaths: readonly string[] = Object.keys(help)
