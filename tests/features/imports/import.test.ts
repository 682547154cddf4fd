import Database from 'better-sqlite3'
import fc from 'fast-check'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { day } from '#domain/calendar.ts'
import { readTable } from '#files/table.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { sheet, workbook } from '../../files/workbooks.ts'

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures')
const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as {
  marks: { serial: string; kind: string }[]
  cutoffs: Record<string, number>
  validations: Record<string, number>
  sample: {
    serial: string
    rfc: string
    users: number
    activation: string
    months: number
    nextCutoffAfter_2026_11_22: string
  }[]
}

const fixture = (app: TestApp, name: string) =>
  app.app.files.put(name, readFileSync(join(fixtures, name))).file
const csv = (app: TestApp, text: string) => app.app.files.put('hoja.csv', Buffer.from(text)).file

type Preview = OutputOf<'imports.preview'>
const countsOf = ({
  lines,
  new: added,
  changed,
  same,
  warnings,
  conflicts,
  errors,
  clients,
  serials,
}: Preview) => ({
  lines,
  new: added,
  changed,
  same,
  warnings,
  conflicts,
  errors,
  clients,
  serials,
})

const heading =
  'Cliente,RFC,Contacto,Teléfono,Correo,Ciudad,Sistema,Versión,Usuarios,No. Serie,CDA,Modalidad,Fecha Activación,Periodo,Forma de pago,Observaciones'
const rented =
  'Uno SA de CV,EKU9003173C9,Ana,9988440824,ana@uno.mx,Cancún,SAE,9.0,2,SAES0000001,AAAA-BBBB-CCCC-DDDD,Suscripción,31/01/2026,mensual,Tarjeta,paga tarde'

/** The ledger's file is held by the program, so a copy of it and of its log is read. */
function readCopy<T>(app: TestApp, read: (raw: Database.Database) => T): T {
  const copy = mkdtempSync(join(tmpdir(), 'vigente-copy-'))
  for (const name of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(app.dir, name), join(copy, name))
  const raw = new Database(join(copy, 'ledger.db'))
  try {
    return read(raw)
  } finally {
    raw.close()
    rmSync(copy, { recursive: true })
  }
}

