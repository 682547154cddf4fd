import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answer, FAULT_STATUS, PATHS, type Asked } from '#endpoint/answer.ts'
import type { TenantService } from '#endpoint/tenant.ts'
import { readDeviceKeys } from '#core/device-keys.ts'
import type { PushAnswer, PushRequest } from '#wire/messages.ts'
import { isSignedBy, privateKeyOf, publicKeyOf, signBytes } from '#wire/signature.ts'
import { TEST_STORE } from '../support/app.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { workLedger } from '../support/worked-ledger.ts'
import { mutateBody, mutateJson, randomOf } from './mutate-body.ts'

// What a PC that was taken over may send: the requests of a real office changed in every way, and its commands given again
// with other contents, all signed as they should be. `ENDPOINT_REQUESTS=1000000 npm run test:unit -- tests/security/endpoint-fuzz.test.ts`
// is the whole of it; a `TMPDIR` in memory spares it the disk.

/** Of one office: after more of them little of it is as it was, and nearly everything is refused. */
const OF_AN_OFFICE = 6_000
const OFFICES = Math.ceil(Number(process.env['ENDPOINT_REQUESTS'] ?? OF_AN_OFFICE) / OF_AN_OFFICE)

test.each(Array.from({ length: OFFICES }, (_, n) => n + 1))(
  'whatever a PC of office %i sends is judged or refused: nothing breaks, and the office’s ledger stays one',
  async (office) => {
    const { service } = await openTestEndpoint()
    const asked: { path: string; body: string }[] = []
    const straight = directTransport(() => service)
    const one = await openTestPc(service, 'Recepción', {
      post: (path, body, ...rest) => {
        asked.push({ path, body })
        return straight.post(path, body, ...rest)
      },
    })
    await workLedger(one)
    while ((await one.exchange()).more);
    const key = privateKeyOf((await readDeviceKeys(one.dir, TEST_STORE))!.signing.privateKey)
    const { device } = one
    asked.push({ path: 'v1/wait', body: JSON.stringify({ device, cursor: 0, seconds: 1 }) })
    asked.push({ path: 'v1/contacts', body: JSON.stringify({ device }) })
    asked.push({ path: 'v1/code', body: JSON.stringify({ device, operator: 'x' }) })
    for (const path of PATHS) expect(asked.some((each) => each.path.startsWith(path))).toBe(true)
    const pushes = asked
      .filter(({ path }) => path === 'v1/push')
      .map(({ body }) => JSON.parse(body) as PushRequest)
    const commands = pushes.flatMap(({ batch }) => batch)
    let lastSeq = commands.at(-1)!.seq

    const random = randomOf(office)
    const signed = (path: string, body: string): Asked => ({
      ...{ path, body, device },
      signature: signBytes(key, `${path}\n${body}`),
    })
    /** A request as it was, changed. */
    function changed(): Asked {
      const { path, body: whole } = asked[random(asked.length)]!
      const body = mutateBody(whole, random)
      if (random(50) === 0) return { path, body, device, signature: body.slice(0, random(90)) }
      if (random(50) === 0) return { ...signed(path, body), device: body.slice(0, random(80)) }
      if (random(50) === 0) return signed(PATHS[random(PATHS.length)]!, body)
      return signed(path, body)
    }
    /** A command as it was given, with other contents, as the next one. */
    function given(): Asked {
      const command = commands[random(commands.length)]!
      const type = random(10) === 0 ? commands[random(commands.length)]!.type : command.type
      const args = mutateJson(random(3) === 0 ? mutateJson(command.args, random) : command.args, random)
      const next = { ...command, type, args, seq: lastSeq + 1, cmdId: randomUUID() }
      return signed(
        'v1/push',
        JSON.stringify({ ...pushes[0], batch: [next], recorded: next.seq, audit: null }),
      )
    }

    // Nobody waits for what is hostile.
    const hasty: TenantService = { ...service, waitFor: (cursor) => service.waitFor(cursor, 0) }
    const serverKey = publicKeyOf(service.keys.newest(), 'Ed25519')
    const said: Record<string, number> = {}
    for (let n = 0; n < OF_AN_OFFICE; n += 1) {
      const request = n % 2 === 0 ? changed() : given()
      const answered = await answer(hasty, request).catch((error: Error) => {
        throw new Error(`request ${n} ${JSON.stringify(request).slice(0, 3000)}`, { cause: error })
      })
      if (n % 50 === 0) expect(isSignedBy(serverKey, answered.body, answered.signature)).toBe(true)
      const read = JSON.parse(answered.body) as { fault?: 'GAP' } & Partial<PushAnswer>
      expect(answered.status).toBe(read.fault === undefined ? 200 : FAULT_STATUS[read.fault])
      if (read.lastSeq !== undefined) lastSeq = Math.max(lastSeq, read.lastSeq)
      const word = `${request.path.slice(0, 7)} ${read.fault ?? read.results?.[0]?.outcome.kind ?? 'answered'}`
      said[word] = (said[word] ?? 0) + 1
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    // All of it was reached: what is done, what the business refuses, what is set aside, and what is no request.
    for (const word of ['applied', 'rejected', 'poisoned', 'MALFORMED'])
      expect([word, (said[`v1/push ${word}`] ?? 0) > OF_AN_OFFICE / 500]).toEqual([word, true])
    // It goes on as if nothing had been: another PC joins, and has what the endpoint has.
    const other = await openTestPc(service, 'Ventas')
    await other.call('clients.create', { name: 'Hotel La Ceiba' })
    while ((await other.exchange()).more);
    expect(other.digest()).toBe((await service.digest()).digest)
  },
)
