import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { orderText as text, skippedWhy, systemsCount } from '#messages/es-MX/orders-screen.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { dayText, pesos } from './days.ts'
import desk from '../../ui/desk.module.css'
import styles from './orders.module.css'

type Line = OutputOf<'orders.previewMany'>['orders'][number]['lines'][number]

/** Its cutoff is near, as where a slip begins; of a month's rental, in the second half of it. */
function isDue({ cutoff, months }: Line, today: Day): boolean {
  return cutoff === null || cutoff <= addDays(today, months === 1 ? 15 : 31)
}

/** Many renewals as one order for each client: of chosen serials, of a client, or of what is cut in some days. */
export default function RenewMany({ query }: ScreenProps) {
  const today = useToday()
  const series = query.get('series')?.split(',').filter(Boolean) ?? []
  const clientId = query.get('cliente')
  const [days, setDays] = useState<{ from: Day | null; until: Day | null }>({
    from: (query.get('desde') as Day | null) ?? today,
    until: (query.get('hasta') as Day | null) ?? addDays(today, 7),
  })
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const byDays = series.length === 0 && clientId === null
  const preview = useQueryOf(
    'orders.previewMany',
    series.length > 0
      ? { serialIds: series }
      : clientId !== null
        ? { clientId }
        : { cutFrom: days.from ?? today, cutUntil: days.until ?? today },
    { keepPrevious: true },
  )
  const making = useCommand('orders.renewMany')
  const refusal = making.refusal ?? refusalOf(preview.error)
  const lines = (preview.data?.orders ?? []).flatMap((order) => order.lines)
  // Of all that a client has, what is due: what was just renewed is not asked for again.
  const due = clientId === null || series.length > 0 ? [] : lines.filter((line) => isDue(line, today))
  const isChosen = (line: Line) => (due.length === 0 || due.includes(line)) !== toggled.has(line.serialId)
  const chosen = lines.filter(isChosen).map(({ serialId }) => serialId)
  const make = async () => {
    if (chosen.length === 0 || making.pending) return
    const reply = await making.run({ serialIds: chosen })
    if (!reply.ok) return
    const made = reply.value.orders
    notify(`${text.doneCart}: ${made.map(({ folio }) => folio).join(', ')}`)
    go(made.length === 1 ? `/pedidos/${made[0]!.id}` : '/pedidos')
  }
  const toggle = (id: string) => {
    const next = new Set(toggled)
    if (!next.delete(id)) next.add(id)
    setToggled(next)
  }
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{text.renewMany}</h1>
        <span className={desk.grow} />
        <ActionButton
          variant="filled"
          label={`${text.makeOrders}${chosen.length === 0 ? '' : `: ${systemsCount(chosen.length)}`}`}
          keys="Ctrl+Enter"
          loading={making.pending}
          disabled={chosen.length === 0}
          run={() => void make()}
        />
      </div>
      {byDays && (
        <div className={styles.fields}>
          <DayInput label={text.cutFrom} value={days.from} onChange={(from) => setDays({ ...days, from })} />
          <DayInput
            label={text.cutUntil}
            value={days.until}
            onChange={(until) => setDays({ ...days, until })}
          />
        </div>
      )}
      <RefusalText refusal={refusal} />
      {preview.data === undefined ? (
        refusal === null && <LoadingRows rows={10} />
      ) : preview.data.orders.length === 0 ? (
        <EmptyState title={byDays ? text.nothing : text.nothingChosen} />
      ) : (
        preview.data.orders.map((order) => (
          <section key={`${order.clientId} ${order.beneficiary}`} aria-label={order.client}>
            <div className={desk.title}>
              <b>{order.client}</b>
              <span className={styles.dim}>
                {[order.beneficiary, pesos(order.total)].filter(Boolean).join(' · ')}
              </span>
            </div>
            <table className={styles.table} aria-label={order.client}>
              <tbody>
                {order.lines.map((line) => (
                  <tr key={line.serialId}>
                    <td>
                      <Checkbox
                        aria-label={`${line.system} ${line.serial}`}
                        checked={isChosen(line)}
                        onChange={() => toggle(line.serialId)}
                      />
                    </td>
                    <td>{line.system}</td>
                    <td>{line.serial}</td>
                    <td>{periodName(line.months)}</td>
                    <td>
                      {text.cutoff} {dayText(line.cutoff)}
                    </td>
                    <td className="amount">{pesos(line.total)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))
      )}
      {(preview.data?.skipped.length ?? 0) > 0 && (
        <section aria-label={text.skipped}>
          <b>{text.skipped}</b>
          <ul className={styles.outcome}>
            {preview.data!.skipped.map(({ serialId, serial, client, why, folio }) => (
              <li key={serialId} className={styles.dim}>
                {serial} · {client}: {skippedWhy[why]} {folio}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
