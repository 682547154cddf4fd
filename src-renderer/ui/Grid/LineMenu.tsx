import { Popover } from '@mantine/core'
import type { MenuPoint } from './Body.tsx'
import { cellText, count } from './format.ts'
import { MenuList, type MenuItem } from './MenuList.tsx'
import type { GridRowAction } from './types.ts'
import type { GridChoice } from './useSelection.ts'
import type { Windows } from './windows.ts'

interface LineMenuProps<Row> {
  readonly point: MenuPoint<Row>
  readonly windows: Windows<Row>
  readonly choice: GridChoice<Row>
  readonly actions: ((row: Row) => readonly GridRowAction[]) | undefined
  readonly onCopyRows: (() => void) | undefined
  copyText(text: string): void
  onClose(): void
}

/** The menu of a row or of a group: right button, Shift+F10 or the menu key. */
export function LineMenu<Row>(props: LineMenuProps<Row>) {
  const { point, onClose } = props
  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      offset={0}
      shadow="md"
      trapFocus
      // The target is a point on the page: it can carry no aria-expanded.
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span style={{ position: 'fixed', left: point.x, top: point.y, width: 0, height: 0 }} />
      </Popover.Target>
      <Popover.Dropdown p={4} role="dialog" aria-label="Acciones de la fila">
        <MenuList items={itemsOf(props)} onDone={onClose} />
      </Popover.Dropdown>
    </Popover>
  )
}

function itemsOf<Row>(props: LineMenuProps<Row>): MenuItem[] {
  const { line, column } = props.point
  if (line.kind === 'group')
    return [
      { label: line.open ? 'Cerrar el grupo' : 'Abrir el grupo', run: () => props.windows.toggle(line) },
      {
        label: `Seleccionar sus ${count(line.group?.count ?? 0)} filas`,
        hint: 'Espacio',
        run: () => props.choice.toggleGroup(line),
      },
    ]
  const { row } = line
  if (row === null) return []
  const actions = (props.actions?.(row) ?? []).map((action) => ({ ...action, run: () => action.run() }))
  const words = column ? cellText(column, row) : ''
  const items: MenuItem[] = [...actions]
  if (words !== '' || props.onCopyRows) items.push({ divider: true })
  if (words !== '') items.push({ label: `Copiar «${cut(words)}»`, run: () => props.copyText(words) })
  if (props.onCopyRows) items.push({ label: 'Copiar filas', hint: 'Ctrl+C', run: props.onCopyRows })
  return items[0]?.divider ? items.slice(1) : items
}

function cut(words: string): string {
  return words.length > 30 ? `${words.slice(0, 29)}…` : words
}
