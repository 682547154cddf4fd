import type { Query } from '@tanstack/react-query'
import { queries } from '../api.ts'
import { dropAllDrafts } from './drafts.ts'
import { forgetNotices } from './notices.tsx'
import { go } from './place.ts'
import { switchLedger, switchOperator, type Ledger } from './session.ts'

/** Nothing of one ledger may be read, typed or undone in the other. */
export function changeLedger(ledger: Ledger): void {
  switchLedger(ledger)
  dropAllDrafts()
  forgetNotices()
  go('/hoy')
  void queries.resetQueries()
}

/** Back to whom the core takes us for. */
export function forgetOperator(): void {
  switchOperator(null)
  askAgain()
}

/** Each operator has layouts and rights of their own. */
export function changeOperator(operator: string): void {
  switchOperator(operator)
  dropAllDrafts()
  forgetNotices()
  askAgain()
}

/** Another operator's layouts must not shine through; what the frame shows stays until the new answer is there. */
function askAgain(): void {
  const isOfFrame = ({ queryKey: [name] }: Query) =>
    name === 'settings.get' || name === 'operators.list' || name === 'access.state'
  void queries.resetQueries({ predicate: (query) => !isOfFrame(query) })
  void queries.invalidateQueries({ predicate: isOfFrame })
}
