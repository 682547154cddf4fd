import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { readTable } from '#files/table.ts'
import { xlsxStream } from '#files/xlsx-write.ts'
import type { SheetToWrite } from '#files/xlsx-write.ts'

async function written(sheet: SheetToWrite): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of xlsxStream(sheet)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const sheet: SheetToWrite = {
  name: 'Renovaciones [2026]',
  columns: [
    { heading: 'Cliente', type: 'text', width: 40 },
    { heading: 'Usuarios', type: 'number' },
    { heading: 'Corte', type: 'day' },
    { heading: 'Saldo', type: 'pesos' },
  ],
  rows: [
    ['Núñez & Hijos <SC>', 5, day('2026-11-30'), centavos(-123450)],
    ['=HYPERLINK("http://x")', null, null, centavos(10)],
    ['dos\nrenglones ', 0, day('1900-01-31'), centavos(0)],
  ],
}

test('numbers, days and pesos are typed and the heading is bold, frozen and filtered', async () => {
  const parts = unzipSync(await written(sheet))
  expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toBe(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>' +
      '<col min="1" max="1" width="40" customWidth="1"/><col min="2" max="2" width="11" customWidth="1"/>' +
      '<col min="3" max="3" width="12" customWidth="1"/><col min="4" max="4" width="14" customWidth="1"/></cols><sheetData>' +
      '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>Cliente</t></is></c><c r="B1" s="1" t="inlineStr"><is><t>Usuarios</t></is></c>' +
      '<c r="C1" s="1" t="inlineStr"><is><t>Corte</t></is></c><c r="D1" s="1" t="inlineStr"><is><t>Saldo</t></is></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>Núñez &amp; Hijos &lt;SC&gt;</t></is></c><c r="B2"><v>5</v></c>' +
      '<c r="C2" s="2"><v>46356</v></c><c r="D2" s="3"><v>-1234.5</v></c></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t>\'=HYPERLINK(&quot;http://x&quot;)</t></is></c><c r="D3" s="3"><v>0.1</v></c></row>' +
      '<row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve">dos\nrenglones </t></is></c><c r="B4"><v>0</v></c>' +
      '<c r="C4" s="2"><v>31</v></c><c r="D4" s="3"><v>0</v></c></row></sheetData><autoFilter ref="A1:D4"/></worksheet>',
  )
  expect(strFromU8(parts['xl/workbook.xml']!)).toContain("'Renovaciones  2026'!$A$1:$D$4")
})

test('our own reader finds what was written, and no formula', async () => {
  const read = await readTable(await written(sheet), { name: 'x.xlsx' })
  expect(read.ok && read.value.rows).toEqual([
    { line: 1, cells: ['Cliente', 'Usuarios', 'Corte', 'Saldo'], formulas: [] },
    { line: 2, cells: ['Núñez & Hijos <SC>', '5', '2026-11-30', '-1234.5'], formulas: [] },
    { line: 3, cells: ['\'=HYPERLINK("http://x")', '', '', '0.1'], formulas: [] },
    { line: 4, cells: ['dos\nrenglones ', '0', '1900-01-31', '0'], formulas: [] },
  ])
})

test('a column beyond Z and many rows come through the stream whole', async () => {
  const columns = Array.from(
    { length: 30 },
    (_, index) => ({ heading: `c${index}`, type: 'number' }) as const,
  )
  function* rows() {
    for (let row = 0; row < 5000; row++) yield columns.map((_, index) => row * 30 + index)
  }
  const read = await readTable(await written({ name: 'n', columns, rows: rows() }), { name: 'x.xlsx' })
  expect(read.ok && read.value.rows.length).toBe(5001)
  expect(read.ok && read.value.rows.at(-1)?.cells.at(-1)).toBe('149999')
})

test('a failure while rows are made ends the stream with that failure', async () => {
  function* rows(): Generator<readonly string[]> {
    yield ['uno']
    throw new Error('la base se cerró')
  }
  await expect(
    written({ name: 'n', columns: [{ heading: 'a', type: 'text' }], rows: rows() }),
  ).rejects.toThrow('la base se cerró')
})
