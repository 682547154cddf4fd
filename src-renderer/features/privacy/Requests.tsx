import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { arcoKinds, arcoState, privacyText as text } from '#messages/es-MX/privacy.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { PAGE_ROWS } from '../../ui/LongList.tsx'
import desk from '../../ui/desk.module.css'
import { ReceiveDialog } from './ReceiveDialog.tsx'
import { RequestDialog } from './RequestDialog.tsx'
import styles from './privacy.module.css'

export type Request = OutputOf<'privacy.requests'>['requests'][number]

/** What is due first stands first; `wanted` is the one that Hoy leads to. */
export function Requests({ wanted }: { readonly wanted: string | null }) {
  const [show, setShow] = useState<'open' | 'all'>('open')
  const [opened, setOpened] = useState(wanted)
  const [receiving, setReceiving] = useState(false)
  const { data, error } = useQueryOf('privacy.requests', { show, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('privacy.requests', { show, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.requests
  const refusal = refusalOf(error)
  const request = data?.requests.find(({ id }) => id === opened) ?? null
  return (
    <>
      <div className={desk.title}>
        <Choices
          label={text.requests}
          choices={(['open', 'all'] as const).map((key) => ({ key, label: text[key] }))}
          chosen={show}
          onChoose={setShow}
        />
        <span className={desk.grow} />
        <ActionButton
          variant="filled"
          label={text.newRequest}
          keys="Ctrl+N"
          needs="privacy.receive"
          run={() => setReceiving(true)}
        />
      </div>
      <Listing<Request>
        of={show}
        total={data?.total}
        refusal={refusal}
        label={text.requests}
        usePage={usePage}
        head={head}
        row={(one) => <Row request={one} />}
        className={styles.requests!}
        onOpen={({ id }) => setOpened(id)}
        whenEmpty={
          <EmptyState title={show === 'all' ? text.noneAtAll : text.none}>{text.noneHint}</EmptyState>
        }
      />
      {receiving && <ReceiveDialog onClose={() => setReceiving(false)} />}
      {request && <RequestDialog request={request} onClose={() => setOpened(null)} />}
    </>
  )
}

const head = (
  <>
    <span>{text.kind}</span>
    <span>{text.person}</span>
    <span>{text.client}</span>
    <span>{text.receivedOn}</span>
    <span>{text.answerBy}</span>
    <span>{text.state}</span>
  </>
)

function Row({ request }: { readonly request: Request }) {
  const { kind, person, client, receivedOn, answerBy, actBy } = request
  return (
    <>
      <span>{arcoKinds[kind]}</span>
      <span>{person}</span>
      <span>{client ?? ''}</span>
      <span>{shortDay(receivedOn as Day)}</span>
      <span>{shortDay((actBy ?? answerBy) as Day)}</span>
      <span>{arcoState(request)}</span>
    </>
  )
}
