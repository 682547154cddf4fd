import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { portalText as text } from '#messages/es-MX/portal.ts'
import { methodInText } from '#messages/es-MX/serials.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { OtherwiseDialog } from './OtherwiseDialog.tsx'
import desk from '../../ui/desk.module.css'
import styles from './portal.module.css'

export type Waiting = OutputOf<'portal.waiting'>['items'][number]

/** The work list of who looks into the portal: each payment by the cutoff that comes unless the portal shows it. */
export function Payments() {
  const [active, setActive] = useState(0)
  const [otherwise, setOtherwise] = useState<Waiting | null>(null)
  const first = useQueryOf('portal.waiting', { offset: 0, limit: PAGE_ROWS })
  const usePage = (page: number) =>
    useQueryOf('portal.waiting', { offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.items
  const answering = useCommand('portal.answer')
  const { total = 0, desks = [] } = first.data ?? {}
  const at = Math.max(0, Math.min(active, total - 1))
  const chosen = usePage(Math.floor(at / PAGE_ROWS))?.[at % PAGE_ROWS]
  const refusal = refusalOf(first.error) ?? answering.refusal

  const seen = async ({ renewalId, nextPayment, serial }: Waiting) => {
    const reply = await answering.run({ renewalId, nextPayment: nextPayment as Day })
    if (reply.ok) offerUndo(text.seen(serial), reply.command)
  }

  if (first.data === undefined)
    return refusal === null ? <LoadingRows rows={8} /> : <RefusalText refusal={refusal} />
  return (
    <>
      {desks.length > 0 && (
        <p className={styles.desks}>
          {text.alsoThere}{' '}
          {desks.map(({ kind, count }) => (
            <a key={kind} href={`#${text.desks[kind]?.place ?? '/'}`}>
              {text.desks[kind]?.words(count) ?? count}
            </a>
          ))}
        </p>
      )}
      <RefusalText refusal={refusal} />
      {total === 0 ? (
        <EmptyState title={text.nothingWaits}>{text.nothingWaitsHint}</EmptyState>
      ) : (
        <>
          <p className={desk.dim}>{text.paymentsHint}</p>
          <div className={styles.acts}>
            <ActionButton
              variant="filled"
              label={text.showsIt}
              keys="A"
              disabled={chosen === undefined}
              loading={answering.pending}
              run={() => void seen(chosen!)}
            />
            <ActionButton
              label={text.saysOtherwise}
              keys="D"
              disabled={chosen === undefined}
              run={() => setOtherwise(chosen!)}
            />
            <ActionButton
              label={text.openSystem}
              keys="O"
              disabled={chosen === undefined}
              run={() => go(`/sistemas/${chosen!.serialId}`)}
            />
          </div>
          <LongList<Waiting>
            label={text.parts.payments}
            total={total}
            usePage={usePage}
            row={row}
            head={head}
            className={styles.payments!}
            active={at}
            onActive={setActive}
          />
        </>
      )}
      {otherwise !== null && (
        <OtherwiseDialog key={otherwise.renewalId} waiting={otherwise} onClose={() => setOtherwise(null)} />
      )}
    </>
  )
}

const head = (
  <>
    <span>{text.stopsOn}</span>
    <span>{text.columns.serial}</span>
    <span>{text.client}</span>
    <span>{text.paid}</span>
    <span>{text.shouldSay}</span>
  </>
)

function row({ dueOn, serial, system, users, client, paidOn, method, nextPayment, claimed }: Waiting) {
  return (
    <>
      <span>{shortDay(dueOn as Day)}</span>
      <span>
        {serial} <span className={desk.dim}>{text.systemOf(system, users)}</span>
      </span>
      <span>{client}</span>
      <span>
        {paidOn === null ? '' : shortDay(paidOn as Day)}{' '}
        <span className={desk.dim}>
          {claimed ? text.claimed : method === null ? '' : methodInText(method)}
        </span>
      </span>
      <span>{shortDay(nextPayment as Day)}</span>
    </>
  )
}
