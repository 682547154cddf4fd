import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { reportText as text } from '#messages/es-MX/reports.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { ExportList } from '../../ui/ExportList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { count, FigureLink, pesos } from './figures.tsx'
import { monthsUntil } from './months.ts'
import { NoPayments } from './Nothing.tsx'
import { Panel, SpanChoice } from './Panel.tsx'
import { Picture } from './Picture.tsx'
import { Table } from './Table.tsx'

type Totals = OutputOf<'reports.totals'>['rows'][number]

/** Income and renewals of some months by system, or by the cities of the sales zone (R40). */
export function PartPanel({ part }: { readonly part: 'system' | 'zone' }) {
  const [span, setSpan] = useState(12)
  const { from, until } = monthsUntil(useToday(), span)
  const { data, error } = useQueryOf('reports.totals', { part, from, until }, { keepPrevious: true })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={12} />
  const rows = byValue(data.rows)
  const title = part === 'system' ? text.topics.systems : text.topics.zones
  const of = { from, until, part } as const
  return (
    <Panel
      title={title}
      tools={
        <>
          <SpanChoice months={span} onChange={setSpan} />
          <ExportList name={title} size="xs" wanted={{ list: 'totals', part, months: { from, until } }} />
        </>
      }
    >
      {rows.length === 0 ? (
        <NoPayments />
      ) : (
        <>
          <Picture
            title={`${title}: ${text.incomeWithVat}`}
            labels={rows.map(({ label }) => label)}
            series={[{ name: text.incomeWithVat, values: rows.map(({ income }) => income) }]}
            format={pesos}
          />
          <Table
            label={title}
            rows={rows}
            rowKey={({ value }) => value}
            columns={[
              { title: part === 'system' ? text.system : text.zone, cell: ({ label }) => label, words: true },
              {
                title: text.incomeWithVat,
                cell: ({ value, income }) => (
                  <FigureLink money figure={{ of: 'income', ...of, value }} value={income} />
                ),
              },
              { title: text.net, cell: ({ net }) => pesos(net) },
              { title: text.payments, cell: ({ payments }) => count(payments) },
              {
                title: text.renewals,
                cell: ({ value, renewals }) => (
                  <FigureLink figure={{ of: 'renewals', ...of, value }} value={renewals} />
                ),
              },
              {
                title: text.late,
                cell: ({ value, late }) => <FigureLink figure={{ of: 'late', ...of, value }} value={late} />,
              },
            ]}
          />
        </>
      )}
    </Panel>
  )
}

/** The months added up, the most income first; the zone keeps its own order. */
function byValue(rows: readonly Totals[]): Totals[] {
  const sums = new Map<string, Totals>()
  for (const row of rows) {
    const so = sums.get(row.value)
    sums.set(
      row.value,
      so === undefined
        ? row
        : {
            ...so,
            payments: so.payments + row.payments,
            income: so.income + row.income,
            net: so.net + row.net,
            renewals: so.renewals + row.renewals,
            late: so.late + row.late,
            firstRentals: so.firstRentals + row.firstRentals,
          },
    )
  }
  return [...sums.values()]
}
