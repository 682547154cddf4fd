import type { CommandContext } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import { duplicateKey } from '#domain/company-name.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { clearTask } from '#features/tasks/sql.ts'
import { dropAlias, givenOf } from '#sync/aliases.ts'
import { insertClient } from './sql.ts'

/**
 * The company that became another name of one with the same RFC is one of its own again, as it was registered and
 * without the RFC, which belongs to the other. What was recorded for it meanwhile stays with the other.
 */
export function separateClient({ db, today }: CommandContext, id: string): Result<{ id: string }> {
  // load
  const given = givenOf(db, id)
  if (given === null) return refuse('client.notMerged', { id })
  const input = JSON.parse(given) as InputOf<'clients.create'>
  // save
  dropAlias(db, id)
  insertClient(db, {
    id,
    name: input.name,
    nameKey: duplicateKey(input.name),
    rfc: null,
    city: input.city ?? '',
    channel: input.channel ?? 'own',
    billedBy: input.billedBy ?? 'vendor',
    note: input.note ?? '',
    followerId: input.followerId ?? null,
    fiscalName: input.fiscalName ?? '',
    fiscalRegime: input.fiscalRegime ?? '',
    cfdiUse: input.cfdiUse ?? '',
    postcode: input.postcode ?? '',
    createdOn: today,
    importId: null,
  })
  clearTask(db, 'own.todo', id)
  return ok({ id })
}
