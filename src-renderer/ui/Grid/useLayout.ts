import { useEffect, useMemo, useRef } from 'react'
import {
  columnFilteringFeature,
  columnGroupingFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import type { GridFilter, GridLayout, GridSort } from '#contract/grid.ts'
import type { GridColumn } from './types.ts'

export const MIN_WIDTH = 48
export const MAX_WIDTH = 900
/** A drag of a column's edge is kept once, when it is over. */
const KEEP_AFTER_MS = 300

const features = tableFeatures({
  columnFilteringFeature,
  columnGroupingFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
})
const NO_ROWS: object[] = []

/** What the operator made of the columns, and all that can be made of them; by mouse, key or menu alike. */
export interface GridColumns<Row> {
  /** All columns in their order, for the chooser. */
  readonly all: readonly GridColumn<Row>[]
  /** Those drawn: neither hidden nor grouped by. */
  readonly visible: readonly GridColumn<Row>[]
  readonly widths: Readonly<Record<string, number>>
  readonly sort: readonly GridSort[]
  readonly groupBy: readonly string[]
  readonly filters: readonly GridFilter[]
  readonly change: ColumnChanges
}

export interface ColumnChanges {
  /** Ascending, descending, not at all; `among` keeps the other columns that sort. */
  cycleSort(id: string, among: boolean): void
  sortBy(id: string, desc: boolean | null, among: boolean): void
  /** `at` is the level; the innermost when left out. Moves a column that is already grouped by. */
  group(id: string, at?: number): void
  ungroup(id: string): void
  filter(id: string, filter: GridFilter | null): void
  clearFilters(): void
  hide(id: string, hidden: boolean): void
  /** Puts a column before another one, or last. */
  place(id: string, before: string | null): void
  /** One place among the visible ones. */
  shift(id: string, by: -1 | 1): void
  resize(id: string, width: number): void
  reset(): void
}

export function useLayout<Row>(
  columns: readonly GridColumn<Row>[],
  saved: GridLayout | null | undefined,
  onLayoutChange: ((layout: GridLayout) => void) | undefined,
): GridColumns<Row> {
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: () => null,
        size: column.width,
        minSize: MIN_WIDTH,
        maxSize: MAX_WIDTH,
        enableSorting: column.sortable ?? false,
        enableGrouping: column.groupable ?? false,
      })),
    [columns],
  )
  const initialState = useRef(stateOf(columns, saved ?? null)).current
  const table = useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    initialState,
    manualSorting: true,
    manualGrouping: true,
    manualFiltering: true,
    groupedColumnMode: 'remove',
  })
  const { columnOrder, columnVisibility, columnSizing, sorting, grouping, columnFilters } = table.state

  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns])
  const all = useMemo(
    () =>
      inOrder(columns, columnOrder)
        .map((id) => byId.get(id))
        .filter((column) => column !== undefined),
    [columns, byId, columnOrder],
  )
  const visible = useMemo(
    () => all.filter((column) => columnVisibility[column.id] !== false && !grouping.includes(column.id)),
    [all, columnVisibility, grouping],
  )
  const widths = useMemo(
    () => Object.fromEntries(all.map((column) => [column.id, columnSizing[column.id] ?? column.width])),
    [all, columnSizing],
  )
  const sort = useMemo(() => sorting.map(({ id, desc }) => ({ column: id, desc })), [sorting])
  const filters = useMemo(() => columnFilters.map((filter) => filter.value as GridFilter), [columnFilters])

  const latest = useRef({ all, visible, columns, sorting, grouping })
  latest.current = { all, visible, columns, sorting, grouping }
  const change = useMemo<ColumnChanges>(() => {
    const place = (id: string, before: string | null) => {
      if (id === before) return
      const order = latest.current.all.map((column) => column.id).filter((other) => other !== id)
      const index = before === null ? order.length : order.indexOf(before)
      table.setColumnOrder([...order.slice(0, index), id, ...order.slice(index)])
    }
    // A column that groups keeps its direction whatever the rows below are sorted by.
    const sortBy = (id: string, desc: boolean | null, among: boolean) =>
      table.setSorting((current) => {
        const stays = (other: string) => among || latest.current.grouping.includes(other)
        const kept = current.filter((sort) => sort.id === id || stays(sort.id))
        if (desc === null) return kept.filter((sort) => sort.id !== id)
        return kept.some((sort) => sort.id === id)
          ? kept.map((sort) => (sort.id === id ? { id, desc } : sort))
          : [...kept, { id, desc }]
      })
    return {
      cycleSort(id, among) {
        const sort = latest.current.sorting.find((candidate) => candidate.id === id)
        sortBy(id, sort ? (sort.desc ? null : true) : false, among)
      },
      sortBy,
      group(id, at) {
        table.setGrouping((current) => {
          const others = current.filter((other) => other !== id)
          const level = Math.min(at ?? others.length, others.length)
          return [...others.slice(0, level), id, ...others.slice(level)]
        })
      },
      ungroup(id) {
        table.setGrouping((current) => current.filter((other) => other !== id))
      },
      filter(id, filter) {
        table.setColumnFilters((current) => {
          const others = current.filter((other) => other.id !== id)
          return filter ? [...others, { id, value: filter }] : others
        })
      },
      clearFilters() {
        table.setColumnFilters([])
      },
      hide(id, hidden) {
        table.setColumnVisibility((current) => ({ ...current, [id]: !hidden }))
      },
      place,
      shift(id, by) {
        const ids = latest.current.visible.map((column) => column.id)
        const index = ids.indexOf(id)
        const target = by < 0 ? ids[index - 1] : (ids[index + 2] ?? null)
        if (target !== undefined && index + by < ids.length) place(id, target)
      },
      resize(id, width) {
        const exact = Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)))
        table.setColumnSizing((current) => ({ ...current, [id]: exact }))
      },
      reset() {
        const fresh = stateOf(latest.current.columns, null)
        table.setColumnOrder(fresh.columnOrder)
        table.setColumnVisibility(fresh.columnVisibility)
        table.setColumnSizing(fresh.columnSizing)
      },
    }
  }, [table])

  const layout = useMemo<GridLayout>(
    () => ({
      columns: all.map(({ id, width }) => ({
        id,
        width: widths[id] ?? width,
        hidden: columnVisibility[id] === false,
      })),
      sort,
      groupBy: grouping,
      filters,
    }),
    [all, widths, columnVisibility, sort, grouping, filters],
  )
  useKept(layout, onLayoutChange)

  return { all, visible, widths, sort, groupBy: grouping, filters, change }
}

