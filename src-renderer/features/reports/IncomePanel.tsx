import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Figure } from '#contract/reports.ts'
import { partOf, reportText as text, shortMonth, wholeMonth } from '#messages/es-MX/reports.ts'
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

type Row = OutputOf<'reports.totals'>['rows'][number]

const NOTHING = { payments: 0, income: 0, net: 0, renewals: 0, late: 0, firstRentals: 0 }

/** What came in, month by month, and the renewals of each, on time or late. */
export function IncomePanel() {
  const [span, setSpan] = useState(12)
  const months = monthsUntil(useToday(), span)
  const { from, until } = months
  const { data, error } = useQueryOf('reports.totals', { part: 'all', from, until }, { keepPrevious: true })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={12} />
  const kept = new Map(data.rows.map((row) => [row.month, row]))
  const rows = months.all.map((month) => kept.get(month) ?? { value: '', label: '', month, ...NOTHING })
  const figure = (of: Figure['of'], { month }: Row) => ({ of, from: month, until: month }) as Figure
  return (
    <Panel
      title={text.topics.income}
      tools={
        <>
          <SpanChoice months={span} onChange={setSpan} />
          <ExportList
            name={text.topics.income}
            size="xs"
            wanted={{ list: 'totals', part: 'all', months: { from, until } }}
          />
        </>
      }
    >
      {data.rows.length === 0 ? (
        <NoPayments />
      ) : (
        <>
          <Picture
            title={text.incomeWithVat}
            labels={rows.map(({ month }) => shortMonth(month))}
            series={[{ name: text.incomeWithVat, values: rows.map(({ income }) => income) }]}
            format={pesos}
          />
          <Table
            label={text.topics.income}
            rows={rows.toReversed()}
            rowKey={({ month }) => month}
            columns={[
              { title: text.month, cell: ({ month }) => wholeMonth(month), words: true },
              {
                title: text.incomeWithVat,
                cell: (row) => <FigureLink money figure={figure('income', row)} value={row.income} />,
              },
              { title: text.net, cell: ({ net }) => pesos(net) },
              { title: text.payments, cell: ({ payments }) => count(payments) },
              {
                title: text.renewals,
                cell: (row) => <FigureLink figure={figure('renewals', row)} value={row.renewals} />,
              },
              {
                title: text.late,
                cell: (row) => <FigureLink figure={figure('late', row)} value={row.late} />,
              },
              {
                title: text.onTime,
                cell: ({ renewals, late }) => partOf(renewals - late, renewals),
              },
              {
                title: text.firstRentals,
                cell: (row) => <FigureLink figure={figure('firstRentals', row)} value={row.firstRentals} />,
              },
            ]}
            foot={[
              text.total,
              pesos(sum(rows, 'income')),
              pesos(sum(rows, 'net')),
              count(sum(rows, 'payments')),
              count(sum(rows, 'renewals')),
              count(sum(rows, 'late')),
              partOf(sum(rows, 'renewals') - sum(rows, 'late'), sum(rows, 'renewals')),
              count(sum(rows, 'firstRentals')),
            ]}
          />
        </>
      )}
    </Panel>
  )
}

function sum(rows: readonly Row[], of: keyof typeof NOTHING): number {
  return rows.reduce((total, row) => total + row[of], 0)
}