function dump(app: TestApp): unknown {
  const tables = [
    'clients',
    'contacts',
    'serials',
    'rentals',
    'renewals',
    'activation_codes',
    'import_maps',
    'board',
    'search_docs',
  ]
  return readCopy(app, (raw) =>
    Object.fromEntries(
      tables.map((table) => [table, raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
    ),
  )
}

const outboxLength = (app: TestApp) =>
  readCopy(app, (raw) => raw.prepare('SELECT count(*) FROM outbox').pluck().get())

describe('the spreadsheet of the office', () => {
  const counts = {
    lines: 602,
    new: 594,
    changed: 0,
    same: 1,
    warnings: 6,
    conflicts: 1,
    errors: 6,
    clients: 246,
    serials: 594,
  }

  test.each([
    ['cartera.csv', undefined],
    ['cartera.xlsx', 'Rentas'],
  ])('%s gives what was expected of it, line by line, and twice is once', async (name, sheet) => {
    const app = openTestApp()
    const source = { file: fixture(app, name), ...(sheet ? { sheet } : {}) }
    const preview = await app.call('imports.preview', source)
    expect(countsOf(preview)).toEqual(counts)
    expect(dump(app)).toMatchObject({ clients: [], serials: [] })
    const commit = await app.call('imports.commit', source)
    expect(countsOf(commit)).toEqual(counts)
    expect(commit.rows).toEqual(preview.rows)
    const marked = Object.fromEntries(
      expected.marks.map(({ serial, kind }) => {
        const rows = commit.rows.filter((row) => row.serial === serial)
        return [serial, [kind, ...rows.map((row) => `${row.outcome} ${row.warnings.length}`)]]
      }),
    )
    expect(marked).toEqual({
      SAEE9448135: ['rfc check digit differs: warning, row still taken', 'new 2'],
      CAJE8709227: ['rfc check digit differs: warning, row still taken', 'new 2'],
      CAJS1727672: ['rfc check digit differs: warning, row still taken', 'new 2'],
      BANE1399986: ['rfc impossible date: error', 'error 0'],
      BANS7434162: ['rfc impossible date: error', 'error 0'],
      // The generator noted the serial that this line lost.
      ADME1111523: ['no serial: error'],
      PROS7242674: ['activation 31/02: error', 'error 0'],
      FACS0110994: ['users zero: error', 'error 0'],
      FACS6457874: ['period unknown: error', 'error 0'],
      ADMS4648240: ['bought licence with a rental period: warning, taken as bought', 'new 1'],
      NOIE0040364: ['bought licence with a rental period: warning, taken as bought', 'new 1'],
      ADME4439386: ['bought licence with a rental period: warning, taken as bought', 'new 1'],
      ADMS1048244: ['exact duplicate line: one serial, no error', 'new 0', 'same 0'],
      BANS6466767: ['same serial, other number of users: conflict shown', 'new 0', 'conflict 0'],
    })
    const before = dump(app)
    const recorded = outboxLength(app)
    const again = await app.call('imports.commit', source)
    expect(countsOf(again)).toEqual({ ...counts, new: 0, same: 595 })
    expect([again.import, dump(app), outboxLength(app)]).toEqual([null, before, recorded])
  })

  test('the cutoffs and validations of the next fortnight fall where they should', async () => {
    const app = openTestApp()
    await app.call('imports.commit', { file: fixture(app, 'cartera.csv') })
    const { found, sample } = readCopy(app, (raw) => {
      const byDay = (column: string) =>
        Object.fromEntries(
          raw
            .prepare(
              `SELECT ${column}, count(*) FROM board WHERE ${column} <= '2026-12-06' GROUP BY 1 ORDER BY 1`,
            )
            .raw()
            .all() as [string, number][],
        )
      const one = raw.prepare(
        'SELECT serial, rfc, users, activated_on, months, next_cutoff FROM board WHERE serial = ?',
      )
      return {
        found: { cutoffs: byDay('next_cutoff'), validations: byDay('next_validation') },
        sample: expected.sample.map(({ serial }) => one.raw().get(serial)),
      }
    })
    const counted = (days: Record<string, number>) =>
      Object.fromEntries(Object.entries(days).filter(([, count]) => count > 0))
    expect(found).toEqual({ cutoffs: counted(expected.cutoffs), validations: counted(expected.validations) })
    expect(sample).toEqual(
      expected.sample.map((one) => [
        one.serial,
        one.rfc,
        one.users,
        one.activation,
        one.months,
        one.nextCutoffAfter_2026_11_22,
      ]),
    )
  })

  test('what the portal shows confirms what was presumed and changes what differs', async () => {
    const app = openTestApp()
    await app.call('imports.commit', { file: fixture(app, 'cartera.csv') })
    const portal = { text: readFileSync(join(fixtures, 'mis-servicios.tsv'), 'utf8') }
    const commit = await app.call('imports.commit', portal)
    expect(countsOf(commit)).toEqual({
      lines: 40,
      new: 0,
      changed: 40,
      same: 0,
      warnings: 0,
      conflicts: 0,
      errors: 0,
      clients: 246,
      serials: 594,
    })
    expect(commit.rows.find((row) => row.serial === 'CAJS8580535')).toEqual({
      line: 9,
      outcome: 'changed',
      serial: 'CAJS8580535',
      client: '',
      changes: [
        { field: 'users', label: 'Usuarios', before: '3', after: '4' },
        {
          field: 'paidUntil',
          label: 'Próximo pago',
          before: '2027-09-29 (supuesto)',
          after: '2027-09-29 (confirmado)',
        },
      ],
      warnings: [],
      why: [],
    })
    expect((await app.call('imports.preview', portal)).same).toBe(40)
  })

  test('a sheet that changes period or card takes back nothing that was presumed as charged (D11, D19)', async () => {
    const app = openTestApp()
    const by = (...cells: string[]) =>
      csv(app, `${heading}\n${rented.replace('mensual,Tarjeta', cells.join())}`)
    await app.call('imports.commit', { file: by('mensual', 'Tarjeta') })
    const { id } = (await app.call('serials.window', {})).rows[0]!
    app.setToday('2027-03-01')
    const cutoff = async () => (await app.call('serials.get', { id })).row.nextCutoff
    expect(await cutoff()).toBe('2027-03-31')
    await app.call('imports.commit', { file: by('anual', 'Transferencia') })
    expect(await cutoff()).toBe('2027-03-31')
  })

  test('prepaid keys are no licences: the sheet without serials is refused with a sentence', async () => {
    const app = openTestApp()
    const answer = await app.answer('imports.commit', { file: fixture(app, 'claves-prepago.csv') })
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'import.noSerialColumn', message: expect.stringContaining('número de serie') },
    })
    expect(await app.refused('imports.commit', { file: fixture(app, 'cartera.xlsx') })).toBe(
      'file.sheetRequired',
    )
  })
})

