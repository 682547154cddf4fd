import type { KeyboardEvent } from 'react'
import { lineAt, positionOfGroup, type Line } from './levels.ts'
import type { ActivePlace } from './useActive.ts'
import type { GridChoice } from './useSelection.ts'
import type { Windows } from './windows.ts'

/** `follow` chooses the row it goes to, `extend` the rows up to it, `leave` nothing (with Ctrl). */
export type MoveManner = 'follow' | 'extend' | 'leave'

interface Keyboard<Row> {
  readonly windows: Windows<Row>
  readonly active: ActivePlace
  readonly columns: number
  readonly rowsInView: number
  readonly choice: GridChoice<Row>
  /** Where a range with Shift starts. */
  anchor(): number
  move(at: number, manner: MoveManner): void
  moveColumn(column: number): void
  open(row: Row): void
  copy(): void
  toHeadings(): void
  toSearch(): void
  openMenu(at: number): void
}

/** The keys of the rows. Those of the headings are in Heading.tsx: F10 goes there, and back. */
export function onGridKey<Row>(event: KeyboardEvent<HTMLElement>, grid: Keyboard<Row>): void {
  if (event.target !== event.currentTarget || event.altKey) return
  const root = grid.windows.shown()?.root
  const handled = root ? onKey() : event.key === 'F10' && !event.shiftKey && (grid.toHeadings(), true)
  if (!handled) return
  event.preventDefault()
  event.stopPropagation()

  function onKey(): boolean {
    const ctrl = event.ctrlKey || event.metaKey
    const { at, column } = grid.active
    const line = root ? lineAt(root, at) : null
    const last = (root?.lines ?? 1) - 1
    const manner = event.shiftKey ? 'extend' : ctrl ? 'leave' : 'follow'
    const page = Math.max(1, grid.rowsInView - 1)
    switch (event.key) {
      case 'ArrowDown':
        return go(Math.min(last, at + 1), manner)
      case 'ArrowUp':
        if (at === 0 && manner === 'follow') return done(grid.toHeadings())
        return go(Math.max(0, at - 1), manner)
      case 'PageDown':
        return go(Math.min(last, at + page), manner)
      case 'PageUp':
        return go(Math.max(0, at - page), manner)
      case 'Home':
        return ctrl ? go(0, event.shiftKey ? 'extend' : 'follow') : done(grid.moveColumn(0))
      case 'End':
        return ctrl ? go(last, event.shiftKey ? 'extend' : 'follow') : done(grid.moveColumn(grid.columns - 1))
      case 'ArrowRight':
        return line?.kind === 'group' ? intoGroup(line) : done(grid.moveColumn(column + 1))
      case 'ArrowLeft':
        return leftFrom(line, column)
      case ' ':
        return mark(line)
      case 'Enter':
        if (line?.kind === 'group') return done(grid.windows.toggle(line))
        return line?.row ? done(grid.open(line.row)) : false
      case 'Escape':
        return grid.choice.following ? false : done(grid.choice.clear())
      case 'ContextMenu':
        return done(grid.openMenu(at))
      case 'F10':
        return done(event.shiftKey ? grid.openMenu(at) : grid.toHeadings())
    }
    if (!ctrl || event.shiftKey) return false
    const letter = event.key.toLowerCase()
    if (letter === 'a') return done(grid.choice.all())
    if (letter === 'c') return done(grid.copy())
    if (letter === 'f') return done(grid.toSearch())
    return false
  }

  function intoGroup(line: Line<Row> & { kind: 'group' }): boolean {
    if (line.open) return go(line.at + 1, 'follow')
    return done(grid.windows.toggle(line))
  }

  /** Closes an open group; from anywhere else in a tree, the first column leads to the group above. */
  function leftFrom(line: Line<Row> | null, column: number): boolean {
    if (line?.kind === 'group' && line.open) return done(grid.windows.toggle(line))
    if (line?.kind === 'row' && column > 0) return done(grid.moveColumn(column - 1))
    const above = line && root && line.level.path.length > 0 ? positionOfGroup(root, line.level.path) : null
    return above === null ? true : go(above, 'follow')
  }

  function mark(line: Line<Row> | null): boolean {
    if (event.shiftKey) return done(grid.choice.range(grid.anchor(), grid.active.at))
    if (line?.kind === 'group') return done(grid.choice.toggleGroup(line))
    return line?.row ? done(grid.choice.toggle(line.row)) : true
  }

  function go(at: number, manner: MoveManner): boolean {
    return done(grid.move(at, manner))
  }
}

function done(_: void): boolean {
  return true
}
