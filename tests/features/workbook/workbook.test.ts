import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { LEDGER_TABLES, NEWEST_SCHEMA } from '#db/migrations.ts'
import { sheetTitles, workbookSheets } from '#messages/es-MX/workbook.ts'
import { readTable } from '#files/table.ts'
import { workbookStream } from '#files/xlsx-write.ts'
import { cellsOf, valueOf } from '#features/workbook/cells.ts'
import { hasLibreOffice } from '../../support/libre-office.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../../support/endpoint.ts'
import { workLedger } from '../../support/worked-ledger.ts'

/** Every row that this PC shows, as `export --json` gives it, but for where it stands at a server. */
async function everyRow({ call, stored }: TestApp): Promise<string[]> {
  const { file } = await call('ledger.export', {})
  return stored(file)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { table, row } = JSON.parse(line) as { table: string; row: Record<string, unknown> }
      return JSON.stringify({ table, row: { ...row, rev: 0 } })
    })
}

async function xlsxOf({ call, app }: TestApp) {
  const saved = await call('ledger.saveXlsx', {})
  return { ...saved, path: app.files.get(saved.file)!.path }
}

async function takeInto(app: TestApp, bytes: Buffer) {
  const { file } = app.app.files.put('libro.xlsx', bytes)
  return app.answer('ledger.takeXlsx', { file })
}

test('the worked ledger leaves as a workbook and comes back into a new one with the same rows', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  const { path } = await xlsxOf(worked)
  const empty = openTestApp('2026-12-01T15:00:00Z')
  const taken = await takeInto(empty, readFileSync(path))
  expect(taken, `${JSON.stringify(taken)} ${empty.bugs.join('\n')}`).toMatchObject({ ok: true })
  expect(await everyRow(empty)).toEqual(await everyRow(worked))
  // And the new one works: what it computes for the screens is there, and it is whole.
  const before = await worked.call('clients.list', {})
  expect((await empty.call('clients.list', {})).total).toBe(before.total)
  expect((await empty.call('search.everywhere', { text: 'Ceiba' })).results.length).toBeGreaterThan(0)
  expect((await empty.call('ledger.verify', {})).found.filter(({ kind }) => kind !== 'attachment')).toEqual(
    [],
  )
  expect(await everyRow(await againFrom(empty))).toEqual(await everyRow(worked))
})

test.skipIf(!hasLibreOffice())(
  'LibreOffice opens the worked ledger, saves it anew, and it comes back with the same rows',
  async () => {
    const worked = openTestApp()
    await workLedger(worked)
    const { path } = await xlsxOf(worked)
    const dir = mkdtempSync(join(tmpdir(), 'vigente-office-'))
    copyFileSync(path, join(dir, 'libro.xlsx'))
    const saved = join(dir, 'saved')
    execFileSync('soffice', [
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      saved,
      join(dir, 'libro.xlsx'),
    ])
    const empty = openTestApp()
    const taken = await takeInto(empty, readFileSync(join(saved, 'libro.xlsx')))
    rmSync(dir, { recursive: true })
    expect(taken, JSON.stringify(taken)).toMatchObject({ ok: true })
    expect(await everyRow(empty)).toEqual(await everyRow(worked))
  },
  120_000,
)

test('what came in a workbook is recorded, so that the same commands make it again anywhere', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  const { path } = await xlsxOf(worked)
  const empty = openTestApp()
  await takeInto(empty, readFileSync(path))
  const { commands } = await empty.call('sync.outbox', { limit: 500 })
  expect(new Set(commands.map(({ type }) => type))).toEqual(
    new Set(['ledger.beginAnew', 'ledger.takeRows', 'ledger.joinRows']),
  )
})

async function againFrom(app: TestApp): Promise<TestApp> {
  const { path } = await xlsxOf(app)
  const next = openTestApp()
  expect(await takeInto(next, readFileSync(path))).toMatchObject({ ok: true })
  return next
}

