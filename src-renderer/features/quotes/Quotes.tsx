import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { QUOTE_STATES, type QuoteState } from '#domain/quote.ts'
import { quoteStateNames, quoteText as text } from '#messages/es-MX/quotes.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './quotes.module.css'

type Listed = OutputOf<'quotes.list'>['quotes'][number]

/** What was quoted, to whom, and what they said. */
export default function Quotes({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [state, setState] = useState<QuoteState | null>(null)
  const [active, setActive] = useState(0)
  const of = { ...(clientId === null ? {} : { clientId }), ...(state === null ? {} : { state }) }
  const first = useQueryOf('quotes.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const client = useQueryOf('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const refusal = refusalOf(first.error) ?? refusalOf(client.error)
  const usePage = (page: number) =>
    useQueryOf('quotes.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.quotes
  const create = () => go(`/pedido/nuevo${clientId === null ? '' : `?cliente=${clientId}`}`)
  const counts = first.data?.counts
  const total = first.data?.total ?? 0
  const all = counts === undefined ? null : Object.values(counts).reduce((sum, n) => sum + n, 0)
  const show = (wanted: QuoteState | null) => {
    setState(wanted)
    setActive(0)
  }
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
          onChoose={show}
        />
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{ list: 'quotes', status: state ?? 'all', ...(clientId === null ? {} : { clientId }) }}
        />
        <ActionButton variant="filled" label={text.create} keys="Ctrl+N" run={create} />
      </div>
      {clientId !== null && (
        <div>
          {text.ofClient} <b>{client.data?.client.name ?? '…'}</b>
          <Button size="xs" variant="subtle" onClick={() => replacePlace('/cotizaciones')}>
            {text.allClients}
          </Button>
        </div>
      )}
      <RefusalText refusal={refusal} />
      {first.data === undefined ? (
        refusal === null && <LoadingRows rows={12} />
      ) : all === 0 ? (
        <EmptyState title={text.emptyTitle} action={<Button onClick={create}>{text.create}</Button>}>
          {text.emptyHint}
        </EmptyState>
      ) : total === 0 ? (
        <p className={styles.none}>{text.noneHere}</p>
      ) : (
        <LongList<Listed>
          key={`${clientId} ${state}`}
          label={text.list}
          total={total}
          usePage={usePage}
          row={(quote) => <Row quote={quote} />}
          head={head}
          className={styles.quote!}
          active={Math.min(active, total - 1)}
          onActive={setActive}
          onOpen={({ id }) => go(`/cotizaciones/${id}`)}
        />
      )}
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
