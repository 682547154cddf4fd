import { useState } from 'react'
import type { Figure } from '#contract/reports.ts'
import { reportText as text, shortMonth, wholeMonth } from '#messages/es-MX/reports.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { count, FigureLink } from './figures.tsx'
import { monthsUntil } from './months.ts'
import { Panel, SpanChoice } from './Panel.tsx'
import { Picture } from './Picture.tsx'
import { Table } from './Table.tsx'

const KINDS = ['new', 'lost', 'recovered'] as const
const TITLES = {
  new: { clients: text.newClients, serials: text.newSerials },
  lost: { clients: text.lostClients, serials: text.lostSerials },
  recovered: { clients: text.recoveredClients, serials: text.recoveredSerials },
} as const

/** Who came, went and came back, clients and systems, month by month. */
export function MovementsPanel() {
  const [span, setSpan] = useState(12)
  const { from, until } = monthsUntil(useToday(), span)
  const { data, error } = useQueryOf('reports.movements', { from, until }, { keepPrevious: true })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={12} />
  const { months } = data
  const figure = (of: (typeof KINDS)[number], what: 'clients' | 'serials', month: string): Figure => ({
    of,
    what,
    from: month,
    until: month,
  })
  return (
    <Panel title={text.topics.movements} tools={<SpanChoice months={span} onChange={setSpan} />}>
      <Picture
        title={text.topics.movements}
        labels={months.map(({ month }) => shortMonth(month))}
        series={KINDS.map((kind) => ({
          name: TITLES[kind].serials,
          values: months.map((month) => month[kind].serials),
        }))}
        format={count}
      />
      <Table
        label={text.topics.movements}
        rows={months.toReversed()}
        rowKey={({ month }) => month}
        columns={[
          { title: text.month, cell: ({ month }) => wholeMonth(month), words: true },
          ...(['clients', 'serials'] as const).flatMap((what) =>
            KINDS.map((kind) => ({
              title: TITLES[kind][what],
              cell: (row: (typeof months)[number]) => (
                <FigureLink figure={figure(kind, what, row.month)} value={row[kind][what]} />
              ),
            })),
          ),
        ]}
      />
    </Panel>
  )
}
