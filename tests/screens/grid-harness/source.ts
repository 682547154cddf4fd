import type { GridFilter, GridQuery } from '../../../src-shared/contract/grid.ts'
import type { GridSource } from '../../../src-renderer/ui/Grid/types.ts'

/** A made-up serial: everything follows from its number. */
export interface SampleRow {
  readonly id: string
  readonly client: string
  readonly serial: string
  readonly product: string
  readonly city: string
  readonly mode: string
  readonly users: number
  readonly rent: number
  readonly cutoff: string
  readonly state: string
  readonly email: string
  readonly phone: string
}

export interface SampleControl {
  rows: number
  delay: number
  failing: boolean
  /** Each request, as it came. */
  readonly asked: { kind: string; path: readonly string[]; offset: number; limit: number }[]
  readonly copied: { selection: unknown; columns: readonly string[] }[]
}

const KINDS = ['Hotel', 'Ferretería', 'Muebles', 'Buceo', 'Farmacia', 'Taller', 'Imprenta']
const NAMES = [
  'La Ceiba',
  'Núñez',
  'Pacheco',
  'Ixchel',
  'del Caribe',
  'Montejo',
  'Xel-Há',
  'San Miguel',
  'Ávila',
]
const PRODUCTS = ['SAE 10.0', 'NOI 11.0', 'COI 10.0', 'FACTURE', 'BANCO 6.0', 'CAJA 5.0', 'PROD 5.0']
const CITIES = ['Cancún', 'Mérida', 'Cozumel', 'Playa del Carmen', 'Chetumal', '']
const MODES = ['Suscripción', 'Licenciamiento Electrónico', 'Licenciamiento físico']
const STATES = ['Vigente', 'Vence esta semana', 'Vence mañana', 'Detenido', 'Por confirmar']

export function sampleRow(index: number): SampleRow {
  const mixed = (index * 7919) % 1_000_003
  const client = Math.floor(index / 4)
  const name = `${pick(KINDS, client)} ${pick(NAMES, client * 5 + 2)} ${client + 1}`
  const day = new Date(Date.UTC(2026, 10, 1 + (mixed % 400))).toISOString().slice(0, 10)
  return {
    id: `r${index}`,
    client: name,
    serial: `${pick(PRODUCTS, mixed).slice(0, 3)}S${7_000_000 + index}`,
    product: pick(PRODUCTS, mixed),
    city: pick(CITIES, client * 3 + 1),
    mode: pick(MODES, mixed >> 3),
    users: 1 + (mixed % 9),
    rent: (500 + (mixed % 4000)) * 100,
    cutoff: day,
    state: pick(STATES, mixed >> 5),
    email: `contacto${client}@ejemplo.mx`,
    phone: `998 ${100 + (client % 900)} ${1000 + (mixed % 9000)}`,
  }
}

/** Answers as the core would, by going through all rows; the plain list is answered without that. */
export function sampleSource(control: SampleControl): GridSource<SampleRow> {
  let remembered: { key: string; found: readonly number[] } | null = null

  return {
    async window(query, at) {
      await answering('window', at)
      if (
        at.path.length === 0 &&
        query.sort.length === 0 &&
        query.filters.length === 0 &&
        query.search === ''
      ) {
        const until = Math.min(control.rows, at.offset + at.limit)
        const rows = Array.from({ length: Math.max(0, until - at.offset) }, (_, n) =>
          sampleRow(at.offset + n),
        )
        return { total: control.rows, rows }
      }
      const found = matching(query).filter((index) => below(query, at.path, sampleRow(index)))
      return { total: found.length, rows: found.slice(at.offset, at.offset + at.limit).map(sampleRow) }
    },
    async groups(query, at) {
      await answering('groups', at)
      const column = query.groupBy[at.path.length] ?? ''
      const counts = new Map<string, number>()
      for (const index of matching({ ...query, sort: [] })) {
        const row = sampleRow(index)
        if (!below(query, at.path, row)) continue
        const value = valueOf(row, column)
        counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      const desc = query.sort.find((sort) => sort.column === column)?.desc ?? false
      const all = [...counts].sort(([a], [b]) => compare(a, b) * (desc ? -1 : 1))
      const groups = all.slice(at.offset, at.offset + at.limit)
      return { total: all.length, groups: groups.map(([value, count]) => ({ value, label: value, count })) }
    },
    async values(column, search) {
      const counts = new Map<string, number>()
      for (let index = 0; index < Math.min(control.rows, 20_000); index += 1) {
        const value = valueOf(sampleRow(index), column)
        if (plain(value).includes(plain(search))) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      return [...counts].sort(([a], [b]) => compare(a, b)).map(([value, count]) => ({ value, count }))
    },
    async copy(_query, selection, columns) {
      control.copied.push({ selection, columns })
      const ids = selection.all ? [] : selection.ids
      const rows = ids.map((id) => sampleRow(Number(id.slice(1))))
      return [columns, ...rows.map((row) => columns.map((column) => valueOf(row, column)))]
        .map((cells) => cells.join('\t'))
        .join('\n')
    },
  }

  async function answering(kind: string, at: { path: readonly string[]; offset: number; limit: number }) {
    control.asked.push({ kind, path: at.path, offset: at.offset, limit: at.limit })
    await new Promise((resolve) => setTimeout(resolve, control.delay))
    if (control.failing) throw new Error('no hay conexión con el programa')
  }

  function matching(query: GridQuery): readonly number[] {
    const key = JSON.stringify([control.rows, query.search, query.filters, query.sort])
    if (remembered?.key === key) return remembered.found
    const words = plain(query.search)
    const found: number[] = []
    for (let index = 0; index < control.rows; index += 1) {
      const row = sampleRow(index)
      if (words !== '' && !plain(`${row.client} ${row.serial} ${row.city}`).includes(words)) continue
      if (query.filters.every((filter) => passes(filter, row))) found.push(index)
    }
    if (query.sort.length > 0) found.sort((a, b) => order(query, sampleRow(a), sampleRow(b)) || a - b)
    remembered = { key, found }
    return found
  }
}

function order(query: GridQuery, a: SampleRow, b: SampleRow): number {
  for (const { column, desc } of query.sort) {
    const key = column as keyof SampleRow
    const by = compare(a[key], b[key])
    if (by !== 0) return desc ? -by : by
  }
  return 0
}

function passes(filter: GridFilter, row: SampleRow): boolean {
  const value = row[filter.column as keyof SampleRow]
  switch (filter.kind) {
    case 'text':
      return plain(String(value)).includes(plain(filter.contains))
    case 'oneOf':
      return filter.values.includes(String(value))
    default:
      return (
        (filter.from === null || value >= filter.from) && (filter.until === null || value <= filter.until)
      )
  }
}

function below(query: GridQuery, path: readonly string[], row: SampleRow): boolean {
  return path.every((value, depth) => valueOf(row, query.groupBy[depth] ?? '') === value)
}

function valueOf(row: SampleRow, column: string): string {
  return String(row[column as keyof SampleRow])
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T
}
