import { useState } from 'react'
import { Button, Popover } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import type { GridFilter } from '#contract/grid.ts'
import { FilterForm } from './FilterForm.tsx'
import { filterWords } from './format.ts'
import type { GridColumn, GridSource } from './types.ts'
import type { GridColumns } from './useLayout.ts'
import css from './Bars.module.css'

interface FilterStripProps<Row> {
  readonly columns: GridColumns<Row>
  readonly values: GridSource<Row>['values']
  toRows(): void
}

/** What narrows the list, in words, also when the column is hidden. */
export function FilterStrip<Row>({ columns, values, toRows }: FilterStripProps<Row>) {
  if (columns.filters.length === 0) return null
  return (
    <div className={css.filterStrip} role="group" aria-label="Filtros">
      {columns.filters.map((filter) => {
        const column = columns.all.find((candidate) => candidate.id === filter.column)
        return (
          column && (
            <FilterChip
              key={filter.column}
              column={column}
              filter={filter}
              values={values}
              onChange={(next) => {
                columns.change.filter(column.id, next)
                if (next === null) toRows()
              }}
            />
          )
        )
      })}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          columns.change.clearFilters()
          toRows()
        }}
      >
        Quitar filtros
      </Button>
    </div>
  )
}

interface FilterChipProps<Row> {
  readonly column: GridColumn<Row>
  readonly filter: GridFilter
  readonly values: GridSource<Row>['values']
  onChange(filter: GridFilter | null): void
}

function FilterChip<Row>({ column, filter, values, onChange }: FilterChipProps<Row>) {
  const [opened, setOpened] = useState(false)
  return (
    <span className={css.chip}>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-start"
        offset={2}
        shadow="md"
        trapFocus
        returnFocus
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <button type="button" className={css.chipLabel} onClick={() => setOpened(!opened)}>
            <IconFilter size={12} aria-hidden />
            {column.title}: {filterWords(column.kind, filter)}
          </button>
        </Popover.Target>
        <Popover.Dropdown p={4} aria-label={`Filtro de ${column.title}`}>
          <FilterForm
            column={column}
            filter={filter}
            values={values}
            onDone={(next) => {
              setOpened(false)
              if (next !== undefined) onChange(next)
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className={css.chipRemove}
        aria-label={`Quitar el filtro de ${column.title}`}
        onClick={() => onChange(null)}
      >
        <IconX size={12} aria-hidden />
      </button>
    </span>
  )
}
