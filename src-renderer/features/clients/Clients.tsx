import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { KeptGrid } from '../../ui/Grid/KeptGrid.tsx'
import type { GridRowAction } from '../../ui/Grid/types.ts'
import { telAddress } from '../../ui/contact-address.ts'
import { useSurroundings } from '../../ui/surroundings.tsx'
import { ClientForm } from './ClientForm.tsx'
import { clientColumns } from './columns.tsx'
import { clientSource, type ClientLine, type ClientStatus } from './source.ts'

const STATUSES: Readonly<Record<string, ClientStatus>> = { bajas: 'left', todos: 'all' }

/** Who the office serves, found by any part of what a clerk has in hand. */
export default function Clients({ query }: ScreenProps) {
  const { openExternal } = useSurroundings()
  const showing = query.get('estado') ?? 'activos'
  const creating = query.has('nuevo')
  const status = STATUSES[showing] ?? 'active'
  const source = useMemo(() => clientSource(status), [status])
  const here = (more: string) => replacePlace(`/clientes?estado=${showing}${more}`)

  const actionsOf = ({ id, phone }: ClientLine): readonly GridRowAction[] => [
    { id: 'open', label: text.open, hint: '⏎', run: () => go(`/clientes/${id}`) },
    ...(phone === ''
      ? []
      : [{ id: 'call', label: text.call, run: () => void openExternal(telAddress(phone)) }]),
    { id: 'slip', label: text.slip, run: () => go(`/ficha/nueva?cliente=${id}`) },
  ]

  return (
    <KeptGrid
      grid="clients"
      label={text.clients}
      columns={clientColumns}
      source={source}
      rowId={(row) => row.id}
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
          <ExportList size="xs" name={text.clients} wanted={{ list: 'clients', status }} />
          <ActionButton size="xs" label={text.newClient} keys="Ctrl+N" run={() => here('&nuevo=')} />
        </>
      }
    >
      <ClientForm client={null} opened={creating} onClose={() => here('')} />
    </KeptGrid>
  )
}
