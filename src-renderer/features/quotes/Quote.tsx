import { useEffect, useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { quoteStateNames, quoteText as text, quoteWhy } from '#messages/es-MX/quotes.ts'
import { call, refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { DayText } from '../../ui/DayText.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PdfPages } from '../../ui/PdfPages.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { QuoteActions } from './QuoteActions.tsx'
import desk from '../../ui/desk.module.css'
import styles from './quotes.module.css'

export type QuotePage = OutputOf<'quotes.get'>

/** One quote: the paper as it was sent, and what came of it. */
export default function Quote({ params }: ScreenProps) {
  const { data, error } = useQueryOf('quotes.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/cotizaciones') }} />
      </>
    )
  }
  return data === undefined ? <LoadingRows rows={12} /> : <Shown quote={data} />
}

function Shown({ quote }: { readonly quote: QuotePage }) {
  const { client, order, ended } = quote
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>
          {text.title} {quote.folio}
        </h1>
        {client.id === null ? (
          <span>{client.name}</span>
        ) : (
          <button type="button" className={styles.link} onClick={() => go(`/clientes/${client.id}`)}>
            {client.name}
          </button>
        )}
        <span className={styles.dim}>{client.rfc ?? ''}</span>
        <span className={desk.state}>{quoteStateNames[quote.state]}</span>
      </div>
      <div className={styles.columns}>
        <Paper quote={quote} />
        <div className={styles.side}>
          <QuoteActions quote={quote} />
          <FactList
            facts={[
              [text.total, formatPesos(quote.total as Centavos)],
              [
                text.validUntil,
                <>
                  <DayText day={quote.validUntil as Day} withDistance={quote.state === 'open'} />{' '}
                  <WhyThisDate because={quoteWhy(quote.issuedOn as Day, quote.validUntil as Day)} />
                </>,
              ],
              [text.issuedOn, shortDay(quote.issuedOn as Day)],
              [text.attention, quote.attention],
              [text.operator, quote.operator],
              [
                text.order,
                order === null ? (
                  ''
                ) : (
                  <button type="button" className={styles.link} onClick={() => go(`/pedidos/${order.id}`)}>
                    {order.folio}
                  </button>
                ),
              ],
              [text.reason, ended?.reason ?? ''],
            ]}
          />
        </div>
      </div>
    </div>
  )
}

function Paper({ quote: { id, folio } }: { readonly quote: QuotePage }) {
  const [file, setFile] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  useEffect(() => {
    let wanted = true
    void call('quotes.pdf', { id }).then((reply) => {
      if (!wanted) return
      setFile(reply.ok ? reply.value.file : null)
      setRefusal(reply.ok ? null : reply.refusal)
    })
    return () => void (wanted = false)
  }, [id])
  return (
    <div className={styles.paper}>
      <RefusalText refusal={refusal} />
      {file !== null && <PdfPages file={file} label={`${text.paper} ${folio}`} />}
      {file === null && refusal === null && <p className={styles.dim}>{text.drawing}</p>}
    </div>
  )
}
