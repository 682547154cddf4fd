import { useState } from 'react'
import { syncFailures } from '#messages/es-MX/refusals-sync.ts'
import { clockText, contactText, standingText, syncText as text } from '#messages/es-MX/sync-screen.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go, replacePlace } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import { EnrolForm } from './EnrolForm.tsx'
import { Devices } from './Devices.tsx'
import { News } from './News.tsx'
import { Refused } from './Refused.tsx'
import styles from './sync.module.css'
import { useZone, type SyncStatus } from './use-sync.ts'
import { Waiting } from './Waiting.tsx'

/** Seconds from which a clock that is off is told, as the status counts it. */
const CLOCK_WARNING = 300

const parts = [
  { key: 'rechazado', title: text.refused, Part: Refused },
  { key: 'demas', title: text.news, Part: News },
  { key: 'por-enviar', title: text.waiting, Part: Waiting },
  { key: 'pcs', title: text.devices, Part: Devices },
] as const

type Key = (typeof parts)[number]['key']

/** How this PC stands with the office, and one of its lists at a time. */
export function Enrolled({ status, shown, isAdministrator }: EnrolledProps) {
  const zone = useZone()
  const portal = useQueryOf('portal.answers', {}).data?.items.length
  // What wants a person is shown first; what is being looked at does not change under the eye.
  const [first] = useState<Key>(() => firstOf(status))
  const open = parts.find(({ key }) => key === shown) ?? parts.find(({ key }) => key === first)!
  const counts: Partial<Record<Key, number>> = {
    rechazado: status.refused,
    demas: status.unseen,
    'por-enviar': status.waiting,
  }
  const again = isKnownStill(status) ? text.enrolAgain : text.enrolAsAnother
  return (
    <div className={desk.fill}>
      <Head status={status} zone={zone} />
      {mayEnrolAgain(status) && (
        <details>
          <summary>{again}</summary>
          <EnrolForm isAdministrator={isAdministrator} again={again} />
        </details>
      )}
      <Choices
        label={text.show}
        choices={parts.map(({ key, title }) => ({ key, label: title, count: counts[key] }))}
        chosen={open.key}
        onChoose={(key) => replacePlace(`/sincronizacion?ver=${key}`)}
      >
        <button type="button" onClick={() => go('/portal?ver=respuestas')}>
          {text.portalSays} {portal !== undefined && <span className={desk.dim}>{portal}</span>}
        </button>
      </Choices>
      <open.Part key={open.key} zone={zone} isAdministrator={isAdministrator} papers={status.papers} />
    </div>
  )
}

function Head({ status, zone }: { readonly status: SyncStatus; readonly zone: string }) {
  const meeting = useCommand('sync.once')
  const { metAt, triedAt, failure, now, clockOff } = status
  const meet = async () => {
    const reply = await meeting.run({})
    if (!reply.ok || reply.value.failure !== null) return
    const { sent, received, more } = reply.value
    notify(more ? `${text.ran(sent, received)} ${text.moreLeft}` : text.ran(sent, received))
  }
  return (
    <>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.state}>{standingText(status, zone)}</span>
        <span className={desk.grow} />
        <ActionButton
          variant="filled"
          label={text.syncNow}
          keys="Ctrl+Enter"
          loading={meeting.pending}
          run={() => void meet()}
        />
      </div>
      <p className={desk.dim}>
        {text.lastContact}: {metAt === null ? text.never : contactText(metAt, now, zone)}
        {failure !== null && triedAt !== null && ` · ${text.lastTry}: ${contactText(triedAt, now, zone)}`}
        {` · ${text.thisPc}: ${text.pc(status.name, status.letter)} · ${text.server}: ${status.url ?? ''}`}
      </p>
      {failure !== null && (
        <p className={styles.warning} role="status">
          {syncFailures[failure]}
        </p>
      )}
      {Math.abs(clockOff) > CLOCK_WARNING && <p className={styles.warning}>{clockText(clockOff)}</p>}
      {status.copied && <p className={styles.warning}>{text.copied}</p>}
      {status.serverIsNewer && failure === null && <p className={desk.dim}>{text.serverIsNewer}</p>}
      <RefusalText refusal={meeting.refusal} />
    </>
  )
}

/** Its profile came from another machine, or the office let it out: it joins as another PC, with what it has not sent. */
function mayEnrolAgain(status: SyncStatus): boolean {
  const { copied, failure } = status
  return copied || failure === 'revoked' || failure === 'unknownDevice' || isKnownStill(status)
}

/** Its endpoint lost its key and has another: it joins as the PC that it is. */
function isKnownStill({ copied, failure }: SyncStatus): boolean {
  return !copied && failure === 'notSigned'
}

function firstOf({ refused, unseen }: SyncStatus): Key {
  if (refused > 0) return 'rechazado'
  return unseen > 0 ? 'demas' : 'por-enviar'
}

export interface PartProps {
  readonly zone: string
  readonly isAdministrator: boolean
  /** Attachments whose bytes only this PC has. */
  readonly papers: number
}

interface EnrolledProps {
  readonly status: SyncStatus
  /** What the address names. */
  readonly shown: string | null
  readonly isAdministrator: boolean
}