describe('a line against the ledger', () => {
  async function withOne(app: TestApp) {
    await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
  }

  const cases: readonly (readonly [string, Record<string, string>, unknown])[] = [
    [
      'the same values in other spellings change nothing',
      {
        Cliente: 'UNO S.A. DE C.V.'.replace('S.A. DE C.V.', 'sa de cv'),
        RFC: 'eku-900317-3c9',
        Teléfono: '+52 (998) 844-0824',
        Ciudad: 'CANCUN',
        'Fecha Activación': '2026-01-31',
        Periodo: '1 MES',
      },
      { outcome: 'same' },
    ],
    [
      'other users, version and method are changes',
      { Usuarios: '5', Versión: '10.0', Periodo: 'anual', 'Forma de pago': 'Transferencia' },
      {
        outcome: 'changed',
        changes: [
          ['version', '9.0', '10.0'],
          ['users', '2', '5'],
          ['months', 'Mensual', 'Anual'],
          ['method', 'Tarjeta', 'Transferencia'],
        ],
      },
    ],
    [
      'another activation moves the clock: a conflict',
      { 'Fecha Activación': '30/01/2026' },
      { outcome: 'conflict', changes: [['activatedOn', '2026-01-31', '2026-01-30']] },
    ],
    [
      'another system is a conflict',
      { Sistema: 'COI' },
      { outcome: 'conflict', changes: [['system', 'SAE', 'COI']] },
    ],
    [
      'another client is a conflict',
      { Cliente: 'Dos', RFC: 'URE180429TM6' },
      { outcome: 'conflict', changes: [['rfc', 'EKU9003173C9', 'URE180429TM6']] },
    ],
    [
      'another mode is a conflict',
      { Modalidad: 'Licenciamiento físico', Periodo: '' },
      { outcome: 'conflict', changes: [['mode', 'Suscripción', 'Licenciamiento físico']] },
    ],
    [
      'without RFC another name is a conflict',
      { Cliente: 'Otro', RFC: '' },
      { outcome: 'conflict', changes: [['client', 'Uno SA de CV', 'Otro']] },
    ],
    [
      'with the RFC another name is a change of name',
      { Cliente: 'Uno y Asociados SC' },
      { outcome: 'changed', changes: [['client', 'Uno SA de CV', 'Uno y Asociados SC']] },
    ],
    [
      'blank cells say nothing',
      {
        Cliente: '',
        RFC: '',
        Contacto: '',
        Teléfono: '',
        Correo: '',
        Ciudad: '',
        CDA: '',
        Observaciones: '',
        Usuarios: '',
      },
      { outcome: 'same' },
    ],
    [
      'another telephone of the same person is a change',
      { Teléfono: '9981112233' },
      { outcome: 'changed', changes: [['phone', '9988440824', '9981112233']] },
    ],
    [
      'another person is added',
      { Contacto: 'Beto', Teléfono: '', Correo: 'beto@uno.mx' },
      { outcome: 'changed', changes: [['contact', '', 'Beto · beto@uno.mx']] },
    ],
    [
      'another remark is added to the note',
      { Observaciones: 'llamar antes de las 2' },
      { outcome: 'changed', changes: [['note', 'paga tarde', 'paga tarde\nllamar antes de las 2']] },
    ],
    [
      'another code is a newer code',
      { CDA: 'EEEE-FFFF-GGGG-HHHH' },
      { outcome: 'changed', changes: [['code', 'AAAA-BBBB-CCCC-DDDD', 'EEEE-FFFF-GGGG-HHHH']] },
    ],
  ]
  test.each(cases)('%s', async (_, cells, wanted) => {
    const app = openTestApp()
    await withOne(app)
    const names = heading.split(',')
    const line = rented.split(',').map((cell, index) => cells[names[index]!] ?? cell)
    const source = { file: csv(app, `${heading}\n${line.join(',')}\n`) }
    const { rows } = await app.call('imports.preview', source)
    const { outcome, changes } = rows[0]!
    expect({
      outcome,
      ...(changes.length > 0 && {
        changes: changes.map((change) => [change.field, change.before, change.after]),
      }),
    }).toEqual(wanted)
    await app.call('imports.commit', source)
    const after = (await app.call('imports.preview', source)).rows[0]!.outcome
    expect(after).toBe(outcome === 'conflict' ? 'conflict' : 'same')
  })

  const errors: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      'a serial without client, system, users or mode',
      { Cliente: '', RFC: '', Sistema: '', Usuarios: '', Modalidad: '', Periodo: '' },
      [
        'Falta el cliente: la serie no está en el libro y la línea no trae nombre ni RFC.',
        'Falta el sistema (SAE, COI, NOI…).',
        'Faltan los usuarios.',
        'Falta la modalidad: Suscripción, Licenciamiento electrónico o Licenciamiento físico.',
      ],
    ],
    [
      'an RFC that nobody knows, without a name',
      { Cliente: '' },
      ['Falta el nombre del cliente: su RFC no está en el libro.'],
    ],
    [
      'a rental without its period',
      { Periodo: '' },
      ['Falta el periodo de la renta: mensual, semestral o anual.'],
    ],
    [
      'an activation that is still to come',
      { 'Fecha Activación': '24/11/2026' },
      ['La fecha de activación, mar 24 nov 2026, es posterior a hoy.'],
    ],
    [
      'everything wrong at once',
      { RFC: 'XX', Usuarios: '1.5', 'Forma de pago': 'trueque', Modalidad: '?', Sistema: 'X' },
      [
        'El RFC «XX» no puede existir: revise las letras y la fecha (tres o cuatro letras, año, mes y día, homoclave).',
        'El sistema «X» no está en el catálogo. Agréguelo en Ajustes o corrija el nombre.',
        'No se conoce la modalidad «?»: Suscripción, Licenciamiento electrónico o Licenciamiento físico.',
        'No se conoce la forma de pago «trueque»: tarjeta, transferencia, cheque, PayPal, Bancanet o ventanilla.',
        'Usuarios: «1.5» no vale; debe ser un número entero, 1 o más.',
      ],
    ],
  ]
  test.each(errors)('%s is an error with its reason', async (_, cells, why) => {
    const app = openTestApp()
    const names = heading.split(',')
    const line = rented.split(',').map((cell, index) => cells[names[index]!] ?? cell)
    const { rows, serials } = await app.call('imports.commit', {
      file: csv(app, `${heading}\n${line.join(',')}\n`),
    })
    expect([rows[0]!.outcome, rows[0]!.why, serials]).toEqual(['error', why, 0])
  })

  test('without RFC the client is the one of exactly that name, and the line says so', async () => {
    const app = openTestApp()
    const line = (serial: string, client: string) =>
      rented.replace('SAES0000001', serial).replace('Uno SA de CV,EKU9003173C9', `${client},`)
    const { rows, clients } = await app.call('imports.commit', {
      file: csv(
        app,
        `${heading}\n${line('SAES0000001', 'Tienda Lupita')}\n${line('SAES0000002', 'Tienda  Lupita ')}\n${line('SAES0000003', 'Tienda Lupita 2')}\n`,
      ),
    })
    expect([clients, rows.map((row) => row.warnings)]).toEqual([
      2,
      [['falta el RFC'], ['falta el RFC'], ['falta el RFC']],
    ])
  })

  test('a generic RFC is many companies: the name tells them apart', async () => {
    const app = openTestApp()
    const line = (serial: string, client: string) =>
      rented.replace('SAES0000001', serial).replace('Uno SA de CV,EKU9003173C9', `${client},XAXX010101000`)
    const source = {
      file: csv(
        app,
        `${heading}\n${line('SAES0000001', 'Doña Mary')}\n${line('SAES0000002', 'Don Chucho')}\n${line('SAES0000003', 'Doña Mary')}\n`,
      ),
    }
    expect((await app.call('imports.commit', source)).clients).toBe(2)
    expect((await app.call('imports.commit', source)).same).toBe(3)
  })

  test('of what two lines say of one client the first stands, and the second says so', async () => {
    const app = openTestApp()
    const second = rented
      .replace('SAES0000001', 'SAES0000002')
      .replace('9988440824', '9981112233')
      .replace('Cancún', 'Tulum')
    const source = { file: csv(app, `${heading}\n${rented}\n${second}\n`) }
    const { rows } = await app.call('imports.commit', source)
    expect(rows[1]!.warnings).toEqual([
      'Ciudad difiere de la línea 2, que vale: «Cancún».',
      'Teléfono difiere de la línea 2, que vale: «9988440824».',
    ])
    expect((await app.call('imports.commit', source)).same).toBe(2)
  })

  test('a telephone that is none and a monthly rental paid at the counter are taken with a warning', async () => {
    const app = openTestApp()
    const { rows } = await app.call('imports.commit', {
      file: csv(
        app,
        `${heading}\n${rented.replace('9988440824', 'ext. 12').replace('Tarjeta', 'Ventanilla')}\n`,
      ),
    })
    expect([rows[0]!.outcome, rows[0]!.warnings]).toEqual([
      'new',
      [
        'La renta mensual solo se paga con tarjeta, y dice Ventanilla.',
        'El teléfono «ext. 12» no tiene diez dígitos; se guardó como está escrito.',
      ],
    ])
  })
})

