import type { SheetStyles } from '#files/sheet-scan.ts'
import { unreadable } from '#files/unreadable.ts'
import { attribute, openingTags } from '#files/xml-text.ts'
import type { ZipDirectory } from '#files/zip-read.ts'

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Entry of the archive; only ever looked up in its directory. */
  readonly path: string
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly stringsPath: string | null
  readonly stylesPath: string | null
  readonly since1904: boolean
}

/** Which sheets there are and where, by the relationships of the package and not by usual file names. */
export async function readWorkbook(
  directory: ZipDirectory,
  part: (path: string) => Promise<string>,
  name: string,
): Promise<Workbook> {
  const main = relationships(await part('_rels/.rels'), '').find((one) => one.type === 'officeDocument')
  const path = main?.target ?? 'xl/workbook.xml'
  if (!directory.has(path)) throw unreadable('file.notATable', { name, found: otherArchive(directory) })
  if (path.endsWith('.bin')) throw unreadable('file.notATable', { name, found: 'xlsb' })
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const related = relationships(await part(`${folder}_rels/${path.slice(folder.length)}.rels`), folder)
  const text = await part(path)
  const sheets = openingTags(text, 'sheet').flatMap((tag) => {
    const relation = related.find((one) => one.id === attribute(tag, 'id') && one.type === 'worksheet')
    const sheetName = attribute(tag, 'name')
    const state = attribute(tag, 'state') ?? 'visible'
    return relation && sheetName !== null
      ? [{ name: sheetName, hidden: state !== 'visible', path: relation.target }]
      : []
  })
  if (sheets.length === 0) throw unreadable('file.damaged', { name })
  const properties = openingTags(text, 'workbookPr')[0] ?? ''
  return {
    sheets,
    stringsPath: related.find((one) => one.type === 'sharedStrings')?.target ?? null,
    stylesPath: related.find((one) => one.type === 'styles')?.target ?? null,
    since1904: /^(1|true)$/.test(attribute(properties, 'date1904') ?? ''),
  }
}

/** What else comes in a ZIP and is dropped here by mistake. */
function otherArchive(directory: ZipDirectory): string {
  if (directory.has('xl/workbook.bin')) return 'xlsb'
  if (directory.has('content.xml')) return 'ods'
  if (directory.has('word/document.xml')) return 'docx'
  return 'zip'
}

interface Relationship {
  readonly id: string | null
  /** Last word of the type's address: 'worksheet', 'styles' … */
  readonly type: string
  readonly target: string
}

function relationships(text: string, folder: string): readonly Relationship[] {
  return openingTags(text, 'Relationship')
    .filter((tag) => attribute(tag, 'TargetMode') !== 'External')
    .map((tag) => ({
      id: attribute(tag, 'Id'),
      type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
      target: resolve(folder, attribute(tag, 'Target') ?? ''),
    }))
}

function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** Which cell styles show their number as a date: the built-in formats, and own ones with a day or a year. */
export function readStyles(text: string, since1904: boolean): SheetStyles {
  const ownFormats = new Map(
    openingTags(text, 'numFmt').map((tag) => [
      attribute(tag, 'numFmtId'),
      attribute(tag, 'formatCode') ?? '',
    ]),
  )
  const section = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(text)?.[0] ?? ''
  const isDate = openingTags(section, 'xf').map((tag) => {
    const id = attribute(tag, 'numFmtId')
    const own = ownFormats.get(id)
    return own === undefined ? builtInDates.has(Number(id)) : showsDate(own)
  })
  return { isDate, since1904 }
}

/** ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are the dates of East Asian versions. */
const builtInDates: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** 'dd/mm/yyyy' and '[$-80A]d "de" mmmm' are dates; '[h]:mm' and '0.00 "dólares"' are not. */
function showsDate(format: string): boolean {
  const bare = format
    .split(';', 1)[0]!
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase()
  return (!/general/.test(bare) && /[dya]/.test(bare.replace(/am\/pm|a\/p/g, ''))) || /mmm/.test(bare)
}
