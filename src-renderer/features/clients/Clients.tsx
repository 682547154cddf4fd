import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import type { GridLayout } from '#contract/grid.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { call, queries, refusalOf, useQueryOf } from '../../api.ts'
import { keptText } from '../../state/drafts.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useSession } from '../../state/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Grid } from '../../ui/Grid/Grid.tsx'
import type { GridRowAction } from '../../ui/Grid/types.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { telAddress } from '../../ui/contact-address.ts'
import { useSurroundings } from '../../ui/surroundings.tsx'
import { ClientForm } from './ClientForm.tsx'
import { clientColumns } from './columns.tsx'
import { clientSource, type ClientLine, type ClientStatus } from './source.ts'
import styles from './clients.module.css'

const search = keptText('clients.search')
const GRID = 'clients'
const STATUSES: Readonly<Record<string, ClientStatus>> = { bajas: 'left', todos: 'all' }

/** Who the office serves, found by any part of what a clerk has in hand. */
export default function Clients({ query }: ScreenProps) {
  const operator = useSession((session) => session.operator)
  const { openExternal } = useSurroundings()
  const kept = useQueryOf('layouts.get', { grid: GRID })
  const revision = useQueryOf('ledger.counts', {}).dataUpdatedAt
  const showing = query.get('estado') ?? 'activos'
  const creating = query.has('nuevo')
  const status = STATUSES[showing] ?? 'active'
  const source = useMemo(() => clientSource(status), [status])
  const here = (more: string) => replacePlace(`/clientes?estado=${showing}${more}`)

  const actionsOf = ({ id, phone }: ClientLine): readonly GridRowAction[] => [
    { id: 'open', label: text.open, hint: '⏎', run: () => go(`/clientes/${id}`) },
    ...(phone === '' ? [] : [{ id: 'call', label: text.call, run: () => openExternal(telAddress(phone)) }]),
    { id: 'slip', label: text.slip, run: () => go(`/ficha/nueva?cliente=${id}`) },
  ]

  if (kept.data === undefined) {
    const refusal = refusalOf(kept.error)
    return refusal === null ? (
      <LoadingRows rows={20} />
    ) : (
      <EmptyState title={text.clients}>{refusal.message}</EmptyState>
    )
  }
  return (
    <div className={styles.fill}>
      <h1 className="visually-hidden">{text.clients}</h1>
      <Grid
        key={operator ?? ''}
        label={text.clients}
        columns={clientColumns}
        source={source}
        rowId={(row) => row.id}
        layout={kept.data.layout}
        onLayoutChange={keepLayout}
        search={search.current()}
        onSearchChange={search.keep}
        revision={revision}
        noun={text.noun}
        onOpen={({ id }) => go(`/clientes/${id}`)}
        rowActions={actionsOf}
        empty={
          status === 'left'
            ? { title: text.emptyLeft }
            : {
                title: text.emptyTitle,
                hint: text.emptyHint,
                action: { label: text.importMine, run: () => go('/importar') },
              }
        }
        tools={
          <>
            <NativeSelect
              size="xs"
              aria-label={text.showing}
              value={showing}
              data={[
                { value: 'activos', label: text.actives },
                { value: 'bajas', label: text.leavers },
                { value: 'todos', label: text.everyone },
              ]}
              onChange={({ currentTarget }) => replacePlace(`/clientes?estado=${currentTarget.value}`)}
            />
            <ActionButton size="xs" label={text.newClient} keys="Ctrl+N" run={() => here('&nuevo=')} />
          </>
        }
      />
      <ClientForm client={null} opened={creating} onClose={() => here('')} />
    </div>
  )
}

/** The grid hands it over once it has rested. */
function keepLayout(layout: GridLayout): void {
  // At once for this window too: leaving and coming back must not find the columns as they were before.
  queries.setQueryData(['layouts.get', { grid: GRID }], { layout })
  void call('layouts.save', { grid: GRID, layout })
}
