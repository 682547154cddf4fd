import { useEffect, useState } from 'react'
import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import type { GridValues } from '#contract/grid.ts'
import { count, text } from './format.ts'
import type { GridCellKind, GridSource } from './types.ts'
import css from './Menu.module.css'

const ASK_AFTER_MS = 150

interface OneOfFieldsProps<Row> {
  readonly column: string
  readonly kind: GridCellKind
  readonly chosen: readonly string[]
  readonly values: GridSource<Row>['values']
  onChange(chosen: readonly string[]): void
}

export function OneOfFields<Row>({ column, kind, chosen, values, onChange }: OneOfFieldsProps<Row>) {
  const [search, setSearch] = useState('')
  const [answer, setAnswer] = useState<GridValues | 'failed' | null>(null)

  useEffect(() => {
    if (!values) return
    let current = true
    const timer = setTimeout(
      () =>
        values(column, search).then(
          (found) => current && setAnswer(found),
          () => current && setAnswer('failed'),
        ),
      search === '' ? 0 : ASK_AFTER_MS,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [values, column, search])

  const found = answer === 'failed' || answer === null ? [] : answer
  const known = new Set(found.map(({ value }) => value))
  // What is chosen stays in sight although the search does not find it.
  const listed = [
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: null })),
    ...found,
  ]
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])

  return (
    <Stack gap={6}>
      <TextInput
        size="xs"
        placeholder="Buscar valor…"
        aria-label="Buscar valor"
        data-autofocus
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={css.values} role="group" aria-label="Valores">
        {listed.map((item) => (
          <Group key={item.value} gap={8} wrap="nowrap" justify="space-between">
            <Checkbox
              size="xs"
              label={text(kind, item.value) || '(sin dato)'}
              checked={chosen.includes(item.value)}
              onChange={() => toggle(item.value)}
            />
            {item.count !== null && <span className={css.count}>{count(item.count)}</span>}
          </Group>
        ))}
        {answer === 'failed' && <Text size="xs">No se pudieron leer los valores.</Text>}
        {answer === null && values && <Text size="xs">Leyendo…</Text>}
        {answer !== null && listed.length === 0 && answer !== 'failed' && (
          <Text size="xs">Nada con ese texto.</Text>
        )}
      </div>
    </Stack>
  )
}
