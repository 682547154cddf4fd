import { Button } from '@mantine/core'
import { parseDay } from '#domain/calendar.ts'
import { countNames, importText as text, undoneOnText } from '#messages/es-MX/imports-screen.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { queries, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './imports.module.css'

const counted = Object.keys(countNames) as readonly (keyof typeof countNames)[]

/** What was imported before, and its way back. Nothing while there is none. */
export function PastImports() {
  const { data } = useQueryOf('imports.list', { limit: 50 })
  const undoing = useCommand('imports.undo')
  if (data === undefined || data.imports.length === 0) return null
  const undo = async (id: string, source: string) => {
    if (!(await undoing.run({ import: id })).ok) return
    queries.removeQueries({ queryKey: ['imports.preview'] })
    notify(`${text.undoing}: ${source}`)
  }
  return (
    <section>
      <h2>{text.past}</h2>
      <RefusalText refusal={undoing.refusal} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.day}</th>
            <th scope="col">{text.source}</th>
            <th scope="col">{text.operator}</th>
            {counted.map((name) => (
              <th key={name} scope="col" className="amount">
                {countNames[name]}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{text.undo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.imports.map(({ id, source, sheet, importedOn, operator, counts, undoneOn }) => (
            <tr key={id}>
              <td>{dayText(importedOn)}</td>
              <td>
                {source}
                {sheet !== null && <span className={styles.dim}> · {sheet}</span>}
              </td>
              <td>{operator}</td>
              {counted.map((name) => (
                <td key={name} className="amount">
                  {counts[name].toLocaleString('es-MX')}
                </td>
              ))}
              <td className={styles.last}>
                {undoneOn === null ? (
                  <Button
                    size="xs"
                    variant="subtle"
                    disabled={undoing.pending}
                    aria-label={`${text.undo}: ${source}`}
                    onClick={() => void undo(id, source)}
                  >
                    {text.undoShort}
                  </Button>
                ) : (
                  <span className={styles.dim}>{undoneOnText(dayText(undoneOn))}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function dayText(text: string): string {
  const day = parseDay(text)
  return day === null ? text : shortDay(day)
}
