import { useState } from 'react'
import { partOf, reportText as text } from '#messages/es-MX/reports.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { count, FigureLink } from './figures.tsx'
import { monthsUntil } from './months.ts'
import { Nothing } from './Nothing.tsx'
import { Panel, SpanChoice } from './Panel.tsx'
import { Picture } from './Picture.tsx'
import { Table } from './Table.tsx'

/** Which reminders were followed by the payment, by how many days before the cutoff they went out (D10). */
export function RemindersPanel() {
  const [span, setSpan] = useState(12)
  const { from, until } = monthsUntil(useToday(), span)
  const { data, error } = useQueryOf('reports.reminders', { from, until }, { keepPrevious: true })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={8} />
  const { offsets } = data
  const of = { of: 'reminders', from, until } as const
  return (
    <Panel
      title={text.topics.reminders}
      note={text.remindersNote}
      tools={<SpanChoice months={span} onChange={setSpan} />}
    >
      {offsets.length === 0 ? (
        <Nothing title={text.noReminders} action={{ label: text.toReminders, path: '/recordatorios' }}>
          {text.noRemindersHint}
        </Nothing>
      ) : (
        <>
          <Picture
            title={text.topics.reminders}
            labels={offsets.map(({ offset }) => String(offset))}
            series={[
              { name: text.worked, values: offsets.map(({ worked }) => worked) },
              { name: text.notWorked, values: offsets.map(({ sent, worked }) => sent - worked) },
            ]}
            format={count}
          />
          <Table
            label={text.topics.reminders}
            rows={offsets}
            rowKey={({ offset }) => String(offset)}
            columns={[
              { title: text.offset, cell: ({ offset }) => offset },
              {
                title: text.sent,
                cell: ({ offset, sent }) => <FigureLink figure={{ ...of, offset }} value={sent} />,
              },
              {
                title: text.worked,
                cell: ({ offset, worked }) => (
                  <FigureLink figure={{ ...of, offset, worked: true }} value={worked} />
                ),
              },
              { title: text.workedPart, cell: ({ sent, worked }) => partOf(worked, sent) },
            ]}
          />
        </>
      )}
    </Panel>
  )
}