/** Hands over the layout when it has rested, and at the latest when the grid goes away. */
function useKept(layout: GridLayout, onLayoutChange: ((layout: GridLayout) => void) | undefined): void {
  const kept = useRef(JSON.stringify(layout))
  const hand = useRef(() => {})
  hand.current = () => {
    const text = JSON.stringify(layout)
    if (text === kept.current) return
    kept.current = text
    onLayoutChange?.(layout)
  }
  useEffect(() => {
    const timer = setTimeout(() => hand.current(), KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [layout])
  useEffect(() => () => hand.current(), [])
}

/** A saved layout against today's columns: what no longer exists is dropped, what is new stands last. */
function stateOf<Row>(columns: readonly GridColumn<Row>[], saved: GridLayout | null) {
  const known = new Set(columns.map((column) => column.id))
  const kept = saved?.columns.filter(({ id }) => known.has(id)) ?? []
  const keptIds = new Set(kept.map(({ id }) => id))
  const fresh = columns.filter(({ id }) => !keptIds.has(id))
  return {
    columnOrder: [...kept.map(({ id }) => id), ...fresh.map(({ id }) => id)],
    columnVisibility: Object.fromEntries([
      ...kept.map(({ id, hidden }) => [id, !hidden] as const),
      ...fresh.map(({ id, hidden }) => [id, !hidden] as const),
    ]),
    columnSizing: Object.fromEntries(kept.map(({ id, width }) => [id, width])),
    sorting: (saved?.sort ?? [])
      .filter(({ column }) => known.has(column))
      .map(({ column, desc }) => ({ id: column, desc })),
    grouping: (saved?.groupBy ?? []).filter((id) => known.has(id)),
    columnFilters: (saved?.filters ?? [])
      .filter(({ column }) => known.has(column))
      .map((filter) => ({ id: filter.column, value: filter as unknown })),
  }
}

function inOrder<Row>(columns: readonly GridColumn<Row>[], order: readonly string[]): string[] {
  const ordered = new Set(order)
  return [...order, ...columns.map(({ id }) => id).filter((id) => !ordered.has(id))]
}
