import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { formatPhone } from '#domain/phone.ts'
import { nextCallText as text, whatToSay } from '#messages/es-MX/next-call.ts'
import { whatStops } from '#messages/es-MX/today.ts'
import { useDraft } from '../../state/drafts.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ContactActions } from '../../ui/ContactActions.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { keyOf, type Line } from './lines.ts'
import { LineDialog, type Asking } from './LineDialog.tsx'
import { useMine } from './mine.ts'
import { callsOf, payable, reported } from './next-call.ts'
import styles from './NextCall.module.css'
import { useActions } from './useActions.ts'
import { useWorklist } from './useWorklist.ts'
import { WhyLine } from './WhyLine.tsx'

/** "La siguiente llamada": one client, what to say, what stops and when; an outcome by its key, and then the next one. */
export default function NextCall() {
  const today = useToday()
  const mine = useMine((state) => state.mine)
  const work = useWorklist('all', mine)
  const actions = useActions(today)
  const [called, setCalled, again] = useDraft<readonly string[]>(`today.called.${today}`, [])
  const [asking, setAsking] = useState<Asking | null>(null)
  const calls = callsOf(work.lines, called)
  const [lines] = calls
  const { hasMore, loadMore } = work
  useEffect(() => {
    if (lines === undefined && hasMore) loadMore()
  }, [lines, hasMore, loadMore])

  if (work.head === null) {
    return work.refusal === null ? <LoadingRows rows={8} /> : <RefusalText refusal={work.refusal} />
  }
  const clientId = lines?.[0]?.clientId
  const passed = () => clientId !== undefined && setCalled([...called, clientId])
  const passing = async (done: Promise<boolean>) => {
    if (await done) passed()
  }
  const reached = (outcome: 'noAnswer' | 'leftMessage') =>
    lines && void passing(actions.log(lines, { channel: 'call', text: '', outcome }))
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{text.title}</h1>
        {lines && <span className={styles.dim}>{text.left(calls.length)}</span>}
      </div>
      {lines === undefined ? (
        hasMore ? (
          <LoadingRows rows={8} />
        ) : (
          <EmptyState
            title={text.none}
            action={
              <>
                {called.length > 0 && <ActionButton label={text.again} keys="S" run={again} />}
                <Button onClick={() => go('/hoy')}>{text.toToday}</Button>
              </>
            }
          >
            {text.noneHint}
          </EmptyState>
        )
      ) : (
        <>
          <Call key={clientId} lines={lines} today={today} />
          <RefusalText refusal={asking === null ? actions.refusal : null} />
          <Outcomes
            lines={lines}
            pending={actions.pending}
            promise={() => setAsking({ what: 'promise', entries: payable(lines), channel: 'call' })}
            paid={() => void passing(actions.confirm(payable(lines)))}
            opens={(line) => setAsking({ what: 'attend', entries: [line], channel: 'call' })}
            reached={reached}
            skip={passed}
          />
        </>
      )}
      <LineDialog
        asking={asking}
        actions={actions}
        nextWorkingDay={work.head.nextWorkingDay as Day}
        onClose={() => setAsking(null)}
        // What opens again leaves the list by itself; there may be more to say to the same client.
        onDone={asking?.what === 'attend' ? () => {} : passed}
      />
    </div>
  )
}

/** Whom, on which number, with which words, and why now. */
function Call({ lines, today }: { readonly lines: readonly Line[]; readonly today: Day }) {
  const [why, setWhy] = useState<string | null>(null)
  const { client, contact, phone, email, note } = lines[0]!
  const said = lines.map((line) => whatToSay(line, today))
  return (
    <section className={styles.card} aria-label={client}>
      <h2>{client}</h2>
      <div className={styles.who}>
        <span>{contact}</span>
        {phone === '' ? (
          <span className={styles.dim}>{text.noPhone}</span>
        ) : (
          <span className={styles.phone}>{formatPhone(phone)}</span>
        )}
        <ContactActions
          name={contact || client}
          phone={phone === '' ? null : phone}
          email={email === '' ? null : email}
          message={said.join(' ')}
        />
      </div>
      {note !== '' && <p>«{note}»</p>}
      <p className={styles.dim}>{text.say}</p>
      <ul aria-label={text.say}>
        {said.map((sentence, at) => (
          <li key={keyOf(lines[at]!)}>{sentence}</li>
        ))}
      </ul>
      <p className={styles.dim}>{text.stops}</p>
      <ul aria-label={text.stops}>
        {lines.map((line) => (
          <li key={keyOf(line)}>
            {line.system} {line.version}, {line.serial}: {whatStops(line, today)}{' '}
            {line.section !== 'reported' && (
              <WhyLine
                line={line}
                active={false}
                opened={why === keyOf(line)}
                onOpen={(open) => setWhy(open ? keyOf(line) : null)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface OutcomesProps {
  readonly lines: readonly Line[]
  readonly pending: boolean
  readonly promise: () => void
  readonly paid: () => void
  readonly opens: (line: Line) => void
  readonly reached: (outcome: 'noAnswer' | 'leftMessage') => void
  readonly skip: () => void
}

/** What came of it, each by its key. */
function Outcomes({ lines, pending, promise, paid, opens, reached, skip }: OutcomesProps) {
  const [stopped] = reported(lines)
  return (
    <div className={styles.keys}>
      {stopped && (
        <ActionButton
          variant="filled"
          label={text.opens(`${stopped.system} ${stopped.version}`)}
          keys="A"
          disabled={pending}
          run={() => opens(stopped)}
        />
      )}
      {payable(lines).length > 0 && (
        <>
          <ActionButton variant="filled" label={text.promised} keys="P" disabled={pending} run={promise} />
          <ActionButton label={text.paid} keys="Y" disabled={pending} run={paid} />
        </>
      )}
      <ActionButton label={text.noAnswer} keys="N" disabled={pending} run={() => reached('noAnswer')} />
      <ActionButton label={text.leftMessage} keys="R" disabled={pending} run={() => reached('leftMessage')} />
      <ActionButton label={text.next} keys="S" disabled={pending} run={skip} />
      <ActionButton label={text.openClient} keys="K" run={() => go(`/clientes/${lines[0]!.clientId}`)} />
    </div>
  )
}
