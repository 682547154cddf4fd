import { strToU8, zipSync } from 'fflate'

/** A workbook put together by hand, as another program would write it; `parts` replaces or adds entries. */
export function workbook(
  sheetXml: string,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const entries: Record<string, Uint8Array> = {}
  const all: Record<string, string | Uint8Array> = {
    '_rels/.rels': relationships(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbookXml('<sheet name="Hoja1" sheetId="1" r:id="rId1"/>'),
    'xl/_rels/workbook.xml.rels': relationships(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/worksheets/sheet1.xml': sheetXml,
    ...parts,
  }
  for (const [name, part] of Object.entries(all))
    entries[name] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(entries)
}

export function sheet(rows: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="x"><sheetData>${rows}</sheetData></worksheet>`
}

export function workbookXml(sheets: string, properties = ''): string {
  return `<?xml version="1.0"?><workbook xmlns:r="r">${properties}<sheets>${sheets}</sheets></workbook>`
}

export function relationships(...targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="http://x/relationships/${type}" Target="${target}"/>`,
  )
  return `<?xml version="1.0"?><Relationships>${list.join('')}</Relationships>`
}
