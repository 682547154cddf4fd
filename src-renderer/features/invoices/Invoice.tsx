import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { billedByNames } from '#messages/es-MX/clients.ts'
import { invoiceStateName, invoiceText as text, mismatchSentence } from '#messages/es-MX/invoices.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { call, refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { openKept } from '../../state/attachments.ts'
import { notify } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { CfdiFacts } from './CfdiFacts.tsx'
import { ClaimDialog } from './ClaimDialog.tsx'
import { keepPapers } from './papers.ts'
import desk from '../../ui/desk.module.css'
import styles from './invoices.module.css'

export type InvoiceData = OutputOf<'invoices.get'>

/** One promised invoice: its payment, what came, in what it differs, and how it was asked for. */
export default function Invoice({ params }: ScreenProps) {
  const { data, error } = useQueryOf('invoices.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <div className={desk.page}>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/facturas') }} />
      </div>
    )
  }
  return data === undefined ? <LoadingRows rows={12} /> : <Shown invoice={data} />
}

function Shown({ invoice }: { readonly invoice: InvoiceData }) {
  const today = useToday()
  const { document } = invoice
  return (
    <div className={desk.page}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${invoice.clientId}`)}>
          {invoice.client}
        </button>
        <span className={desk.dim}>{invoice.rfc ?? text.noRfc}</span>
        <span className={desk.state}>{invoiceStateName(invoice, today)}</span>
      </div>
      {document !== null && document.mismatches.length > 0 && document.state === 'mismatch' && (
        <div role="alert" className={styles.differs}>
          <b>{text.differs}</b>
          <ul>
            {document.mismatches.map((mismatch) => (
              <li key={mismatch.what}>{mismatchSentence(mismatch)}</li>
            ))}
          </ul>
        </div>
      )}
      <Actions invoice={invoice} />
      <div className={desk.split}>
        <section aria-label={text.payment}>
          <h2 className={desk.heading}>{text.payment}</h2>
          <FactList
            facts={[
              [text.amount, <b key="amount">{formatPesos(invoice.amount as Centavos)}</b>],
              [text.paidOn, <DayText key="paid" day={invoice.paidOn as Day} />],
              [
                text.promisedOn,
                <span key="promised">
                  <DayText day={invoice.promisedOn as Day} />{' '}
                  <WhyThisDate because={invoice.why} label={text.why} />
                </span>,
              ],
              [text.serial, invoice.serial ?? ''],
              [text.method, methodNames[invoice.method as Method]],
              [text.reference, invoice.reference],
              [text.vendor, invoice.vendor],
              [text.billedBy, billedByNames[invoice.billedBy]],
            ]}
          />
          {invoice.history.length > 0 && (
            <>
              <h2 className={desk.heading}>{text.history}</h2>
              <ul className={styles.history}>
                {invoice.history.map(({ claimedOn, note, operator }, index) => (
                  <li key={index}>
                    <DayText day={claimedOn as Day} withDistance={false} /> {operator}
                    {note !== '' && `: ${note}`}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section aria-label={text.document}>
          <h2 className={desk.heading}>{text.document}</h2>
          {document === null ? <Awaited invoice={invoice} /> : <CfdiFacts facts={document.facts} />}
        </section>
      </div>
    </div>
  )
}

function Actions({ invoice }: { readonly invoice: InvoiceData }) {
  const { document, pdfId } = invoice
  const [open, setOpen] = useState<'claim' | 'accept' | 'reject' | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const differs = document?.state === 'mismatch'
  const show = async (id: string) => setRefusal(await openKept(id))
  return (
    <>
      <div className={desk.buttons}>
        {invoice.state === 'waiting' && (
          <ActionButton variant="filled" label={text.claim} keys="R" run={() => setOpen('claim')} />
        )}
        {differs && (
          <>
            <ActionButton variant="filled" label={text.reject} keys="D" run={() => setOpen('reject')} />
            <ActionButton label={text.accept} keys="A" run={() => setOpen('accept')} />
          </>
        )}
        {pdfId !== null && <ActionButton label={text.openPdf} keys="P" run={() => void show(pdfId)} />}
        {document !== null && (
          <ActionButton label={text.openXml} keys="X" run={() => void show(document.xmlId)} />
        )}
      </div>
      <RefusalText refusal={refusal} />
      <ClaimDialog invoice={invoice} opened={open === 'claim'} onClose={() => setOpen(null)} />
      {document !== null && open !== null && open !== 'claim' && (
        <Settle what={open} documentId={document.id} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

interface SettleProps {
  readonly what: 'accept' | 'reject'
  readonly documentId: string
  readonly onClose: () => void
}

/** Taken as it is, or sent back: either with its reason. */
function Settle({ what, documentId, onClose }: SettleProps) {
  const accepting = what === 'accept'
  return (
    <ReasonDialog
      command={`invoices.${what}`}
      input={(reason) => ({ documentId, reason })}
      said={accepting ? text.doneAccept : text.doneReject}
      title={accepting ? text.acceptTitle : text.rejectTitle}
      confirmLabel={accepting ? text.accept : text.reject}
      onClose={onClose}
    >
      {accepting ? text.acceptDetail : text.rejectDetail}
    </ReasonDialog>
  )
}

/** While it has not come: dropped here, the papers are this payment's. */
function Awaited({ invoice }: { readonly invoice: InvoiceData }) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const take = async (files: readonly File[]) => {
    const { papers, refusal: notKept } = await keepPapers(files)
    setRefusal(notKept)
    for (const { xml, pdf } of papers) {
      const reply =
        xml === null
          ? await call('invoices.attachPdf', { id: invoice.id, pdf: pdf! })
          : await call('invoices.receive', {
              xml,
              promiseIds: [invoice.id],
              ...(pdf === null ? {} : { pdf }),
            })
      if (!reply.ok) return setRefusal(reply.refusal)
      notify(xml === null ? text.pdfKept : text.kept)
    }
  }
  if (invoice.state === 'withdrawn') return null
  return (
    <>
      {invoice.pdfId !== null && <p className={desk.dim}>{text.onlyPdf}</p>}
      <FileDrop accept=".xml,.pdf" onFile={(file) => void take([file])} onFiles={(files) => void take(files)}>
        {text.dropOne}
      </FileDrop>
      <RefusalText refusal={refusal} />
    </>
  )
}
