import { useState } from 'react'
import { CLOSING_REASONS } from '#domain/support-case.ts'
import { scopeOf } from '#domain/support-scope.ts'
import { supportText as text } from '#messages/es-MX/support.ts'
import { useSaving } from '../../state/use-saving.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { CasePage } from './Case.tsx'
import {
  AdvisoryDialog,
  AssignDialog,
  CloseDialog,
  NoteDialog,
  PriorityDialog,
  ReproduceDialog,
  ResumeDialog,
  SortDialog,
  TimeDialog,
  WaitDialog,
} from './CaseDialogs.tsx'
import styles from './support.module.css'

type Asking =
  | 'answer'
  | 'note'
  | 'attempt'
  | 'wait'
  | 'resume'
  | 'assign'
  | 'reproduce'
  | 'sort'
  | 'priority'
  | 'advisory'
  | 'time'
  | 'close'

/** What can be done with a case as it stands; with a closed one, only another that goes on from it (R114). */
export function CaseActions({ page }: { readonly page: CasePage }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { id, folio, state, topic, next } = page
  const done = () => setAsking(null)
  const said = () => `${text.doneSaved}: ${folio}`
  const development = useSaving('support.sendToDevelopment', said, done)
  const complete = useSaving('support.dataComplete', said, done)
  if (state === 'closed') {
    const of = page.client === null ? '' : `cliente=${page.client.id}&sigue=${id}`
    const serial = page.serial === null ? '' : `&serie=${page.serial.id}`
    return (
      <div className={styles.actions}>
        <ActionButton label={text.again} keys="Ctrl+N" run={() => go(`/soporte/nuevo?${of}${serial}`)} />
      </div>
    )
  }
  const waits = state === 'waitingClient' || state === 'waitingThirdParty' || state === 'development'
  const isImport = topic?.topic === 'accountingImport' && page.promise === null
  const mayBeSold = topic === null || scopeOf(topic.topic).scope !== 'refused'
  return (
    <section className={styles.form} aria-label={text.title}>
      <div className={styles.actions}>
        <ActionButton
          variant={page.answer.at === null ? 'filled' : 'default'}
          label={text.answer}
          keys="C"
          run={() => setAsking('answer')}
        />
        <ActionButton label={text.note} keys="N" run={() => setAsking('note')} />
        {state === 'waitingClient' && (
          <ActionButton label={text.attempt} keys="I" run={() => setAsking('attempt')} />
        )}
        {waits ? (
          <ActionButton label={text.resume} keys="R" run={() => setAsking('resume')} />
        ) : (
          <ActionButton label={text.wait} keys="W" run={() => setAsking('wait')} />
        )}
        {isImport && (
          <ActionButton
            label={text.dataComplete}
            keys="D"
            loading={complete.pending}
            run={() => complete.save({ id })}
          />
        )}
        <ActionButton label={text.assign} keys="E" run={() => setAsking('assign')} />
        <ActionButton label={text.decide} keys="X" run={() => setAsking('sort')} />
        {page.priority !== null && (
          <ActionButton label={text.priority} keys="U" run={() => setAsking('priority')} />
        )}
        <ActionButton label={text.reproduce} keys="P" run={() => setAsking('reproduce')} />
        {next.includes('development') && (
          <ActionButton
            label={text.development}
            keys="Q"
            loading={development.pending}
            run={() => development.save({ id })}
          />
        )}
        {page.advisory !== null ? (
          <ActionButton label={text.addTime} keys="T" run={() => setAsking('time')} />
        ) : (
          mayBeSold && <ActionButton label={text.advisory} keys="T" run={() => setAsking('advisory')} />
        )}
        <ActionButton label={text.close} keys="Delete" run={() => setAsking('close')} />
      </div>
      <RefusalText refusal={development.refusal ?? complete.refusal} />
      {asking === 'answer' || asking === 'note' || asking === 'attempt' ? (
        <NoteDialog page={page} kind={asking} onClose={done} />
      ) : (
        <Asked asking={asking} page={page} onClose={done} />
      )}
    </section>
  )
}

interface AskedProps {
  readonly asking: Exclude<Asking, 'answer' | 'note' | 'attempt'> | null
  readonly page: CasePage
  readonly onClose: () => void
}

function Asked({ asking, ...of }: AskedProps) {
  switch (asking) {
    case null:
      return null
    case 'wait':
      return <WaitDialog {...of} />
    case 'resume':
      return <ResumeDialog {...of} />
    case 'assign':
      return <AssignDialog {...of} />
    case 'reproduce':
      return <ReproduceDialog {...of} />
    case 'sort':
      return <SortDialog {...of} />
    case 'priority':
      return <PriorityDialog {...of} />
    case 'advisory':
      return <AdvisoryDialog {...of} />
    case 'time':
      return <TimeDialog {...of} />
    case 'close':
      return <CloseDialog {...of} reasons={CLOSING_REASONS} />
  }
}
