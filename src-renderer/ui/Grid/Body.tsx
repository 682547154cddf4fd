import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, MouseEvent, Ref } from 'react'
import { DataRow, GroupRow } from './Cells.tsx'
import { groupWords } from './format.ts'
import { Headings, type HeadingsHandle } from './Headings.tsx'
import { lineAt, linesBetween, type Line } from './levels.ts'
import { ROW_HEIGHT } from './scroll-scale.ts'
import { isChosen } from './selection.ts'
import type { GridColumn, GridSource } from './types.ts'
import { useActive } from './useActive.ts'
import { onGridKey, type MoveManner } from './useKeyboard.ts'
import type { GridColumns } from './useLayout.ts'
import { useScroll } from './useScroll.ts'
import type { GridChoice } from './useSelection.ts'
import { useWindowsVersion } from './useWindows.ts'
import type { Windows } from './windows.ts'
import css from './Rows.module.css'

const CHECK_WIDTH = 34
const MENU_WIDTH = 28
const INDENT = 18

export interface BodyHandle {
  focus(): void
}

/** Where a line's menu is asked for, in the page. */
export interface MenuPoint<Row> {
  readonly line: Line<Row>
  readonly column: GridColumn<Row> | undefined
  readonly x: number
  readonly y: number
}

interface BodyProps<Row> {
  readonly label: string
  readonly windows: Windows<Row>
  readonly columns: GridColumns<Row>
  readonly choice: GridChoice<Row>
  readonly withMenu: boolean
  readonly values: GridSource<Row>['values']
  rowId(row: Row): string
  open(row: Row): void
  copy(): void
  toSearch(): void
  openMenu(point: MenuPoint<Row>): void
  readonly ref: Ref<BodyHandle>
}

export function Body<Row>(props: BodyProps<Row>) {
  const { windows, columns, choice, rowId } = props
  const version = useWindowsVersion(windows)
  const tree = windows.shown()
  const lines = tree?.root.lines ?? 0
  const grouped = (tree?.query.groupBy ?? columns.groupBy).length > 0
  const { scroller, drawn, spacer, rowsInView, reveal, toTop } = useScroll(lines)
  const cellId = useId()
  const headings = useRef<HeadingsHandle>(null)

  /** The row the focus went to had not arrived: it is chosen when it does. */
  const awaited = useRef(false)
  const { active, go } = useActive(windows, version, rowId, () => {
    if (choice.following && choice.chosen.ids.size > 0) awaited.current = true
  })
  const anchor = useRef(0)
  useAwaited(windows, version, active.at, awaited, choice)

  const epoch = windows.epoch()
  useLayoutEffect(() => {
    toTop()
    anchor.current = 0
  }, [epoch, toTop])

  useEffect(() => windows.want({ from: drawn.from, until: drawn.until }), [windows, drawn.from, drawn.until])

  const move = useCallback(
    (at: number, manner: MoveManner) => {
      go(at)
      reveal(at)
      if (manner === 'extend') return choice.range(anchor.current, at)
      anchor.current = at
      if (manner === 'leave' || !choice.following) return
      const root = windows.shown()?.root
      const line = root ? lineAt(root, at) : null
      const row = line?.kind === 'row' ? line.row : null
      awaited.current = line?.kind === 'row' && row === null
      choice.follow(row)
    },
    [go, reveal, choice, windows],
  )

  const visible = columns.visible
  const moveColumn = (column: number) => {
    const within = Math.min(Math.max(0, column), visible.length - 1)
    go(active.at, within)
    revealColumn(scroller.current, visible, columns.widths, within, grouped ? columns.groupBy.length : 0)
  }

  const menuAt = (at: number, point?: { x: number; y: number }, columnId?: string) => {
    const line = tree ? lineAt(tree.root, at) : null
    if (!line) return
    const row = scroller.current?.querySelector(`[data-at="${at}"]`)?.getBoundingClientRect()
    const column = visible.find(({ id }) => id === columnId) ?? visible[active.column]
    const { x, y } = point ?? { x: (row?.left ?? 0) + 60, y: row?.bottom ?? 0 }
    props.openMenu({ line, column, x, y })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) =>
    onGridKey(event, {
      windows,
      active,
      columns: visible.length,
      rowsInView,
      choice,
      anchor: () => anchor.current,
      move,
      moveColumn,
      open: props.open,
      copy: props.copy,
      toHeadings: () => headings.current?.focus(active.column),
      toSearch: props.toSearch,
      openMenu: menuAt,
    })

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const hit = hitOf(event, tree ? (at) => lineAt(tree.root, at) : () => null)
    if (!hit) return
    const { at, line, part, columnId } = hit
    const column = visible.findIndex(({ id }) => id === columnId)
    if (column >= 0) go(at, column)
    if (part === 'menu') {
      go(at)
      return menuAt(at, { x: event.clientX, y: event.clientY })
    }
    if (line.kind === 'group') {
      go(at)
      return windows.toggle(line)
    }
    if (event.shiftKey) return move(at, 'extend')
    go(at)
    anchor.current = at
    if (part === 'check' || event.ctrlKey || event.metaKey) {
      if (line.row) choice.toggle(line.row)
    } else choice.follow(line.row)
  }

  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    const hit = hitOf(event, tree ? (at) => lineAt(tree.root, at) : () => null)
    if (hit?.part === undefined && hit?.line.kind === 'row' && hit.line.row) props.open(hit.line.row)
  }

  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const hit = hitOf(event, tree ? (at) => lineAt(tree.root, at) : () => null)
    if (!hit) return
    event.preventDefault()
    const { line } = hit
    const already = line.kind === 'row' && line.row !== null && isChosen(choice.chosen, rowId(line.row))
    if (already) go(hit.at)
    else move(hit.at, 'follow')
    menuAt(hit.at, { x: event.clientX, y: event.clientY }, hit.columnId)
  }

  const focusRows = useCallback(() => scroller.current?.focus(), [scroller])
  const fit = useCallback((id: string) => widthOfContent(scroller.current, id), [scroller])
  useImperativeHandle(props.ref, () => ({ focus: focusRows }))

  const indent = columns.groupBy.length * INDENT
  const widths = visible.map(({ id, width }) => columns.widths[id] ?? width)
  const total =
    indent + CHECK_WIDTH + widths.reduce((sum, width) => sum + width, 0) + (props.withMenu ? MENU_WIDTH : 0)
  const template = [CHECK_WIDTH, ...widths].map((width) => `${width}px`).join(' ')
  const columnCount = visible.length + (props.withMenu ? 2 : 1)
  const isDrawn = active.at >= drawn.from && active.at < Math.min(drawn.until, lines)

  return (
    <div
      ref={scroller}
      role={grouped ? 'treegrid' : 'grid'}
      className={css.scroller}
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={lines + 1}
      aria-colcount={columnCount}
      aria-multiselectable
      aria-busy={windows.busy()}
      aria-activedescendant={isDrawn && visible.length > 0 ? cellId : undefined}
      onKeyDown={onKeyDown}
      style={
        {
          '--grid-template': template + (props.withMenu ? ` minmax(${MENU_WIDTH}px, 1fr)` : ''),
          '--grid-width': `${total}px`,
          '--grid-indent': `${indent}px`,
        } as React.CSSProperties
      }
    >
      <Headings
        ref={headings}
        columns={columns}
        allChosen={allChosen(choice)}
        withMenu={props.withMenu}
        values={props.values}
        toggleAll={choice.toggleAll}
        toRows={focusRows}
        fit={fit}
      />
      <div role="rowgroup" className={css.spacer} style={{ height: spacer }}>
        <div
          className={css.canvas}
          style={{ top: drawn.from * ROW_HEIGHT - drawn.offset }}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          onContextMenu={onContextMenu}
        >
          {tree &&
            linesBetween(tree.root, drawn.from, drawn.until).map((line) =>
              line.kind === 'group' ? (
                <GroupRow
                  key={line.at}
                  line={line}
                  {...groupWords(columns.all, tree.query.groupBy[line.level.path.length], line.group)}
                  columns={columnCount}
                  active={line.at === active.at}
                  activeId={cellId}
                />
              ) : (
                <DataRow
                  key={line.at}
                  at={line.at}
                  row={line.row}
                  columns={visible}
                  chosen={line.row !== null && isChosen(choice.chosen, rowId(line.row))}
                  activeColumn={line.at === active.at ? Math.min(active.column, visible.length - 1) : -1}
                  activeId={cellId}
                  withMenu={props.withMenu}
                  level={grouped ? line.level.path.length + 1 : 0}
                  position={line.index + 1}
                  siblings={line.level.total ?? -1}
                />
              ),
            )}
        </div>
      </div>
    </div>
  )
}

