import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconDownload, IconSearch } from '@tabler/icons-react'
import { ColumnChooser } from './ColumnChooser.tsx'
import type { GridColumns } from './useLayout.ts'
import css from './Bars.module.css'

interface ToolbarProps<Row> {
  readonly columns: GridColumns<Row>
  readonly search: string
  readonly tools: ReactNode
  readonly searchRef: Ref<HTMLInputElement>
  onSearch(search: string): void
  readonly onExport: (() => void) | undefined
  toRows(): void
}

export function Toolbar<Row>(props: ToolbarProps<Row>) {
  const { search, onSearch, onExport, toRows } = props
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && search !== '') {
      event.stopPropagation()
      onSearch('')
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      toRows()
    }
  }
  return (
    <div className={css.toolbar}>
      <TextInput
        ref={props.searchRef}
        className={css.search}
        size="xs"
        aria-label="Buscar en la lista"
        placeholder="Buscar..."
        maxLength={200}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          search !== '' && (
            <CloseButton size="xs" aria-label="Borrar la búsqueda" onClick={() => onSearch('')} />
          )
        }
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={css.tools}>
        {props.tools}
        {onExport && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={onExport}
          >
            Exportar
          </Button>
        )}
        <ColumnChooser columns={props.columns} />
      </div>
    </div>
  )
}
