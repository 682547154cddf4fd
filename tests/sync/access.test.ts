import { expect, test } from 'vitest'
import type { Answer } from '#core/app.ts'
import { openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'

const PASSWORD = 'cuatro faros en la bahía'

/** Somebody before a screen of a PC. */
function screenOf({ app }: TestPc) {
  let session: string | null = null
  return async (name: string, input: unknown = {}): Promise<Answer> => {
    const answer = await app.dispatch({ operator: null, host: 'web', session }, name, input)
    if (answer.ok && 'session' in answer) session = answer.session ?? null
    return answer
  }
}

const codeOf = (answer: Answer) => (answer.ok ? 'ok' : answer.refusal.code)

async function office() {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const other = await openTestPc(service, 'Ventas')
  const meet = async (...pcs: readonly TestPc[]) => {
    for (const pc of pcs) await pc.exchange()
  }
  const admin = screenOf(one)
  const made = await admin('access.setUp', { name: 'Lety', password: PASSWORD })
  const { id } = (made as { value: { id: string } }).value
  await meet(one, other)
  return { service, one, other, meet, admin, id }
}

test('an operator signs in on each PC of the office with one password, and no PC was open in between', async () => {
  const { other, id, service } = await office()
  const page = screenOf(other)
  expect(codeOf(await page('clients.list'))).toBe('access.signInNeeded')
  expect(codeOf(await page('access.signIn', { operator: id, password: PASSWORD }))).toBe('ok')
  expect(codeOf(await page('clients.list'))).toBe('ok')
  expect((await service.digest()).digest).toBe(other.digest())
  const sent = JSON.stringify(other.app.sync.raw.prepare('SELECT * FROM passwords').all())
  expect(sent).toContain('scrypt.17.8.1.')
  expect(sent).not.toContain('faros')
})

test('a password that is set anew on one PC ends what was open with the former one on the others', async () => {
  const { one, other, id, meet, admin } = await office()
  const page = screenOf(other)
  await page('access.signIn', { operator: id, password: PASSWORD })
  await admin('access.changePassword', { current: PASSWORD, next: 'otra frase bien larga' })
  expect(codeOf(await page('clients.list'))).toBe('ok')
  await meet(one, other)
  expect(codeOf(await page('clients.list'))).toBe('access.signInNeeded')
  expect(codeOf(await page('access.signIn', { operator: id, password: PASSWORD }))).toBe(
    'access.wrongPassword',
  )
})

test('the endpoint takes nobody’s password from a PC that records it in the name of somebody else', async () => {
  const { one, other, id, meet } = await office()
  const { id: raul } = await one.call('operators.save', { name: 'Raúl', role: 'sales' })
  await meet(one, other)
  const forged = { id, verifier: 'scrypt.14.8.1.AAAA.AAAA', temporary: false }
  // A PC whose program was changed: the step runs there as if it were asked for by Raúl, whatever its own rules say.
  const { sync } = other.app
  const before = sync.raw.prepare('SELECT verifier FROM passwords WHERE id = ?').pluck().get(id)
  expect(codeOf(await other.answer('access.recordPassword', forged, raul))).toBe('access.notOwn')
  const good = await other.answer('clients.create', { name: 'Buceo Ixchel' }, raul)
  expect(codeOf(good)).toBe('ok')
  sync.raw.exec('DROP TRIGGER outbox_keeps_its_words')
  sync.raw
    .prepare(
      `UPDATE outbox SET type = 'access.recordPassword',
        args = json_set(args, '$.input', json(?)) WHERE seq = (SELECT max(seq) FROM outbox)`,
    )
    .run(JSON.stringify(forged))
  await meet(other, one)
  expect(
    sync.raw.prepare("SELECT state, result ->> 'code' AS code FROM outbox ORDER BY seq DESC LIMIT 1").get(),
  ).toEqual({ state: 'rejected', code: 'access.notOwn' })
  expect(one.app.sync.raw.prepare('SELECT verifier FROM passwords WHERE id = ?').pluck().get(id)).toBe(before)
})
