import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { findLoaded, lineAt, type Line } from './levels.ts'
import type { Windows } from './windows.ts'

export interface ActivePlace {
  readonly at: number
  readonly column: number
}

export interface GridActive {
  readonly active: ActivePlace
  go(at: number, column?: number): void
}

/**
 * The line and the column that the keyboard is on. It belongs to a row or a group, not to a position: when
 * the answer changes it goes where its row went, and stays in its place only if the row is gone.
 */
export function useActive<Row>(
  windows: Windows<Row>,
  version: number,
  rowId: (row: Row) => string,
  onGone: () => void,
): GridActive {
  const [active, setActive] = useState<ActivePlace>({ at: 0, column: 0 })
  const latest = useRef(active)
  const key = useRef<string | null>(null)
  const epoch = useRef(windows.epoch())
  const gone = useRef(onGone)
  gone.current = onGone

  const go = useCallback(
    (at: number, column?: number) => {
      const root = windows.shown()?.root
      if (!root) return
      const within = Math.min(Math.max(0, at), Math.max(0, root.lines - 1))
      const next = { at: within, column: column ?? latest.current.column }
      latest.current = next
      key.current = keyOf(lineAt(root, within), rowId)
      setActive(next)
    },
    [windows, rowId],
  )

  useLayoutEffect(() => {
    const root = windows.shown()?.root
    if (!root) return
    if (epoch.current !== windows.epoch()) {
      epoch.current = windows.epoch()
      go(0)
      return
    }
    const known = key.current
    const here = keyOf(lineAt(root, latest.current.at), rowId)
    if (known === null || here === known) {
      key.current ??= here
      return
    }
    const moved = findLoaded(root, (found) =>
      'row' in found ? `row ${rowId(found.row)}` === known : groupKey(found.path) === known,
    )
    if (moved !== null) go(moved)
    else if (here !== null) {
      go(latest.current.at)
      gone.current()
    } else if (latest.current.at >= root.lines) go(root.lines - 1)
  }, [windows, version, rowId, go])

  return { active, go }
}

function keyOf<Row>(line: Line<Row> | null, rowId: (row: Row) => string): string | null {
  if (line?.kind === 'row') return line.row === null ? null : `row ${rowId(line.row)}`
  return line?.group ? groupKey([...line.level.path, line.group.value]) : null
}

function groupKey(path: readonly string[]): string {
  return `group ${JSON.stringify(path)}`
}
