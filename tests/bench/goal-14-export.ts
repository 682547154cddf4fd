import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createDeflateRaw } from 'node:zlib'
import type Database from 'better-sqlite3'
import type { Bench } from './bench.ts'
import { peakOf } from './child.ts'
import { EXPORT_EVERYTHING } from './export-question.ts'
import { inTurn, timed } from './pairs.ts'

/**
 * The whole grid to a file in the store. The floors read the same columns in the same order and write them as bare
 * text: cells and commas for the CSV, cells as XML through zlib for the workbook.
 */
export async function exports(bench: Bench): Promise<void> {
  const perRow = { csv: [] as number[], xlsx: [] as number[] }
  for (const size of bench.sizes(100_000)) {
    const ledger = await bench.ledger(size)
    const dir = bench.newDir('floor')
    for (const [format, floor, limit] of [
      ['csv', writeCsv, 2],
      ['xlsx', writeSheet, 1.5],
    ] as const) {
      const measured = await inTurn(
        bench.pairs,
        timed(() => floor(ledger.raw, join(dir, `floor.${format}`))),
        timed(() => ledger.call('serials.export', { ...EXPORT_EVERYTHING, format })),
      )
      bench.report(14, `export ${format.toUpperCase()}`, size, limit, measured)
      perRow[format].push(measured.programMs / size)
    }
    ledger.close()
  }
  for (const format of ['csv', 'xlsx'] as const) {
    bench.growth(14, perRow[format], 1.5, format.toUpperCase())
    if (bench.quick) continue
    const peak = await peakOf(`export-${format}`, await bench.copyOf(100_000))
    bench.reportPeak(14, `export ${format.toUpperCase()}, MiB of 250`, 100_000, 250, peak)
  }
}

const COLUMNS = `client_name, rfc, city, system, version, users, serial, mode, months, method, auto_charge, activated_on,
  next_cutoff, next_validation, status, amount`

const LETTERS = 'ABCDEFGHIJKLMNOP'

function rowsOf(raw: Database.Database): IterableIterator<readonly (string | number | null)[]> {
  const rows = raw.prepare(`SELECT ${COLUMNS} FROM board ORDER BY client_key, n`).raw()
  return rows.iterate() as IterableIterator<readonly (string | number | null)[]>
}

async function writeCsv(raw: Database.Database, path: string): Promise<void> {
  const file = createWriteStream(path)
  let text = ''
  for (const row of rowsOf(raw)) {
    text += `${row.map((cell) => (typeof cell === 'string' && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : (cell ?? ''))).join(',')}\r\n`
    if (text.length > 65_536) {
      file.write(text)
      text = ''
    }
  }
  file.end(text)
  await finished(file)
}

async function writeSheet(raw: Database.Database, path: string): Promise<void> {
  const file = createWriteStream(path)
  const deflate = createDeflateRaw({ level: 3 })
  deflate.pipe(file)
  let line = 0
  let xml = '<worksheet><sheetData>'
  for (const row of rowsOf(raw)) {
    line += 1
    let cells = ''
    for (const [i, cell] of row.entries()) {
      const at = `${LETTERS[i]}${line}`
      if (cell === null) continue
      if (typeof cell === 'number') cells += `<c r="${at}"><v>${cell}</v></c>`
      else {
        const text = /[<&>]/.test(cell) ? escaped(cell) : cell
        cells += `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
      }
    }
    xml += `<row r="${line}">${cells}</row>`
    if (xml.length > 65_536) {
      deflate.write(xml)
      xml = ''
    }
  }
  deflate.end(`${xml}</sheetData></worksheet>`)
  await finished(file)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
