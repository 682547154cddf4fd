import type { Day } from '#domain/calendar.ts'
import { addMonths } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { reportText as text, shortMonth, wholeMonth } from '#messages/es-MX/reports.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { count, FigureLink, pesos } from './figures.tsx'
import { Nothing } from './Nothing.tsx'
import { Panel } from './Panel.tsx'
import { Picture } from './Picture.tsx'
import { Table } from './Table.tsx'
import styles from './reports.module.css'

/** What comes in if everybody renews what is rented today: twelve months, and the next weeks. */
export function ForecastPanel() {
  const today = useToday()
  const { data, error } = useQueryOf('reports.forecast', {})
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={12} />
  const months = data.months[0]?.months ?? []
  const unpriced = months.reduce((sum, month) => sum + month.unpriced, 0)
  const soon = (weeks: number) => data.weeks.slice(0, weeks).reduce((sum, week) => sum + week.amount, 0)
  return (
    <Panel title={text.topics.forecast} note={text.forecastNote}>
      {months.length === 0 ? (
        <Nothing
          title={text.nothingToForecast}
          action={{ label: text.toImport, path: '/importar', keys: 'Ctrl+5' }}
        >
          {text.nothingToForecastHint}
        </Nothing>
      ) : (
        <>
          <dl className={styles.large}>
            {([4, 12] as const).map((weeks) => (
              <div key={weeks}>
                <dt>{weeks === 4 ? text.fourWeeks : text.twelveWeeks}</dt>
                <dd>{pesos(soon(weeks))}</dd>
              </div>
            ))}
          </dl>
          {unpriced > 0 && <p className={styles.note}>{text.unpriced(unpriced)}</p>}
          <Picture
            title={text.topics.forecast}
            labels={months.map(({ from }) => shortMonth(from.slice(0, 7)))}
            series={[{ name: text.expected, values: months.map(({ amount }) => amount) }]}
            format={pesos}
          />
          <Table
            label={text.topics.forecast}
            rows={months}
            rowKey={({ from }) => from}
            columns={[
              { title: text.month, cell: ({ from }) => wholeMonth(from.slice(0, 7)), words: true },
              {
                title: text.expected,
                cell: ({ from, amount }) => (
                  <FigureLink money figure={figureOf(from as Day, today)} value={amount} />
                ),
              },
              {
                title: text.renewals,
                cell: ({ from, renewals }) => (
                  <FigureLink figure={figureOf(from as Day, today)} value={renewals} />
                ),
              },
            ]}
          />
          <h3>{text.weeks}</h3>
          <Table
            label={text.weeks}
            rows={data.weeks}
            rowKey={({ from }) => from}
            columns={[
              { title: text.weekFrom, cell: ({ from }) => shortDay(from as Day), words: true },
              { title: text.expected, cell: ({ amount }) => pesos(amount) },
              { title: text.renewals, cell: ({ renewals }) => count(renewals) },
            ]}
          />
        </>
      )}
    </Panel>
  )
}

/** The month that a day is in, from that day on; what has passed unpaid counts on the first. */
function figureOf(from: Day, today: Day) {
  const until = addMonths(`${from.slice(0, 7)}-01` as Day, 1)
  return { of: 'forecast', from, until, overdue: from === today } as const
}
