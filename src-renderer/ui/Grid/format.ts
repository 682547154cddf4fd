import type { GridFilter } from '#contract/grid.ts'
import { parseDay } from '#domain/calendar.ts'
import { centavos, formatPesos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import type { GridColumn } from './types.ts'

const NUMBER = new Intl.NumberFormat('es-MX')
const TONE_SHAPES = { red: '▲', orange: '◆', yellow: '◇', gray: '○', green: '●' } as const

export function rawValue<Row>(column: GridColumn<Row>, row: Row): string | number | null {
  if (column.value) return column.value(row)
  const value = (row as Record<string, unknown>)[column.id]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/**
 * A raw value in the words of the office; blank for null.
 *   text('day', '2026-03-13') // 'vie 13 mar 2026'
 *   text('money', 123450)     // '$1,234.50'
 */
export function text(kind: GridColumn<never>['kind'], value: string | number | null): string {
  if (value === null || value === '') return ''
  if (kind === 'day') {
    const day = parseDay(String(value))
    return day === null ? String(value) : shortDay(day)
  }
  if (kind === 'money') return formatPesos(centavos(Number(value)))
  if (kind === 'number') return NUMBER.format(Number(value))
  return String(value)
}

export function cellText<Row>(column: GridColumn<Row>, row: Row): string {
  return text(column.kind, rawValue(column, row))
}

/** Never colour alone: each tone has its shape. */
export function toneShape(tone: keyof typeof TONE_SHAPES): string {
  return TONE_SHAPES[tone]
}

export function count(value: number): string {
  return NUMBER.format(value)
}

export function alignOf<Row>(column: GridColumn<Row>): 'left' | 'right' | 'center' {
  return column.align ?? (column.kind === 'number' || column.kind === 'money' ? 'right' : 'left')
}

/** The line of a group: the column's title and the group's words. */
export function groupWords<Row>(
  columns: readonly GridColumn<Row>[],
  id: string | undefined,
  group: { readonly value: string; readonly label: string } | null,
): { title: string; words: string } {
  const column = columns.find((candidate) => candidate.id === id)
  if (!group) return { title: column?.title ?? '', words: '' }
  const words = group.label === group.value ? text(column?.kind ?? 'text', group.value) : group.label
  return { title: column?.title ?? '', words: words === '' ? '(sin dato)' : words }
}

/**
 * A filter as it is said: `contiene «hotel»`, `Vigente, Vencido y 2 más`, `desde dom 1 mar 2026`.
 */
export function filterWords(kind: GridColumn<never>['kind'], filter: GridFilter): string {
  if (filter.kind === 'text') return `contiene «${filter.contains}»`
  if (filter.kind === 'oneOf') {
    const shown = filter.values.slice(0, 2).map((value) => text(kind, value) || '(sin dato)')
    const more = filter.values.length - shown.length
    return more > 0 ? `${shown.join(', ')} y ${more} más` : shown.join(' o ')
  }
  const from = text(kind, filter.from)
  const until = text(kind, filter.until)
  if (from !== '' && until !== '') return from === until ? from : `de ${from} a ${until}`
  return from !== '' ? `desde ${from}` : `hasta ${until}`
}
