import type { OperationName } from '#contract/index.ts'
import { mayDo, type Role } from '#domain/roles.ts'
import { mayNotText } from '#messages/es-MX/settings.ts'
import { operations } from '../operations.ts'
import { useSurroundings } from './surroundings.tsx'

/** Why whoever works here may not do it, said before it is tried; null where they may. */
export function useMayNot(needs: OperationName | undefined, role?: Role): string | null {
  const { role: own } = useSurroundings()
  const needed = role ?? (needs === undefined ? 'reader' : operations[needs].role)
  return mayDo(own, needed) ? null : mayNotText(needed)
}
