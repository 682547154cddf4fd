import type { OutputOf } from '#contract/index.ts'
import { recordedMoment } from '#messages/es-MX/dates.ts'
import { requestText } from '#messages/es-MX/requests.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import {
  clockStartNames,
  ordinalText,
  rangeText,
  unlockCauses,
  unlockStateNames,
} from '#messages/es-MX/unlocks.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { VendorPromise } from '../../ui/VendorPromise.tsx'
import { Documents } from './Documents.tsx'
import { UnlockActions } from './UnlockActions.tsx'
import desk from '../../ui/desk.module.css'
import styles from './unlocks.module.css'

export type UnlockData = OutputOf<'unlocks.get'>

/** One unlock: by when it was promised and why, what the vendor still wants, and what to tell the client. */
export default function Unlock({ params }: ScreenProps) {
  const { data, error } = useQueryOf('unlocks.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return (
      <div className={desk.page}>
        <h1>{text.title}</h1>
        <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/desbloqueos') }} />
      </div>
    )
  }
  return data === undefined ? <LoadingRows rows={12} /> : <Shown unlock={data} />
}

function Shown({ unlock }: { readonly unlock: UnlockData }) {
  return (
    <div className={desk.page}>
      <div className={desk.title}>
        <h1>
          {text.title} {unlock.serial}
        </h1>
        <button type="button" className={desk.link} onClick={() => go(`/sistemas/${unlock.serialId}`)}>
          {unlock.system}
        </button>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${unlock.clientId}`)}>
          {unlock.client}
        </button>
        <span className={desk.state}>{unlockStateNames[unlock.state]}</span>
      </div>
      {unlock.closedAt === null && (
        <VendorPromise promise={unlock.promise} claimable={unlock.state === 'withVendor'} words={text} />
      )}
      <UnlockActions unlock={unlock} />
      <div className={desk.split}>
        <section aria-label={requestText.documents}>
          <Documents unlock={unlock} />
          {unlock.words !== '' && (
            <>
              <h2 className={desk.heading}>{text.words}</h2>
              <p className={styles.words}>{unlock.words}</p>
            </>
          )}
        </section>
        <section aria-label={text.title}>
          <Facts unlock={unlock} />
        </section>
      </div>
    </div>
  )
}

function Facts({ unlock }: { readonly unlock: UnlockData }) {
  const { rule, zones } = unlock
  const moment = (at: string | null) => (at === null ? '' : recordedMoment(at, zones))
  return (
    <FactList
      facts={[
        [text.code, unlock.code === null ? '' : <code key="code">{unlock.code}</code>],
        [text.reason, unlock.reason ?? ''],
        [text.ordinal, ordinalText(unlock.ordinal)],
        [text.causeFact, unlockCauses[unlock.cause]],
        [text.messageFact, unlock.message === '' ? '' : `«${unlock.message}»`],
        [text.computer, unlock.computer],
        [text.formerComputer, unlock.formerComputer],
        [text.modeFact, modeNames[unlock.mode]],
        [text.rule, `${rangeText(rule.range)}, ${clockStartNames[rule.clockStart]}`],
        [text.askedAt, moment(unlock.askedAt)],
        [text.sentAt, moment(unlock.sentAt)],
        [text.acceptedAt, moment(unlock.acceptedAt)],
        [text.closedAt, moment(unlock.closedAt)],
        [text.operator, unlock.operator],
      ]}
    />
  )
}
