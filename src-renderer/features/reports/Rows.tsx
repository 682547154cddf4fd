import { Button } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Figure } from '#contract/reports.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import type { Day } from '#domain/calendar.ts'
import { reportText as text } from '#messages/es-MX/reports.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { figureTitle, pesos, readFigure } from './figures.tsx'
import styles from './reports.module.css'

type Row = OutputOf<'reports.rows'>['rows'][number]

/** The rows that make a figure of a report; each opens its system, or its client. */
export default function Rows({ query }: ScreenProps) {
  const figure = readFigure(query.get('cifra'))
  if (figure === null) {
    return (
      <EmptyState title={text.noRows} action={<Button onClick={() => go('/reportes')}>{text.back}</Button>} />
    )
  }
  return <Found figure={figure} />
}

function Found({ figure }: { readonly figure: Figure }) {
  const first = useQueryOf('reports.rows', { figure, offset: 0, limit: PAGE_ROWS })
  const usePage = (page: number) =>
    useQueryOf('reports.rows', { figure, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.rows
  const refusal = refusalOf(first.error)
  return (
    <div className={styles.fill}>
      <div className={styles.head}>
        <h1>{figureTitle(figure)}</h1>
        {first.data !== undefined && (
          <span className={styles.sum}>
            {text.countOfRows(first.data.total)}
            {first.data.amount !== 0 && ` · ${pesos(first.data.amount)}`}
          </span>
        )}
        <ExportList name={text.rows} size="xs" wanted={{ list: 'figure', figure }} />
      </div>
      <Listing<Row>
        of={JSON.stringify(figure)}
        total={first.data?.total}
        refusal={refusal}
        label={text.rowsOf}
        usePage={usePage}
        row={(row) => <Line row={row} />}
        head={head}
        className={styles.row!}
        onOpen={({ serialId, clientId }) =>
          go(serialId === null ? `/clientes/${clientId}` : `/sistemas/${serialId}`)
        }
        whenEmpty={text.noRows}
      />
    </div>
  )
}

const head = (
  <>
    <span>{text.day}</span>
    <span>{text.client}</span>
    <span>{text.system}</span>
    <span>{text.serial}</span>
    <span>{text.city}</span>
    <span>{text.what}</span>
    <span>{text.operator}</span>
    <span className="amount">{text.amount}</span>
  </>
)

function Line({ row }: { readonly row: Row }) {
  return (
    <>
      <span>{shortDay(row.day as Day)}</span>
      <span>{row.client}</span>
      <span>{row.system}</span>
      <span>{row.serial}</span>
      <span>{row.city}</span>
      <span>{row.what}</span>
      <span>{row.operator}</span>
      <span className="amount">{row.amount === null ? '' : pesos(row.amount)}</span>
    </>
  )
}
