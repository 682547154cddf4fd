import { Checkbox, NativeSelect } from '@mantine/core'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Months } from '#domain/rental.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { slipText as text } from '#messages/es-MX/slips.ts'
import { dayText } from './days.ts'
import type { Paper } from './DraftPaper.tsx'
import type { SerialRow, SlipWish } from './first-wish.ts'
import desk from '../../ui/desk.module.css'
import styles from './slips.module.css'

export interface SystemLinesProps {
  readonly serials: readonly SerialRow[]
  readonly lines: SlipWish['lines']
  readonly paper: Paper | null
  readonly onChange: (lines: SlipWish['lines']) => void
}

/** The client's rented systems, those that stop first before; a monthly one stays, grey, until its period changes. */
export function SystemLines({ serials, lines, paper, onChange }: SystemLinesProps) {
  if (serials.length === 0) return <p className={desk.none}>{text.noRentals}</p>
  const set = (id: string, months: Months | null) => {
    const { [id]: _before, ...others } = lines
    onChange(months === null ? others : { ...others, [id]: months })
  }
  const cardOnly = serials.some((row) => row.months === 1 && lines[row.id] === undefined)
  return (
    <>
      <table className={styles.table} aria-label={text.systems}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text.systems}</span>
            </th>
            <th scope="col">{text.systems}</th>
            <th scope="col" className="amount">
              {text.users}
            </th>
            <th scope="col">{text.cutoff}</th>
            <th scope="col">{text.period}</th>
            <th scope="col">{text.covers}</th>
            <th scope="col" className="amount">
              {text.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {serials.map((row, i) => (
            <SystemLine
              key={row.id}
              asked={i === 0 && Object.keys(lines).length === 0}
              row={row}
              months={lines[row.id] ?? null}
              line={paper?.lines.find(({ serialId }) => serialId === row.id) ?? null}
              onChange={(months) => set(row.id, months)}
            />
          ))}
        </tbody>
      </table>
      {cardOnly && (
        <p id="card-only" className={styles.hint}>
          {text.cardOnly}
        </p>
      )}
    </>
  )
}

/** As the slip will say it; before that is known, the price of the system's own period. */
function Amount({ line, usual }: { readonly line: SystemLineProps['line']; readonly usual: number | null }) {
  if (line !== null) return line.amount === null ? text.noPrice : formatPesos(line.amount as Centavos)
  return usual === null ? null : formatPesos(usual as Centavos)
}

interface SystemLineProps {
  readonly row: SerialRow
  /** Nothing is on the slip yet: the keyboard begins here. */
  readonly asked: boolean
  /** Null while it is not on the slip. */
  readonly months: Months | null
  readonly line: Paper['lines'][number] | null
  readonly onChange: (months: Months | null) => void
}

function SystemLine({ row, asked, months, line, onChange }: SystemLineProps) {
  const monthly = months === null && row.months === 1
  const name = `${row.system} ${row.version}`
  const choose = (value: string) => {
    if (value === '6') onChange(6)
    else if (value === '12') onChange(12)
    else onChange(null)
  }
  return (
    <tr data-off={monthly || undefined} data-chosen={months !== null || undefined}>
      <td>
        <Checkbox
          aria-label={`${name} ${row.serial}`}
          aria-describedby={monthly ? 'card-only' : undefined}
          checked={months !== null}
          disabled={monthly}
          autoFocus={asked && !monthly}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? row.months : null)}
        />
      </td>
      <td>
        {name} <span className={styles.dim}>{row.serial}</span>
      </td>
      <td className="amount">{row.users}</td>
      <td>{dayText(row.nextCutoff)}</td>
      <td>
        <NativeSelect
          size="xs"
          w={104}
          aria-label={`${text.period} ${row.serial}`}
          autoFocus={asked && monthly}
          value={String(months ?? row.months)}
          data={[
            { value: '1', label: periodName(1), disabled: true },
            { value: '6', label: periodName(6) },
            { value: '12', label: periodName(12) },
          ]}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      </td>
      <td>{line !== null && dayText(line.until)}</td>
      <td className="amount">
        {months !== null && <Amount line={line} usual={months === row.months ? row.amount : null} />}
      </td>
    </tr>
  )
}
