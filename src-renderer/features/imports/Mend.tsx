import { Button } from '@mantine/core'
import { importText as text } from '#messages/es-MX/imports-screen.ts'
import type { Refused } from '../../api.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { ColumnMap } from './ColumnMap.tsx'
import styles from './imports.module.css'
import { asChosen, withField, type Chosen, type Column } from './source.ts'

/** A "no" about the file as it was read, with what can be told here to make it a "yes". */
export function Mend({
  refusal,
  chosen,
  onChange,
}: {
  readonly refusal: Refused
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}) {
  if (refusal.code === 'file.sheetRequired') {
    const { sheets } = refusal.params as { readonly sheets: readonly string[] }
    return (
      <section className={styles.mend}>
        <h2>{chosen.name}</h2>
        <p>{text.chooseSheet}</p>
        <div className={styles.sheets}>
          {sheets.map((sheet, at) => (
            <Button
              key={sheet}
              autoFocus={at === 0}
              variant="default"
              onClick={() => onChange({ ...chosen, sheet, map: null })}
            >
              {sheet}
            </Button>
          ))}
        </div>
      </section>
    )
  }
  if (refusal.code === 'import.formulas') {
    const takeValues = () => onChange({ ...chosen, takeValues: true })
    return <RefusalText refusal={refusal} action={{ label: text.useValues, run: takeValues }} />
  }
  if (refusal.code === 'import.noSerialColumn') {
    const found = refusal.params as { readonly columns: readonly Column[] }
    const columns = asChosen(found.columns, chosen.map)
    return (
      <>
        <RefusalText refusal={refusal} />
        <ColumnMap
          columns={columns}
          corrected={chosen.map !== null}
          onField={(at, field) => onChange({ ...chosen, map: withField(columns, at, field) })}
          onRestore={() => onChange({ ...chosen, map: null })}
        />
      </>
    )
  }
  return <RefusalText refusal={refusal} />
}
