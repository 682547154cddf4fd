import { Button } from '@mantine/core'
import type { GridQuery } from '#contract/grid.ts'
import { count } from './format.ts'
import { countChosen, toSelection } from './selection.ts'
import type { GridBulkAction } from './types.ts'
import type { GridChoice } from './useSelection.ts'
import { useWindowsVersion } from './useWindows.ts'
import type { Windows } from './windows.ts'
import css from './Grid.module.css'

interface StatusBarProps<Row> {
  readonly windows: Windows<Row>
  readonly choice: GridChoice<Row>
  readonly query: GridQuery
  readonly noun: readonly [one: string, many: string]
  readonly actions: readonly GridBulkAction[]
  readonly onCopy: (() => void) | undefined
  errorText(cause: unknown): string
  toRows(): void
}

/** Always there and always of the same height: choosing rows moves nothing. */
export function StatusBar<Row>(props: StatusBarProps<Row>) {
  const { windows, choice, noun, toRows } = props
  useWindowsVersion(windows)
  const tree = windows.shown()
  const total = tree?.rowTotal ?? null
  const chosen = countChosen(choice.chosen, total)
  const marked = chosen > 0 && (!choice.following || chosen > 1)
  const failed = tree?.failure && tree.root.lines > 0 ? tree.failure : null
  const retry = () => {
    windows.retry()
    toRows()
  }

  return (
    <div className={css.statusBar}>
      <span role="status">
        {choice.notice ??
          (failed
            ? `No se pudo leer todo: ${props.errorText(failed.cause)}`
            : marked
              ? `${count(chosen)} ${chosen === 1 ? 'seleccionado' : 'seleccionados'}`
              : total === null
                ? ''
                : `${count(total)} ${total === 1 ? noun[0] : noun[1]}`)}
      </span>
      {failed && (
        <Button size="compact-xs" variant="default" onClick={retry}>
          Reintentar
        </Button>
      )}
      {marked && (
        <span className={css.bulk}>
          {props.actions.map((action) => (
            <Button
              key={action.id}
              size="compact-xs"
              variant="light"
              onClick={() => action.run(toSelection(choice.chosen), props.query, chosen)}
            >
              {action.label}
            </Button>
          ))}
          {props.onCopy && (
            <Button size="compact-xs" variant="default" onClick={props.onCopy}>
              Copiar
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              choice.clear()
              toRows()
            }}
          >
            Quitar selección
          </Button>
        </span>
      )}
      <span className={css.keys}>Espacio selecciona · F10 encabezados · Mayús+F10 acciones</span>
    </div>
  )
}
