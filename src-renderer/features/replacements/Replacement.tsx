import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { longDay, recordedMoment } from '#messages/es-MX/dates.ts'
import {
  lossCauses,
  lostThings,
  replacementDocumentNames,
  replacementStateNames,
  replacementText as text,
} from '#messages/es-MX/replacements.ts'
import { requestText } from '#messages/es-MX/requests.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PapersThatCame } from '../../ui/PapersThatCame.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { VendorPromise } from '../../ui/VendorPromise.tsx'
import { ReplacementActions } from './ReplacementActions.tsx'
import desk from '../../ui/desk.module.css'
import styles from './replacements.module.css'

export type ReplacementData = OutputOf<'replacements.get'>

/** One lost licence: why it is replaced, what papers are missing, and by when another is promised. */
export default function Replacement({ params }: ScreenProps) {
  const { data, error } = useQueryOf('replacements.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <div className={desk.page}>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/reposiciones') }} />
      </div>
    )
  }
  return data === undefined ? <LoadingRows rows={12} /> : <Shown replacement={data} />
}

function Shown({ replacement }: { readonly replacement: ReplacementData }) {
  const { serial, serialId, clientId, client, system, state } = replacement
  return (
    <div className={desk.page}>
      <div className={desk.title}>
        <h1>
          {text.title} {serial}
        </h1>
        <button type="button" className={desk.link} onClick={() => go(`/sistemas/${serialId}`)}>
          {system}
        </button>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${clientId}`)}>
          {client}
        </button>
        <span className={desk.state}>{replacementStateNames[state]}</span>
      </div>
      <p className={styles.allowed}>{replacement.right.sentence}</p>
      {replacement.closedAt === null && (
        <VendorPromise promise={replacement.promise} claimable words={text} />
      )}
      <ReplacementActions replacement={replacement} />
      <div className={desk.split}>
        <section aria-label={requestText.documents}>
          <Documents replacement={replacement} />
        </section>
        <section aria-label={text.title}>
          <Facts replacement={replacement} />
        </section>
      </div>
    </div>
  )
}

function Documents({
  replacement: { checklist, documents, zones },
}: {
  readonly replacement: ReplacementData
}) {
  return (
    <>
      <h2 className={desk.heading}>{requestText.documents}</h2>
      <ul className={desk.checklist} aria-label={requestText.documents}>
        {checklist.map(({ document, received }) => (
          <li key={document}>
            <span>{replacementDocumentNames[document]}</span>
            <b>{received ? text.received : text.missing}</b>
          </li>
        ))}
      </ul>
      <PapersThatCame
        zones={zones}
        papers={documents.map(({ document, ...paper }) => ({
          ...paper,
          said: replacementDocumentNames[document],
        }))}
      />
    </>
  )
}

function Facts({ replacement: one }: { readonly replacement: ReplacementData }) {
  const moment = (at: string | null) => (at === null ? '' : recordedMoment(at, one.zones))
  return (
    <FactList
      facts={[
        [text.code, one.code === null ? '' : <code key="code">{one.code}</code>],
        [text.formerSerial, one.formerSerial ?? ''],
        [text.reason, one.reason ?? ''],
        [text.what, lostThings[one.what]],
        [text.cause, lossCauses[one.cause]],
        [text.since, longDay(one.lostOn as Day)],
        [text.computerFact, one.computer],
        [text.note, one.note],
        [text.askedAt, moment(one.askedAt)],
        [text.sentAt, moment(one.sentAt)],
        [text.closedAt, moment(one.closedAt)],
        [text.operator, one.operator],
      ]}
    />
  )
}
