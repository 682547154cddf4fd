import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { operations } from '#contract/index.ts'
import { ROOT, temporaryFolder, vigente } from './harness.ts'

const FIXTURES = join(ROOT, 'tests', 'fixtures')

/** Stdout is the answer and nothing else; what is logged on stderr depends on how fast the machine is. */
async function run(...args: string[]): Promise<{ code: number | null; answer: unknown }> {
  const { code, stdout } = await vigente(args).finished
  return { code, answer: stdout === '' ? null : JSON.parse(stdout) }
}

async function serving(dir: string, ...args: string[]) {
  const program = vigente(['serve', '--data', dir, '--port', '0', ...args])
  const [line] = await program.line(/^\{.*\}\n/)
  return { ...program, door: JSON.parse(line) as { url: string; token: string; pid: number } }
}

describe('exit codes', () => {
  test('0 for an answer, 1 for a refusal, each with its JSON on stdout alone', async () => {
    const dir = temporaryFolder()
    expect(await run('call', 'ledger.counts', '--data', dir)).toEqual({
      code: 0,
      answer: { ok: true, value: { clients: 0, serials: 0, waiting: 0 } },
    })
    expect(await run('call', 'clients.get', '{"id":"nobody"}', '--data', dir)).toEqual({
      code: 1,
      answer: {
        ok: false,
        refusal: { code: 'client.notFound', message: expect.any(String), params: { id: 'nobody' } },
      },
    })
  })

  test('2 for what makes no sense, with the reason and the usage on stderr', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /Falta el mandato/],
      [['doctor-who'], /No existe el mandato «doctor-who»/],
      [['call'], /Falta un argumento/],
      [['call', 'x', '{'], /«\{» no es JSON/],
      [['call', 'x', '{}', 'y'], /Sobra «y»/],
      [['call', 'x', '--nope'], /^No existe la opción --nope\.$/m],
      [['restore', '--from'], /^Falta el valor de --from\.$/m],
      [['restore', '--from', '--yes'], /^Falta el valor de --from; si empieza con guion/m],
      [['restore', '--yes=sí'], /^--yes va sola, sin valor\.$/m],
      [['call', 'x', '--port', '1'], /«call» no lleva --port/],
      [['serve', '--port', '99999'], /--port/],
      [['call', 'x', '--today', '2026-02-30'], /--today espera un día/],
      [['call', 'x', '--now', 'ayer'], /--now espera un instante/],
      [['call', 'x', '--now', '2026-11-23T15:00:00Z', '--today', '2026-11-23'], /no van juntos/],
    ]
    const said = await Promise.all(wrong.map(([args]) => vigente(args).finished))
    expect(said).toEqual(
      wrong.map(([, reason]) => ({ code: 2, stdout: '', stderr: expect.stringMatching(reason) })),
    )
  })

  test('1 for a folder that cannot be one, and for work on a ledger whose pages are gone', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(await run('call', 'ledger.counts', '--data', file)).toMatchObject({
      code: 1,
      answer: { refusal: { code: 'ledger.notOpened', params: { dir: file, reason: 'folder' } } },
    })
    const dir = temporaryFolder()
    await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', '--data', dir)
    const ledger = readFileSync(join(dir, 'ledger.db'))
    writeFileSync(join(dir, 'ledger.db'), ledger.fill(0, 4096))
    const asked = vigente(['call', 'clients.create', '{"name":"Buceo Ixchel"}', '--data', dir])
    const { code, stdout, stderr } = await asked.finished
    expect([code, JSON.parse(stdout), stderr]).toEqual([
      1,
      { ok: false, refusal: expect.objectContaining({ code: 'ledger.onlyLook' }) },
      'El libro estaba dañado y no se pudo recuperar entero. Qué queda y qué hacer se lee en Respaldos.\n',
    ])
  })
})

test('quotes, spaces, dollars and accents pass through npm as they are', () => {
  const dir = join(temporaryFolder(), 'carpeta con espacio')
  const name = `Muebles "Pacheco" & Hijos' $HOME \`x\` 100% ñandú`
  const npm = (...args: string[]) =>
    spawnSync('npm', ['run', '-s', 'vigente', '--', ...args, '--data', dir], { cwd: ROOT, encoding: 'utf8' })
  const created = npm('call', 'clients.create', JSON.stringify({ name }))
  const { id } = (JSON.parse(created.stdout) as { value: { id: string } }).value
  const got = npm('call', 'clients.get', JSON.stringify({ id }))
  expect([created.status, got.status, got.stdout.includes(JSON.stringify(name).slice(1, -1))]).toEqual([
    0,
    0,
    true,
  ])
  expect(npm('call', 'clients.get', '{"id":"nobody"}').status).toBe(1)
})

