import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDotsVertical, IconFilter } from '@tabler/icons-react'
import { draggedColumn, isColumnDrag, startColumnDrag } from './drag.ts'
import { FilterForm } from './FilterForm.tsx'
import { alignOf } from './format.ts'
import { HeadingMenu, RESIZE_STEP } from './HeadingMenu.tsx'
import { ResizeHandle } from './ResizeHandle.tsx'
import type { GridColumn, GridSource } from './types.ts'
import type { GridColumns } from './useLayout.ts'
import css from './Headings.module.css'

interface HeadingProps<Row> {
  readonly column: GridColumn<Row>
  readonly columns: GridColumns<Row>
  readonly index: number
  readonly isStop: boolean
  readonly values: GridSource<Row>['values']
  onFocus(index: number): void
  focusHeading(index: number): void
  toRows(): void
  fit(id: string): number
}

export function Heading<Row>(props: HeadingProps<Row>) {
  const { column, columns, index, toRows } = props
  const { change } = columns
  const label = useRef<HTMLButtonElement>(null)
  const [menu, setMenu] = useState<'menu' | 'filter' | null>(null)
  const [side, setSide] = useState<'before' | 'after' | null>(null)
  const sorted = columns.sort.findIndex((sort) => sort.column === column.id)
  const desc = columns.sort[sorted]?.desc
  const filter = columns.filters.find((candidate) => candidate.column === column.id)
  const width = columns.widths[column.id] ?? column.width

  /** Back to the label, or to the rows when the heading itself went away. */
  const close = () => {
    setMenu(null)
    setTimeout(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return
      if (label.current?.isConnected) label.current.focus()
      else toRows()
    })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.target as Node)) return
    const action = headingKey(event)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }

  const headingKey = (event: KeyboardEvent): (() => void) | null => {
    const ctrl = event.ctrlKey || event.metaKey
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (by !== 0 && ctrl)
      return () => {
        change.shift(column.id, by)
        setTimeout(() => label.current?.focus())
      }
    if (by !== 0 && event.shiftKey) return () => change.resize(column.id, width + by * RESIZE_STEP)
    if (by !== 0) return () => props.focusHeading(index + by)
    if (event.key === 'Home') return () => props.focusHeading(0)
    if (event.key === 'End') return () => props.focusHeading(Infinity)
    const opens = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
    if (opens || (event.key === 'ArrowDown' && event.altKey)) return () => setMenu('menu')
    if (event.key === 'ArrowDown' || event.key === 'F10' || event.key === 'Escape') return toRows
    return null
  }

  const onDragOver = (event: DragEvent<HTMLElement>) => {
    if (!isColumnDrag(event)) return
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    setSide(event.clientX < box.left + box.width / 2 ? 'before' : 'after')
  }

  const onDrop = (event: DragEvent<HTMLElement>) => {
    const dragged = draggedColumn(event)
    setSide(null)
    if (dragged === null) return
    event.preventDefault()
    change.ungroup(dragged)
    const next = columns.visible[index + 1]?.id ?? null
    change.place(dragged, side === 'before' ? column.id : next)
  }

  return (
    <div
      role="columnheader"
      className={css.heading}
      aria-sort={desc === undefined ? undefined : desc ? 'descending' : 'ascending'}
      data-align={alignOf(column)}
      data-side={side ?? undefined}
      onKeyDown={onKeyDown}
      onFocus={() => props.onFocus(index)}
      onDragOver={onDragOver}
      onDragLeave={() => setSide(null)}
      onDrop={onDrop}
      onContextMenu={(event) => {
        // React hands up what happens in the open menu too, though it hangs elsewhere in the page.
        if (!event.currentTarget.contains(event.target as Node)) return
        event.preventDefault()
        setMenu('menu')
      }}
    >
      <button
        ref={label}
        type="button"
        className={css.label}
        data-heading={column.id}
        tabIndex={props.isStop ? 0 : -1}
        // The label is dragged, not the cell: a draggable cell would swallow the resize handle.
        draggable
        onDragStart={(event) => startColumnDrag(event, column.id)}
        onClick={(event) => column.sortable && change.cycleSort(column.id, event.shiftKey)}
        title={hintOf(column)}
      >
        <span className={css.title}>{column.title}</span>
        {desc !== undefined &&
          (desc ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
        {desc !== undefined && columns.sort.length > 1 && <small>{sorted + 1}</small>}
        {filter && <IconFilter size={12} aria-label="con filtro" />}
      </button>
      <Popover
        opened={menu !== null}
        onChange={(opened) => (opened ? setMenu('menu') : close())}
        position="bottom-end"
        offset={2}
        shadow="md"
        trapFocus
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <button
            type="button"
            className={css.headMenu}
            tabIndex={-1}
            aria-label={`Menú de ${column.title}`}
            onClick={() => (menu === null ? setMenu('menu') : close())}
          >
            <IconDotsVertical size={14} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={4} aria-label={`${menu === 'filter' ? 'Filtro' : 'Menú'} de ${column.title}`}>
          {menu === 'filter' ? (
            <FilterForm
              column={column}
              filter={filter ?? null}
              values={props.values}
              onDone={(next) => {
                if (next !== undefined) change.filter(column.id, next)
                close()
              }}
            />
          ) : (
            <HeadingMenu
              column={column}
              columns={columns}
              index={index}
              fit={props.fit}
              onFilter={() => setMenu('filter')}
              onDone={close}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      <ResizeHandle
        width={width}
        onResize={(next) => change.resize(column.id, next)}
        onFit={() => change.resize(column.id, props.fit(column.id))}
      />
    </div>
  )
}

function hintOf<Row>(column: GridColumn<Row>): string {
  const sort = column.sortable ? 'Clic para ordenar, con Mayús por varias columnas. ' : ''
  return `${column.title}. ${sort}Arrastre para mover o agrupar. Alt+↓ abre su menú.`
}
