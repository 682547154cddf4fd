import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { GridQuery } from '#contract/grid.ts'
import type { GridSource } from './types.ts'
import { createWindows, type Windows } from './windows.ts'

export function useWindows<Row>(
  source: GridSource<Row>,
  query: GridQuery,
  revision: number | string | undefined,
): Windows<Row> {
  const windows = useMemo(() => createWindows(source), [source])
  useEffect(() => () => windows.dispose(), [windows])
  useEffect(() => windows.ask(query), [windows, query])

  const seen = useRef(revision)
  useEffect(() => {
    if (seen.current !== revision) windows.refresh()
    seen.current = revision
  }, [windows, revision])
  return windows
}

/** Renders the caller again whenever something of the answer came, opened or closed. */
export function useWindowsVersion<Row>(windows: Windows<Row>): number {
  return useSyncExternalStore(windows.subscribe, windows.version)
}