test('a __proto__ key is refused before the ledger is opened', async () => {
  const dir = join(temporaryFolder(), 'never')
  expect(await run('call', 'clients.create', '{"__proto__":{"name":"x"}}', '--data', dir)).toMatchObject({
    code: 1,
    answer: { ok: false, refusal: { code: 'request.malformed', params: { what: 'key' } } },
  })
  expect(existsSync(dir)).toBe(false)
})

test('a command acts as the operator that it names, and on the day that it names', async () => {
  const dir = temporaryFolder()
  await run('call', 'operators.save', '{"name":"Lety Núñez","role":"reader"}', '--data', dir)
  const asLety = ['--data', dir, '--operator', 'Lety Núñez', '--today', '2027-02-01']
  expect(await run('call', 'today.list', ...asLety)).toMatchObject({
    code: 0,
    answer: { value: { today: '2027-02-01' } },
  })
  expect(await run('call', 'clients.create', '{"name":"X"}', ...asLety)).toMatchObject({
    code: 1,
    answer: { refusal: { code: 'operation.roleRequired', params: { operator: 'Lety Núñez' } } },
  })
})

test('every operation is listed with its kind, its role and its schemas', async () => {
  const { code, answer } = await run('operations', '--json')
  const listed = answer as { name: string; kind: string; role: string; input: object; output: object }[]
  expect(code).toBe(0)
  expect(listed.map(({ name, kind, role }) => [name, kind, role])).toEqual(
    Object.entries(operations).map(([name, { kind, role }]) => [name, kind, role]),
  )
  expect(listed.find(({ name }) => name === 'calc.cutoffs')?.input).toMatchObject({
    type: 'object',
    required: ['anchor', 'months', 'count'],
    additionalProperties: false,
  })
})

describe('one program holds a ledger', () => {
  test('a command that finds it in use goes through the door and answers the same', async () => {
    const [dir, apart] = [temporaryFolder(), temporaryFolder()]
    const { door, child, finished } = await serving(dir, '--today', '2026-11-23')
    expect(JSON.parse(readFileSync(join(dir, 'door.json'), 'utf8'))).toEqual(door)
    expect(statSync(join(dir, 'door.json')).mode & 0o777).toBe(0o600)

    const commands = [
      ['call', 'calc.cutoffs', '{"anchor":"2026-01-31","months":1,"count":3}'],
      ['call', 'today.list', '--today', '2027-03-01'],
      ['call', 'clients.get', '{"id":"nobody"}'],
      ['call', 'no.such'],
      ['call', 'today.list', '--operator', 'Señor Nadie'],
      ['import', join(FIXTURES, 'cartera.csv'), '--today', '2026-11-23', '--json'],
      ['import', join(FIXTURES, 'no-such.csv'), '--json'],
    ]
    for (const command of commands) {
      const [held, free] = await Promise.all([dir, apart].map((data) => run(...command, '--data', data)))
      expect(held).toEqual(free)
    }
    child.kill('SIGTERM')
    expect((await finished).code).toBe(0)
  })

  test('a second serve names the door that there is', async () => {
    const dir = temporaryFolder()
    const { door } = await serving(dir)
    expect(await run('serve', '--data', dir)).toMatchObject({ code: 0, answer: door })
  })

  test('SIGTERM and SIGINT end it with the ledger closed and no door left', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const dir = temporaryFolder()
      const { door, finished } = await serving(dir)
      await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', '--data', dir)
      process.kill(door.pid, signal)
      expect((await finished).code).toBe(0)
      expect(readdirSync(dir).sort()).toEqual([
        ...['attachments', 'backups', 'files', 'head.json', 'ledger.db', 'ledger.hashes', 'lock', 'log'],
      ])
    }
  })

  test('a program that is busy for long is said to be, and what to do, and not that its folder is taken', async () => {
    const dir = temporaryFolder()
    const { door } = await serving(dir)
    process.kill(door.pid, 'SIGSTOP')
    const { code, answer } = await run('call', 'clients.list', '--data', dir)
    process.kill(door.pid, 'SIGCONT')
    expect([code, answer]).toMatchObject([
      1,
      {
        refusal: {
          code: 'ledger.notOpened',
          message: expect.stringMatching(/está ocupado y no contestó\. Espere .* repita/),
        },
      },
    ])
    expect(await run('call', 'clients.list', '--data', dir)).toMatchObject({ code: 0 })
  })

  test('the door of a program that was killed is ignored, and nothing it saved is lost', async () => {
    const dir = temporaryFolder()
    const { door, finished } = await serving(dir)
    await run('call', 'clients.create', '{"name":"Hotel La Ceiba"}', '--data', dir)
    process.kill(door.pid, 'SIGKILL')
    await finished
    expect(existsSync(join(dir, 'door.json'))).toBe(true)
    expect(await run('call', 'ledger.counts', '--data', dir)).toMatchObject({
      code: 0,
      answer: { value: { clients: 1 } },
    })
  })

  test('a door.json of somebody else, of another address or of no sense is ignored', async () => {
    const dir = temporaryFolder()
    const stale = [
      { url: 'http://127.0.0.1:1', token: 'x', pid: process.pid },
      { url: 'https://evil.example', token: 'x', pid: process.pid },
      { url: 'http://127.0.0.1:1', token: 'x', pid: -1 },
      null,
    ]
    for (const card of stale) {
      writeFileSync(join(dir, 'door.json'), JSON.stringify(card))
      expect(await run('call', 'ledger.counts', '--data', dir)).toMatchObject({
        code: 0,
        answer: { ok: true },
      })
    }
  })

  test('commands at the same moment wait for each other', async () => {
    const dir = temporaryFolder()
    const created = await Promise.all(
      ['Uno', 'Dos', 'Tres'].map((name) =>
        run('call', 'clients.create', JSON.stringify({ name }), '--data', dir),
      ),
    )
    expect(created.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await run('call', 'ledger.counts', '--data', dir)).toMatchObject({
      answer: { value: { clients: 3 } },
    })
  })

  test('a file that is not a ledger is refused and left as it was', async () => {
    const dir = temporaryFolder()
    const file = join(dir, 'ledger.db')
    copyFileSync(join(FIXTURES, 'cartera.csv'), file)
    expect(await run('call', 'ledger.counts', '--data', dir)).toMatchObject({
      code: 1,
      answer: { refusal: { code: 'ledger.notOpened', params: { dir, reason: 'foreign' } } },
    })
    expect(readFileSync(file)).toEqual(readFileSync(join(FIXTURES, 'cartera.csv')))
  })
})

