import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readTable } from '#files/table.ts'
import { relationships, sheet, workbook, workbookXml } from './workbooks.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures')

async function refusalOf(bytes: Uint8Array | string, name = 'cartera.xlsx', wanted: string | null = null) {
  const read = await readTable(bytes, { name, sheet: wanted })
  return read.ok ? { rows: read.value.rows.length } : read.refusal
}

async function cellsOf(bytes: Uint8Array) {
  const read = await readTable(bytes, { name: 'x.xlsx' })
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value.rows.map((row) => [row.line, ...row.cells])
}

describe('the spreadsheets of an office', () => {
  test('the CSV and the workbook of one spreadsheet give the same rows', async () => {
    const csv = await readTable(join(fixtures, 'cartera.csv'), { name: 'cartera.csv' })
    const xlsx = await readTable(readFileSync(join(fixtures, 'cartera.xlsx')), {
      name: 'x',
      sheet: 'rentas ',
    })
    if (!csv.ok || !xlsx.ok) throw new Error('unreadable')
    expect([csv.value.encoding, csv.value.delimiter, csv.value.sheet]).toEqual(['windows-1252', ',', null])
    expect(xlsx.value.sheets).toEqual([
      { name: 'Rentas', hidden: false },
      { name: 'Claves', hidden: false },
    ])
    const trimmed = (row: { line: number; cells: readonly string[] }) => [
      row.line,
      ...row.cells.map((c) => c.trim()),
    ]
    expect(csv.value.rows.map(trimmed)).toEqual(xlsx.value.rows.map(trimmed))
  })

  test('rows pasted from the portal are cut at tabs', async () => {
    const read = await readTable(join(fixtures, 'mis-servicios.tsv'), { name: 'pegado' })
    expect(read.ok && [read.value.delimiter, read.value.rows.length, read.value.rows[0]?.cells]).toEqual([
      '\t',
      41,
      ['Sistema', 'Versión', 'Usuarios', 'No. Serie', 'Fecha Activación', 'Próximo Pago'],
    ])
  })

  test('of several sheets one must be chosen, by a name that exists', async () => {
    const path = join(fixtures, 'cartera.xlsx')
    expect(await refusalOf(path)).toEqual({
      code: 'file.sheetRequired',
      params: { name: 'cartera.xlsx', sheets: ['Rentas', 'Claves'] },
    })
    expect(await refusalOf(path, 'cartera.xlsx', 'Ventas')).toEqual({
      code: 'file.sheetUnknown',
      params: { sheet: 'Ventas', sheets: ['Rentas', 'Claves'] },
    })
  })

  test('a hidden sheet is no choice, but may be asked for', async () => {
    const bytes = workbook(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'), {
      'xl/workbook.xml': workbookXml(
        '<sheet name="Rentas" r:id="rId1"/><sheet state="hidden" name="Listas" r:id="rId2"/>',
      ),
      'xl/_rels/workbook.xml.rels': relationships(
        ['worksheet', '/xl/worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/../worksheets/b.xml'],
      ),
      'xl/worksheets/b.xml': sheet('<row r="1"><c r="A1"><v>2</v></c></row>'),
    })
    const visible = await readTable(bytes, { name: 'x' })
    const hidden = await readTable(bytes, { name: 'x', sheet: 'Listas' })
    expect([visible.ok && visible.value.rows[0]?.cells, hidden.ok && hidden.value.rows[0]?.cells]).toEqual([
      ['1'],
      ['2'],
    ])
  })
})

