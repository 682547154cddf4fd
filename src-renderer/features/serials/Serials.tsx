import { useMemo, useState } from 'react'
import type { GridLayout, GridQuery, GridSelection } from '#contract/grid.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { call, queries, refusalOf, useQueryOf } from '../../api.ts'
import { keptText } from '../../state/drafts.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useSession } from '../../state/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Grid } from '../../ui/Grid/Grid.tsx'
import type { GridRowAction } from '../../ui/Grid/types.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { ConfirmMany, type ToConfirm } from './ConfirmMany.tsx'
import { serialColumns } from './columns.tsx'
import { ExportDialog, type ToExport } from './ExportDialog.tsx'
import { NewSerial } from './NewSerial.tsx'
import { serialSource, type SerialLine } from './source.ts'
import styles from './serials.module.css'

const search = keptText('serials.search')
const GRID = 'serials'

/** The portal's own desk (R77, R78), over the whole cartera. */
export default function Serials({ query }: ScreenProps) {
  const operator = useSession((session) => session.operator)
  const kept = useQueryOf('layouts.get', { grid: GRID })
  const revision = useQueryOf('ledger.counts', {}).dataUpdatedAt
  const [exporting, setExporting] = useState<ToExport | null>(null)
  const [confirming, setConfirming] = useState<ToConfirm | null>(null)
  const creatingFor = query.get('nuevo')
  const source = useMemo(
    () => ({
      ...serialSource,
      export: async (query: GridQuery, selection: GridSelection, columns: readonly string[]) =>
        setExporting({ query, selection, columns }),
    }),
    [],
  )
  const confirm = (what: ToConfirm['what']) => (selection: GridSelection, query: GridQuery) =>
    setConfirming({ what, selection, query })

  if (kept.data === undefined) {
    const refusal = refusalOf(kept.error)
    return refusal === null ? (
      <LoadingRows rows={20} />
    ) : (
      <EmptyState title={text.serials}>{refusal.message}</EmptyState>
    )
  }
  return (
    <div className={styles.fill}>
      <h1 className="visually-hidden">{text.serials}</h1>
      <Grid
        key={operator ?? ''}
        label={text.serials}
        columns={serialColumns}
        source={source}
        rowId={(row) => row.id}
        layout={kept.data.layout}
        onLayoutChange={keepLayout}
        search={search.current()}
        onSearchChange={search.keep}
        revision={revision}
        noun={text.noun}
        onOpen={({ id }) => go(`/sistemas/${id}`)}
        rowActions={actionsOf}
        bulkActions={[
          { id: 'renewal', label: text.confirmRenewal, run: confirm('renewal') },
          { id: 'validation', label: text.confirmValidation, run: confirm('validation') },
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
      />
      <NewSerial clientId={creatingFor} onClose={() => replacePlace('/sistemas')} />
      {exporting && <ExportDialog wanted={exporting} onClose={() => setExporting(null)} />}
      {confirming && <ConfirmMany wanted={confirming} onClose={() => setConfirming(null)} />}
    </div>
  )
}

/** The grid hands it over once it has rested. */
function keepLayout(layout: GridLayout): void {
  // At once for this window too: leaving and coming back must not find the columns as they were before.
  queries.setQueryData(['layouts.get', { grid: GRID }], { layout })
  void call('layouts.save', { grid: GRID, layout })
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
