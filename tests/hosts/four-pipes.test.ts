import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openVigente } from '#core/start.ts'
import { day, type Day } from '#domain/calendar.ts'
import { openDesktop } from './electron-double.ts'
import { NOW, openShell, ROOT, temporaryFolder, vigente } from './harness.ts'

/** With a day: "a la fecha de…". */
type Call = (name: string, input: unknown, asOf?: Day) => Promise<unknown>

/** One of the ways into the program, over an empty ledger of its own, on the same day. */
interface Pipe {
  readonly call: Call
  readonly importFile: (path: string) => Promise<unknown>
}

const pipes: Readonly<Record<string, () => Promise<Pipe>>> = { direct, web, cli, electron }

/** From a new client to a paid renewal, with what is refused on the way. */
async function renewal(call: Call): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  const step = async (name: string, input: unknown): Promise<string> => {
    const answer = (await call(name, input)) as { value?: { id?: string } }
    answers.push([name, answer])
    return answer.value?.id ?? ''
  }
  const clientId = await step('clients.create', {
    name: 'Hotel «La Ceiba» & Hijos',
    rfc: 'hcp-870309-lw5',
    city: 'Cancún',
  })
  await step('clients.create', { name: 'Hotel La Ceiba', rfc: 'HCP870309LW5' })
  await step('clients.create', { name: 7 })
  await step('no.such', {})
  const serialId = await step('serials.create', {
    clientId,
    product: 'SAE',
    serial: 'SAES7056850',
    mode: 'subscription',
    version: '10.0',
    users: 5,
    months: 6,
    method: 'transfer',
  })
  await step('serials.activate', { id: serialId, on: '2026-05-25' })
  await step('today.list', {})
  await step('rentals.preview', { serialId, months: 1 })
  await step('rentals.preview', { serialId, months: 6 })
  await step('payments.register', { serialId, months: 1, method: 'transfer', amount: 100_00 })
  await step('payments.register', {
    serialId,
    months: 6,
    method: 'transfer',
    amount: 4_640_00,
    paidOn: '2026-11-20',
  })
  await step('today.list', {})
  await step('serials.get', { id: serialId })
  await step('search.everywhere', { text: 'ceiba' })
  return answers
}

test('the same renewal through every pipe gives the same answers', async () => {
  const answers: Record<string, unknown> = {}
  for (const [name, open] of Object.entries(pipes))
    answers[name] = withoutIds(await renewal((await open()).call))
  const expected = answers['direct'] as [name: string, answer: { ok: boolean; refusal?: { code: string } }][]
  expect(answers).toEqual({ direct: expected, web: expected, cli: expected, electron: expected })
  expect(expected.map(([name, { ok, refusal }]) => [name, ok || refusal?.code])).toEqual([
    ['clients.create', true],
    ['clients.create', 'client.rfcTaken'],
    ['clients.create', 'operation.invalidInput'],
    ['no.such', 'operation.unknown'],
    ['serials.create', true],
    ['serials.activate', true],
    ['today.list', true],
    ['rentals.preview', true],
    ['rentals.preview', true],
    ['payments.register', 'payment.methodNotAllowed'],
    ['payments.register', true],
    ['today.list', true],
    ['serials.get', true],
    ['search.everywhere', true],
  ])
})

test('through every pipe another day is looked at, and nothing of it is saved', async () => {
  const answers: Record<string, unknown> = {}
  for (const [name, open] of Object.entries(pipes)) {
    const { call } = await open()
    const { value } = (await call('today.list', {}, day('2026-12-24'))) as { value: { today: string } }
    const { refusal } = (await call('clients.create', { name: 'Nadie' }, day('2026-12-24'))) as {
      refusal: { code: string }
    }
    answers[name] = [value.today, refusal.code]
  }
  const expected = ['2026-12-24', 'operation.readOnlyAsOf']
  expect(answers).toEqual({ direct: expected, web: expected, cli: expected, electron: expected })
})

