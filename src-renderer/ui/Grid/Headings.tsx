import { memo, useCallback, useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import { Heading } from './Heading.tsx'
import type { GridSource } from './types.ts'
import type { GridColumns } from './useLayout.ts'
import css from './Headings.module.css'
import rows from './Rows.module.css'

export interface HeadingsHandle {
  focus(column: number): void
}

interface HeadingsProps<Row> {
  readonly columns: GridColumns<Row>
  readonly allChosen: 'all' | 'some' | 'none'
  readonly withMenu: boolean
  readonly values: GridSource<Row>['values']
  toggleAll(): void
  toRows(): void
  /** The width that shows the loaded rows of a column whole. */
  fit(id: string): number
  readonly ref: Ref<HeadingsHandle>
}

/** One stop of the Tab key for all headings; the arrows go from one to the next. */
export const Headings = memo(function Headings<Row>(props: HeadingsProps<Row>) {
  const { columns, allChosen, toRows } = props
  const { visible } = columns
  const row = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)

  const focus = useCallback((index: number) => {
    const labels = row.current?.querySelectorAll<HTMLElement>('[data-heading]') ?? []
    const target = labels[Math.min(Math.max(0, index), labels.length - 1)]
    target?.focus()
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  useImperativeHandle(props.ref, () => ({ focus }), [focus])

  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" className={css.headRow} aria-rowindex={1} ref={row}>
        <div role="columnheader" className={rows.check} aria-label="Elegir">
          <button
            type="button"
            className={css.checkAll}
            tabIndex={-1}
            role="checkbox"
            aria-checked={allChosen === 'all' ? true : allChosen === 'some' ? 'mixed' : false}
            aria-label="Elegir todas las filas"
            title="Elegir todas las filas (Ctrl+A)"
            onClick={() => {
              props.toggleAll()
              toRows()
            }}
          >
            <span className={rows.box} data-state={allChosen} />
          </button>
        </div>
        {visible.map((column, index) => (
          <Heading
            key={column.id}
            column={column}
            columns={columns}
            index={index}
            isStop={index === Math.min(stop, visible.length - 1)}
            values={props.values}
            onFocus={setStop}
            focusHeading={focus}
            toRows={toRows}
            fit={props.fit}
          />
        ))}
        {props.withMenu && <div role="columnheader" aria-label="Acciones" />}
      </div>
    </div>
  )
}) as <Row>(props: HeadingsProps<Row>) => React.JSX.Element
