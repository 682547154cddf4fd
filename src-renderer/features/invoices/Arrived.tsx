import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { invoiceText as text, mismatchSentence } from '#messages/es-MX/invoices.ts'
import { call, refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayText } from '../../ui/DayText.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { CfdiFacts } from './CfdiFacts.tsx'
import { arrivedPath, papersOf, type KeptPaper } from './papers.ts'
import desk from '../../ui/desk.module.css'
import styles from './invoices.module.css'

/** The papers that came, one after the other: what each says, and which payment it is of. */
export default function Arrived({ query }: ScreenProps) {
  const [paper, ...others] = papersOf(query)
  const next = () => replacePlace(others.length === 0 ? '/facturas' : arrivedPath(others))
  return (
    <div className={desk.page}>
      <div className={desk.title}>
        <h1>{text.arrived}</h1>
        {others.length > 0 && <span className={desk.dim}>+{others.length}</span>}
      </div>
      {paper?.xml != null ? (
        <OfXml key={paper.xml} xml={paper.xml} pdf={paper.pdf} onDone={next} />
      ) : paper?.pdf != null ? (
        <OfPdf key={paper.pdf} pdf={paper.pdf} onDone={next} />
      ) : null}
    </div>
  )
}

interface OfXmlProps extends KeptPaper {
  readonly xml: string
  readonly onDone: () => void
}

function OfXml({ xml, pdf, onDone }: OfXmlProps) {
  const { data, error } = useQueryOf('invoices.read', { xml })
  const [chosen, setChosen] = useState(0)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)
  const unread = refusalOf(error)
  const keep = async () => {
    const candidate = data?.candidates[chosen]
    if (!candidate) return
    setPending(true)
    const reply = await call('invoices.receive', {
      xml,
      promiseIds: candidate.promiseIds,
      ...(pdf === null ? {} : { pdf }),
    })
    setPending(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    notify(`${reply.value.state === 'received' ? text.kept : text.keptDiffers}: ${candidate.client}`)
    onDone()
  }
  if (unread !== null) {
    const first = unread.code === 'invoice.uuidTaken' ? (unread.params as { id: string }).id : ''
    return (
      <>
        <RefusalText
          refusal={unread}
          {...(first === '' ? {} : { action: { label: text.title, run: () => go(`/facturas/${first}`) } })}
        />
        <div className={desk.buttons}>
          <ActionButton label={text.skip} keys="S" run={onDone} />
        </div>
      </>
    )
  }
  if (data === undefined) return <LoadingRows rows={8} />
  return (
    <div className={desk.split}>
      <section>
        <h2 className={desk.heading}>{text.whose}</h2>
        {data.candidates.length === 0 ? (
          <p className={desk.dim}>{text.noCandidate}</p>
        ) : (
          <Candidates candidates={data.candidates} chosen={chosen} onChoose={setChosen} />
        )}
        <RefusalText refusal={refusal} />
        <div className={desk.buttons}>
          <ActionButton
            variant="filled"
            label={text.keep}
            keys="Ctrl+Enter"
            disabled={data.candidates.length === 0}
            loading={pending}
            run={() => void keep()}
          />
          <ActionButton label={text.skip} keys="S" run={onDone} />
        </div>
      </section>
      <section>
        <h2 className={desk.heading}>{text.document}</h2>
        <CfdiFacts facts={data.facts} />
      </section>
    </div>
  )
}

type Candidate = OutputOf<'invoices.read'>['candidates'][number]

interface CandidatesProps {
  readonly candidates: readonly (Omit<Candidate, 'mismatches'> & Partial<Candidate>)[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
}

/** Radio buttons: the arrows move, and the first one is the best. */
function Candidates({ candidates, chosen, onChoose }: CandidatesProps) {
  return (
    <fieldset className={styles.candidates} aria-label={text.whose}>
      {candidates.map(({ promiseIds, client, amount, paidOn, mismatches }, index) => (
        <label key={promiseIds.join()}>
          <input
            type="radio"
            name="candidate"
            autoFocus={index === 0}
            checked={index === chosen}
            onChange={() => onChoose(index)}
          />
          <span>
            <b>{client}</b> {formatPesos(amount as Centavos)}{' '}
            <DayText day={paidOn as Day} withDistance={false} />
            {promiseIds.length > 1 && ` (${promiseIds.length} ${text.severalPayments})`}
            {mismatches && (
              <small className={mismatches.length === 0 ? styles.right : styles.wrong}>
                {mismatches.length === 0 ? text.fits : mismatches.map(mismatchSentence).join('; ')}
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** A PDF that came without its XML: kept with the payment that is said, which still waits for the XML (R19). */
function OfPdf({ pdf, onDone }: { readonly pdf: string; readonly onDone: () => void }) {
  const { data } = useQueryOf('invoices.list', { show: 'waiting', limit: 500 })
  const [chosen, setChosen] = useState(0)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const waiting = data?.invoices ?? []
  const keep = async () => {
    const promise = waiting[chosen]
    if (!promise) return
    const reply = await call('invoices.attachPdf', { id: promise.id, pdf })
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    notify(`${text.pdfKept}: ${promise.client}`)
    onDone()
  }
  if (data === undefined) return <LoadingRows rows={8} />
  return (
    <section>
      <h2 className={desk.heading}>{text.pdfWhose}</h2>
      {waiting.length === 0 ? (
        <p className={desk.dim}>{text.noWaiting}</p>
      ) : (
        <Candidates
          candidates={waiting.map(({ id, client, amount, paidOn }) => ({
            promiseIds: [id],
            client,
            amount,
            paidOn,
          }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      <RefusalText refusal={refusal} />
      <div className={desk.buttons}>
        <ActionButton
          variant="filled"
          label={text.keep}
          keys="Ctrl+Enter"
          disabled={waiting.length === 0}
          run={() => void keep()}
        />
        <ActionButton label={text.skip} keys="S" run={onDone} />
      </div>
    </section>
  )
}
