import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Figure } from '#contract/reports.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import type { Day } from '#domain/calendar.ts'
import { reportText as text } from '#messages/es-MX/reports.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
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
  const [active, setActive] = useState(0)
  const first = useQueryOf('reports.rows', { figure, offset: 0, limit: PAGE_ROWS })
  const usePage = (page: number) =>
    useQueryOf('reports.rows', { figure, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.rows
  const refusal = refusalOf(first.error)
  const total = first.data?.total ?? 0
  return (
    <div className={styles.fill}>
      <div className={styles.head}>
        <h1>{figureTitle(figure)}</h1>
        {first.data !== undefined && (
          <span className={styles.sum}>
            {text.countOfRows(total)}
            {first.data.amount !== 0 && ` · ${pesos(first.data.amount)}`}
          </span>
        )}
        <ExportList name={text.rows} size="xs" wanted={{ list: 'figure', figure }} />
      </div>
      <RefusalText refusal={refusal} />
      {first.data === undefined ? (
        refusal === null && <LoadingRows rows={12} />
      ) : total === 0 ? (
        <p className={styles.note}>{text.noRows}</p>
      ) : (
        <LongList<Row>
          label={text.rowsOf}
          total={total}
          usePage={usePage}
          row={(row) => <Line row={row} />}
          head={head}
          className={styles.row!}
          active={Math.min(active, total - 1)}
          onActive={setActive}
          onOpen={({ serialId, clientId }) =>
            go(serialId === null ? `/clientes/${clientId}` : `/sistemas/${serialId}`)
          }
        />
      )}
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
