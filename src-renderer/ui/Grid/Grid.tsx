import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { GridQuery } from '#contract/grid.ts'
import { isAdrift } from '../adrift.ts'
import { Body, type BodyHandle, type MenuPoint } from './Body.tsx'
import { FilterStrip } from './FilterStrip.tsx'
import { GroupBar } from './GroupBar.tsx'
import { LineMenu } from './LineMenu.tsx'
import { countChosen, EVERYTHING, toSelection } from './selection.ts'
import { States } from './States.tsx'
import { StatusBar } from './StatusBar.tsx'
import { Toolbar } from './Toolbar.tsx'
import type { GridProps } from './types.ts'
import { useLayout } from './useLayout.ts'
import { useSelection } from './useSelection.ts'
import { useWindows } from './useWindows.ts'
import css from './Grid.module.css'

/** Typing asks once the hand rests. */
const SEARCH_AFTER_MS = 180

/**
 * The list of the office: it holds columns, positions and choices, never the data. Sorting, filters, groups
 * and search are questions to the core; what comes back are windows of rows and levels of groups, so the
 * cost is the same for a hundred rows and for a million.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { source } = props
  const columns = useLayout(props.columns, props.layout, props.onLayoutChange)
  const [search, setSearch] = useState(props.search ?? '')
  const settledSearch = useRested(search.trim(), SEARCH_AFTER_MS)
  const { onSearchChange } = props
  // At once: a row may be opened before the search has rested.
  useEffect(() => onSearchChange?.(search.trim()), [onSearchChange, search])
  const query = useMemo<GridQuery>(
    () => ({ search: settledSearch, filters: columns.filters, sort: columns.sort, groupBy: columns.groupBy }),
    [settledSearch, columns.filters, columns.sort, columns.groupBy],
  )
  const windows = useWindows(source, query, props.revision)
  const rowId = useSteady(props.rowId)
  const choice = useSelection(source, windows, rowId, props.onSelectionChange)
  const [menu, setMenu] = useState<MenuPoint<Row> | null>(null)
  const body = useRef<BodyHandle>(null)
  const searchInput = useRef<HTMLInputElement>(null)

  // A choice belongs to what was found: rows that are no longer in sight must not be confirmed unseen.
  const { clear, say } = choice
  useEffect(() => clear(), [clear, query.search, query.filters])

  const toRows = useCallback(() => body.current?.focus(), [])
  useArrowsFromNowhere(toRows)
  const errorText = props.errorText ?? plainError
  const shownColumns = columns.visible.map(({ id }) => id)
  const nothingChosen = countChosen(choice.chosen, windows.shown()?.rowTotal ?? null) === 0

  const copyText = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => say('Copiado.'),
      () => say('No se pudo copiar: el sistema no dejó usar el portapapeles.'),
    )
  const copyRows = source.copy
    ? () => {
        if (nothingChosen) return
        const copied = source.copy?.(query, toSelection(choice.chosen), shownColumns)
        copied?.then(copyText, (cause: unknown) => say(`No se copió: ${errorText(cause)}`))
      }
    : undefined
  const exportRows = source.export
    ? () => {
        const chosen = nothingChosen || choice.following ? EVERYTHING : choice.chosen
        const exported = source.export?.(query, toSelection(chosen), shownColumns)
        exported?.catch((cause: unknown) => say(`No se exportó: ${errorText(cause)}`))
      }
    : undefined

  useImperativeHandle(props.ref, () => ({
    refresh: () => windows.refresh(),
    focus: toRows,
    clearSelection: clear,
  }))

  return (
    <div className={css.root}>
      <Toolbar
        columns={columns}
        search={search}
        tools={props.tools}
        searchRef={searchInput}
        onSearch={setSearch}
        onExport={exportRows}
        toRows={toRows}
      />
      {columns.all.some(({ groupable }) => groupable) && <GroupBar columns={columns} toRows={toRows} />}
      <FilterStrip columns={columns} values={source.values} toRows={toRows} />
      <div className={css.frame}>
        <Body
          ref={body}
          label={props.label}
          windows={windows}
          columns={columns}
          choice={choice}
          withMenu={props.rowActions !== undefined}
          values={source.values}
          rowId={rowId}
          open={(row) => props.onOpen?.(row)}
          copy={() => copyRows?.()}
          toSearch={() => searchInput.current?.select()}
          openMenu={setMenu}
        />
        <States
          windows={windows}
          query={query}
          empty={props.empty}
          widths={columns.visible.map(({ id, width }) => columns.widths[id] ?? width)}
          errorText={errorText}
          clear={() => {
            setSearch('')
            columns.change.clearFilters()
            toRows()
          }}
          toRows={toRows}
        />
      </div>
      <StatusBar
        windows={windows}
        choice={choice}
        query={query}
        noun={props.noun ?? ['fila', 'filas']}
        actions={props.bulkActions ?? []}
        onCopy={copyRows}
        errorText={errorText}
        toRows={toRows}
      />
      {menu && (
        <LineMenu
          point={menu}
          windows={windows}
          choice={choice}
          actions={props.rowActions}
          onCopyRows={copyRows}
          copyText={copyText}
          onClose={() => {
            setMenu(null)
            toRows()
          }}
        />
      )}
    </div>
  )
}

function useRested(text: string, wait: number): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), text === '' ? 0 : wait)
    return () => clearTimeout(timer)
  }, [text, wait])
  return rested
}

/** The caller may write the function in place: what it does counts, not which object it is. */
function useSteady<Argument, Answer>(fn: (argument: Argument) => Answer): (argument: Argument) => Answer {
  const latest = useRef(fn)
  latest.current = fn
  return useCallback((argument: Argument) => latest.current(argument), [])
}

function plainError(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'sin más detalle'
}

/** Whoever has just come to the screen has the keyboard nowhere: an arrow goes into the rows. */
function useArrowsFromNowhere(toRows: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isAdrift() || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      event.preventDefault()
      toRows()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [toRows])
}
