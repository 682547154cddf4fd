import { useMemo, useState } from 'react'
import type { GridQuery, GridSelection } from '#contract/grid.ts'
import type { InputOf } from '#contract/index.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { runJob } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ExportDialog } from '../../ui/ExportDialog.tsx'
import { KeptGrid } from '../../ui/Grid/KeptGrid.tsx'
import type { GridRowAction } from '../../ui/Grid/types.ts'
import { ConfirmMany, type ToConfirm } from './ConfirmMany.tsx'
import { serialColumns } from './columns.tsx'
import { NewSerial } from './NewSerial.tsx'
import { selectedRows } from './selected.ts'
import { serialSource, type SerialLine } from './source.ts'
import { inCodes } from './words.ts'

/** The portal's own desk (R77, R78), over the whole cartera. */
export default function Serials({ query }: ScreenProps) {
  const [exporting, setExporting] = useState<Omit<InputOf<'serials.export'>, 'format'> | null>(null)
  const [confirming, setConfirming] = useState<ToConfirm | null>(null)
  const creatingFor = query.get('nuevo')
  const source = useMemo(
    () => ({
      ...serialSource,
      export: async (query: GridQuery, selection: GridSelection, columns: readonly string[]) =>
        setExporting({ query: inCodes(query), selection, columns: [...columns] }),
    }),
    [],
  )
  const confirm = (what: ToConfirm['what']) => (selection: GridSelection, query: GridQuery) =>
    setConfirming({ what, selection, query })

  const order = (selection: GridSelection, query: GridQuery) =>
    void selectedRows(query, selection).then((rows) =>
      go(`/pedidos/varios?series=${rows.map(({ id }) => id).join(',')}`),
    )

  return (
    <KeptGrid
      grid="serials"
      label={text.serials}
      columns={serialColumns}
      source={source}
      rowId={(row) => row.id}
      noun={text.noun}
      onOpen={({ id }) => go(`/sistemas/${id}`)}
      rowActions={actionsOf}
      bulkActions={[
        { id: 'renewal', label: text.confirmRenewal, run: confirm('renewal') },
        { id: 'validation', label: text.confirmValidation, run: confirm('validation') },
        { id: 'order', label: text.renewAsOrders, run: order },
      ]}
      empty={{
        title: text.emptyTitle,
        hint: text.emptyHint,
        action: { label: text.importMine, run: () => go('/importar') },
      }}
      tools={
        <ActionButton
          size="xs"
          label={text.newSerial}
          keys="Ctrl+N"
          run={() => replacePlace('/sistemas?nuevo=')}
        />
      }
    >
      <NewSerial clientId={creatingFor} onClose={() => replacePlace('/sistemas')} />
      {exporting && (
        <ExportDialog
          name={text.serials}
          detail={text.exportDetail}
          start={(format, onProgress) => runJob('serials.export', { ...exporting, format }, onProgress)}
          onClose={() => setExporting(null)}
        />
      )}
      {confirming && <ConfirmMany wanted={confirming} onClose={() => setConfirming(null)} />}
    </KeptGrid>
  )
}

function actionsOf({ id, clientId, months }: SerialLine): readonly GridRowAction[] {
  return [
    { id: 'open', label: text.open, hint: '⏎', run: () => go(`/sistemas/${id}`) },
    ...(months === null
      ? []
      : [
          { id: 'renew', label: text.renew, run: () => go(`/renovar/${id}`) },
          { id: 'slip', label: text.slip, run: () => go(`/ficha/nueva?cliente=${clientId}&serie=${id}`) },
        ]),
    { id: 'client', label: text.client, run: () => go(`/clientes/${clientId}`) },
  ]
}
