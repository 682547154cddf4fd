import type { InputOf, OutputOf } from '#contract/index.ts'
import type { ImportField } from '#domain/import-field.ts'
import { replacePlace, usePlace } from '../../state/place.ts'

export type Preview = OutputOf<'imports.preview'>
export type PreviewLine = Preview['rows'][number]
export type Column = Omit<Preview['columns'][number], 'why'> & {
  readonly why?: Preview['columns'][number]['why']
}
export type ColumnMap = readonly (ImportField | null)[]

/** What is being imported and how it was told to be read; kept while the operator looks elsewhere. */
export interface Chosen {
  readonly file?: string
  readonly text?: string
  /** As the person knows it: "cartera.xlsx". */
  readonly name: string
  readonly sheet: string | null
  /** Null until somebody corrects it. */
  readonly map: ColumnMap | null
  readonly takeValues: boolean
}

export function chosenFile(file: string, name: string): Chosen {
  return { file, name, sheet: null, map: null, takeValues: false }
}

export function chosenText(text: string, name: string): Chosen {
  return { text, name, sheet: null, map: null, takeValues: false }
}

export const PLACE = '/importar'

/** A file that is in the store stands in the address with its sheet, for a page that is loaded again; pasted rows do not. */
export function addressOf({ file, name, sheet }: Chosen): string {
  if (file === undefined) return PLACE
  const query = new URLSearchParams({
    archivo: file,
    nombre: name,
    ...(sheet === null ? {} : { hoja: sheet }),
  })
  return `${PLACE}?${query}`
}

/** The address says so, unless whoever chose it is on another screen by now. */
export function stayAt(address: string): void {
  if (usePlace.getState().path === PLACE) replacePlace(address)
}

export function chosenAt(query: URLSearchParams): Chosen | null {
  const file = query.get('archivo')
  return file === null ? null : { ...chosenFile(file, query.get('nombre') ?? ''), sheet: query.get('hoja') }
}

/** The question to the core: the same for the preview, the commit and the lines in error. */
export function sourceOf({ file, text, sheet, map, takeValues }: Chosen): InputOf<'imports.errors'> {
  return {
    ...(file === undefined ? { text: text ?? '' } : { file }),
    ...(sheet === null ? {} : { sheet }),
    ...(map === null ? {} : { map: [...map] }),
    ...(takeValues ? { formulas: 'values' as const } : {}),
  }
}

/** A field belongs to one column: choosing it here takes it from the one that had it. */
export function withField(columns: readonly Column[], at: number, field: ImportField | null): ColumnMap {
  const map: (ImportField | null)[] = []
  for (const column of columns) {
    map[column.column] = column.field === field ? null : column.field
  }
  map[at] = field
  return Array.from(map, (one) => one ?? null)
}

/** The columns as they were just corrected, before the core has read the sheet again. */
export function asChosen(columns: readonly Column[], map: ColumnMap | null): readonly Column[] {
  return map === null ? columns : columns.map((one) => ({ ...one, field: map[one.column] ?? null }))
}
