import type { GridQuery } from '#contract/grid.ts'
import { closeGroup, measure, newLevel, openGroup, type GroupLine } from './levels.ts'
import { isLoaded, keyOf, load, pagesIn, type PagePlace, type Range, type Tree } from './pages.ts'
import { regrow } from './regrow.ts'
import type { GridSource } from './types.ts'

/** Requests wait this long for each other, so that a fast scroll asks for what is seen, not for all it passed. */
const COALESCE_MS = 40
const KEEP_PAGES = 8
const AT_ONCE = 2
/** Lines beyond the view that are asked for with it. */
const AHEAD = 40

export interface Windows<Row> {
  subscribe(listen: () => void): () => void
  version(): number
  /** Counts the questions whose answer was shown: a new one starts at the top. */
  epoch(): number
  /** null until the first answer. */
  shown(): Tree<Row> | null
  /** Another question is being asked: what is shown still answers the old one. */
  busy(): boolean
  ask(query: GridQuery): void
  refresh(): void
  retry(): void
  want(range: Range): void
  toggle(line: GroupLine<Row>): void
  dispose(): void
}

export function createWindows<Row>(source: GridSource<Row>): Windows<Row> {
  const listeners = new Set<() => void>()
  let version = 0
  let epoch = 0
  let shown: Tree<Row> | null = null
  let pending: { readonly query: GridQuery; readonly keepPlace: boolean } | null = null
  let askAgain = false
  let wanted: Range = { from: 0, until: 60 }
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastPump = 0
  const inFlight = new Set<string>()
  /** Oldest first. */
  let recent = new Map<string, PagePlace<Row>>()

  return {
    subscribe(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    version: () => version,
    epoch: () => epoch,
    shown: () => shown,
    busy: () => pending !== null && !pending.keepPlace,
    ask(query) {
      start(query, false)
    },
    refresh() {
      if (pending) askAgain = true
      else if (shown) start(shown.query, true)
    },
    retry() {
      if (shown) start(shown.query, shown.root.lines > 0)
    },
    want(range) {
      wanted = range
      schedule()
    },
    toggle(line) {
      if (!shown) return
      if (line.open) closeGroup(line)
      else openGroup(line, shown.query.groupBy.length)
      measure(shown.root)
      changed()
      schedule()
    },
    dispose() {
      clearTimeout(timer)
      timer = undefined
      pending = null
    },
  }

  function start(query: GridQuery, keepPlace: boolean): void {
    const asked = { query, keepPlace }
    pending = asked
    askAgain = false
    changed()
    const range = keepPlace ? wanted : { from: 0, until: wanted.until - wanted.from }
    regrow(source, query, shown?.root ?? null, shown?.query ?? null, range).then(
      (tree) => {
        if (pending === asked) show(tree, keepPlace)
      },
      (cause: unknown) => {
        if (pending !== asked) return
        if (keepPlace && shown) {
          shown.failure = { cause }
          pending = null
          changed()
        } else
          show(
            { query, root: newLevel([], query.groupBy.length, 0), rowTotal: null, failure: { cause } },
            false,
          )
      },
    )
  }

  function show(tree: Tree<Row>, keepPlace: boolean): void {
    pending = null
    shown = tree
    recent = new Map()
    inFlight.clear()
    if (!keepPlace) epoch += 1
    changed()
    if (askAgain) start(tree.query, true)
    schedule()
  }

  function changed(): void {
    version += 1
    for (const listen of listeners) listen()
  }

  function schedule(): void {
    if (timer !== undefined) return
    const wait = Math.max(0, COALESCE_MS - (performance.now() - lastPump))
    timer = setTimeout(pump, wait)
  }

  function pump(): void {
    timer = undefined
    lastPump = performance.now()
    const tree = shown
    if (!tree || tree.failure) return
    const needed = pagesIn(tree.root, { from: wanted.from - AHEAD, until: wanted.until + AHEAD })
    for (const place of needed) {
      const key = keyOf(place)
      recent.delete(key)
      recent.set(key, place)
      if (isLoaded(place) || inFlight.has(key) || inFlight.size >= AT_ONCE) continue
      inFlight.add(key)
      void load(source, tree, place)
        .catch((cause: unknown) => {
          tree.failure = { cause }
        })
        .then(() => {
          if (tree !== shown) return
          inFlight.delete(key)
          measure(tree.root)
          forgetOldest(new Set(needed.map(keyOf)))
          changed()
          schedule()
        })
    }
  }

  function forgetOldest(keep: ReadonlySet<string>): void {
    for (const [key, { level, page }] of recent) {
      if (recent.size <= KEEP_PAGES) return
      if (keep.has(key)) continue
      recent.delete(key)
      level.rows.delete(page)
      level.groups.delete(page)
    }
  }
}
