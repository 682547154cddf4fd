import { expect, test } from 'vitest'
import { directTransport, openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'

/** A page has 500 of them where so many wait. */
const GIVEN = 510

test('what shows already is confirmed where it stands, and what waits behind it is not run again', async () => {
  const { service, pc, cutAt } = await office()
  const id = await notes(pc, GIVEN)
  const waiting = imagesAfter(pc, 500)
  cutAt('v1/pull', 2)
  expect((await pc.exchange()).failure).toBe('unreachable')
  const settled = pc.app.sync.raw.prepare("SELECT seq, rev FROM outbox WHERE state = 'applied'").all()
  expect(settled).toHaveLength(500)
  expect(imagesAfter(pc, 500).map(({ n }) => n)).toEqual(waiting.map(({ n }) => n))
  const [first] = imagesAfter(pc, 500)
  expect(JSON.parse(first!.row!)).toMatchObject({ note: 'nota 499', rev: 501 })
  await pc.exchange()
  const command = pc.app.sync.raw.prepare('SELECT cmd_id FROM outbox ORDER BY seq DESC').pluck().get()
  await pc.call('ledger.undo', { command: String(command) })
  await pc.exchange()
  expect((await pc.call('clients.get', { id })).client.note).toBe(`nota ${GIVEN - 2}`)
  expect(pc.digest()).toBe((await service.digest()).digest)
})

test('what shows otherwise than it was done is laid down as it was done', async () => {
  const { service, pc } = await office()
  const id = await notes(pc, 3)
  // Somebody wrote into the file of this PC.
  pc.app.sync.raw.prepare("UPDATE clients SET city = 'Mérida' WHERE id = ?").run(id)
  expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
  expect((await pc.call('clients.get', { id })).client.city).toBe('')
  expect(pc.digest()).toBe((await service.digest()).digest)
})

async function office() {
  const { service } = await openTestEndpoint()
  let asked = 0
  let cut: { readonly path: string; readonly at: number } | null = null
  const transport = directTransport(
    () => service,
    (path) => {
      if (path === cut?.path && (asked += 1) === cut.at) throw new Error('cut')
    },
  )
  const pc = await openTestPc(service, 'Recepción', transport)
  await pc.exchange()
  return {
    service,
    pc,
    cutAt: (path: string, at: number) => {
      cut = { path, at }
    },
  }
}

/** A client, and so many commands in all that each write its row. */
async function notes(pc: TestPc, commands: number): Promise<string> {
  const { id } = await pc.call('clients.create', { name: 'Hotel La Ceiba' })
  for (let n = 1; n < commands; n += 1) await pc.call('clients.update', { id, note: `nota ${n}` })
  return id
}

function imagesAfter({ app }: TestPc, seq: number) {
  return app.sync.raw.prepare('SELECT n, row FROM before_images WHERE seq > ? ORDER BY n').all(seq) as {
    readonly n: number
    readonly row: string | null
  }[]
}
