import { Button, NativeSelect } from '@mantine/core'
import { IMPORT_FIELDS, type ImportField } from '#domain/import-field.ts'
import { columnLetter, fieldChoice, importText as text } from '#messages/es-MX/imports-screen.ts'
import { mapReasonText } from '#messages/es-MX/imports.ts'
import styles from './imports.module.css'
import type { Column } from './source.ts'

export interface ColumnMapProps {
  readonly columns: readonly Column[]
  readonly corrected: boolean
  readonly onField: (column: number, field: ImportField | null) => void
  readonly onRestore: () => void
}

const choices = [
  { value: '', label: fieldChoice(null) },
  ...IMPORT_FIELDS.map((field) => ({ value: field, label: fieldChoice(field) })),
]

/** Each column of the sheet: its heading, what is read of it, why, and what stands in it. */
export function ColumnMap({ columns, corrected, onField, onRestore }: ColumnMapProps) {
  return (
    <section className={styles.map} aria-label={text.columns}>
      <div className={styles.mapHead}>
        <h2>{text.columns}</h2>
        <span className={styles.dim}>{text.columnsDetail}</span>
        {corrected && (
          <Button size="xs" variant="subtle" onClick={onRestore}>
            {text.columnsRestore}
          </Button>
        )}
      </div>
      <div className={styles.columns}>
        {columns.map(({ column, heading, field, why, examples }) => (
          <div key={column} className={styles.column} data-unread={field === null || undefined}>
            <NativeSelect
              size="xs"
              label={
                <span className={styles.heading}>
                  <span className={styles.letter}>{columnLetter(column)}</span>
                  {heading}
                </span>
              }
              value={field ?? ''}
              data={choices}
              title={why ? mapReasonText[why] : undefined}
              onChange={({ currentTarget: { value } }) =>
                onField(column, IMPORT_FIELDS.find((one) => one === value) ?? null)
              }
            />
            <div className={styles.examples} title={examples.join('\n')}>
              {examples.length === 0 ? text.noExamples : examples.join(' · ')}
            </div>
          </div>
        ))}
      </div>
    </section>
  )
}
