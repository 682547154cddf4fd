import { MenuList, type MenuItem } from './MenuList.tsx'
import type { GridColumn } from './types.ts'
import type { GridColumns } from './useLayout.ts'

export const RESIZE_STEP = 16

interface HeadingMenuProps<Row> {
  readonly column: GridColumn<Row>
  readonly columns: GridColumns<Row>
  readonly index: number
  fit(id: string): number
  onFilter(): void
  onDone(): void
}

/** All that dragging does and more: dragging is never the only way. */
export function HeadingMenu<Row>({ column, columns, index, fit, onFilter, onDone }: HeadingMenuProps<Row>) {
  const { id } = column
  const { change, visible } = columns
  const sorted = columns.sort.find((sort) => sort.column === id)
  const filtered = columns.filters.some((filter) => filter.column === id)
  const width = columns.widths[id] ?? column.width
  const others = columns.sort.filter((sort) => sort.column !== id && !columns.groupBy.includes(sort.column))

  const items: (MenuItem | null)[] = [
    column.sortable
      ? {
          label: 'Ordenar de menor a mayor',
          on: sorted?.desc === false,
          run: () => change.sortBy(id, false, false),
        }
      : null,
    column.sortable
      ? {
          label: 'Ordenar de mayor a menor',
          on: sorted?.desc === true,
          run: () => change.sortBy(id, true, false),
        }
      : null,
    column.sortable && others.length > 0 && !sorted
      ? { label: 'Añadir al orden', run: () => change.sortBy(id, false, true) }
      : null,
    sorted ? { label: 'Quitar el orden', run: () => change.sortBy(id, null, true) } : null,
    column.groupable ? { label: 'Agrupar por esta columna', run: () => change.group(id) } : null,
    column.filter ? { label: 'Filtrar…', on: filtered, stay: true, run: onFilter } : null,
    filtered ? { label: 'Quitar el filtro', run: () => change.filter(id, null) } : null,
    { divider: true },
    index > 0 ? { label: 'Mover a la izquierda', hint: 'Ctrl+←', run: () => change.shift(id, -1) } : null,
    index < visible.length - 1
      ? { label: 'Mover a la derecha', hint: 'Ctrl+→', run: () => change.shift(id, 1) }
      : null,
    { label: 'Más ancha', hint: 'Mayús+→', stay: true, run: () => change.resize(id, width + RESIZE_STEP) },
    { label: 'Más angosta', hint: 'Mayús+←', stay: true, run: () => change.resize(id, width - RESIZE_STEP) },
    { label: 'Ajustar al contenido', run: () => change.resize(id, fit(id)) },
    visible.length > 1 ? { label: 'Ocultar', run: () => change.hide(id, true) } : null,
  ]
  return <MenuList items={items.filter((item) => item !== null)} onDone={onDone} />
}