describe('the next payment that the portal shows', () => {
  const portal = (day: string) =>
    `Sistema\tNo. Serie\tFecha Activación\tPróximo Pago\nSAE\tSAES0000001\t31/01/2026\t${day}\n`
  const table: readonly (readonly [string, string, string, readonly string[]])[] = [
    [
      'the one that was presumed: confirmed',
      '30/11/2026',
      'changed',
      ['2026-11-30 (supuesto) → 2026-11-30 (confirmado)'],
    ],
    [
      'a later one: renewed and confirmed',
      '31/01/2027',
      'changed',
      ['2026-11-30 (supuesto) → 2027-01-31 (confirmado)'],
    ],
    [
      'an earlier one: what was presumed was not so',
      '31/10/2026',
      'changed',
      ['2026-11-30 (supuesto) → 2026-10-31 (confirmado)'],
    ],
    ['no boundary of the series: not taken, with a warning', '15/12/2026', 'same', []],
  ]
  test.each(table)('%s', async (_, paidUntil, outcome, changes) => {
    const app = openTestApp()
    await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
    const { rows } = await app.call('imports.commit', { text: portal(paidUntil) })
    expect([rows[0]!.outcome, rows[0]!.changes.map(({ before, after }) => `${before} → ${after}`)]).toEqual([
      outcome,
      changes,
    ])
    expect((await app.call('imports.commit', { text: portal(paidUntil) })).same).toBe(1)
  })

  test('never takes back what was paid: an earlier day is a conflict', async () => {
    const app = openTestApp()
    await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
    await app.call('imports.commit', { text: portal('31/01/2027') })
    const { rows } = await app.call('imports.commit', { text: portal('30/11/2026') })
    expect([rows[0]!.outcome, rows[0]!.changes]).toEqual([
      'conflict',
      [{ field: 'paidUntil', label: 'Próximo pago', before: '2027-01-31 (confirmado)', after: '2026-11-30' }],
    ])
  })

  test('a serial that the ledger does not know needs its client', async () => {
    const app = openTestApp()
    const { rows } = await app.call('imports.preview', { text: portal('30/11/2026') })
    expect(rows[0]!.outcome).toBe('error')
  })
})

