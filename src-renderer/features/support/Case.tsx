import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { longMoment, shortDay } from '#messages/es-MX/dates.ts'
import {
  caseStateNames,
  channelNames,
  closingNames,
  noteNames,
  priorityNames,
  scopeNames,
  supportText as text,
  topicNames,
} from '#messages/es-MX/support.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { CaseActions } from './CaseActions.tsx'
import desk from '../../ui/desk.module.css'
import styles from './support.module.css'

export type CasePage = OutputOf<'support.get'>

/** One case: what was asked, what is owed, and everything that was said and done. */
export default function Case({ params }: ScreenProps) {
  const { data, error } = useQueryOf('support.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  if (refusal !== null) {
    return <RefusalText refusal={refusal} action={{ label: text.list, run: () => go('/soporte') }} />
  }
  return data === undefined ? <LoadingRows rows={12} /> : <Shown page={data} />
}

function Shown({ page }: { readonly page: CasePage }) {
  const { client, serial, state } = page
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>
          {text.title} {page.folio}
        </h1>
        <StatusBadge urgency={state === 'closed' ? 'safe' : 'later'}>{caseStateNames[state]}</StatusBadge>
        {client === null ? <b>{page.caller}</b> : link(`/clientes/${client.id}`, client.name)}
        {serial !== null && link(`/sistemas/${serial.id}`, `${serial.system} · ${serial.serial}`)}
      </div>
      <b>{page.subject}</b>
      {client !== null && client.note !== '' && <p className={styles.dim}>«{client.note}»</p>}
      <CaseActions page={page} />
      <div className={styles.columns}>
        <Thread page={page} />
        <div className={styles.side}>
          <Facts page={page} />
          {page.time.length > 0 && <TimeSheet page={page} />}
          {state !== 'closed' && (
            <section className={styles.panel} aria-label={text.reminders}>
              <h2>{text.reminders}</h2>
              <ul>
                {page.reminders.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  )
}

function Thread({ page }: { readonly page: CasePage }) {
  return (
    <section aria-labelledby="thread">
      <h2 id="thread">{text.thread}</h2>
      <ol className={styles.thread} aria-label={text.thread}>
        {page.thread.toReversed().map(({ id, kind, text: said, at, operator }) => (
          <li key={id}>
            <div className={styles.dim}>
              {noteNames[kind as keyof typeof noteNames]} · {longMoment(at)} · {operator}
            </div>
            {said !== '' && <p>{said}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Facts({ page }: { readonly page: CasePage }) {
  const { topic, answer, promise, waiting, closed, follows, duplicateOf, followedBy, advisory } = page
  return (
    <FactList
      facts={[
        [text.entitlement, page.entitlement.sentence],
        [
          text.topic,
          topic === null
            ? text.person
            : `${topicNames[topic.topic]}, ${scopeNames[topic.scope]}. ${topic.sentence}`,
        ],
        [text.priority, page.priority === null ? '' : priorityNames[page.priority]],
        [
          answer.at === null ? text.answerFrom : text.answered,
          answer.at === null ? <Why moment={answer.from} because={answer.why} /> : longMoment(answer.at),
        ],
        [text.promise, promise === null ? '' : <Why moment={promise.by} because={promise.why} />],
        [text.waiting, waiting === null ? '' : <Waiting waiting={waiting} />],
        [text.specialist, page.specialist ?? ''],
        [text.steps, page.steps === '' ? '' : `${page.steps} (${reproducedWord(page)})`],
        [text.advisory, advisory === null ? '' : pesos(advisory.hourRate)],
        [text.caller, [page.caller, page.phone, channelNames[page.channel]].filter(Boolean).join(' · ')],
        [text.openedAt, `${longMoment(page.openedAt)} · ${page.operator}`],
        [text.vendor, page.vendor],
        [text.following, named(follows)],
        [text.followedBy, followedBy.length === 0 ? '' : followedBy.map(named)],
        [text.duplicateOf, named(duplicateOf)],
        [text.closed, closed === null ? '' : `${shortDay(closed.on as Day)}, ${closingNames[closed.reason]}`],
      ]}
    />
  )
}

function Waiting({ waiting }: { readonly waiting: NonNullable<CasePage['waiting']> }) {
  const { on, since, day, attempts, of, why } = waiting
  if (on === 'thirdParty') return `${text.waitThirdParty}, ${shortDay(since as Day)}`
  return (
    <>
      {text.waitClient}, {shortDay(since as Day)}. {text.attempt}: {attempts}/{of}.{' '}
      {day !== null && <b>{shortDay(day as Day)}</b>} <WhyThisDate because={why} />
    </>
  )
}

function Why({ moment, because }: { readonly moment: string; readonly because: readonly string[] }) {
  return (
    <>
      <b>{longMoment(moment)}</b> <WhyThisDate because={because} />
    </>
  )
}

/** R102: what is charged by the hour, an entry each; one that was noted by mistake is taken off. */
function TimeSheet({ page }: { readonly page: CasePage }) {
  const removing = useCommand('support.removeTime')
  return (
    <section className={styles.panel} aria-label={text.time}>
      <h2>{text.time}</h2>
      <ul>
        {page.time.map(({ id, onDay, minutes, what, operator }) => (
          <li key={id}>
            {shortDay(onDay as Day)} · {minutes} min · {what} · {operator}{' '}
            {page.state !== 'closed' && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${text.remove}: ${what}`}
                onClick={() => void removing.run({ id: page.id, timeId: id })}
              >
                {text.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalText refusal={removing.refusal} />
      {page.advisory !== null && (
        <p>
          {text.charge}: <b>{pesos(page.advisory.charge)}</b>
        </p>
      )}
    </section>
  )
}

function reproducedWord({ reproduced }: CasePage): string {
  return reproduced ? text.reproduced : text.notReproduced
}

function named(
  one: { readonly id: string; readonly folio: string; readonly subject: string } | null,
): ReactNode {
  return one === null ? '' : link(`/soporte/${one.id}`, `${one.folio} · ${one.subject}`)
}

function link(path: string, label: string) {
  return (
    <button key={path} type="button" className={styles.link} onClick={() => go(path)}>
      {label}
    </button>
  )
}

function pesos(amount: number): string {
  return formatPesos(amount as Centavos)
}
