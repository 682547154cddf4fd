import { Checkbox, NativeSelect } from '@mantine/core'
import type { Months } from '#domain/rental.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import type { useRentedSystems } from '../../state/use-rented-systems.ts'
import { dayText, pesos } from './days.ts'
import styles from './orders.module.css'

export interface ChooseSystemsProps {
  readonly rented: NonNullable<ReturnType<typeof useRentedSystems>['rented']>
  /** Serial → the period that it is renewed for. */
  readonly chosen: Readonly<Record<string, Months>>
  readonly onChange: (chosen: Readonly<Record<string, Months>>) => void
}

/** The client's rented systems, the one that stops first before; those chosen are renewed for a period of their own. */
export function ChooseSystems({ rented, chosen, onChange }: ChooseSystemsProps) {
  if (rented.length === 0) return <p className={styles.none}>{text.noRentals}</p>
  const set = (id: string, months: Months | null) => {
    const { [id]: _before, ...others } = chosen
    onChange(months === null ? others : { ...others, [id]: months })
  }
  const all = rented.every(({ id }) => chosen[id] !== undefined)
  return (
    <table className={styles.table} aria-label={text.chooseSystems}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label={text.all}
              checked={all}
              indeterminate={!all && Object.keys(chosen).length > 0}
              onChange={() =>
                onChange(all ? {} : Object.fromEntries(rented.map(({ id, months }) => [id, months ?? 12])))
              }
            />
          </th>
          <th scope="col">{text.system}</th>
          <th scope="col">{text.serial}</th>
          <th scope="col" className="amount">
            {text.users}
          </th>
          <th scope="col">{text.cutoff}</th>
          <th scope="col">{text.period}</th>
          <th scope="col" className="amount">
            {text.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rented.map((row, i) => (
          <tr key={row.id}>
            <td>
              <Checkbox
                autoFocus={i === 0}
                aria-label={`${row.system} ${row.serial}`}
                checked={chosen[row.id] !== undefined}
                onChange={({ currentTarget }) =>
                  set(row.id, currentTarget.checked ? (row.months ?? 12) : null)
                }
              />
            </td>
            <td>
              {row.system} {row.version}
            </td>
            <td>{row.serial}</td>
            <td className="amount">{row.users}</td>
            <td>{dayText(row.nextCutoff)}</td>
            <td>
              <NativeSelect
                size="xs"
                w={104}
                aria-label={`${text.period} ${row.serial}`}
                value={String(chosen[row.id] ?? row.months)}
                data={[1, 6, 12].map((months) => ({
                  value: String(months),
                  label: periodName(months as Months),
                }))}
                onChange={({ currentTarget }) => set(row.id, Number(currentTarget.value) as Months)}
              />
            </td>
            <td className="amount">
              {row.amount !== null && (chosen[row.id] ?? row.months) === row.months && pesos(row.amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
