import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GridSelection } from '#contract/grid.ts'
import type { GroupLine } from './levels.ts'
import { idsBelow, idsOnLines, RANGE_LIMIT } from './range-ids.ts'
import {
  countChosen,
  EVERYTHING,
  isChosen,
  NOTHING,
  only,
  toggled,
  toSelection,
  withRows,
  type Chosen,
} from './selection.ts'
import type { GridProps, GridSource } from './types.ts'
import type { Windows } from './windows.ts'

export interface GridChoice<Row> {
  readonly chosen: Chosen
  /** The choice only follows the focus; marking, by Space, check box or Ctrl+A, ends that. */
  readonly following: boolean
  /** What could not be done, in words. */
  readonly notice: string | null
  follow(row: Row | null): void
  toggle(row: Row): void
  range(from: number, to: number): void
  toggleGroup(line: GroupLine<Row>): void
  toggleAll(): void
  all(): void
  clear(): void
  say(notice: string | null): void
}

const TOO_MANY = `Son más de ${RANGE_LIMIT.toLocaleString('es-MX')} filas: elija todas con Ctrl+A o use un filtro.`

export function useSelection<Row>(
  source: GridSource<Row>,
  windows: Windows<Row>,
  rowId: (row: Row) => string,
  onSelectionChange: GridProps<Row>['onSelectionChange'],
): GridChoice<Row> {
  const [state, setState] = useState({ chosen: NOTHING, following: true })
  const [notice, say] = useState<string | null>(null)
  const latest = useRef(state)
  latest.current = state
  /** Only the last of several ranges that are still being asked for counts. */
  const turn = useRef(0)

  const set = useCallback((chosen: Chosen, following: boolean) => {
    turn.current += 1
    say(null)
    setState({ chosen, following })
  }, [])

  const later = useCallback(
    (ids: Promise<string[]>, made: (ids: string[]) => Chosen, following: boolean) => {
      turn.current += 1
      const mine = turn.current
      ids.then(
        (list) => {
          if (turn.current === mine) set(made(list), following)
        },
        () => {
          if (turn.current === mine) say('No se pudieron elegir esas filas. Intente otra vez.')
        },
      )
    },
    [set],
  )

  const actions = useMemo(
    () => ({
      follow(row: Row | null) {
        set(row === null ? NOTHING : only([rowId(row)]), true)
      },
      toggle(row: Row) {
        const { chosen, following } = latest.current
        const id = rowId(row)
        // The focused row is chosen already while the choice follows the focus: marking keeps it.
        if (following && chosen.ids.size === 1 && chosen.ids.has(id)) set(chosen, false)
        else set(toggled(following ? NOTHING : chosen, id), false)
      },
      range(from: number, to: number) {
        const tree = windows.shown()
        if (!tree) return
        const range = { from: Math.min(from, to), until: Math.max(from, to) + 1 }
        const { lines } = tree.root
        const outside = lines - (range.until - range.from)
        const flat = tree.query.groupBy.length === 0
        if (flat && outside === 0) set(EVERYTHING, true)
        else if (range.until - range.from <= RANGE_LIMIT)
          later(idsOnLines(source, tree, range, rowId), only, true)
        else if (flat && outside <= RANGE_LIMIT) {
          const before = idsOnLines(source, tree, { from: 0, until: range.from }, rowId)
          const after = idsOnLines(source, tree, { from: range.until, until: lines }, rowId)
          const both = Promise.all([before, after]).then((parts) => parts.flat())
          later(both, (ids) => ({ all: true, ids: new Set(ids) }), true)
        } else say(TOO_MANY)
      },
      toggleGroup(line: GroupLine<Row>) {
        const tree = windows.shown()
        if (!tree || !line.group) return
        if (line.group.count > RANGE_LIMIT) return say(TOO_MANY)
        const path = [...line.level.path, line.group.value]
        const base = latest.current.following ? NOTHING : latest.current.chosen
        const made = (ids: string[]) => withRows(base, ids, !ids.every((id) => isChosen(base, id)))
        later(idsBelow(source, tree, path, { from: 0, until: line.group.count }, rowId), made, false)
      },
      toggleAll() {
        const { chosen, following } = latest.current
        set(!following && chosen.all && chosen.ids.size === 0 ? NOTHING : EVERYTHING, false)
      },
      all() {
        set(EVERYTHING, false)
      },
      clear() {
        set(NOTHING, true)
      },
    }),
    [source, windows, rowId, set, later],
  )

  useTold(state.chosen, windows, onSelectionChange)
  return { ...state, notice, say, ...actions }
}

function useTold<Row>(
  chosen: Chosen,
  windows: Windows<Row>,
  onSelectionChange: ((selection: GridSelection, count: number) => void) | undefined,
): void {
  const tell = useRef(onSelectionChange)
  tell.current = onSelectionChange
  const told = useRef(chosen)
  useEffect(() => {
    if (told.current === chosen) return
    told.current = chosen
    tell.current?.(toSelection(chosen), countChosen(chosen, windows.shown()?.rowTotal ?? null))
  }, [chosen, windows])
}
