import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { auditText } from '#messages/es-MX/audit.ts'
import { balanceSentence, clientText as text } from '#messages/es-MX/clients.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { profileText } from '#messages/es-MX/profile.ts'
import { call, refusalOf, useQueryOf, type Refused } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useSurroundings } from '../../ui/surroundings.tsx'
import { History } from '../../ui/History.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { ClientForm } from './ClientForm.tsx'
import { ClientData } from './ClientData.tsx'
import { ClientSystems } from './ClientSystems.tsx'
import { Contacts } from './Contacts.tsx'
import { LeaveClient } from './LeaveClient.tsx'
import { LogDialog, type Channel } from './LogDialog.tsx'
import { OpenCases } from './OpenCases.tsx'
import { OpenOrders } from './OpenOrders.tsx'
import { OpenQuotes } from './OpenQuotes.tsx'
import { Payments } from './Payments.tsx'
import { ProfileDialog } from './ProfileDialog.tsx'
import { StatementDialog } from './StatementDialog.tsx'
import { useClientSystems } from '../../ui/client-systems.ts'
import styles from './clients.module.css'

export type ClientPage = OutputOf<'clients.get'>

/** One client with everything on one page: who to call, what stops when, what was paid, what was said. */
export default function Client({ params, query }: ScreenProps) {
  const { data, error } = useQueryOf('clients.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  // What was shown before may be gone since, taken back or by somebody else.
  if (refusal !== null) {
    return (
      <EmptyState
        title={refusal.message}
        action={<Button onClick={() => go('/clientes')}>{text.back}</Button>}
      />
    )
  }
  if (data === undefined) return <LoadingRows rows={12} />
  return <Page page={data} todo={query.get('hacer')} />
}

function Page({ page, todo }: { readonly page: ClientPage; readonly todo: string | null }) {
  const { client } = page
  const systems = useClientSystems(client)
  const [logging, setLogging] = useState<Channel | null>(null)
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.name}>{client.name}</h1>
        <span className={styles.quiet}>
          {[client.rfc ?? text.noRfc, client.city].filter(Boolean).join(' · ')}
        </span>
        {page.balance > 0 && <strong className={styles.balance}>{balanceSentence(page.balance)}</strong>}
      </header>
      {client.leftOn !== null && (
        <p className={styles.left}>
          De baja desde el {shortDay(client.leftOn as Day)}: {client.leftReason}
        </p>
      )}
      {client.note !== '' && <p className={styles.note}>«{client.note}»</p>}
      {page.duplicates.length > 0 && <Duplicates page={page} />}
      <Actions key={todo ?? ''} page={page} todo={todo} onLog={() => setLogging('call')} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <ClientSystems client={client} systems={systems} />
          <OpenOrders clientId={client.id} />
          <OpenQuotes clientId={client.id} />
          <OpenCases clientId={client.id} />
          <Payments clientId={client.id} />
          <Thread clientId={client.id} />
        </div>
        <aside aria-label={text.data} className={styles.aside}>
          <Contacts page={page} onReached={setLogging} />
          <ClientData page={page} />
        </aside>
      </div>
      <LogDialog client={client} systems={systems ?? []} channel={logging} onClose={() => setLogging(null)} />
    </div>
  )
}

interface ActionsProps {
  readonly page: ClientPage
  /** What another screen asks for: `/clientes/7f3…?hacer=perfil`. */
  readonly todo: string | null
  readonly onLog: () => void
}

function Actions({ page, todo, onLog }: ActionsProps) {
  const { role } = useSurroundings()
  const { client } = page
  const [editing, setEditing] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [stating, setStating] = useState(false)
  const [profile, setProfile] = useState(todo === 'perfil')
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const here = client.status === 'active'
  const closeProfile = () => {
    setProfile(false)
    if (todo !== null) replacePlace(`/clientes/${client.id}`)
  }
  const comeBack = async () => {
    const reply = await call('clients.return', { id: client.id })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) offerUndo(`${text.doneReturn}: ${client.name}`, reply.command)
  }
  return (
    <>
      <div className={styles.actions}>
        <ActionButton variant="filled" label={text.log} keys="L" run={onLog} />
        {here && (
          <>
            <ActionButton label={text.order} keys="O" run={() => go(`/pedido/nuevo?cliente=${client.id}`)} />
            <ActionButton label={text.orders} keys="D" run={() => go(`/pedidos?cliente=${client.id}`)} />
            <ActionButton
              label={text.renewMany}
              keys="M"
              run={() => go(`/pedidos/varios?cliente=${client.id}`)}
            />
            <ActionButton label={text.noOpen} keys="F" run={() => go(`/no-abre?cliente=${client.id}`)} />
            <ActionButton label={text.slip} keys="P" run={() => go(`/ficha/nueva?cliente=${client.id}`)} />
            <ActionButton
              label={text.newSystem}
              keys="Ctrl+N"
              run={() => go(`/sistemas?nuevo=${client.id}`)}
            />
          </>
        )}
        <ActionButton label={text.statement} keys="E" run={() => setStating(true)} />
        <ActionButton label={text.cards} keys="J" run={() => go(`/tarjetas/${client.id}`)} />
        <ActionButton label={text.quotes} keys="Q" run={() => go(`/cotizaciones?cliente=${client.id}`)} />
        <ActionButton label={text.invoices} keys="I" run={() => go(`/facturas?cliente=${client.id}`)} />
        <ActionButton label={text.vault} keys="V" run={() => go(`/boveda?cliente=${client.id}`)} />
        {role === 'admin' && (
          <ActionButton label={auditText.title} run={() => go(`/bitacora?cliente=${client.id}`)} />
        )}
        <ActionButton label={profileText.title} keys="G" run={() => setProfile(true)} />
        <ActionButton label={text.edit} keys="F2" run={() => setEditing(true)} />
        {here ? (
          <ActionButton label={text.leave} keys="B" run={() => setLeaving(true)} />
        ) : (
          <ActionButton label={text.comeBack} keys="B" run={() => void comeBack()} />
        )}
      </div>
      <RefusalText refusal={refusal} />
      <ClientForm client={client} opened={editing} onClose={() => setEditing(false)} />
      {profile && <ProfileDialog page={page} onClose={closeProfile} />}
      {stating && <StatementDialog client={client} onClose={() => setStating(false)} />}
      <LeaveClient client={client} opened={leaving} onClose={() => setLeaving(false)} />
    </>
  )
}

function Duplicates({ page }: { readonly page: ClientPage }) {
  return (
    <p className={styles.alike}>
      {text.alike}{' '}
      {page.duplicates.map(({ id, name, rfc, why }, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <a href={`#/clientes/${id}`}>{name}</a> (
          {[rfc, why === 'rfc' ? text.almostSameRfc : text.sameName].filter(Boolean).join(', ')})
        </span>
      ))}
      .
    </p>
  )
}

const FIRST_ENTRIES = 50

function Thread({ clientId }: { readonly clientId: string }) {
  const [limit, setLimit] = useState(FIRST_ENTRIES)
  const { data } = useQueryOf('contacts.history', { clientId, limit }, { keepPrevious: true })
  return (
    <History
      entries={data?.entries}
      total={data?.total ?? 0}
      onMore={() => setLimit(Math.min(500, limit * 4))}
    />
  )
}