describe('the map of the columns', () => {
  const text =
    'Cliente,Equipo nuevo,Equipo viejo,Sistema,Usuarios,Periodo\nUno,SAES0000001,SAES0000009,SAE,1,anual\n'
  const map: InputOf<'imports.preview'>['map'] = ['client', null, 'serial', 'system', 'users', 'months']

  test('is corrected, and remembered for the next file with these headings', async () => {
    const app = openTestApp()
    expect((await app.call('imports.preview', { file: csv(app, text) })).rows[0]!.serial).toBe('SAES0000001')
    const corrected = await app.call('imports.commit', { file: csv(app, text), map })
    expect([corrected.rows[0]!.serial, corrected.columns.map(({ why }) => why)]).toEqual([
      'SAES0000009',
      ['chosen', null, 'chosen', 'chosen', 'chosen', 'chosen'],
    ])
    const next = await app.call('imports.preview', {
      file: csv(app, text.replace('SAES0000009', 'SAES0000008')),
    })
    expect([next.rows[0]!.serial, next.columns[2]!.why]).toEqual(['SAES0000008', 'remembered'])
  })

  test('two columns cannot be the same, and without the serial there is no import', async () => {
    const app = openTestApp()
    expect(
      await app.refused('imports.preview', { file: csv(app, text), map: ['client', 'serial', 'serial'] }),
    ).toBe('import.sameFieldTwice')
    expect(await app.refused('imports.preview', { file: csv(app, text), map: ['client'] })).toBe(
      'import.noSerialColumn',
    )
  })
})