/** What a cell can make of a text: formulas, figures, blanks, signs that XML has not, and more than a cell holds. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    "'",
    "''",
    "'=1+1",
    '=1+1',
    '-5',
    '@x',
    '007',
    '12345678901234567890',
    '2026-11-29',
  ),
  fc.constantFrom(
    '_x0041_',
    '_x005F_x0041_',
    'a\r\nb',
    '\t',
    '\u0001\u001f',
    '\ufffe',
    '&lt;',
    ']]>',
    '1e5',
    'VERDADERO',
  ),
  fc.integer({ min: 31_990, max: 32_010 }).map((length) => `=${'ñ'.repeat(length)}`),
  fc.integer({ min: 15_990, max: 16_010 }).map((length) => `x${'🦈'.repeat(length)}`),
)

test('any text comes back from its cells as it was, and none is told from an empty one', async () => {
  const column = { name: 'note', type: 'TEXT', notNull: false } as const
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text), { minLength: 1, maxLength: 12 }), async (values) => {
      const cells = values.map((value) => cellsOf(value, column))
      const most = Math.max(...cells.map((parts) => parts.length))
      const columns = Array.from(
        { length: most + 1 },
        (_, i) => ({ heading: `c${i}`, type: 'text' }) as const,
      )
      const pieces: Uint8Array[] = []
      const rows = cells.map((parts, i) => [`r${i}`, ...parts])
      for await (const piece of workbookStream([{ name: 'Hoja', columns, rows }])) pieces.push(piece)
      const read = await readTable(Buffer.concat(pieces), { name: 'x.xlsx' })
      if (!read.ok) throw new Error(read.refusal.code)
      const back = read.value.rows.slice(1).map((row) => valueOf(row.cells.slice(1), column))
      expect(back).toEqual(values)
    }),
    { numRuns: 150 },
  )
})

test('what no cell holds goes on in a sheet of its own, and is one text again (a logo)', async () => {
  const app = openTestApp()
  const logo = `data:image/png;base64,${'ñ=+'.repeat(40_000)}'`
  await app.call('settings.setProfile', { name: 'Sistemas del Caribe', logo })
  const { path } = await xlsxOf(app)
  const cellsOn = async (sheet: string) => {
    const read = await readTable(path, { name: 'libro.xlsx', sheet })
    return read.ok ? read.value.rows.map(({ cells }) => cells) : []
  }
  // One part in its place, three more, and the headings over them.
  expect(await cellsOn(workbookSheets.longTexts)).toHaveLength(4)
  const letters = (await cellsOn(sheetTitles['settings']!)).flat().map((cell) => cell.length)
  expect(Math.max(...letters)).toBe(32_000)
  expect(await everyRow(await againFrom(app))).toEqual(await everyRow(app))
})

test('random ledgers come back with the same rows', async () => {
  const word = text.filter((one) => one.trim() !== '')
  const office = fc.record({
    clients: fc.integer({ min: 1, max: 6 }),
    notes: fc.array(fc.record({ name: word, note: text, city: text, said: word }), { maxLength: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(office, async ({ clients, notes }) => {
      const app = openTestApp()
      await app.call('sample.load', { clients })
      for (const { name, note, city, said } of notes) {
        const made = await app.answer('clients.create', { name, note, city })
        if (!made.ok) continue
        const { id: clientId } = made.value as { id: string }
        await app.answer('contacts.log', { clientId, channel: 'note', text: said })
      }
      expect(await everyRow(await againFrom(app))).toEqual(await everyRow(app))
      app.app.close()
    }),
    { numRuns: 12 },
  )
})

describe('a workbook that is not a ledger any more', () => {
  test.each<[string, (book: Book) => void, RegExp]>([
    ['has lost a sheet', (book) => book.rename('Rentas', 'Otra'), /falta la hoja «Rentas»/],
    [
      'is of another schema',
      (book) => book.change('Léame', new RegExp(`>${NEWEST_SCHEMA}<`), '>180<'),
      /esquema 180.*usa el \d+/,
    ],
    ['is no ledger', (book) => book.rename('Léame', 'Hoja1'), /no es un libro que haya sacado Vigente/],
    [
      'has lost a column',
      (book) => book.change('Clientes', /<t>name_key<\/t>/, '<t></t>'),
      /«Clientes», renglón 1, falta la columna «name_key»/,
    ],
    [
      'has a column that no table has',
      (book) => book.change('Clientes', /<t>note<\/t>/, '<t>apunte</t>'),
      /«Clientes», renglón 1, sobra la columna «apunte»/,
    ],
    [
      'refers to a client that was taken out',
      (book) => book.change('Clientes', /<row r="2">.*?<\/row>/, ''),
      /«[^»]+», renglón \d+, columna «client_id»: «[^»]+» no está en la hoja «Clientes»/,
    ],
    [
      'has a day that is none',
      (book) => book.change('Clientes', /<t>\d{4}-\d\d-\d\d<\/t>/, '<t>2026-02-31</t>'),
      /«Clientes», renglón 2, columna «created_on»: «2026-02-31» no es una fecha/,
    ],
    [
      'has words where a number stands',
      (book) =>
        book.change('Sistemas', /(<c r="[A-Z]+2")><v>\d+<\/v>/, '$1 t="inlineStr"><is><t>dos</t></is>'),
      /«Sistemas», renglón 2, columna «users»: «dos» no es un número entero/,
    ],
    [
      'has a value that the ledger does not know',
      (book) => book.change('Sistemas', /<t>subscription<\/t>/, '<t>prestado</t>'),
      /«Sistemas», renglón \d+, columna «mode»: «prestado» no se permite ahí/,
    ],
    [
      'has a client twice',
      (book) =>
        book.change(
          'Clientes',
          /<row r="2">(.*?)<\/row>/,
          (row) => row + row.replaceAll(/"([A-Z]*)2"/g, '"$13"'),
        ),
      /«Clientes», renglón 3, columna «(?:id|rfc)»: «[^»]+» ya está en otro renglón/,
    ],
    [
      'has a row without its key',
      (book) => book.change('Contactos', /<c r="A2"[^>]*><is><t>[^<]*<\/t><\/is><\/c>/, ''),
      /«Contactos», renglón 2, columna «id»: está vacía/,
    ],
  ])('%s: it says where, and nothing of it stays', async (_, change, sentence) => {
    const app = openTestApp()
    await app.call('sample.load', { clients: 3 })
    const { path } = await xlsxOf(app)
    const book = new Book(readFileSync(path))
    change(book)
    const empty = openTestApp()
    const before = await everyRow(empty)
    const answer = await takeInto(empty, book.bytes())
    expect(answer.ok ? 'taken' : answer.refusal.message).toMatch(sentence)
    expect(await everyRow(empty)).toEqual(before)
    expect((await empty.call('sync.outbox', {})).total).toBe(0)
    expect(empty.bugs).toEqual([])
  })

  test('cut short, it is not taken', async () => {
    const app = openTestApp()
    const { path } = await xlsxOf(app)
    expect(await takeInto(openTestApp(), readFileSync(path).subarray(0, 4_000))).toMatchObject({
      refusal: { code: 'file.damaged' },
    })
  })
})

test('an office of several PCs begins with a workbook: the server and the second PC have the same rows', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  const { path } = await xlsxOf(worked)
  const { service } = await openTestEndpoint()
  const alone = openTestApp(undefined, undefined, { transport: () => directTransport(() => service) })
  expect(await takeInto(alone, readFileSync(path))).toMatchObject({ ok: true })
  await alone.call('sync.enrol', {
    ...{ url: 'http://127.0.0.1:1/', code: await service.newCode(), name: 'Recepción' },
  })
  await alone.call('sync.once', {})
  expect(await alone.call('sync.refused', {})).toMatchObject({ total: 0 })
  const second = await openTestPc(service, 'Bodega')
  await second.exchange()
  expect(second.digest()).toBe((await service.digest()).digest)
  // The office's own PCs are new, and each has taken its share of the prepaid keys.
  const kept = (rows: readonly string[]) => rows.filter((row) => !/^.{10}(devices|prepaid_keys)"/.test(row))
  expect(kept(await everyRow(second))).toEqual(kept(await everyRow(worked)))
  // An office that works already takes no second one.
  expect(await takeInto(second, readFileSync(path))).toMatchObject({ refusal: { code: 'workbook.enrolled' } })
})

test('a workbook brought to a PC that joins an office at work is refused by its server, and the office stays', async () => {
  const worked = openTestApp()
  await worked.call('sample.load', { clients: 2 })
  const { path } = await xlsxOf(worked)
  const { service } = await openTestEndpoint()
  const office = await openTestPc(service, 'Recepción')
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
  await office.exchange()
  const late = openTestApp(undefined, undefined, { transport: () => directTransport(() => service) })
  await takeInto(late, readFileSync(path))
  await late.call('sync.enrol', {
    ...{ url: 'http://127.0.0.1:1/', code: await service.newCode(), name: 'Bodega' },
  })
  await late.call('sync.once', {})
  expect((await late.call('clients.list', {})).total).toBe(1)
  expect((await late.call('sync.refused', {})).items[0]!.sentence).toMatch(/ya hay algo anotado/)
})

test('a workbook comes only into a new ledger, never over work', async () => {
  const app = openTestApp()
  await app.call('sample.load', { clients: 2 })
  const { path } = await xlsxOf(app)
  const other = openTestApp()
  await other.call('settings.setProfile', { name: 'Otra oficina' })
  const before = await everyRow(other)
  expect(await takeInto(other, readFileSync(path))).toMatchObject({ refusal: { code: 'workbook.notNew' } })
  expect(await everyRow(other)).toEqual(before)
})

test('either way can be stopped, and then nothing of it is there', async () => {
  const app = openTestApp()
  await app.call('sample.load', { clients: 40 })
  const { path } = await xlsxOf(app)
  const empty = openTestApp()
  const before = await everyRow(empty)
  const { file } = empty.app.files.put('libro.xlsx', readFileSync(path))
  expect(await stopped(empty, 'ledger.takeXlsx', { file })).toBe('operation.cancelled')
  expect(await everyRow(empty)).toEqual(before)
  expect(await stopped(app, 'ledger.saveXlsx', {})).toBe('operation.cancelled')
  // And done whole when nobody stops it.
  expect(await takeInto(empty, readFileSync(path))).toMatchObject({ ok: true, value: { clients: 40 } })
})

test('only Administración takes the ledger out, and it stands in the audit', async () => {
  const app = openTestApp()
  await app.call('sample.load', { clients: 2 })
  await app.call('operators.save', { name: 'Ventas', role: 'sales' })
  expect(await app.refused('ledger.saveXlsx', {}, 'Ventas')).toBe('operation.roleRequired')
  const { rows } = await app.call('ledger.saveXlsx', {})
  const { entries } = await app.call('audit.list', { of: 'here', limit: 1 })
  expect(entries[0]).toMatchObject({ action: 'ledger.taken', about: 'libro-2026-11-23.xlsx' })
  expect(entries[0]!.reason).toContain(String(rows))
})

test('neither passwords nor what opens the program is in it, and secrets are sealed as they are kept', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  const { path } = await xlsxOf(worked)
  const book = new Book(readFileSync(path))
  const all = book.texts().join('\n')
  for (const table of ['passwords', 'recovery_codes', 'devices']) expect(sheetTitles[table]).toBeUndefined()
  expect(all).not.toMatch(/scrypt|verifier/)
  expect(all).toMatch(/v1\.[0-9a-f]{16}\./)
})

test('every table that travels has a sheet of its own name, which Excel takes', () => {
  const stays = ['passwords', 'recovery_codes', 'devices']
  const travelling = Object.keys(LEDGER_TABLES).filter((table) => !stays.includes(table))
  expect(Object.keys(sheetTitles).toSorted()).toEqual(travelling.toSorted())
  const titles = [...Object.values(sheetTitles), ...Object.values(workbookSheets)]
  expect(new Set(titles.map((title) => title.toLocaleLowerCase('es'))).size).toBe(titles.length)
  expect(titles.filter((title) => title.length > 31 || /[[\]:*?/\\']/.test(title))).toEqual([])
})

/** The code that a job answers with whom somebody stops as soon as it tells how far it is. */
async function stopped({ app }: TestApp, name: string, input: unknown): Promise<string> {
  const caller = { operator: null, host: 'direct', job: 'stopped' } as const
  const stop = app.onProgress(() => void app.dispatch(caller, 'jobs.cancel', { job: 'stopped' }))
  const answer = await app.dispatch(caller, name, input)
  stop()
  return answer.ok ? 'done' : answer.refusal.code
}