test("the office's spreadsheet goes in through every pipe with the same outcome", async () => {
  const path = join(ROOT, 'tests', 'fixtures', 'cartera.csv')
  const outcomes: Record<string, unknown> = {}
  for (const [name, open] of Object.entries(pipes)) {
    const { call, importFile } = await open()
    const imported = await importFile(path)
    const { value } = (await call('today.list', {})) as { value: { today: string; sections: unknown } }
    // Lines of the same day come in the order of their ids, which are drawn at random.
    outcomes[name] = withoutIds([imported, await call('ledger.counts', {}), value.today, value.sections])
  }
  const expected = outcomes['direct']
  expect(outcomes).toEqual({ direct: expected, web: expected, cli: expected, electron: expected })
  expect(expected).toMatchObject([
    { ok: true, value: { lines: 602, errors: 6, clients: 246, serials: 594 } },
    { ok: true, value: { clients: 246, serials: 594 } },
    '2026-11-23',
    expect.arrayContaining([expect.objectContaining({ section: 'cutToday' })]),
  ])
})

async function direct(): Promise<Pipe> {
  const app = openVigente({ dir: temporaryFolder(), clock: { now: () => NOW }, checkAnswers: true })
  onTestFinished(() => app.close())
  const call: Call = async (name, input, asOf) =>
    app.dispatch({ operator: null, host: 'direct', ...(asOf ? { asOf } : {}) }, name, input)
  return {
    call,
    importFile: async (path) => {
      const { file } = app.files.put(basename(path), readFileSync(path))
      return outcomeOf(await call('imports.commit', { file }))
    },
  }
}

async function web(): Promise<Pipe> {
  const { rpc, fetch } = await openShell()
  const call: Call = async (name, input, asOf) =>
    (await rpc(name, input, asOf ? { 'X-Vigente-As-Of': asOf } : {})).body
  return {
    call,
    importFile: async (path) => {
      const put = await fetch('/files', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/octet-stream',
          'X-File-Name': encodeURIComponent(basename(path)),
        },
        body: readFileSync(path),
      })
      const { file } = (await put.json()) as { file: string }
      return outcomeOf(await call('imports.commit', { file }))
    },
  }
}

async function cli(): Promise<Pipe> {
  const at = ['--data', temporaryFolder(), '--now', NOW.toISOString()]
  const run = async (...args: string[]) =>
    JSON.parse((await vigente([...args, ...at]).finished).stdout) as unknown
  return {
    call: (name, input, asOf) => run('call', name, JSON.stringify(input), ...(asOf ? ['--as-of', asOf] : [])),
    importFile: (path) => run('import', path, '--commit', '--json'),
  }
}

async function electron(): Promise<Pipe> {
  const { invoke } = await openDesktop()
  const call: Call = (name, input, asOf = null as never) =>
    invoke('vigente:rpc', { name, input, operator: null, ledger: 'office', job: null, asOf })
  return {
    call,
    importFile: async (path) => {
      const request = { name: basename(path), bytes: new Uint8Array(readFileSync(path)), ledger: 'office' }
      const { value } = (await invoke('vigente:putFile', request)) as { value: { file: string } }
      return outcomeOf(await call('imports.commit', { file: value.file }))
    },
  }
}

/** What the command line prints of an import (surface.md); the screen gets more. */
function outcomeOf(answer: unknown): unknown {
  const { value } = answer as { value: Record<string, unknown> }
  const fields = ['lines', 'new', 'changed', 'same', 'warnings', 'conflicts', 'errors', 'clients', 'serials', 'rows', 'import'] // prettier-ignore
  return { ok: true, value: Object.fromEntries(fields.map((field) => [field, value[field]])) }
}

/** Ids are drawn at random; which is which is what must be the same. */
function withoutIds(answers: unknown): unknown {
  const seen = new Map<string, string>()
  const text = JSON.stringify(answers).replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    (id) => {
      if (!seen.has(id)) seen.set(id, `id ${seen.size + 1}`)
      return seen.get(id)!
    },
  )
  return JSON.parse(text)
}
