import type { ReactNode } from 'react'
import type {
  GridFilter,
  GridGroups,
  GridLayout,
  GridPosition,
  GridQuery,
  GridSelection,
  GridValues,
} from '#contract/grid.ts'

export type GridCellKind = 'text' | 'number' | 'day' | 'money' | 'status'

/** Colour only for time: red = already stopped, orange = by tomorrow, yellow = this week, gray = later. */
export type GridTone = 'red' | 'orange' | 'yellow' | 'gray' | 'green'

export interface GridColumn<Row> {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly kind: GridCellKind
  /** Numbers and money stand right unless said otherwise. */
  readonly align?: 'left' | 'right' | 'center'
  /** Not shown until the operator chooses it. */
  readonly hidden?: boolean
  /** The raw value; by default the row's property named as the column. Money in centavos, days as YYYY-MM-DD. */
  value?(row: Row): string | number | null
  /** For `status`: the colour and the shape beside the word. */
  tone?(row: Row): GridTone
  render?(row: Row): ReactNode
  readonly sortable?: boolean
  readonly groupable?: boolean
  readonly filter?: GridFilter['kind']
}

/** Answers come from the core; the object must keep its identity, a new one is a new list. */
export interface GridSource<Row> {
  window(
    query: GridQuery,
    at: GridPosition,
  ): Promise<{ readonly total: number; readonly rows: readonly Row[] }>
  groups(query: GridQuery, at: GridPosition): Promise<GridGroups>
  /** For filters by a list of values. */
  values?(column: string, search: string): Promise<GridValues>
  /** The chosen rows as TSV, with the columns as shown. */
  copy?(query: GridQuery, selection: GridSelection, columns: readonly string[]): Promise<string>
  export?(query: GridQuery, selection: GridSelection, columns: readonly string[]): Promise<void>
}

export interface GridRowAction {
  readonly id: string
  readonly label: string
  /** The key that does the same elsewhere, shown beside the label. */
  readonly hint?: string
  /** Why not now; shown instead of the hint. */
  readonly refused?: string
  run(): void
}

export interface GridBulkAction {
  readonly id: string
  readonly label: string
  run(selection: GridSelection, query: GridQuery, count: number): void
}

export interface GridHandle {
  /** Asks again for what is shown; scroll, focus, opened groups and selection stay. */
  refresh(): void
  focus(): void
  clearSelection(): void
}

export interface GridProps<Row> {
  /** Read aloud as the name of the grid. */
  readonly label: string
  /** Keep columns and source at module scope or in a memo. */
  readonly columns: readonly GridColumn<Row>[]
  readonly source: GridSource<Row>
  rowId(row: Row): string
  /** What this operator left last time; read once. */
  readonly layout?: GridLayout | null
  onLayoutChange?(layout: GridLayout): void
  /** What was searched for when the list was left; read once. */
  readonly search?: string
  onSearchChange?(search: string): void
  /** Any change of it asks again, as `refresh()` does. */
  readonly revision?: number | string
  onOpen?(row: Row): void
  onSelectionChange?(selection: GridSelection, count: number): void
  rowActions?(row: Row): readonly GridRowAction[]
  readonly bulkActions?: readonly GridBulkAction[]
  /** The list without any search or filter has nothing: what to do first. */
  readonly empty?: {
    readonly title: string
    readonly hint?: string
    readonly action?: { readonly label: string; run(): void }
  }
  /** What a refusal or a failure of the source is called in Spanish. */
  errorText?(cause: unknown): string
  /** Buttons of the screen, at the right of the tool bar. */
  readonly tools?: ReactNode
  /** What one row is called in the foot: ['sistema', 'sistemas']. */
  readonly noun?: readonly [one: string, many: string]
  readonly ref?: React.Ref<GridHandle>
}
