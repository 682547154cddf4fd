import { writeFileSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { readTable } from '#files/table.ts'
import { xlsxStream } from '#files/xlsx-write.ts'
import type { Bench } from './bench.ts'
import { peakOf } from './child.ts'
import { officeRows } from './office-file.ts'
import { inTurn, timed } from './pairs.ts'

/** A workbook to rows of text. The floor inflates the sheet and scans it once for cells and their texts. */
export async function xlsxRead(bench: Bench): Promise<void> {
  const perLine: number[] = []
  for (const lines of bench.sizes(100_000)) {
    const path = join(bench.newDir('xlsx'), 'cartera.xlsx')
    await writeWorkbook(path, lines)
    const floorRows = scanSheet(path).length
    const measured = await inTurn(
      bench.pairs,
      timed(() => scanSheet(path)),
      timed(async () => {
        const table = await readTable(path, { name: 'cartera.xlsx' })
        if (!table.ok || table.value.rows.length !== floorRows) throw new Error('the two read different rows')
      }),
    )
    bench.report(3, 'XLSX file to rows', lines, 1.3, measured)
    perLine.push(measured.programMs / lines)
    if (lines === 100_000)
      bench.reportPeak(3, 'XLSX file to rows, MiB of 400', lines, 400, await peakOf('read-xlsx', path))
  }
  bench.growth(3, perLine, 1.5)
}

async function writeWorkbook(path: string, lines: number): Promise<void> {
  const [headings, ...rows] = [...officeRows(lines)]
  const columns = headings!.map((heading) => ({ heading, type: 'text' as const }))
  const pieces: Uint8Array[] = []
  for await (const piece of xlsxStream({ name: 'Cartera', columns, rows })) pieces.push(piece)
  writeFileSync(path, Buffer.concat(pieces))
}

/** Unzip and one scan, with nothing checked: texts are inline, as our own writer leaves them. */
function scanSheet(path: string): string[][] {
  const xml = inflated(readFileSync(path), 'xl/worksheets/sheet1.xml').toString('utf8')
  const rows: string[][] = []
  let at = xml.indexOf('<row')
  while (at !== -1) {
    const end = xml.indexOf('</row>', at)
    const cells: string[] = []
    let cell = xml.indexOf('<c ', at)
    while (cell !== -1 && cell < end) {
      const open = xml.indexOf('>', cell)
      if (xml.charCodeAt(open - 1) === 47) cells.push('')
      else {
        const close = xml.indexOf('</c>', open)
        const from = xml.indexOf('>', xml.indexOf('<t', open)) + 1
        cells.push(xml.slice(from, xml.indexOf('<', from)))
        cell = close
      }
      cell = xml.indexOf('<c ', open)
    }
    rows.push(cells)
    at = xml.indexOf('<row', end)
  }
  return rows
}

/** One entry of an archive by its central directory. */
function inflated(archive: Buffer, name: string): Buffer {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = archive.readUInt32LE(end + 16)
  for (;;) {
    const nameLength = archive.readUInt16LE(at + 28)
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) break
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  const local = archive.readUInt32LE(at + 42)
  const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  return inflateRawSync(archive.subarray(data, data + archive.readUInt32LE(at + 20)))
}
