import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { chargeHistoryText as text, consentLine, noticeLine, switchLine } from '#messages/es-MX/charges.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { DayText } from '../../ui/DayText.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { Charge } from './Charges.tsx'
import { OpenEvidence } from './Evidence.tsx'
import desk from '../../ui/desk.module.css'
import styles from './charges.module.css'

interface Act {
  readonly onDay: string
  readonly line: string
  readonly attachmentId?: string | null
}

/** What can be shown to a client who asks: every turn of the switch (R14–R16), what was agreed, and each notice. */
export function ChargeHistory({
  charge,
  onClose,
}: {
  readonly charge: Charge
  readonly onClose: () => void
}) {
  const { data, error } = useQueryOf('charges.get', { serialId: charge.serialId })
  const refusal = refusalOf(error)
  return (
    <Dialog opened size="lg" title={`${text.title}: ${charge.serial}`} onClose={onClose}>
      <RefusalText refusal={refusal} />
      {data === undefined && refusal === null && <LoadingRows rows={4} />}
      {data && (
        <Stack gap="md">
          <Acts
            title={text.switches}
            none={text.noSwitches}
            acts={data.switches.map((one) => ({ onDay: one.onDay, line: switchLine(one) }))}
          />
          <Acts
            title={text.consents}
            none={text.noConsents}
            acts={data.consents.map((one) => ({
              onDay: one.givenOn,
              line: consentLine(one),
              attachmentId: one.attachmentId,
            }))}
          />
          <Acts
            title={text.notices}
            none={text.noNotices}
            acts={data.notices.map((one) => ({
              onDay: one.sentOn,
              line: noticeLine(one),
              attachmentId: one.attachmentId,
            }))}
          />
        </Stack>
      )}
    </Dialog>
  )
}

/** The newest first. */
function Acts(props: {
  readonly title: string
  readonly none: string
  readonly acts: readonly Act[]
}): ReactNode {
  const { title, none, acts } = props
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {acts.length === 0 ? (
        <p className={desk.dim}>{none}</p>
      ) : (
        <ul className={styles.acts}>
          {acts.map(({ onDay, line, attachmentId = null }) => (
            <li key={`${onDay} ${line}`}>
              <DayText day={onDay as Day} withDistance={false} />
              <span>{line}</span>
              <span>{attachmentId !== null && <OpenEvidence id={attachmentId} />}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
