import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { FAILURE_CAUSES, type FailureCause } from '#domain/validation-list.ts'
import {
  changesText as text,
  failureCauses,
  validationSentenceOf,
  validationWords,
} from '#messages/es-MX/changes.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { stateNames } from '#messages/es-MX/history.ts'
import { call, useQueryOf, type Refused } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { offerUndo } from '../../state/undo.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './serials.module.css'

type Life = OutputOf<'rentals.life'>
type Line = Life['validations'][number]

/** Each validation and each period, how it is known, by whom and since when (D11); former cutoffs with theirs (D5). */
export function Life({ page }: { readonly page: SerialPage }) {
  const { id, activatedOn, mode } = page.row
  const rented = mode === 'subscription' && activatedOn !== null
  const { data } = useQueryOf('rentals.life', { serialId: id }, { enabled: rented })
  const [refusal, setRefusal] = useState<Refused | null>(null)
  if (!rented || data === undefined || data.anchors.length === 0) return null

  const passed = async ({ scheduledOn }: Line) => {
    const through = scheduledOn as Day
    const reply = await call('rentals.confirm', { items: [{ serialId: id, what: 'validation', through }] })
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    if (reply.value.confirmed === 0) notify(text.alreadyConfirmed)
    else offerUndo(`${text.passed}: ${shortDay(through)}`, reply.command)
  }
  const failed = async ({ scheduledOn }: Line, cause?: FailureCause) => {
    const scheduled = scheduledOn as Day
    const reply = await call('rentals.failValidation', {
      serialId: id,
      scheduled,
      ...(cause === undefined ? {} : { cause }),
    })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) offerUndo(`${text.failed}: ${shortDay(scheduled)}`, reply.command)
  }
  return (
    <section aria-labelledby="life" className={styles.block}>
      <h2 id="life">{text.validations}</h2>
      <p className={styles.quiet}>{text.validationsHelp}</p>
      <RefusalText refusal={refusal} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{text.scheduled}</th>
            <th>{text.state}</th>
            <th>{text.who}</th>
            <th>
              <span className="visually-hidden">{text.changes}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.validations.map((line) => (
            <tr key={line.n} data-word={line.word}>
              <td>{shortDay(line.scheduledOn as Day)}</td>
              <td>
                {line.failed && line.word !== 'confirmed' ? `${stateNames['failed']}, ` : ''}
                {validationWords[line.word]}
                {line.word === 'tolerance' || line.word === 'blocked'
                  ? validationSentenceOf(line.possibleLastDay, data.offlineDays)
                  : ''}
              </td>
              <td className={styles.quiet}>
                {line.recordedOn !== null &&
                  [line.operator, shortDay(line.recordedOn as Day)].filter(Boolean).join(', ')}
              </td>
              <td className={styles.rowActions}>
                {line.word !== 'ahead' && line.word !== 'confirmed' && (
                  <Button size="compact-xs" variant="default" onClick={() => void passed(line)}>
                    {text.passed}
                  </Button>
                )}
                {line.word !== 'ahead' && !line.failed && (
                  <Button size="compact-xs" variant="default" onClick={() => void failed(line)}>
                    {text.failed}
                  </Button>
                )}
                {line.failed && (
                  <NativeSelect
                    size="xs"
                    aria-label={`${text.cause}: ${shortDay(line.scheduledOn as Day)}`}
                    value={line.cause ?? ''}
                    data={[
                      { value: '', label: text.causeUnknown },
                      ...FAILURE_CAUSES.map((value) => ({ value, label: failureCauses[value] })),
                    ]}
                    onChange={({ currentTarget }) =>
                      void failed(line, (currentTarget.value || undefined) as FailureCause | undefined)
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Periods life={data} />
    </section>
  )
}

function Periods({ life }: { readonly life: Life }) {
  const former = life.anchors.filter(({ until }) => until !== null)
  if (life.periods.length === 0 && former.length === 0) return null
  return (
    <>
      <h2>{text.period}</h2>
      <ul className={styles.sentences}>
        {former.map(({ from, until, reason, operator, changedOn }) => (
          <li key={from}>
            {text.formerAnchor(from, until!)}: {reason}{' '}
            <span className={styles.quiet}>
              {[operator, changedOn && shortDay(changedOn as Day)].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
        {life.periods.map(({ id, firstDay, cutoff, state, operator, recordedOn }) => (
          <li key={id}>
            {shortDay(firstDay as Day)} → {shortDay(cutoff as Day)}: {stateNames[state]}{' '}
            <span className={styles.quiet}>
              {[operator, shortDay(recordedOn as Day)].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
