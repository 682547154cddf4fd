import type { CommandContext, HandlersOf, Operator } from '#core/app.ts'
import type { vaultOperations } from '#contract/vault.ts'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import type { KeyWay, Sealed, VaultState } from '#domain/secret.ts'
import { mayOpenAccount } from '#domain/vault.ts'
import { findClient } from '#features/clients/sql.ts'
import * as vault from './sql.ts'

export const vaultHandlers: HandlersOf<typeof vaultOperations> = {
  'vault.status': ({ secrets }) => ok(told(secrets.status())),
  'vault.setUp': async ({ secrets }, { passphrase }) => answered(await secrets.setUp(passphrase ?? null)),
  'vault.unlock': async ({ secrets }, { passphrase }) => answered(await secrets.unlock(passphrase ?? null)),
  'vault.makeSheet': async ({ secrets, note }) => {
    const made = await secrets.makeSheet()
    if (made.ok) await note({ action: 'vault.sheetMade' })
    return made
  },
  'vault.lock': async ({ secrets }) => answered(secrets.lock()),
  'vault.changePassphrase': async ({ secrets }, { current, next }) =>
    answered(await secrets.changePassphrase(current ?? null, next)),

  'vault.save': (context, input) =>
    input.id === undefined ? addEntry(context, input) : changeEntry(context, { ...input, id: input.id }),

  'vault.remove': ({ db, today, operator }, { id, reason }) => {
    const entry = vault.findEntry(db, id)
    if (!entry) return refuse('vault.entryNotFound', { id })
    const no = keptFrom(operator, entry)
    if (no) return no
    vault.removeEntry(db, id, today, reason)
    return ok({ id })
  },

  'vault.list': ({ db }, { clientId = null, search = '', offset = 0, limit = 100 }) =>
    ok(vault.listEntries(db, { clientId, search, offset, limit })),

  'vault.log': ({ db }, { id = null, clientId = null, offset = 0, limit = 100 }) =>
    ok(vault.listReveals(db, { entryId: id, clientId }, offset, limit)),

  'vault.reveal': async ({ db, secrets, atomically, run }, { id, reason }) => {
    const entry = vault.findEntry(db, id)
    if (!entry) return refuse('vault.entryNotFound', { id })
    const user = secrets.open(entry.user)
    if (!user.ok) return user
    const password = secrets.open(entry.password)
    if (!password.ok) return password
    return atomically(async () => {
      const recorded = run('vault.recordReveal', { id, reason })
      return recorded.ok ? ok({ user: user.value, password: password.value }) : recorded
    })
  },

  'vault.recordReveal': ({ db, newId, now, today, operator }, { id, reason }) => {
    const entry = vault.findEntry(db, id)
    if (!entry) return refuse('vault.entryNotFound', { id })
    const no = keptFrom(operator, entry)
    if (no) return no
    const revealId = newId()
    vault.insertReveal(db, {
      id: revealId,
      entryId: id,
      operatorId: operator.id,
      at: now,
      onDay: today,
      reason,
    })
    return ok({ id: revealId })
  },
}

interface EntryInput {
  readonly clientId?: string | undefined
  readonly portal: string
  readonly user?: Sealed | undefined
  readonly password?: Sealed | undefined
  readonly note?: string | undefined
}

function addEntry(context: CommandContext, input: EntryInput): Result<{ id: string }> {
  const { db, newId, today, operator } = context
  const { clientId = null, portal, user, password } = input
  // load
  const client = clientId === null ? null : findClient(db, clientId)
  if (clientId !== null && !client) return refuse('client.notFound', { id: clientId })
  const other = client === null ? null : vault.entryOf(db, client.id, portal)
  // decide
  const no = keptFrom(operator, { clientId })
  if (no) return no
  if (client && other) return refuse('vault.portalTaken', { client: client.name, portal, id: other.id })
  if (user === undefined || password === undefined) {
    const path = user === undefined ? 'user' : 'password'
    return refuse('operation.invalidInput', { issues: [{ path, message: 'falta' }] })
  }
  // save
  const id = newId()
  const note = input.note ?? ''
  vault.saveEntry(db, {
    id,
    clientId,
    portal,
    user,
    password,
    note,
    changedOn: today,
    operatorId: operator.id,
  })
  return ok({ id })
}

function changeEntry(
  { db, today, operator }: CommandContext,
  input: EntryInput & { readonly id: string },
): Result<{ id: string }> {
  // load
  const before = vault.findEntry(db, input.id)
  if (!before) return refuse('vault.entryNotFound', { id: input.id })
  const client = before.clientId === null ? null : findClient(db, before.clientId)
  const other = client === null ? null : vault.entryOf(db, client.id, input.portal)
  // decide
  const no = keptFrom(operator, before)
  if (no) return no
  if (client && other && other.id !== before.id) {
    return refuse('vault.portalTaken', { client: client.name, portal: input.portal, id: other.id })
  }
  // save
  vault.saveEntry(db, {
    ...before,
    portal: input.portal,
    user: input.user ?? before.user,
    password: input.password ?? before.password,
    note: input.note ?? before.note,
    changedOn: today,
    operatorId: operator.id,
  })
  return ok({ id: before.id })
}

function keptFrom(operator: Operator, { clientId }: { readonly clientId: string | null }): Refused | null {
  if (mayOpenAccount(operator.role, clientId === null ? 'office' : 'client')) return null
  return refuse('vault.ownAccount', { operator: operator.name })
}

interface Status {
  readonly state: VaultState
  readonly ways: readonly KeyWay[]
}

function answered(result: Result<Status>): Result<ReturnType<typeof told>> {
  return result.ok ? ok(told(result.value)) : result
}

function told({ state, ways }: Status) {
  return { state, ways: [...ways] }
}