/** A workbook as somebody changes it: the XML of its sheets by their names. */
class Book {
  readonly #parts: Record<string, Uint8Array>

  constructor(bytes: Buffer) {
    this.#parts = unzipSync(bytes)
  }

  rename(sheet: string, to: string): void {
    const workbook = 'xl/workbook.xml'
    this.#parts[workbook] = strToU8(
      strFromU8(this.#parts[workbook]!).replace(`<sheet name="${sheet}"`, `<sheet name="${to}"`),
    )
  }

  change(sheet: string, what: RegExp, to: string | ((found: string) => string)): void {
    const place = this.#placeOf(sheet)
    const before = strFromU8(this.#parts[place]!)
    const after = typeof to === 'string' ? before.replace(what, to) : before.replace(what, to)
    if (after === before) throw new Error(`nothing to change in ${sheet}`)
    this.#parts[place] = strToU8(after)
  }

  texts(): string[] {
    return Object.values(this.#parts).map((part) => strFromU8(part))
  }

  bytes(): Buffer {
    return Buffer.from(zipSync(this.#parts, { level: 1 }))
  }

  #placeOf(sheet: string): string {
    const found = new RegExp(`<sheet name="${sheet}" sheetId="(\\d+)"`).exec(
      strFromU8(this.#parts['xl/workbook.xml']!),
    )
    return `xl/worksheets/sheet${found![1]}.xml`
  }
}
