import { memo } from 'react'
import { IconChevronDown, IconChevronRight, IconDotsVertical } from '@tabler/icons-react'
import { alignOf, cellText, count, toneShape } from './format.ts'
import type { GroupLine } from './levels.ts'
import type { GridColumn } from './types.ts'
import css from './Rows.module.css'

interface RowProps<Row> {
  readonly at: number
  /** null while it loads. */
  readonly row: Row | null
  readonly columns: readonly GridColumn<Row>[]
  readonly chosen: boolean
  /** -1 unless the keyboard is on this row. */
  readonly activeColumn: number
  readonly activeId: string
  readonly withMenu: boolean
  /** Of a grouped grid: the level under the groups and the place in its group. */
  readonly level: number
  readonly position: number
  readonly siblings: number
}

/**
 * One row. It has no handlers: the body listens once for all of them and reads `data-at` and `data-part`,
 * which is what keeps a fast scroll within its frame.
 */
export const DataRow = memo(function DataRow<Row>(props: RowProps<Row>) {
  const { at, row, columns, chosen, activeColumn, activeId, withMenu, level } = props
  return (
    <div
      role="row"
      className={css.row}
      data-at={at}
      data-chosen={chosen || undefined}
      data-active={activeColumn >= 0 || undefined}
      aria-rowindex={at + 2}
      aria-selected={chosen}
      aria-busy={row === null || undefined}
      aria-level={level > 0 ? level : undefined}
      aria-posinset={level > 0 ? props.position : undefined}
      aria-setsize={level > 0 ? props.siblings : undefined}
    >
      <div role="gridcell" className={css.check} data-part="check">
        <span className={css.box} />
      </div>
      {columns.map((column, index) => (
        <div
          key={column.id}
          role="gridcell"
          id={index === activeColumn ? activeId : undefined}
          className={css.cell}
          data-align={alignOf(column)}
          data-column={column.id}
          data-on={index === activeColumn || undefined}
        >
          {row === null ? <span className={css.bar} /> : <Content column={column} row={row} />}
        </div>
      ))}
      {withMenu && (
        <div role="gridcell" className={css.more} data-part="menu">
          <IconDotsVertical size={14} aria-hidden />
        </div>
      )}
    </div>
  )
}) as <Row>(props: RowProps<Row>) => React.JSX.Element

function Content<Row>({ column, row }: { readonly column: GridColumn<Row>; readonly row: Row }) {
  if (column.render) return column.render(row)
  const words = cellText(column, row)
  if (column.kind !== 'status' || words === '') return words
  const tone = column.tone?.(row) ?? 'gray'
  return (
    <>
      <span aria-hidden className={css.shape} data-tone={tone}>
        {toneShape(tone)}
      </span>
      {words}
    </>
  )
}

interface GroupProps<Row> {
  readonly line: GroupLine<Row>
  readonly title: string
  readonly words: string
  readonly columns: number
  readonly active: boolean
  readonly activeId: string
}

export function GroupRow<Row>({ line, title, words, columns, active, activeId }: GroupProps<Row>) {
  const depth = line.level.path.length
  return (
    <div
      role="row"
      className={css.group}
      data-at={line.at}
      data-active={active || undefined}
      aria-rowindex={line.at + 2}
      aria-level={depth + 1}
      aria-posinset={line.index + 1}
      aria-setsize={line.level.total ?? -1}
      aria-expanded={line.open}
      aria-busy={line.group === null || undefined}
    >
      <div
        role="gridcell"
        aria-colspan={columns}
        className={css.groupCell}
        id={active ? activeId : undefined}
        data-on={active || undefined}
        style={{ paddingLeft: 10 + depth * 18 }}
      >
        {line.open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        {line.group === null ? (
          <span className={css.bar} />
        ) : (
          <>
            <span className={css.groupTitle}>{title}:</span>
            <strong>{words}</strong>
            <span className={css.count}>{count(line.group.count)}</span>
          </>
        )}
      </div>
    </div>
  )
}
