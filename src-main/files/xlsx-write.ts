import { toEpochDay } from '#domain/calendar.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { guardFormula } from '#files/formula-guard.ts'
import { encodeCellText, encodeXml } from '#files/xml-text.ts'
import { zipStream } from '#files/zip-write.ts'
import type { ZipPart } from '#files/zip-write.ts'

/** What a column holds decides how Excel shows and sorts it. `null` is an empty cell in any. */
export type SheetColumn =
  | { readonly heading: string; readonly width?: number; readonly type: 'text' }
  | { readonly heading: string; readonly width?: number; readonly type: 'number' }
  | { readonly heading: string; readonly width?: number; readonly type: 'day' }
  | { readonly heading: string; readonly width?: number; readonly type: 'pesos' }

export type SheetCell = string | number | Day | Centavos | null

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<readonly SheetCell[]>
}

/**
 * A workbook of one sheet as it is made: heading bold, frozen and with filters; numbers, pesos and days as
 * numbers with a format, so that a negative amount stays an amount; texts guarded against formulas.
 */
export function xlsxStream(sheet: SheetToWrite): AsyncGenerator<Uint8Array> {
  return workbookStream([sheet])
}

/** The same of many sheets, whose rows are asked for one sheet after the other. Their names must differ. */
export function workbookStream(sheets: readonly SheetToWrite[]): AsyncGenerator<Uint8Array> {
  return zipStream(parts(sheets))
}

function* parts(sheets: readonly SheetToWrite[]): Generator<ZipPart> {
  const fixed = (name: string, text: string): ZipPart => ({ name, bytes: [Buffer.from(declaration + text)] })
  const counted = sheets.map(() => ({ rows: 1 }))
  yield fixed('[Content_Types].xml', contentTypes(sheets.length))
  yield fixed('_rels/.rels', packageRelationships)
  yield fixed('xl/_rels/workbook.xml.rels', workbookRelationships(sheets.length))
  yield fixed('xl/styles.xml', styles)
  for (const [index, sheet] of sheets.entries()) {
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, bytes: sheetPieces(sheet, counted[index]!) }
  }
  // Last, because only now the number of rows, which the filter's name must cover, is known.
  yield fixed(
    'xl/workbook.xml',
    workbook(
      sheets,
      counted.map(({ rows }) => rows),
    ),
  )
}

function* sheetPieces(sheet: SheetToWrite, counted: { rows: number }): Generator<Uint8Array> {
  const letters = sheet.columns.map((_, index) => columnLetters(index))
  const last = letters.at(-1) ?? 'A'
  let xml =
    declaration +
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
    `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${sheet.columns.map(columnXml).join('')}` +
    `</cols><sheetData><row r="1">${sheet.columns
      .map((column, index) => textCell(letters[index]!, 1, column.heading, ' s="1"'))
      .join('')}</row>`
  let row = 1
  for (const cells of sheet.rows) {
    row++
    xml += `<row r="${row}">`
    for (let index = 0; index < letters.length; index++) {
      xml += cellXml(sheet.columns[index]!.type, letters[index]!, row, cells[index] ?? null)
    }
    xml += '</row>'
    if (xml.length > 131_072) {
      yield Buffer.from(xml)
      xml = ''
    }
  }
  counted.rows = row
  yield Buffer.from(`${xml}</sheetData><autoFilter ref="A1:${last}${row}"/></worksheet>`)
}

function cellXml(type: SheetColumn['type'], letters: string, row: number, value: SheetCell): string {
  if (value === null || value === '') return ''
  if (type === 'text' || (typeof value === 'string' && type !== 'day')) {
    return textCell(letters, row, String(value), '')
  }
  if (type === 'day') return `<c r="${letters}${row}" s="2"><v>${excelSerial(value as Day)}</v></c>`
  if (type === 'pesos') return `<c r="${letters}${row}" s="3"><v>${(value as number) / 100}</v></c>`
  return `<c r="${letters}${row}"><v>${value}</v></c>`
}

function textCell(letters: string, row: number, text: string, style: string): string {
  const guarded = guardFormula(text)
  const keep = guarded !== guarded.trim() || guarded.includes('\n') ? ' xml:space="preserve"' : ''
  return `<c r="${letters}${row}"${style} t="inlineStr"><is><t${keep}>${encodeCellText(guarded)}</t></is></c>`
}

/** Days since 1899-12-30, Excel's own count from March 1900 on. */
function excelSerial(day: Day): number {
  const serial = toEpochDay(day) + 25_569
  return serial < 61 ? serial - 1 : serial
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

function columnXml(column: SheetColumn, index: number): string {
  const width = column.width ?? defaultWidths[column.type]
  const wide = Math.max(width, column.heading.length + 3)
  return `<col min="${index + 1}" max="${index + 1}" width="${wide}" customWidth="1"/>`
}

const defaultWidths: Readonly<Record<SheetColumn['type'], number>> = {
  text: 22,
  number: 11,
  day: 12,
  pesos: 14,
}

/** Excel refuses names over 31 characters and these signs; the filter's hidden name is how it knows the range. */
function workbook(sheets: readonly SheetToWrite[], rows: readonly number[]): string {
  const named = sheets.map(({ name, columns }, index) => ({
    name: sheetName(name),
    columns,
    rows: rows[index]!,
  }))
  const list = named.map(
    ({ name }, index) => `<sheet name="${encodeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const filters = named.map(({ name, columns, rows: last }, index) => {
    const range = `'${name}'!$A$1:$${columnLetters(Math.max(0, columns.length - 1))}$${last}`
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${encodeXml(range)}</definedName>`
  })
  return (
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list.join('')}</sheets>` +
    `<definedNames>${filters.join('')}</definedNames></workbook>`
  )
}

function sheetName(name: string): string {
  const kept = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
  return kept.trim() || 'Hoja1'
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = (sheets: number): string =>
  `<Types xmlns="${packages}/content-types"><Default Extension="rels" ` +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ' +
  `ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetTypes}.sheet.main+xml"/>` +
  numbered(
    sheets,
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetTypes}.worksheet+xml"/>`,
  ) +
  `<Override PartName="/xl/styles.xml" ContentType="${sheetTypes}.styles+xml"/></Types>`

const packageRelationships =
  `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" ` +
  'Target="xl/workbook.xml"/></Relationships>'

const workbookRelationships = (sheets: number): string =>
  `<Relationships xmlns="${packages}/relationships">` +
  numbered(
    sheets,
    (n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  ) +
  `<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`

function numbered(count: number, of: (n: number) => string): string {
  return Array.from({ length: count }, (_, index) => of(index + 1)).join('')
}

/** Cell styles: 0 plain, 1 heading, 2 day, 3 pesos. */
const styles =
  `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>` +
  '<numFmt numFmtId="165" formatCode="&quot;$&quot;#,##0.00;[Red]-&quot;$&quot;#,##0.00"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>' +
  '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>' +
  '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
