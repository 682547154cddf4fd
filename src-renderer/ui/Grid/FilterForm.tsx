import { useState, type FormEvent } from 'react'
import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import type { GridFilter } from '#contract/grid.ts'
import { DayRangeFields } from './DayRangeFields.tsx'
import { OneOfFields } from './OneOfFields.tsx'
import type { GridColumn, GridSource } from './types.ts'

interface FilterFormProps<Row> {
  readonly column: GridColumn<Row>
  readonly filter: GridFilter | null
  readonly values: GridSource<Row>['values']
  /** undefined = left as it was. */
  onDone(filter: GridFilter | null | undefined): void
}

export function FilterForm<Row>({ column, filter, values, onDone }: FilterFormProps<Row>) {
  const [draft, setDraft] = useState<GridFilter | null>(filter)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone(says(draft) ? draft : null)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={8} p={8} w={260}>
        <Text size="sm" fw={600}>
          {column.title}
        </Text>
        <Fields column={column} draft={draft} values={values} onChange={setDraft} />
        <Group gap={6} justify="flex-end">
          {filter && (
            <Button size="compact-sm" variant="default" onClick={() => onDone(null)}>
              Quitar
            </Button>
          )}
          <Button size="compact-sm" type="submit">
            Aplicar
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface FieldsProps<Row> {
  readonly column: GridColumn<Row>
  readonly draft: GridFilter | null
  readonly values: GridSource<Row>['values']
  onChange(filter: GridFilter): void
}

function Fields<Row>({ column: { id: column, kind, filter }, draft, values, onChange }: FieldsProps<Row>) {
  if (filter === 'text')
    return (
      <TextInput
        label="Contiene"
        size="xs"
        maxLength={200}
        data-autofocus
        value={draft?.kind === 'text' ? draft.contains : ''}
        onChange={(event) => onChange({ column, kind: 'text', contains: event.currentTarget.value })}
      />
    )
  if (filter === 'oneOf')
    return (
      <OneOfFields
        column={column}
        kind={kind}
        chosen={draft?.kind === 'oneOf' ? draft.values : []}
        values={values}
        onChange={(chosen) => onChange({ column, kind: 'oneOf', values: chosen })}
      />
    )
  if (filter === 'dayRange') {
    const range = draft?.kind === 'dayRange' ? draft : { from: null, until: null }
    return (
      <DayRangeFields
        from={range.from}
        until={range.until}
        onChange={(from, until) => onChange({ column, kind: 'dayRange', from, until })}
      />
    )
  }
  const range = draft?.kind === 'numberRange' ? draft : { from: null, until: null }
  // Money is asked in pesos and kept in centavos, as everywhere.
  const scale = kind === 'money' ? 100 : 1
  const set = (part: 'from' | 'until', value: string | number) => {
    const number = Number(value) * scale
    const exact = value === '' ? null : kind === 'money' ? Math.round(number) : number
    onChange({ column, kind: 'numberRange', from: range.from, until: range.until, [part]: exact })
  }
  return (
    <Group gap={8} grow>
      {(['from', 'until'] as const).map((part) => (
        <NumberInput
          key={part}
          label={part === 'from' ? 'Desde' : 'Hasta'}
          size="xs"
          hideControls
          data-autofocus={part === 'from' || undefined}
          prefix={kind === 'money' ? '$' : ''}
          thousandSeparator=","
          {...(kind === 'money' ? { decimalScale: 2 } : {})}
          value={range[part] === null ? '' : range[part] / scale}
          onChange={(value) => set(part, value)}
        />
      ))}
    </Group>
  )
}

/** A filter with nothing in it is no filter. */
function says(filter: GridFilter | null): boolean {
  if (filter === null) return false
  if (filter.kind === 'text') return filter.contains.trim() !== ''
  if (filter.kind === 'oneOf') return filter.values.length > 0
  return filter.from !== null || filter.until !== null
}
