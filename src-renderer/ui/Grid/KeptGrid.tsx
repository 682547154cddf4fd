import { useMemo, type ReactNode } from 'react'
import type { GridLayout } from '#contract/grid.ts'
import { call, queries, refusalOf, useQueryOf } from '../../api.ts'
import { keptText } from '../../state/drafts.ts'
import { useSession } from '../../state/session.ts'
import { EmptyState } from '../EmptyState.tsx'
import { LoadingRows } from '../LoadingRows.tsx'
import { Grid } from './Grid.tsx'
import styles from './KeptGrid.module.css'
import type { GridProps } from './types.ts'

type Kept = 'layout' | 'onLayoutChange' | 'search' | 'onSearchChange' | 'revision'

export interface KeptGridProps<Row> extends Omit<GridProps<Row>, Kept> {
  /** Under which its columns and its search are kept: 'clients'. */
  readonly grid: string
  /** What stands above it: what it is a list of, and why something was refused. */
  readonly head?: ReactNode
  /** What opens over it. */
  readonly children?: ReactNode
}

/** A whole screen of one grid, as this operator left it: the columns in the ledger, the search until the window closes. */
export function KeptGrid<Row>({ grid, head, children, ...props }: KeptGridProps<Row>) {
  const operator = useSession((session) => session.operator)
  const kept = useQueryOf('layouts.get', { grid }, { ofToday: true })
  const revision = useQueryOf('ledger.counts', {}).dataUpdatedAt
  // The grid hands over what changed whenever these change: they stay the same ones.
  const search = useMemo(() => keptText(`${grid}.search`), [grid])
  const keepLayout = useMemo(() => layoutKeeper(grid), [grid])
  if (kept.data === undefined) {
    const refusal = refusalOf(kept.error)
    return refusal === null ? (
      <LoadingRows rows={20} />
    ) : (
      <EmptyState title={props.label}>{refusal.message}</EmptyState>
    )
  }
  return (
    <div className={styles.fill}>
      <h1 className="visually-hidden">{props.label}</h1>
      {head && <div className={styles.head}>{head}</div>}
      <Grid
        {...props}
        key={operator ?? ''}
        layout={kept.data.layout}
        onLayoutChange={keepLayout}
        search={search.current()}
        onSearchChange={search.keep}
        revision={revision}
      />
      {children}
    </div>
  )
}

/** The grid hands it over once it has rested. */
function layoutKeeper(grid: string): (layout: GridLayout) => void {
  return (layout) => {
    // At once for this window too: leaving and coming back must not find the columns as they were before.
    queries.setQueryData(['layouts.get', { grid }], { layout })
    void call('layouts.save', { grid, layout })
  }
}