describe('a file with a fault leaves the ledger untouched', () => {
  test.each([
    [
      'a formula in a text',
      Buffer.from(`${heading}\n${rented.replace('Uno SA de CV', '=HYPERLINK(1)')}\n`),
      'import.formulas',
    ],
    [
      'a formula in a workbook',
      workbook(
        sheet(
          '<row r="1"><c t="inlineStr"><is><t>No. Serie</t></is></c><c t="inlineStr"><is><t>Usuarios</t></is></c></row><row r="2"><c t="inlineStr"><is><t>SAES0000001</t></is></c><c><f>1+1</f><v>2</v></c></row>',
        ),
      ),
      'import.formulas',
    ],
    ['headings and nothing else', Buffer.from(`${heading}\n`), 'import.noLines'],
    ['nothing at all', Buffer.alloc(0), 'file.empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'file.notATable'],
    ['a letter', Buffer.from('Estimada Lety:\nle mando la lista mañana.\n'), 'import.noSerialColumn'],
  ])('%s', async (_, bytes, code) => {
    const app = openTestApp()
    const { file } = app.app.files.put('cartera.xlsx', bytes)
    const answer = await app.answer('imports.commit', { file })
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code, message: expect.stringMatching(/^\p{Lu}|^cartera/u) },
    })
    expect(dump(app)).toMatchObject({ clients: [], serials: [] })
    expect(app.bugs).toEqual([])
  })

  test('formulas outside the columns that are read, and in totals, do no harm', async () => {
    const app = openTestApp()
    const text = `${heading},Días\n${rented},=A1\nTOTAL,,,,,,,,=SUMA(I2),,,,,,,,\n`
    expect((await app.call('imports.preview', { file: csv(app, text) })).new).toBe(1)
  })

  test('a workbook with formulas may be taken by the values it shows, a text may not', async () => {
    const app = openTestApp()
    const cells = rented
      .split(',')
      .map((cell, at) =>
        at === 8 ? '<c><f>1+1</f><v>2</v></c>' : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
      )
    const heads = heading.split(',').map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
    const bytes = workbook(sheet(`<row>${heads.join('')}</row><row>${cells.join('')}</row>`))
    const { file } = app.app.files.put('x.xlsx', bytes)
    expect(await app.refused('imports.preview', { file })).toBe('import.formulas')
    expect((await app.call('imports.preview', { file, formulas: 'values' })).new).toBe(1)
    const text = csv(app, `${heading}\n${rented.replace(',2,', ',=1+1,')}\n`)
    const { rows } = await app.call('imports.preview', { file: text, formulas: 'values' })
    expect(rows[0]!.why).toContain('Usuarios: la celda tiene una fórmula. Péguela como valor.')
  })

  test('a file and a text at once, neither, or a file that is not there', async () => {
    const app = openTestApp()
    expect(await app.refused('imports.preview', {})).toBe('operation.invalidInput')
    expect(await app.refused('imports.preview', { file: '0'.repeat(32), text: 'a' })).toBe(
      'operation.invalidInput',
    )
    expect(await app.refused('imports.preview', { file: '../../etc/passwd' })).toBe('operation.invalidInput')
    expect(await app.refused('imports.preview', { file: '0'.repeat(32) })).toBe('file.notFound')
  })
})

