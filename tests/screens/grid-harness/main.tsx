import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import './harness.css'
import { useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createTheme, MantineProvider } from '@mantine/core'
import type { GridLayout, GridSelection } from '../../../src-shared/contract/grid.ts'
import { Grid } from '../../../src-renderer/ui/Grid/Grid.tsx'
import type { GridColumn, GridHandle, GridTone } from '../../../src-renderer/ui/Grid/types.ts'
import { sampleSource, type SampleControl, type SampleRow } from './source.ts'

const parameters = new URLSearchParams(location.search)
const theme = createTheme({ primaryShade: 8, fontFamily: 'system-ui, sans-serif' })
const TONES: Record<string, GridTone> = {
  Vigente: 'green',
  'Vence esta semana': 'yellow',
  'Vence mañana': 'orange',
  Detenido: 'red',
}

const all = { sortable: true, groupable: true }
const columns: readonly GridColumn<SampleRow>[] = [
  { id: 'client', title: 'Cliente', width: 200, kind: 'text', filter: 'text', ...all },
  { id: 'serial', title: 'Serie', width: 110, kind: 'text', sortable: true, filter: 'text' },
  { id: 'product', title: 'Sistema', width: 90, kind: 'text', filter: 'oneOf', ...all },
  {
    id: 'state',
    title: 'Estado',
    width: 150,
    kind: 'status',
    filter: 'oneOf',
    tone: (row) => TONES[row.state] ?? 'gray',
    ...all,
  },
  { id: 'cutoff', title: 'Corte', width: 130, kind: 'day', filter: 'dayRange', ...all },
  { id: 'users', title: 'Usuarios', width: 90, kind: 'number', filter: 'numberRange', ...all },
  { id: 'rent', title: 'Renta', width: 110, kind: 'money', filter: 'numberRange', sortable: true },
  { id: 'city', title: 'Ciudad', width: 130, kind: 'text', filter: 'oneOf', ...all },
  { id: 'mode', title: 'Modalidad', width: 190, kind: 'text', filter: 'oneOf', ...all },
  { id: 'phone', title: 'Teléfono', width: 130, kind: 'text' },
  { id: 'email', title: 'Correo', width: 190, kind: 'text', hidden: true },
]

const control: SampleControl & {
  layouts: GridLayout[]
  selection: { selection: GridSelection; count: number } | null
  done: string[]
  refresh(): void
  revise(): void
} = {
  rows: Number(parameters.get('rows') ?? 1_000_000),
  delay: Number(parameters.get('delay') ?? 5),
  failing: parameters.has('failing'),
  asked: [],
  copied: [],
  layouts: [],
  selection: null,
  done: [],
  refresh() {},
  revise() {},
}
Object.assign(window, { harness: control })
const source = sampleSource(control)
const kept = localStorage.getItem('layout')
const layout = kept === null ? null : (JSON.parse(kept) as GridLayout)

function Page() {
  const [revision, setRevision] = useState(0)
  const grid = useRef<GridHandle>(null)
  control.refresh = () => grid.current?.refresh()
  control.revise = () => setRevision((current) => current + 1)
  return (
    <div className="page">
      <Grid
        ref={grid}
        label="Sistemas"
        columns={columns}
        source={source}
        rowId={(row) => row.id}
        layout={layout}
        onLayoutChange={(next) => {
          control.layouts.push(next)
          localStorage.setItem('layout', JSON.stringify(next))
        }}
        revision={revision}
        noun={['sistema', 'sistemas']}
        onOpen={(row) => control.done.push(`abrir ${row.id}`)}
        onSelectionChange={(selection, count) => (control.selection = { selection, count })}
        rowActions={(row) => [
          { id: 'renew', label: 'Renovar', hint: 'R', run: () => control.done.push(`renovar ${row.id}`) },
          { id: 'slip', label: 'Ficha de pago', refused: 'falta el RFC', run: () => {} },
        ]}
        bulkActions={[
          {
            id: 'confirm',
            label: 'Confirmar…',
            run: (selection, _query, count) =>
              control.done.push(`confirmar ${count} ${JSON.stringify(selection)}`),
          },
        ]}
        empty={{
          title: 'Todavía no hay sistemas',
          hint: 'Traiga la hoja de cálculo que ya usa la oficina.',
          action: { label: 'Importar mi hoja', run: () => control.done.push('importar') },
        }}
      />
    </div>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider
    theme={theme}
    forceColorScheme={parameters.has('dark') ? 'dark' : 'light'}
    getStyleNonce={() => 'grid-harness'}
  >
    <Page />
  </MantineProvider>,
)
