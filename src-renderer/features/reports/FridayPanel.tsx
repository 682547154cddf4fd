import { useState } from 'react'
import { addDays, weekday, type Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { fridayLines } from '#messages/es-MX/friday.ts'
import { reportText as text } from '#messages/es-MX/reports.ts'
import { call, refusalOf, useQueryOf } from '../../api.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PaperActions } from '../../ui/PaperActions.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { count, pesos } from './figures.tsx'
import { Panel } from './Panel.tsx'
import { Table } from './Table.tsx'
import styles from './reports.module.css'

/** The owner's page: the week that ends on a day beside the one before it, what is coming, and who did what. */
export function FridayPanel() {
  const today = useToday()
  const [until, setUntil] = useState<Day>(today)
  const { data, error } = useQueryOf('reports.friday', { until }, { keepPrevious: true })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={12} />
  const { forecast } = data
  return (
    <Panel
      title={text.topics.friday}
      note={text.week(shortDay(data.from as Day), shortDay(data.until as Day))}
      tools={
        <>
          <DayInput
            size="xs"
            aria-label={text.day}
            value={until}
            onChange={(day) => setUntil(day ?? lastFriday(today))}
          />
          <PaperActions make={() => call('reports.fridayPdf', { until })} />
        </>
      }
    >
      <Table
        label={text.topics.friday}
        rows={fridayLines(data.week, data.before)}
        rowKey={({ label }) => label}
        columns={[
          { title: text.figure, cell: ({ label }) => label, words: true },
          { title: text.thisWeek, cell: ({ week }) => <b>{week}</b> },
          { title: text.weekBefore, cell: ({ before }) => before },
        ]}
      />
      {data.week.unrated !== 0 && <p className={styles.note}>{text.unratedNote(data.week.unrated)}</p>}
      <h3>{text.topics.forecast}</h3>
      <dl className={styles.large}>
        <div>
          <dt>{text.fourWeeks}</dt>
          <dd>{pesos(forecast.fourWeeks.amount)}</dd>
        </div>
        <div>
          <dt>{text.twelveWeeks}</dt>
          <dd>{pesos(forecast.twelveWeeks.amount)}</dd>
        </div>
      </dl>
      <h3>{text.byOperator}</h3>
      <Table
        label={text.byOperator}
        rows={data.operators}
        rowKey={({ operator }) => operator}
        columns={[
          { title: text.operator, cell: ({ operator }) => operator, words: true },
          { title: text.payments, cell: ({ payments }) => count(payments) },
          { title: text.incomeWithVat, cell: ({ income }) => pesos(income) },
          { title: text.renewals, cell: ({ renewals }) => count(renewals) },
          { title: text.contacts, cell: ({ contacts }) => count(contacts) },
        ]}
      />
    </Panel>
  )
}

function lastFriday(today: Day): Day {
  return addDays(today, -((weekday(today) + 2) % 7))
}