describe('cells of a workbook', () => {
  test('texts, numbers, truth, gaps and rows without numbers', async () => {
    const shared =
      '<sst><si><t>uno &amp; dos</t></si><si><r><t>tres </t></r><rPh><t>x</t></rPh><r><t xml:space="preserve">cuatro</t></r></si><si/></sst>'
    const rows =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row><row r="5"/>' +
      '<row r="7"><c r="B7" t="inlineStr"><is><t>Ñ_x000D_&#241;</t></is></c><c r="D7"><v>10.0</v></c><c r="E7" t="b"><v>1</v></c>' +
      '<c r="F7"><v>0.30000000000000004</v></c><c r="AA7" t="e"><v>#N/A</v></c></row>'
    const gaps = Array.from({ length: 20 }, () => '')
    expect(await cellsOf(workbook(sheet(rows), { 'xl/sharedStrings.xml': shared }))).toEqual([
      [1, 'uno & dos', 'tres cuatro', ''],
      [7, '', 'Ñ\rñ', '', '10', 'VERDADERO', '0.30000000000000004', ...gaps, '#N/A'],
    ])
  })

  test('a number is a day when its style shows a day', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-80A]d&quot; de &quot;mmmm"/><numFmt numFmtId="165" formatCode="0.00 &quot;días&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="46"/></cellXfs></styleSheet>'
    const row = (date: number) =>
      `<row r="1">${[0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>${date}</v></c>`).join('')}</row>`
    expect(await cellsOf(workbook(sheet(row(46_172.75)), { 'xl/styles.xml': styles }))).toEqual([
      [1, '46172.75', '2026-05-30', '2026-05-30', '46172.75', '46172.75'],
    ])
    const macintosh = workbook(sheet(row(44_710)), {
      'xl/styles.xml': styles,
      'xl/workbook.xml': workbookXml('<sheet name="a" r:id="rId1"/>', '<workbookPr date1904="1"/>'),
    })
    expect((await cellsOf(macintosh))[0]?.[2]).toBe('2026-05-30')
  })

  test('formulas are marked, with their last result as the text', async () => {
    const bytes = workbook(
      sheet(
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2+1</f><v>2</v></c><c r="D2" t="str"><f t="shared"/><v>x</v></c></row>',
      ),
    )
    const read = await readTable(bytes, { name: 'x' })
    expect(read.ok && read.value.rows).toEqual([{ line: 2, cells: ['1', '2', '', 'x'], formulas: [1, 3] }])
    const text = await readTable(Buffer.from('a,b\n1,=A1+1\n'), { name: 'x' })
    expect(text.ok && text.value.rows[1]).toEqual({ line: 2, cells: ['1', '=A1+1'], formulas: [1] })
  })

  test('programs that set a prefix before each name are understood', async () => {
    const xml =
      '<x:worksheet xmlns:x="y"><x:sheetData><x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t>hola</x:t></x:is></x:c></x:row></x:sheetData><x:rowBreaks/></x:worksheet>'
    expect(await cellsOf(workbook(xml))).toEqual([[3, 'hola']])
  })
})

describe('a file that is not what it says', () => {
  const name = 'cartera.xlsx'
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), deflateSync('x')])
  const oldExcel = Buffer.alloc(4096)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(oldExcel)
  oldExcel.writeUInt16LE(9, 30)
  oldExcel.writeUInt32LE(1, 48)
  const encrypted = Buffer.from(oldExcel)
  encrypted.write('EncryptedPackage', 1024, 'utf16le')

  test.each([
    ['an empty file', Buffer.alloc(0), { code: 'file.empty', params: { name } }],
    ['only blank lines', Buffer.from('\n,,\n \n'), { code: 'file.empty', params: { name } }],
    ['a picture', png, { code: 'file.notATable', params: { name, found: 'png' } }],
    [
      'a photograph',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]),
      { code: 'file.notATable', params: { name, found: 'jpeg' } },
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), { code: 'file.notATable', params: { name, found: 'pdf' } }],
    [
      'a page saved as Excel',
      Buffer.from('\n<html><table><tr><td>1'),
      { code: 'file.notATable', params: { name, found: 'html' } },
    ],
    [
      'an XML spreadsheet of 2003',
      Buffer.from('<?xml version="1.0"?><Workbook/>'),
      { code: 'file.notATable', params: { name, found: 'xml' } },
    ],
    ['bytes', Buffer.from([1, 2, 0, 4, 200]), { code: 'file.notATable', params: { name, found: 'binary' } }],
    [
      'a CSV with NULs far inside',
      Buffer.from(`${'a,b\n'.repeat(30_000)}a,\0b\n`),
      { code: 'file.notATable', params: { name, found: 'binary' } },
    ],
    ['an old workbook', oldExcel, { code: 'file.oldExcel', params: { name } }],
    ['a workbook with a password', encrypted, { code: 'file.encrypted', params: { name } }],
    [
      'another ZIP',
      zipSync({ 'foto.txt': Buffer.from('x') }),
      { code: 'file.notATable', params: { name, found: 'zip' } },
    ],
    [
      'LibreOffice',
      zipSync({ 'content.xml': Buffer.from('x') }),
      { code: 'file.notATable', params: { name, found: 'ods' } },
    ],
    [
      'quotes that never close',
      Buffer.from('a,b\n"c,d\n'),
      { code: 'file.openQuote', params: { name, line: 2 } },
    ],
    ['a sheet without rows', workbook(sheet('')), { code: 'file.empty', params: { name } }],
  ])('%s', async (_, bytes, expected) => expect(await refusalOf(bytes)).toEqual(expected))
})

describe('hostile workbooks', () => {
  const name = 'cartera.xlsx'
  const damaged = { code: 'file.damaged', params: { name } }
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const whole = Buffer.from(workbook(sheet(row)))

  test('cut off anywhere, it is damaged and nothing else', async () => {
    for (let length = 4; length < whole.length; length += 97) {
      expect(await refusalOf(whole.subarray(0, length))).toEqual(damaged)
    }
  })

  test('with any byte changed it is read or refused, and never breaks the program', async () => {
    for (let at = 0; at < whole.length; at += 3) {
      const changed = Buffer.from(whole)
      changed[at] = changed[at]! ^ 0x5a
      const answer = await refusalOf(changed)
      expect('rows' in answer || answer.code.startsWith('file.')).toBe(true)
    }
  })

  test.each([
    [
      'an entity in a sheet',
      { 'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${sheet(row)}` },
    ],
    [
      'a billion laughs in the texts',
      {
        'xl/sharedStrings.xml':
          '<!DOCTYPE lolz [<!ENTITY l "lol"><!ENTITY m "&l;&l;">]><sst><si><t>&m;</t></si></sst>',
      },
    ],
    [
      'a document type in the workbook',
      { 'xl/workbook.xml': `<!DOCTYPE x>${workbookXml('<sheet name="a" r:id="rId1"/>')}` },
    ],
    [
      'a document type hidden in UTF-16',
      { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff<!DOCTYPE x>${sheet(row)}`, 'utf16le') },
    ],
    [
      'a sheet that points outside',
      { 'xl/_rels/workbook.xml.rels': relationships(['worksheet', '../../../../etc/passwd']) },
    ],
    [
      'a sheet on another machine',
      {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://evil.example/a.xml" TargetMode="External"/></Relationships>',
      },
    ],
    ['a sheet that is no sheet', { 'xl/worksheets/sheet1.xml': 'x'.repeat(200_000) }],
    [
      'one row without end',
      { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${'<c><v>1</v></c>'.repeat(700_000)}` },
    ],
  ])('%s', async (_, parts) => {
    expect(await refusalOf(workbook(sheet(row), parts))).toEqual(damaged)
  })

  test('a bomb that says how large it is stays packed', async () => {
    expect(await refusalOf(declaring(2_000_000_000))).toEqual({
      code: 'file.tooLarge',
      params: { name, what: 'sheet', limit: 512 },
    })
  })

  test('a bomb that lies about its size is stopped at the size it told', async () => {
    const bomb = workbook(sheet(`${row}${' '.repeat(50_000_000)}`))
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusalOf(declaring(1000, bomb))).toEqual(damaged)
  })

  test('cells in the last column of very many rows are refused before they fill the memory', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, index) => `<row r="${index + 1}"><c r="XFD${index + 1}"><v>1</v></c></row>`,
    )
    expect(await refusalOf(workbook(sheet(rows.join(''))))).toEqual({
      code: 'file.tooLarge',
      params: { name, what: 'cells', limit: 20_000_000 },
    })
  })

  test('a row beyond the last of Excel is refused', async () => {
    expect(await refusalOf(workbook(sheet('<row r="1048577"><c><v>1</v></c></row>')))).toEqual({
      code: 'file.tooLarge',
      params: { name, what: 'rows', limit: 1_048_576 },
    })
  })

  test('200 MB of text get a sentence without being read', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'vigente-large-'))
    try {
      const path = join(dir, 'large')
      const file = openSync(path, 'w')
      writeSync(file, `Cliente,RFC\n${'a,b\n'.repeat(100_000)}`)
      ftruncateSync(file, 200_000_000)
      closeSync(file)
      const before = process.memoryUsage.rss()
      expect(await refusalOf(path, 'grande.csv')).toEqual({
        code: 'file.tooLarge',
        params: { name: 'grande.csv', what: 'text', limit: 64 },
      })
      expect(process.memoryUsage.rss() - before).toBeLessThan(50_000_000)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})

/** The same archive with another size told for its first sheet, in the central directory. */
function declaring(size: number, archive: Uint8Array = workbook(sheet(''))): Buffer {
  const bytes = Buffer.from(archive)
  const name = 'xl/worksheets/sheet1.xml'
  bytes.writeUInt32LE(size, bytes.lastIndexOf(name) - 46 + 24)
  return bytes
}
