import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { invoiceStateName, invoiceText as text } from '#messages/es-MX/invoices.ts'
import { refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import { OfClient } from '../../ui/OfClient.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { arrivedPath, keepPapers } from './papers.ts'
import desk from '../../ui/desk.module.css'
import styles from './invoices.module.css'

type Listed = OutputOf<'invoices.list'>['invoices'][number]
type Show = NonNullable<InputOf<'invoices.list'>['show']>

const shows = Object.keys(text.shows) as readonly Show[]

/** What payments promise and what came: overdue, waiting, not as paid, received (R17–R19). */
export default function Invoices({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [show, setShow] = useState<Show>(clientId === null ? 'waiting' : 'all')
  const of = { show, ...(clientId === null ? {} : { clientId }) }
  const first = useQueryOf('invoices.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const refusal = refusalOf(first.error)
  const usePage = (page: number) =>
    useQueryOf('invoices.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.invoices
  const counts = first.data?.counts
  const nothingYet = counts !== undefined && Object.values(counts).every((count) => count === 0)

  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.list}</h1>
        <Choices
          label={text.show}
          choices={shows.map((key) => ({
            key,
            label: text.shows[key],
            count: key === 'all' ? undefined : counts?.[key],
          }))}
          chosen={show}
          onChoose={setShow}
        />
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{ list: 'invoices', status: show, ...(clientId === null ? {} : { clientId }) }}
        />
      </div>
      <OfClient id={clientId} words={text} all="/facturas" />
      <Arrivals />
      <Listing<Listed>
        of={`${clientId} ${show}`}
        total={first.data?.total}
        refusal={refusal}
        label={text.list}
        usePage={usePage}
        row={(invoice) => <Row invoice={invoice} />}
        head={head}
        className={styles.invoice!}
        onOpen={({ id }) => go(`/facturas/${id}`)}
        whenEmpty={
          nothingYet ? <EmptyState title={text.emptyTitle}>{text.emptyHint}</EmptyState> : text.noneHere
        }
      />
    </div>
  )
}

/** Whatever came by e-mail or from the portal, dropped anywhere here, finds its payment by itself. */
function Arrivals() {
  const [reading, setReading] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const take = async (files: readonly File[]) => {
    setReading(true)
    const kept = await keepPapers(files)
    setReading(false)
    setRefusal(kept.refusal)
    if (kept.papers.length > 0) go(arrivedPath(kept.papers))
  }
  return (
    <>
      <FileDrop
        accept=".xml,.pdf"
        disabled={reading}
        onFile={(file) => void take([file])}
        onFiles={(files) => void take(files)}
      >
        {reading ? text.reading : text.drop}
      </FileDrop>
      <RefusalText refusal={refusal} />
    </>
  )
}

const head = (
  <>
    <span>{text.promisedOn}</span>
    <span>{text.client}</span>
    <span>{text.serial}</span>
    <span className="amount">{text.amount}</span>
    <span>{text.paidOn}</span>
    <span>{text.status}</span>
  </>
)

function Row({ invoice }: { readonly invoice: Listed }) {
  const today = useToday()
  return (
    <>
      <span>
        <DayText day={invoice.promisedOn as Day} withDistance={invoice.state === 'waiting'} />
      </span>
      <span>{invoice.client}</span>
      <span>{invoice.kind === 'complement' ? text.complement : (invoice.serial ?? '')}</span>
      <span className="amount">{formatPesos(invoice.amount as Centavos)}</span>
      <span>
        <DayText day={invoice.paidOn as Day} withDistance={false} />
      </span>
      <span className={invoice.state === 'mismatch' ? styles.wrong : undefined}>
        {invoiceStateName(invoice, today)}
        {invoice.state === 'received' && invoice.pdfId === null && `, ${text.noPdf}`}
      </span>
    </>
  )
}