describe('taking an import back', () => {
  test('leaves the ledger as it was, and is done once', async () => {
    const app = openTestApp()
    await app.call('clients.create', { name: 'De antes', rfc: 'URE180429TM6' })
    await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
    const before = dump(app)
    app.setNow('2026-11-23T16:00:00Z')
    const commit = await app.call('imports.commit', { file: fixture(app, 'cartera.csv') })
    await app.call('imports.undo', { import: commit.import! })
    expect(dump(app)).toEqual(before)
    expect(await app.refused('imports.undo', { import: commit.import! })).toBe('import.alreadyUndone')
    expect(await app.refused('imports.undo', { import: 'otra' })).toBe('import.notFound')
    const { imports } = await app.call('imports.list', {})
    expect(imports.map(({ source, undoneOn }) => [source, undoneOn])).toEqual([
      ['cartera.csv', '2026-11-23'],
      ['hoja.csv', null],
    ])
    expect((await app.call('imports.commit', { file: fixture(app, 'cartera.csv') })).new).toBe(594)
  })

  test('two imports of one job are taken back one by one', async () => {
    const app = openTestApp()
    const caller = { operator: null, host: 'direct', job: 'importar' } as const
    await app.app.dispatch(caller, 'imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
    const first = dump(app)
    const second = await app.app.dispatch(caller, 'imports.commit', {
      file: csv(app, `${heading}\n${rented.replace('SAES0000001', 'SAES0000002')}\n`),
    })
    await app.call('imports.undo', { import: (second as { value: { import: string } }).value.import })
    expect(dump(app)).toEqual(first)
  })

  test('is refused where later work touched what came with it, and names it', async () => {
    const app = openTestApp()
    const commit = await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
    const serial = await app.call('search.everywhere', { text: 'SAES0000001' })
    await app.call('changes.correctUsers', {
      serialId: serial.results[0]!.id,
      users: 9,
      reason: 'mal tecleado',
    })
    expect(await app.answer('imports.undo', { import: commit.import! })).toMatchObject({
      ok: false,
      refusal: { code: 'import.laterWork', params: { source: 'hoja.csv', items: ['SAES0000001'] } },
    })
  })

  test('is refused where a call was noted for a client that came with it', async () => {
    const app = openTestApp()
    const commit = await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
    const { results } = await app.call('search.everywhere', { text: 'SAES0000001' })
    await app.call('contacts.log', { clientId: results[0]!.clientId, channel: 'call', text: 'paga el lunes' })
    const before = dump(app)
    expect(await app.refused('imports.undo', { import: commit.import! })).toBe('import.laterWork')
    expect(dump(app)).toEqual(before)
  })
})

test('the lines in error come back as a spreadsheet, are mended there and dropped in again', async () => {
  const app = openTestApp()
  const source = { file: fixture(app, 'cartera.csv') }
  await app.call('imports.commit', source)
  const { file, rows } = await app.call('imports.errors', source)
  expect(rows).toBe(6)
  const stored = app.app.files.get(file!)!
  expect(stored.name).toBe('cartera - por corregir.xlsx')
  const read = await readTable(stored.path, { name: stored.name })
  if (!read.ok) throw new Error('unreadable')
  expect(read.value.rows.map((row) => [row.cells[9], row.cells[16]])).toEqual([
    ['No. Serie', 'Por qué no entró'],
    ['FACS6457874', 'El periodo «Quincenal» no existe: es mensual, semestral o anual.'],
    ['BANE1399986', expect.stringContaining('XLC801302EB3')],
    ['FACS0110994', expect.stringContaining('«0» no vale')],
    ['', 'Falta el número de serie.'],
    ['BANS7434162', expect.stringContaining('AWS871315798')],
    ['PROS7242674', expect.stringContaining('31/02/2026')],
  ])
  expect((await app.call('imports.preview', { file: file! })).errors).toBe(6)
  const mended = read.value.rows
    .map((row) =>
      row.cells.map((cell) => cell.replace('Quincenal', 'mensual').replace('31/02/2026', '28/02/2026')),
    )
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
  const again = await app.call('imports.commit', { file: csv(app, mended.join('\n')) })
  expect([again.new, again.errors, again.serials]).toEqual([2, 4, 596])
  expect(await app.call('imports.errors', { file: csv(app, `${heading}\n${rented}\n`) })).toEqual({
    file: null,
    rows: 0,
  })
})

test('a cancelled import leaves nothing, and progress is told on the way', async () => {
  const app = openTestApp()
  const seen: number[] = []
  app.app.onProgress(({ done }) => {
    seen.push(done)
    if (done === 250)
      void app.app.dispatch({ operator: null, host: 'direct' }, 'jobs.cancel', { job: 'importar' })
  })
  const answer = await app.app.dispatch(
    { operator: null, host: 'direct', job: 'importar' },
    'imports.commit',
    { file: fixture(app, 'cartera.csv') },
  )
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'operation.cancelled' } })
  expect(seen.slice(0, 2)).toEqual([0, 250])
  expect(dump(app)).toMatchObject({ clients: [], serials: [] })
})

test('a page of a preview is the rows that were asked for', async () => {
  const app = openTestApp()
  const source = { file: fixture(app, 'cartera.csv') }
  const { rows, rowsTotal } = await app.call('imports.preview', {
    ...source,
    only: ['error', 'warning'],
    offset: 2,
    limit: 3,
  })
  expect([rowsTotal, rows.map((row) => row.line)]).toEqual([12, [156, 262, 292]])
})

