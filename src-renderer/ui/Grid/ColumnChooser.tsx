import { useRef, useState } from 'react'
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import type { GridColumns } from './useLayout.ts'
import css from './Menu.module.css'

interface ColumnChooserProps<Row> {
  readonly columns: GridColumns<Row>
}

/** "Columnas": which are shown and in what order; a column that groups the list stays where it is. */
export function ColumnChooser<Row>({ columns }: ColumnChooserProps<Row>) {
  const [opened, setOpened] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const { all, visible, groupBy, change } = columns
  const shown = new Set([...visible.map(({ id }) => id)])

  const shift = (index: number, by: -1 | 1) => {
    const column = all[index]
    const before = by < 0 ? all[index - 1] : (all[index + 2] ?? null)
    if (column && before !== undefined) change.place(column.id, before?.id ?? null)
    const selector = `[data-column="${column?.id}"] [data-by="${by}"]`
    setTimeout(() => list.current?.querySelector<HTMLElement>(selector)?.focus())
  }

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      offset={4}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconColumns3 size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          Columnas
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label="Columnas">
        <div ref={list} className={css.chooser}>
          {all.map((column, index) => {
            const grouped = groupBy.includes(column.id)
            return (
              <div key={column.id} className={css.chooserRow} data-column={column.id}>
                <Checkbox
                  size="xs"
                  label={grouped ? `${column.title} (agrupada)` : column.title}
                  checked={shown.has(column.id)}
                  disabled={grouped || (shown.has(column.id) && shown.size === 1)}
                  onChange={(event) => change.hide(column.id, !event.currentTarget.checked)}
                />
                <span className={css.chooserMove}>
                  <ActionIcon
                    size="xs"
                    variant="subtle"
                    data-by="-1"
                    aria-label={`Subir ${column.title}`}
                    disabled={index === 0}
                    onClick={() => shift(index, -1)}
                  >
                    <IconArrowUp size={12} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    size="xs"
                    variant="subtle"
                    data-by="1"
                    aria-label={`Bajar ${column.title}`}
                    disabled={index === all.length - 1}
                    onClick={() => shift(index, 1)}
                  >
                    <IconArrowDown size={12} aria-hidden />
                  </ActionIcon>
                </span>
              </div>
            )
          })}
        </div>
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => change.reset()}>
          Como al principio
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
