import type { ReactNode } from 'react'
import styles from './reports.module.css'

export interface TableColumn<Row> {
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Words stand left; figures right. */
  readonly words?: boolean
}

export interface TableProps<Row> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly foot?: readonly ReactNode[]
  /** What stands in its place where it has no rows. */
  readonly none?: string
}

/** The same figures as the picture over it, to be read, opened and read aloud; the first column names the row. */
export function Table<Row>({ label, columns, rows, rowKey, foot, none }: TableProps<Row>) {
  if (none !== undefined && rows.length === 0) return <p className={styles.note}>{none}</p>
  const side = (column: TableColumn<Row>) => (column.words ? undefined : 'amount')
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={side(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.title} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.title} className={side(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, i) => (
                <td key={columns[i]!.title} className={side(columns[i]!)}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