test('importing any file twice changes nothing the second time', async () => {
  const cell = (...values: string[]) => fc.constantFrom(...values)
  const line = fc.record({
    Cliente: cell('Uno SA', 'UNO S.A.', 'Dos', 'Tres SC', ''),
    RFC: cell('EKU9003173C9', 'eku-900317-3c9', 'EKU9003173C1', 'URE180429TM6', 'XAXX010101000', '', 'XX'),
    Contacto: cell('Ana', 'Beto', ''),
    Teléfono: cell('9988440824', '(998) 111 2233', '12', ''),
    Correo: cell('a@b.mx', 'c@d.mx', ''),
    Ciudad: cell('Cancún', 'CANCUN', 'Tulum', ''),
    Sistema: cell('SAE', 'Aspel COI', ''),
    Versión: cell('9.0', '10', ''),
    Usuarios: cell('1', '5', '0', ''),
    'No. Serie': cell(
      'SAES0000001',
      'saes 0000002',
      'SAES0000003',
      'COIE0000004',
      'COIE0000005',
      'SAES0000006',
      'SAES0000007',
      '',
    ),
    CDA: cell('AAAA-BBBB-CCCC-DDDD', 'EEEE-FFFF-GGGG-HHHH', ''),
    Modalidad: cell('Suscripción', 'Licenciamiento físico', 'Licencia', ''),
    'Fecha Activación': cell('31/01/2026', '2025-06-30', '31/02/2026', ''),
    Periodo: cell('mensual', 'anual', ''),
    'Próximo Pago': cell('30/11/2026', '31/01/2027', '30/06/2026', '15/12/2026', ''),
    'Forma de pago': cell('Tarjeta', 'Cheque', ''),
    Observaciones: cell('paga tarde', 'paga', ''),
  })
  // One ledger for all of them, so that each file also meets what the ones before it left.
  const app = openTestApp()
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      const rows = lines.map((one) => Object.values(one).join(','))
      const source = { text: [Object.keys(lines[0]!).join(','), ...rows].join('\n') }
      const preview = await app.call('imports.preview', source)
      const commit = await app.call('imports.commit', source)
      expect([countsOf(commit), commit.rows]).toEqual([countsOf(preview), preview.rows])
      expect(commit.new + commit.changed + commit.same + commit.conflicts + commit.errors).toBe(commit.lines)
      const { waiting } = await app.call('ledger.counts', {})
      const again = await app.call('imports.commit', source)
      const after = await app.call('ledger.counts', {})
      expect([again.new, again.changed, again.import, after.waiting]).toEqual([0, 0, null, waiting])
    }),
    { numRuns: 100, endOnFailure: true },
  )
})

test('a new system of a client that left is taken with a warning that says so (D13)', async () => {
  const app = openTestApp()
  await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}`) })
  const { clients } = await app.call('clients.list', {})
  const { rows: systems } = await app.call('serials.window', {})
  await app.call('serials.update', { id: systems[0]!.id, autoCharge: false })
  await app.call('clients.leave', { id: clients[0]!.id, reason: 'cerró' })
  const another = rented.replace('SAES0000001', 'SAES0000002')
  const { rows } = await app.call('imports.preview', { file: csv(app, `${heading}\n${another}`) })
  expect(rows[0]).toMatchObject({
    outcome: 'new',
    warnings: [
      'Uno SA de CV está de baja en el libro y la serie quedaría activa. Si volvió, reactívelo en su página; si no, quite el renglón.',
    ],
  })
})

test('a line that names a client by its RFC does not rename it against a line above that named it by its name', async () => {
  const app = openTestApp()
  const head = 'Cliente,RFC,Ciudad,Sistema,Usuarios,No. Serie,Modalidad,Periodo'
  const kept = 'Suscripción,mensual'
  await app.call('imports.commit', {
    text: `${head}\nDos,EKU9003173C9,Mérida,SAE,1,SAES0000001,${kept}\nDos,EKU9003173C9,Mérida,SAE,1,SAES0000002,${kept}`,
  })
  const text = `${head}\nDos,,Cancún,SAE,1,SAES0000001,${kept}\nTres SC,EKU9003173C9,Tulum,SAE,5,SAES0000002,${kept}`
  const first = await app.call('imports.commit', { text })
  expect(first.rows[1]!.warnings).toContain('Cliente difiere de la línea 2, que vale: «Dos».')
  const again = await app.call('imports.commit', { text })
  expect([again.new, again.changed, again.same]).toEqual([0, 0, 2])
})

test('without a next payment a rental is up to date, presumed, as of the day of the import', async () => {
  const app = openTestApp()
  app.setToday('2026-02-10')
  await app.call('imports.commit', { file: csv(app, `${heading}\n${rented}\n`) })
  const { results } = await app.call('search.everywhere', { text: 'SAES0000001' })
  const page = await app.call('serials.get', { id: results[0]!.id })
  expect(page.paid).toMatchObject({ months: 1, state: 'presumed', recordedUntil: day('2026-02-28') })
})
