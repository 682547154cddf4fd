import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext, JobContext } from '#core/app.ts'
import { stateOfPortalWord, type PortalWord } from '#domain/prepaid-key.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findProduct } from '#features/catalogue/sql.ts'
import { keyLineText as text } from '#messages/es-MX/keys.ts'
import { planKeys, type PlannedKey } from './prepare.ts'
import { refreshBatchTask } from './tasks.ts'
import * as keys from './sql.ts'

/** So many line numbers are named in a refusal. */
const NAMED = 8

/** What each line would do; in pages. */
export async function previewKeys(
  context: JobContext,
  input: InputOf<'keys.preview'>,
): Promise<Result<OutputOf<'keys.preview'>>> {
  const planned = await planKeys(context, input)
  if (!planned.ok) return planned
  const { only, offset = 0, limit = 100 } = input
  const count = (outcome: PlannedKey['outcome']) =>
    planned.value.reduce((sum, line) => sum + (line.outcome === outcome ? 1 : 0), 0)
  const shown =
    only === undefined ? planned.value : planned.value.filter((line) => only.includes(line.outcome))
  return ok({
    lines: planned.value.length,
    new: count('new'),
    updates: count('update'),
    same: count('same'),
    errors: count('error'),
    rows: shown.slice(offset, offset + limit).map((line) => ({
      ...{ line: line.line, outcome: line.outcome, key: line.shown, product: line.product },
      ...{ months: line.months, users: line.users, why: [...line.why] },
    })),
    rowsTotal: shown.length,
  })
}

/** Seals the keys and keeps them with their batch, in one recorded command. */
export async function receiveKeys(
  context: JobContext,
  input: InputOf<'keys.receive'>,
): Promise<Result<OutputOf<'keys.receive'>>> {
  const { prepare, sealMany } = context.secrets
  const no = await prepare()
  if (no) return no
  const planned = await planKeys(context, input)
  if (!planned.ok) return planned
  const wrong = planned.value.filter(({ outcome }) => outcome === 'error').map(({ line }) => line)
  if (wrong.length > 0 && input.withoutErrors !== true) {
    return refuse('key.linesWrong', { count: wrong.length, lines: wrong.slice(0, NAMED) })
  }
  const updates = planned.value.flatMap(({ update }) => update ?? [])
  const wanted = planned.value.flatMap((line) => line.wanted ?? [])
  const sealed = sealMany(wanted.map(({ key }) => key))
  if (!sealed.ok) return sealed
  const kept = wanted.map(({ key, word, ...rest }, i) => ({
    ...rest,
    sealed: sealed.value[i]!,
    last4: key.slice(-4),
    state: stateOnArrival(word),
  }))
  if (kept.length === 0 && updates.length === 0) return refuse('key.noKeys', { name: 'la lista' })
  const { supplier, invoice, quantity, receivedOn, receivedBy, note } = input
  const batch = kept.length === 0 ? null : { supplier, invoice, quantity, receivedOn, receivedBy, note }
  return context.atomically(async () => {
    const recorded = context.run('keys.keep', { batch, keys: kept, updates })
    return recorded.ok ? ok(recorded.value as OutputOf<'keys.keep'>) : recorded
  })
}

function stateOnArrival(word: PortalWord | null): 'received' | 'available' | 'used' {
  if (word === null) return 'received'
  return word === 'Utilizada' ? 'used' : 'available'
}

/** The recorded half: nothing is read and nothing sealed, so that a replay needs no key. */
export function keepKeys(
  context: CommandContext,
  { batch, keys: wanted, updates }: InputOf<'keys.keep'>,
): Result<OutputOf<'keys.keep'>> {
  const { db, newId, today, operator, cmdId } = context
  // load
  const known = keys.keysByFingerprint(
    db,
    wanted.map(({ fingerprint }) => fingerprint),
  )
  const moved = updates.map(({ id }) => keys.findKey(db, id))
  // decide
  const [first] = known.values()
  if (first) {
    const where = text.where(first.state, first.supplier, first.receivedOn, first.client)
    return refuse('key.kept', { last4: first.last4, where })
  }
  const unknown = [...new Set(wanted.map(({ productId }) => productId))].find((id) => !findProduct(db, id))
  if (unknown !== undefined) return refuse('catalogue.productNotFound', { product: unknown })
  for (const [i, key] of moved.entries()) {
    const { id, word } = updates[i]!
    if (!key) return refuse('key.notFound', { id })
    if (stateOfPortalWord(key.state, word) === null) {
      const next = word === 'Utilizada' ? 'used' : 'available'
      return refuse('key.notNow', { last4: key.last4, state: key.state, next })
    }
  }
  if (batch === null && wanted.length > 0) return refuse('key.batchNotFound', { id: '' })
  // save
  const batchId = batch === null ? null : newId()
  if (batch !== null && batchId !== null) {
    keys.insertBatch(db, {
      id: batchId,
      supplier: batch.supplier,
      invoice: batch.invoice ?? '',
      quantity: batch.quantity,
      receivedOn: batch.receivedOn ?? today,
      receivedBy: batch.receivedBy,
      note: batch.note ?? '',
      registeredOn: today,
      operatorId: operator.id,
    })
    for (const key of wanted) {
      const usedOn = key.state === 'used' ? today : null
      const id = newId()
      if (!keys.insertKey(db, { ...key, id, batchId, usedOn })) {
        throw new Error('the same fingerprint came twice in one command')
      }
    }
    refreshBatchTask(db, batchId)
  }
  for (const [i, key] of moved.entries()) {
    const { id, word, portalClient } = updates[i]!
    if (word === 'Utilizada') keys.setUsed(db, id, today, portalClient)
    else keys.setAvailable(db, id)
    refreshBatchTask(db, key!.batchId)
  }
  return ok({ batchId, kept: wanted.length, updated: updates.length, command: cmdId })
}
