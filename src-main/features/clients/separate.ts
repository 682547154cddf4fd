import type { CommandContext } from '#core/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { clearTask } from '#features/tasks/sql.ts'
import { dropAlias, givenOf } from '#sync/aliases.ts'
import { insertAsGiven, type NewClient } from './add.ts'

/**
 * The company that became another name of one with the same RFC is one of its own again, as it was registered and
 * without the RFC, which belongs to the other. What was recorded for it meanwhile stays with the other.
 */
export function separateClient({ db, today }: CommandContext, id: string): Result<{ id: string }> {
  // load
  const given = givenOf(db, id)
  if (given === null) return refuse('client.notMerged', { id })
  // save
  dropAlias(db, id)
  insertAsGiven(db, JSON.parse(given) as NewClient, { id, rfc: null, createdOn: today })
  clearTask(db, 'own.todo', id)
  return ok({ id })
}
