import { Button } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { invoiceStateName, invoiceText as text } from '#messages/es-MX/invoices.ts'
import { refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { Choices } from '../../ui/Choices.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
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
  const [active, setActive] = useState(0)
  const of = { show, ...(clientId === null ? {} : { clientId }) }
  const first = useQueryOf('invoices.list', { ...of, offset: 0, limit: PAGE_ROWS }, { keepPrevious: true })
  const client = useQueryOf('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const refusal = refusalOf(first.error) ?? refusalOf(client.error)
  const usePage = (page: number) =>
    useQueryOf('invoices.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.invoices
  const total = first.data?.total ?? 0
  const counts = first.data?.counts
  const nothingYet =
    counts !== undefined && total === 0 && Object.values(counts).every((count) => count === 0)

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
          onChoose={(one) => {
            setShow(one)
            setActive(0)
          }}
        />
        <span className={desk.grow} />
        <ExportList
          name={text.list}
          wanted={{ list: 'invoices', status: show, ...(clientId === null ? {} : { clientId }) }}
        />
      </div>
      {clientId !== null && (
        <div className={styles.of}>
          {text.ofClient} <b>{client.data?.client.name ?? '…'}</b>
          <Button size="xs" variant="subtle" onClick={() => replacePlace('/facturas')}>
            {text.allClients}
          </Button>
        </div>
      )}
      <Arrivals />
      <RefusalText refusal={refusal} />
      {first.data === undefined ? (
        refusal === null && <LoadingRows rows={12} />
      ) : nothingYet ? (
        <EmptyState title={text.emptyTitle}>{text.emptyHint}</EmptyState>
      ) : total === 0 ? (
        <p className={desk.none}>{text.noneHere}</p>
      ) : (
        <LongList<Listed>
          key={`${clientId} ${show}`}
          label={text.list}
          total={total}
          usePage={usePage}
          row={(invoice) => <Row invoice={invoice} />}
          head={head}
          className={styles.invoice!}
          active={Math.min(active, total - 1)}
          onActive={setActive}
          onOpen={({ id }) => go(`/facturas/${id}`)}
        />
      )}
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
