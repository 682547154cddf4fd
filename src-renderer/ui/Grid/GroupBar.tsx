import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronRight, IconX } from '@tabler/icons-react'
import { draggedColumn, isColumnDrag, startColumnDrag } from './drag.ts'
import { MenuList, type MenuItem } from './MenuList.tsx'
import type { GridColumn } from './types.ts'
import type { GridColumns } from './useLayout.ts'
import css from './Bars.module.css'

interface GroupBarProps<Row> {
  readonly columns: GridColumns<Row>
  toRows(): void
}

/** A column dropped here groups the list by it; one dropped on another takes its level. */
export function GroupBar<Row>({ columns, toRows }: GroupBarProps<Row>) {
  const [over, setOver] = useState(false)
  const { change, groupBy } = columns

  const drop = (event: DragEvent, at?: number) => {
    const id = draggedColumn(event)
    setOver(false)
    if (id === null) return
    event.preventDefault()
    event.stopPropagation()
    const column = columns.all.find((candidate) => candidate.id === id)
    if (column?.groupable) change.group(id, at)
  }

  return (
    <div
      className={css.groupBar}
      role="group"
      aria-label="Agrupar"
      data-over={over || undefined}
      data-testid="group-bar"
      onDragOver={(event) => {
        if (!isColumnDrag(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => drop(event)}
    >
      {groupBy.length === 0 && (
        <span className={css.groupHint}>Arrastra una columna aquí para agrupar por ella</span>
      )}
      {groupBy.map((id, level) => {
        const column = columns.all.find((candidate) => candidate.id === id)
        return (
          column && (
            <GroupChip
              key={id}
              column={column}
              columns={columns}
              level={level}
              onDrop={(event) => drop(event, level)}
              toRows={toRows}
            />
          )
        )
      })}
    </div>
  )
}

interface GroupChipProps<Row> {
  readonly column: GridColumn<Row>
  readonly columns: GridColumns<Row>
  readonly level: number
  onDrop(event: DragEvent): void
  toRows(): void
}

function GroupChip<Row>({ column, columns, level, onDrop, toRows }: GroupChipProps<Row>) {
  const { id, title } = column
  const { change, groupBy } = columns
  const [opened, setOpened] = useState(false)
  const chip = useRef<HTMLButtonElement>(null)
  const desc = columns.sort.find((sort) => sort.column === id)?.desc ?? false

  const ungroup = () => {
    change.ungroup(id)
    toRows()
  }
  const shift = (by: -1 | 1) => {
    change.group(id, Math.max(0, level + by))
    setTimeout(() => chip.current?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.ctrlKey ? `Ctrl+${event.key}` : event.key
    const action = {
      Delete: ungroup,
      Backspace: ungroup,
      'Ctrl+ArrowLeft': () => shift(-1),
      'Ctrl+ArrowRight': () => shift(1),
    }[key]
    if (!action) return
    event.preventDefault()
    action()
  }
  const items: (MenuItem | null)[] = [
    { label: 'De menor a mayor', on: !desc, run: () => change.sortBy(id, false, true) },
    { label: 'De mayor a menor', on: desc, run: () => change.sortBy(id, true, true) },
    { divider: true },
    level > 0 ? { label: 'Un nivel hacia afuera', hint: 'Ctrl+←', run: () => shift(-1) } : null,
    level < groupBy.length - 1
      ? { label: 'Un nivel hacia adentro', hint: 'Ctrl+→', run: () => shift(1) }
      : null,
    { label: 'Dejar de agrupar', hint: 'Supr', run: ungroup },
  ]

  return (
    <>
      {level > 0 && <IconChevronRight size={14} aria-hidden className={css.chipArrow} />}
      <span className={css.chip} onDrop={onDrop} data-group={id}>
        <Popover
          opened={opened}
          onChange={setOpened}
          position="bottom-start"
          offset={2}
          shadow="md"
          trapFocus
          returnFocus
          transitionProps={{ duration: 0 }}
        >
          <Popover.Target>
            <button
              ref={chip}
              type="button"
              className={css.chipLabel}
              draggable
              title={`Agrupado por ${title}. Supr deja de agrupar, Ctrl+← y Ctrl+→ cambian su nivel.`}
              onDragStart={(event) => startColumnDrag(event, id)}
              onClick={() => setOpened(!opened)}
              onKeyDown={onKeyDown}
            >
              {title}
              {desc ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />}
            </button>
          </Popover.Target>
          <Popover.Dropdown p={4} aria-label={`Grupo ${title}`}>
            <MenuList items={items.filter((item) => item !== null)} onDone={() => setOpened(false)} />
          </Popover.Dropdown>
        </Popover>
        <button
          type="button"
          className={css.chipRemove}
          aria-label={`Dejar de agrupar por ${title}`}
          onClick={ungroup}
        >
          <IconX size={12} aria-hidden />
        </button>
      </span>
    </>
  )
}
