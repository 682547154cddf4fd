import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { QUOTE_STATES, type QuoteState } from '#domain/quote.ts'
import { quoteStateNames, quoteText as text } from '#messages/es-MX/quotes.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { OfClient } from '../../ui/OfClient.tsx'
import desk from '../../ui/desk.module.css'
import styles from './quotes.module.css'

type Listed = OutputOf<'quotes.list'>['quotes'][number]

/** What was quoted, to whom, and what they said. */
export default function Quotes({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [state, setState] = useState<QuoteState | null>(null)
  const of = { ...(clientId === null ? {} : { clientId }), ...(state === null ? {} : { state }) }
  const first = useQueryOf('quotes.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const refusal = refusalOf(first.error)
  const usePage = (page: number) =>
    useQueryOf('quotes.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.quotes
  const create = () => go(`/pedido/nuevo${clientId === null ? '' : `?cliente=${clientId}`}`)
  const counts = first.data?.counts
  const all = counts === undefined ? null : Object.values(counts).reduce((sum, n) => sum + n, 0)
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <Choices
          label={text.state}
          choices={[
            { key: null, label: text.all, count: all ?? undefined },
            ...QUOTE_STATES.map((key) => ({ key, label: quoteStateNames[key], count: counts?.[key] })),
          ]}
          chosen={state}
          onChoose={setState}
        />
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{ list: 'quotes', status: state ?? 'all', ...(clientId === null ? {} : { clientId }) }}
        />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      <OfClient id={clientId} words={text} all="/cotizaciones" />
      <Listing<Listed>
        of={`${clientId} ${state}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(quote) => <Row quote={quote} />}
        head={head}
        className={styles.quote!}
        onOpen={({ id }) => go(`/cotizaciones/${id}`)}
        whenEmpty={
          all === 0 ? (
            <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
              {text.emptyHint}
            </EmptyState>
          ) : (
            text.noneHere
          )
        }
      />
    </div>
  )
}

const head = (
  <>
    <span>{text.folio}</span>
    <span>{text.client}</span>
    <span>{text.issuedOn}</span>
    <span className="amount">{text.total}</span>
    <span>{text.validUntil}</span>
    <span>{text.state}</span>
  </>
)

function Row({ quote }: { readonly quote: Listed }) {
  return (
    <>
      <span>{quote.folio}</span>
      <span>{quote.name}</span>
      <span>
        <DayText day={quote.issuedOn as Day} withDistance={false} />
      </span>
      <span className="amount">{formatPesos(quote.total as Centavos)}</span>
      <span>
        <DayText day={quote.validUntil as Day} withDistance={quote.state === 'open'} />
      </span>
      <span>
        {quoteStateNames[quote.state]}
        {quote.order !== null && ` ${quote.order.folio}`}
      </span>
    </>
  )
}
