import type { ReactNode } from 'react'
import type { Refused } from '../api.ts'
import { LoadingRows } from './LoadingRows.tsx'
import { LongList, type LongListProps } from './LongList.tsx'
import { RefusalText } from './RefusalText.tsx'
import desk from './desk.module.css'

export interface ListingProps<Row> extends Omit<LongListProps<Row>, 'total'> {
  /** What is listed, as `${clientId} ${search}`: of anything else the list begins at its top. */
  readonly of: string
  /** Undefined until the first page was read. */
  readonly total: number | undefined
  /** Why it was not. */
  readonly refusal: Refused | null
  /** In place of no rows: what to do first, or, as a text, that none is as was asked for. */
  readonly whenEmpty: ReactNode
}

/** The list of a desk: while it is read, where it may not be, where there is nothing in it, and its rows. */
export function Listing<Row>({ of, total, refusal, whenEmpty, ...list }: ListingProps<Row>) {
  return (
    <>
      <RefusalText refusal={refusal} />
      {total === undefined ? (
        refusal === null && <LoadingRows rows={12} />
      ) : total > 0 ? (
        <LongList<Row> key={of} {...list} total={total} />
      ) : typeof whenEmpty === 'string' ? (
        <p className={desk.none}>{whenEmpty}</p>
      ) : (
        whenEmpty
      )}
    </>
  )
}
