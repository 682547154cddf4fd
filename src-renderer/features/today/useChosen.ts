import { useState } from 'react'
import { keyOf, type Entry } from './lines.ts'

export interface Chosen {
  /** The line with the keyboard. */
  readonly active: Entry | null
  readonly activeKey: string
  readonly chosen: ReadonlyMap<string, Entry>
  /** What an action is about: the chosen lines, else the one with the keyboard. */
  readonly targets: readonly Entry[]
  readonly moveTo: (index: number, extend: boolean) => void
  readonly moveBy: (step: number, extend: boolean) => void
  readonly activate: (key: string) => void
  /** The keyboard came there by itself: the range that Shift draws begins where it did. */
  readonly focus: (key: string) => void
  readonly toggle: (key: string) => void
  readonly extendTo: (key: string) => void
  readonly choose: (lines: readonly Entry[]) => void
  readonly clear: () => void
}

interface Marks {
  readonly key: string
  /** Where the active line stood: when it is gone, the one that took its place is next. */
  readonly index: number
  readonly anchor: number
  readonly chosen: ReadonlyMap<string, Entry>
}

const none: Marks = { key: '', index: 0, anchor: 0, chosen: new Map() }

/**
 * Which line the keyboard is on, and which are chosen. `place` is what is looked at: another one begins anew. While the
 * lines are still those of the place before, nothing can be done to them: a fast hand presses 7, then Enter.
 */
export function useChosen(lines: readonly Entry[], place: string, stale: boolean): Chosen {
  const [kept, setKept] = useState({ place, marks: none })
  const marks = kept.place === place ? kept.marks : none
  const set = (next: Marks) => setKept({ place, marks: next })

  const found = lines.findIndex((line) => keyOf(line) === marks.key)
  const index = found >= 0 ? found : Math.min(marks.index, lines.length - 1)
  const active = lines[index] ?? null
  const indexOf = (key: string) => lines.findIndex((line) => keyOf(line) === key)

  const moveTo = (to: number, extend: boolean) => {
    const next = Math.max(0, Math.min(lines.length - 1, to))
    const line = lines[next]
    if (!line) return
    const anchor = extend ? marks.anchor : next
    set({ key: keyOf(line), index: next, anchor, chosen: extend ? range(lines, anchor, next) : marks.chosen })
  }

  return {
    active,
    activeKey: active === null ? '' : keyOf(active),
    chosen: marks.chosen,
    targets: stale
      ? []
      : marks.chosen.size > 0
        ? [...marks.chosen.values()]
        : active === null
          ? []
          : [active],
    moveTo,
    moveBy: (step, extend) => moveTo(index + step, extend),
    activate: (key) => {
      const at = indexOf(key)
      if (at >= 0) set({ ...marks, key, index: at, anchor: at })
    },
    focus: (key) => {
      const at = indexOf(key)
      if (at >= 0) set({ ...marks, key, index: at })
    },
    toggle: (key) => {
      const at = indexOf(key)
      const line = lines[at]
      if (!line) return
      const chosen = new Map(marks.chosen)
      if (!chosen.delete(key)) chosen.set(key, line)
      set({ key, index: at, anchor: at, chosen })
    },
    extendTo: (key) => moveTo(indexOf(key), true),
    choose: (wanted) => set({ ...marks, chosen: new Map(wanted.map((line) => [keyOf(line), line])) }),
    clear: () => set({ ...marks, chosen: none.chosen }),
  }
}

function range(lines: readonly Entry[], from: number, to: number): ReadonlyMap<string, Entry> {
  const between = lines.slice(Math.min(from, to), Math.max(from, to) + 1)
  return new Map(between.map((line) => [keyOf(line), line]))
}
