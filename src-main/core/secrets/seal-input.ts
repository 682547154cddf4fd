import { operations, type OperationName } from '#contract/index.ts'
import type { Command, Procedure } from '#contract/procedure.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { isSealed, MOST_SECRET_LETTERS } from '#domain/secret.ts'
import { issueSentence } from '#messages/es-MX/issues.ts'
import type { Keeper } from './keeper.ts'

/**
 * The input with its secret fields sealed. From outside, a secret is always words, even words that look sealed; a job of
 * ours may pass on what stands sealed in the ledger (`orSealed`). Replay brings what was recorded and seals nothing.
 */
export function sealInput(
  keeper: Keeper,
  { secrets }: Command,
  input: unknown,
  accepts: 'words' | 'orSealed',
): Result<unknown> {
  const sealed = { ...(input as Record<string, unknown>) }
  for (const field of secrets) {
    const words = sealed[field]
    if (typeof words !== 'string' || (accepts === 'orSealed' && isSealed(words))) continue
    if (words.length > MOST_SECRET_LETTERS) {
      const message = issueSentence({ code: 'too_big', origin: 'string', maximum: MOST_SECRET_LETTERS })
      return refuse('operation.invalidInput', { issues: [{ path: field, message }] })
    }
    const result = keeper.seal(words)
    if (!result.ok) return result
    sealed[field] = result.value
  }
  return ok(sealed)
}

/** Whether there is something to seal: the vault is not asked for where a form leaves its password as it is. */
export function carriesSecrets({ secrets }: Command, input: unknown): boolean {
  return secrets.some((field) => (input as Record<string, unknown>)[field] !== undefined)
}

/** Jobs may send a mail or show a password; the vault's own questions tell whether it is open. */
export function asksForSecrets(name: string): boolean {
  if (!Object.hasOwn(operations, name)) return false
  const procedure: Procedure = operations[name as OperationName]
  return procedure.kind === 'job' || (procedure.kind === 'query' && procedure.reads.includes('vault'))
}
