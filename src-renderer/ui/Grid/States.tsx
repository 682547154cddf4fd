import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInbox, IconSearchOff } from '@tabler/icons-react'
import type { GridQuery } from '#contract/grid.ts'
import type { GridProps } from './types.ts'
import { useWindowsVersion } from './useWindows.ts'
import type { Windows } from './windows.ts'
import css from './Grid.module.css'

interface StatesProps<Row> {
  readonly windows: Windows<Row>
  readonly query: GridQuery
  readonly empty: GridProps<Row>['empty']
  /** Of the columns as they are drawn. */
  readonly widths: readonly number[]
  errorText(cause: unknown): string
  clear(): void
  toRows(): void
}

/** What stands in the place of the rows while there are none, each with the button that helps. */
export function States<Row>({ windows, query, empty, widths, errorText, clear, toRows }: StatesProps<Row>) {
  useWindowsVersion(windows)
  const tree = windows.shown()
  const retry = () => {
    windows.retry()
    toRows()
  }
  if (!tree) return <Skeleton widths={widths} />
  if (tree.root.lines > 0) return null
  if (tree.failure)
    return (
      <div className={css.state} role="alert">
        <IconAlertTriangle size={28} aria-hidden />
        <p className={css.stateTitle}>No se pudo leer la lista</p>
        <p>{errorText(tree.failure.cause)}</p>
        <Button size="xs" onClick={retry}>
          Reintentar
        </Button>
      </div>
    )
  const narrowed = query.search.trim() !== '' || query.filters.length > 0
  if (narrowed)
    return (
      <div className={css.state} role="status">
        <IconSearchOff size={28} aria-hidden />
        <p className={css.stateTitle}>Nada coincide</p>
        <p>{narrowedWords(query)}</p>
        <Button size="xs" onClick={clear}>
          {query.filters.length > 0 ? 'Quitar filtros' : 'Borrar la búsqueda'}
        </Button>
      </div>
    )
  return (
    <div className={css.state} role="status">
      <IconInbox size={28} aria-hidden />
      <p className={css.stateTitle}>{empty?.title ?? 'Todavía no hay nada aquí'}</p>
      {empty?.hint && <p>{empty.hint}</p>}
      {empty?.action && (
        <Button size="xs" onClick={() => empty.action?.run()}>
          {empty.action.label}
        </Button>
      )}
    </div>
  )
}

function Skeleton({ widths }: { readonly widths: readonly number[] }) {
  return (
    <div className={css.skeleton} aria-hidden>
      {Array.from({ length: 40 }, (_, row) => (
        <div key={row} className={css.skeletonRow}>
          {widths.map((width, column) => (
            <span key={column} className={css.bar} style={{ width: width - 48 }} />
          ))}
        </div>
      ))}
    </div>
  )
}

function narrowedWords(query: GridQuery): string {
  const filters =
    query.filters.length === 1 ? 'el filtro puesto' : `los ${query.filters.length} filtros puestos`
  if (query.search.trim() === '') return `Ninguna fila cumple ${filters}.`
  const search = `«${query.search.trim()}»`
  return query.filters.length > 0
    ? `No hay ${search} entre las filas que cumplen ${filters}.`
    : `Ninguna fila contiene ${search}.`
}
