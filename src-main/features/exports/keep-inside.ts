import type { QueryContext } from '#core/app.ts'
import { refuse, type Refused } from '#domain/result.ts'
import { mayDo } from '#domain/roles.ts'

/** A file with the office's clients goes where nobody sees it any more; what is copied to paste elsewhere is little. */
export function keptInside({ operator }: QueryContext, format: string): Refused | null {
  if (format === 'tsv' || mayDo(operator.role, TAKES_FILES)) return null
  return refuse('operation.roleRequired', { role: TAKES_FILES, operator: operator.name })
}

const TAKES_FILES = 'sales'
