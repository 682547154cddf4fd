import { Anchor } from '@mantine/core'
import { addDays, type Day } from '#domain/calendar.ts'
import type { OutputOf } from '#contract/index.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { dayAndMonth } from '#messages/es-MX/dates.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { DayText } from '../../ui/DayText.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { SerialStatus } from '../../ui/SerialStatus.tsx'
import type { SystemLine } from '../../ui/client-systems.ts'
import styles from './clients.module.css'

/** Each system with its two clocks; the one that stops first is first. */
export function ClientSystems({ client, systems }: ClientSystemsProps) {
  return (
    <section aria-labelledby="systems">
      <h2 id="systems">
        {text.systems}{' '}
        {systems && systems.length > 0 && <span className={styles.count}>{systems.length}</span>}
      </h2>
      {systems === undefined ? (
        <LoadingRows rows={3} />
      ) : systems.length === 0 ? (
        <p className={styles.quiet}>{text.noSystems}</p>
      ) : (
        <table className={styles.table} aria-labelledby="systems">
          <thead>
            <tr>
              <th scope="col">{text.system}</th>
              <th scope="col">{text.serial}</th>
              <th scope="col" className="amount">
                Us.
              </th>
              <th scope="col">{text.period}</th>
              <th scope="col">{text.worksThrough}</th>
              <th scope="col">{text.validation}</th>
              <th scope="col">{text.status}</th>
              <th scope="col">
                <span className="visually-hidden">{text.renew}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {systems.toSorted(byLoss).map((row) => (
              <Line key={row.id} row={row} here={client.status === 'active'} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface ClientSystemsProps {
  readonly client: OutputOf<'clients.get'>['client']
  readonly systems: readonly SystemLine[] | undefined
}

function Line({ row, here }: { readonly row: SystemLine; readonly here: boolean }) {
  return (
    <tr>
      <td>
        {row.system} {row.version}
      </td>
      <td>
        <Anchor href={`#/sistemas/${row.id}`}>{row.serial}</Anchor>
      </td>
      <td className="amount">{row.users}</td>
      <td>{row.mode === 'subscription' ? periodName(row.months) : text.bought}</td>
      <td>{row.nextCutoff !== null && <DayText day={addDays(row.nextCutoff as Day, -1)} />}</td>
      <td>{row.nextValidation !== null && dayAndMonth(row.nextValidation as Day)}</td>
      <td>
        <SerialStatus status={row.status} nextCutoff={row.nextCutoff} />
      </td>
      <td className={styles.end}>
        {here && row.nextCutoff !== null && (
          <Anchor href={`#/renovar/${row.id}`} aria-label={`${text.renew} ${row.serial}`}>
            {text.renew}
          </Anchor>
        )}
      </td>
    </tr>
  )
}

/** What somebody reported, then by cutoff; what has none is last. */
function byLoss(a: SystemLine, b: SystemLine): number {
  const key = (row: SystemLine) => (row.status === 'detenido' ? '' : (row.nextCutoff ?? '9999'))
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