function allChosen<Row>({ chosen, following }: GridChoice<Row>): 'all' | 'some' | 'none' {
  if (following || (!chosen.all && chosen.ids.size === 0)) return 'none'
  return chosen.all && chosen.ids.size === 0 ? 'all' : 'some'
}

function useAwaited<Row>(
  windows: Windows<Row>,
  version: number,
  at: number,
  awaited: { current: boolean },
  choice: GridChoice<Row>,
): void {
  useEffect(() => {
    if (!awaited.current) return
    const root = windows.shown()?.root
    const line = root ? lineAt(root, at) : null
    if (line?.kind !== 'row' || line.row === null) return
    awaited.current = false
    if (choice.following) choice.follow(line.row)
  }, [windows, version, at, awaited, choice])
}

function hitOf<Row>(event: MouseEvent<HTMLElement>, find: (at: number) => Line<Row> | null) {
  const target = event.target instanceof Element ? event.target : null
  const row = target?.closest<HTMLElement>('[data-at]')
  if (!row) return null
  const at = Number(row.dataset['at'])
  const line = find(at)
  const part = target?.closest<HTMLElement>('[data-part]')?.dataset['part']
  const columnId = target?.closest<HTMLElement>('[data-column]')?.dataset['column']
  return line && { at, line, part, columnId }
}

function revealColumn<Row>(
  element: HTMLElement | null,
  visible: readonly GridColumn<Row>[],
  widths: Readonly<Record<string, number>>,
  column: number,
  levels: number,
): void {
  if (!element) return
  const before = visible.slice(0, column).reduce((sum, { id }) => sum + (widths[id] ?? 0), 0)
  const left = column === 0 ? 0 : levels * INDENT + CHECK_WIDTH + before
  const right = levels * INDENT + CHECK_WIDTH + before + (widths[visible[column]?.id ?? ''] ?? 0)
  if (left < element.scrollLeft) element.scrollLeft = left
  else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth
}

/** Of the heading and the rows that are drawn: others may be wider, and nobody waits for a million. */
function widthOfContent(element: HTMLElement | null, id: string): number {
  const label = element?.querySelector(`[data-heading="${CSS.escape(id)}"]`)
  const cells = element?.querySelectorAll(`[data-column="${CSS.escape(id)}"]`) ?? []
  const range = document.createRange()
  const widths = [...cells, ...(label ? [label] : [])].map((cell) => {
    range.selectNodeContents(cell)
    return range.getBoundingClientRect().width
  })
  return Math.ceil(Math.max(0, ...widths)) + 30
}