describe('import', () => {
  test('a preview writes nothing; with --commit the same counts are in the ledger', async () => {
    const dir = temporaryFolder()
    const csv = join(FIXTURES, 'cartera.csv')
    const at = ['--data', dir, '--today', '2026-11-23', '--json']
    const preview = await run('import', csv, ...at)
    expect(await run('call', 'ledger.counts', '--data', dir)).toMatchObject({
      answer: { value: { serials: 0 } },
    })
    const committed = await run('import', csv, '--commit', ...at)
    const { serialsAfterCommit, clientsAfterCommit, dataLines, linesInError } = JSON.parse(
      readFileSync(join(FIXTURES, 'expected.json'), 'utf8'),
    ) as Record<string, number>
    const counts = {
      lines: dataLines,
      errors: linesInError,
      clients: clientsAfterCommit,
      serials: serialsAfterCommit,
    }
    expect([preview.code, preview.answer]).toEqual([0, { ok: true, value: expect.objectContaining(counts) }])
    expect([committed.code, committed.answer]).toEqual([
      0,
      { ok: true, value: expect.objectContaining(counts) },
    ])
    expect(await run('call', 'ledger.counts', '--data', dir)).toMatchObject({
      answer: { value: { clients: clientsAfterCommit, serials: serialsAfterCommit } },
    })
  })

  test('for a person it prints sentences', async () => {
    const { code, stdout } = await vigente([
      'import',
      join(FIXTURES, 'cartera.csv'),
      '--data',
      temporaryFolder(),
    ]).finished
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^602 renglones: \d+ nuevos.*\n.*6 con error.*\n.*246 clientes, 594 series\.\n$/),
    ])
  })

  test('several sheets without --sheet, and a sheet that is not there, are refused', async () => {
    const at = ['--data', temporaryFolder(), '--json']
    const xlsx = join(FIXTURES, 'cartera.xlsx')
    expect(await run('import', xlsx, ...at)).toMatchObject({
      code: 1,
      answer: { refusal: { code: 'file.sheetRequired' } },
    })
    expect(await run('import', xlsx, '--sheet', 'No', ...at)).toMatchObject({
      code: 1,
      answer: { refusal: { code: 'file.sheetUnknown' } },
    })
  })
})

test('the whole ledger goes into a workbook, and out of it into a new folder with the same rows', async () => {
  const [from, to, file] = [temporaryFolder(), temporaryFolder(), join(temporaryFolder(), 'libro.xlsx')]
  await run('call', 'sample.load', '{"clients":5}', '--data', from)
  const saved = await vigente(['export', '--xlsx', file, '--data', from]).finished
  expect(saved).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^El libro salió entero: \d+ renglones\.\n$/),
  })
  const taken = await run('import-ledger', file, '--json', '--data', to)
  expect(taken).toMatchObject({ code: 0, answer: { ok: true, value: { clients: 5 } } })
  const rows = async (dir: string) => (await vigente(['export', '--json', '--data', dir]).finished).stdout
  expect(await rows(to)).toBe(await rows(from))
  expect(await vigente(['import-ledger', file, '--data', to]).finished).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('un libro de Excel solo entra en uno nuevo'),
  })
})
