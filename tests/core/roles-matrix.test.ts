import { expect, test } from 'vitest'
import { operations, type OperationName } from '#contract/index.ts'
import type { Procedure } from '#contract/procedure.ts'
import { ROLES, mayDo, type Role } from '#domain/roles.ts'
import { openTestApp } from '../support/app.ts'

// Who may do what, operation by operation. The table beside this file is read by a person when it changes.

const all = Object.entries<Procedure>(operations).toSorted(([a], [b]) => (a < b ? -1 : 1))
const recorded = all.filter(([, procedure]) => procedure.kind === 'command' && !procedure.local)
/** No operation takes this, so that what is let in goes no further than its form. */
const NOTHING_FITS = { 'no field of anything': true }

async function officeOfAllRoles() {
  const pc = openTestApp()
  const ids = {} as Record<Role, string>
  for (const role of ROLES) {
    const { id } = await pc.call('operators.save', { name: `De ${role}`, role })
    ids[role] = id
  }
  return { ...pc, ids }
}

test('the table of who may do what is as somebody has read it', async () => {
  const lines = all.map(([name, procedure]) => {
    const marks = ROLES.map((role) => (mayDo(role, procedure.role) ? role : '-').padEnd(11)).join('')
    const inner = procedure.kind === 'command' && procedure.inner ? ' inner' : ''
    const from = procedure.from === undefined ? '' : ` ${procedure.from}`
    return `${name.padEnd(30)}${procedure.kind.padEnd(8)}${marks}${inner}${from}`.trimEnd()
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('roles-matrix.txt')
})

test('the door lets each role do what the table says and refuses it the rest', async () => {
  const { answer, ids } = await officeOfAllRoles()
  for (const role of ROLES) {
    for (const [name, procedure] of all) {
      const given = await answer(name, NOTHING_FITS, ids[role])
      const code = given.ok ? 'ok' : given.refusal.code
      const expected = mayDo(role, procedure.role) ? 'operation.invalidInput' : 'operation.roleRequired'
      expect(code, `${role} ${name}`).toBe(expected)
    }
  }
})

test('a screen gets no further than the role of its session, and no step of a job', async () => {
  const { app, call, ids } = await officeOfAllRoles()
  const ask = (name: string, input: unknown, session: string | null = null) =>
    app.dispatch({ operator: null, host: 'web', session }, name, input)
  await ask('access.setUp', { name: 'Lety', password: 'cuatro faros en la bahía' })
  for (const role of ROLES) {
    const { password: temporary } = await call('access.resetPassword', { operator: ids[role] })
    const came = await ask('access.signIn', { operator: ids[role], password: temporary })
    const first = came.ok ? came.session! : null
    const changed = await ask(
      'access.changePassword',
      { current: temporary, next: 'mangos verdes con chile' },
      first,
    )
    const session = changed.ok ? changed.session! : null
    for (const [name, procedure] of all) {
      const given = await ask(name, NOTHING_FITS, session)
      const code = given.ok ? 'ok' : given.refusal.code
      const isInner = procedure.kind === 'command' && procedure.inner
      // Whoever stands before the PC may ask who is there: the one thing without a session, and without a role.
      const allowed = mayDo(role, procedure.role) ? 'operation.invalidInput' : 'operation.roleRequired'
      expect(code, `${role} ${name}`).toBe(isInner ? 'operation.inner' : allowed)
    }
  }
})

test('an endpoint holds each recorded command to the role of who gave it, whatever the PC let through', async () => {
  const { app, ids } = await officeOfAllRoles()
  const authority = { horizon: 0, now: '2026-11-23T15:00:00.000Z', device: 'otra' }
  for (const role of ROLES) {
    for (const [name, procedure] of recorded) {
      const stamp = {
        cmdId: '019bc22b-a980-79c8-98e3-455c13394aee',
        now: authority.now,
        today: '2026-11-23',
        operator: ids[role],
        series: 'B',
        group: null,
      }
      const row = { type: name, args: JSON.stringify({ input: NOTHING_FITS, stamp }) }
      const code = await app.sync.transaction(() => {
        try {
          const result = app.sync.record(row, 1_000, authority)
          return { value: result.ok ? 'ok' : result.refusal.code, topics: [] }
        } catch (error) {
          return { value: (error as Error).name, topics: [] }
        }
      })
      expect(code, `${role} ${name}`).toBe(
        mayDo(role, procedure.role) ? 'ZodError' : 'operation.roleRequired',
      )
    }
  }
})

test('nobody takes back what they may not do', async () => {
  const { answer, ids } = await officeOfAllRoles()
  const done = await answer('clients.leave', { id: await aClient(answer), reason: 'cerró' }, ids.sales)
  const command = done.ok ? done.command! : ''
  const undo = (role: Role) => answer('ledger.undo', { command }, ids[role])
  expect(await undo('support')).toMatchObject({ refusal: { code: 'operation.roleRequired' } })
  expect(await undo('sales')).toMatchObject({ ok: true })
})

test('a list leaves as a file only with who sells, and is copied by anybody who may see it', async () => {
  const { answer, ids } = await officeOfAllRoles()
  const make = (role: Role, format: string) =>
    answer('exports.make' satisfies OperationName, { list: 'clients', format }, ids[role])
  for (const role of ROLES) {
    const file = await make(role, 'xlsx')
    expect(file.ok ? 'ok' : file.refusal.code, role).toBe(
      mayDo(role, 'sales') ? 'ok' : 'operation.roleRequired',
    )
    expect(await make(role, 'tsv'), role).toMatchObject({ ok: true })
  }
})

async function aClient(answer: (name: string, input: unknown) => Promise<unknown>): Promise<string> {
  const made = (await answer('clients.create', { name: 'Hotel La Ceiba' })) as { value: { id: string } }
  return made.value.id
}
