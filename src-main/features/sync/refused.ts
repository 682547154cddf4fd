import type { z } from 'zod'
import type { syncOperations } from '#contract/sync.ts'
import { idsFrom } from '#core/stamp.ts'
import type { ReadDb } from '#db/sql.ts'
import { givenOf } from '#sync/aliases.ts'
import type { Refusal, RefusalParams } from '#domain/result.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'
import { syncOutcomes } from '#messages/es-MX/sync.ts'
import { aboutWhat, type RefusedRow } from './sql.ts'

type KeyTaken = RefusalParams['sync.keyTaken']
type Item = z.input<(typeof syncOperations)['sync.refused']['output']>['items'][number]

interface StoredOutcome {
  readonly code?: string
  readonly params?: unknown
  readonly canonical?: string
  readonly on?: string
  readonly ticket?: string
}

/** A command that was not done as asked, with the sentence for whoever gave it. */
export function refusedItem(db: ReadDb, row: RefusedRow): Item {
  const result = JSON.parse(row.result) as StoredOutcome
  const { input } = JSON.parse(row.args) as { input: unknown }
  return {
    seq: row.seq,
    type: row.type,
    operator: row.operator,
    at: row.at,
    outcome: row.state,
    mergedId: row.state === 'merged' ? mergedBy(db, row.cmdId) : null,
    code: result.code ?? row.state,
    sentence: sentenceOf(row.state, result),
    productId: result.code === 'sync.keyTaken' ? (result.params as KeyTaken).productId : null,
    ...about(db, textsIn(input), textsIn([result.canonical, result.params])),
  }
}

/** What was asked for may never have come to be: then what stood in its way. */
function about(db: ReadDb, asked: readonly string[], inItsWay: readonly string[]) {
  const found = aboutWhat(db, asked)
  return found.clientId === null ? aboutWhat(db, inItsWay) : found
}

function sentenceOf(state: RefusedRow['state'], { code, params, ticket = '' }: StoredOutcome): string {
  if (code !== undefined) return refusalSentence({ code, params } as Refusal)
  if (state === 'merged') return syncOutcomes.merged
  if (state === 'dependency_failed') return syncOutcomes.dependency
  return syncOutcomes.poisoned(ticket)
}

/** The id that the command made first. */
function mergedBy(db: ReadDb, cmdId: string): string | null {
  const id = idsFrom(cmdId)()
  return givenOf(db, id) === null ? null : id
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
