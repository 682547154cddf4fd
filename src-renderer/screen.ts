import type { Reachable } from './frame/palette-entries.ts'
import type { Page } from './page.ts'

/**
 * `path` is the address behind `#`, with `:name` parts; `shortcut` is Ctrl+1 … Ctrl+9 or F4, never Alt; `side` is where
 * the side bar shows it (a detail is not shown); `opens` is what Ctrl+K opens here, the found id in place of `:id`;
 * `verb` is what Ctrl+K does here ("renovar hotel ceiba").
 */
export interface Screen extends Reachable {
  /** A hook: the number beside its name in the side bar, null for none. */
  readonly useCount?: () => number | null
  /** Stands in for Hoy while the ledger is empty. */
  readonly greets?: true
  readonly page: Page
}
