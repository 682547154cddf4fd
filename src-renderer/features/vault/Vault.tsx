import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { vaultText as text } from '#messages/es-MX/vault.ts'
import { call, refusalOf, useQueryOf } from '../../api.ts'
import { replacePlace, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { PickClient } from '../../ui/PickClient.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { EntryDialog, type Entry } from './EntryDialog.tsx'
import { EntryForm, type EntryFormProps } from './EntryForm.tsx'
import { KeyPanel } from './KeyPanel.tsx'
import { RevealLog } from './RevealLog.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import desk from '../../ui/desk.module.css'
import styles from './vault.module.css'

type Owner = EntryFormProps['owner']
type Open =
  | { readonly what: 'entry' | 'edit' | 'remove'; readonly entry: Entry }
  | { readonly what: 'pick' }
  | { readonly what: 'new'; readonly owner: Owner }
  | null

const OFFICE: Owner = { id: null, name: text.office }

/** Users and passwords of the portals, hidden until somebody says what for (R6, C17, R60). */
export default function Vault({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  const [view, setView] = useState<'entries' | 'log'>('entries')
  const [open, setOpen] = useState<Open>(null)
  const status = useQueryOf('vault.status', {})
  const settings = useQueryOf('settings.get', {})
  const client = useQueryOf('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const name = client.data?.client.name ?? '…'
  const add = () =>
    setOpen(clientId === null ? { what: 'pick' } : { what: 'new', owner: { id: clientId, name } })
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <Choices
          label={text.view}
          choices={[
            { key: 'entries', label: text.entries },
            { key: 'log', label: text.log },
          ]}
          chosen={view}
          onChoose={setView}
        />
        <span className={desk.grow} />
        <ActionButton
          label={text.addOwn}
          keys="O"
          needs="vault.save"
          run={() => setOpen({ what: 'new', owner: OFFICE })}
        />
        <ActionButton variant="filled" label={text.add} keys="Ctrl+N" needs="vault.save" run={add} />
      </div>
      <RefusalText refusal={refusalOf(status.error)} />
      {status.data && <KeyPanel status={status.data} />}
      {clientId !== null && (
        <div className={styles.of}>
          {text.ofClient} <b>{name}</b>
          <Button size="xs" variant="subtle" onClick={() => replacePlace('/boveda')}>
            {text.allClients}
          </Button>
        </div>
      )}
      {view === 'log' ? (
        <RevealLog clientId={clientId} zone={settings.data?.policies.zone ?? DEFAULT_POLICIES.zone} />
      ) : (
        <Entries clientId={clientId} onOpen={(entry) => setOpen({ what: 'entry', entry })} />
      )}
      <Opened open={open} setOpen={setOpen} />
    </div>
  )
}

function Opened({ open, setOpen }: { readonly open: Open; readonly setOpen: (open: Open) => void }) {
  const close = () => setOpen(null)
  const picked = async (id: string) => {
    const reply = await call('clients.get', { id })
    if (reply.ok) setOpen({ what: 'new', owner: { id, name: reply.value.client.name } })
  }
  if (open === null) return null
  if (open.what === 'new') return <EntryForm entry={null} owner={open.owner} onClose={close} />
  if (open.what === 'pick') {
    return (
      <Dialog opened title={text.pickClient} onClose={close} size="lg">
        <PickClient onPick={(id) => void picked(id)} />
      </Dialog>
    )
  }
  const { entry } = open
  const owner = { id: entry.clientId, name: entry.client ?? text.office }
  if (open.what === 'edit') return <EntryForm entry={entry} owner={owner} onClose={close} />
  if (open.what === 'entry') {
    return (
      <EntryDialog
        entry={entry}
        onEdit={() => setOpen({ what: 'edit', entry })}
        onRemove={() => setOpen({ what: 'remove', entry })}
        onClose={close}
      />
    )
  }
  return (
    <ReasonDialog
      command="vault.remove"
      input={(reason) => ({ id: entry.id, reason })}
      said={`${text.doneRemove}: ${owner.name} · ${entry.portal}`}
      title={`${text.remove}: ${owner.name} · ${entry.portal}`}
      confirmLabel={text.remove}
      onClose={close}
    >
      {text.removeDetail}
    </ReasonDialog>
  )
}

function Entries({
  clientId,
  onOpen,
}: {
  readonly clientId: string | null
  readonly onOpen: (entry: Entry) => void
}) {
  const [search, setSearch] = useState('')
  const of = { search, ...(clientId === null ? {} : { clientId }) }
  const { data, error } = useQueryOf('vault.list', { ...of, limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('vault.list', { ...of, offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.entries
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={10} />
  if (data.total === 0 && search === '' && clientId === null) {
    return <EmptyState title={text.emptyTitle}>{text.emptyHint}</EmptyState>
  }
  return (
    <>
      <SearchField label={text.search} onSearch={setSearch} />
      {data.total === 0 ? (
        <p className={desk.none}>{text.noneHere}</p>
      ) : (
        <LongList<Entry>
          key={search}
          label={text.entries}
          total={data.total}
          usePage={usePage}
          head={head}
          row={(entry) => <Row entry={entry} />}
          className={styles.entry!}
          onOpen={onOpen}
        />
      )}
    </>
  )
}

const head = (
  <>
    <span>{text.client}</span>
    <span>{text.portal}</span>
    <span>{text.changed}</span>
    <span>{text.changedBy}</span>
    <span className="amount">{text.seen}</span>
  </>
)

function Row({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <span>{entry.client ?? <b>{text.office}</b>}</span>
      <span>{entry.portal}</span>
      <span>{shortDay(entry.changedOn as Day)}</span>
      <span>{entry.changedBy}</span>
      <span className="amount">{entry.reveals}</span>
    </>
  )
}
