import type { z } from 'zod'
import type { OperationName, Operations } from '#contract/index.ts'
import type { Refusal } from '#domain/result.ts'
import type { Outcome } from '#wire/messages.ts'
import type { CommandContext } from './app.ts'

/**
 * What an endpoint does instead of a command that it refuses, because of what another PC did first. Null where the
 * refusal is all there is to say. It writes under the command's own number, and its ids are the command's.
 */
export type Settlement<Name extends OperationName> = (
  context: CommandContext,
  input: z.output<Operations[Name]['input']>,
  refusal: Refusal,
) => Outcome | null

export const settlements: { readonly [Name in OperationName]?: Settlement<Name> } = {}
