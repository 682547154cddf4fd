import Database from 'better-sqlite3'
import { alreadyOn } from '../refused.ts'
import type { Driver, Transaction } from './driver.ts'

/** One file of this machine; whoever opens it has it alone. */
export function openSqlite(path: string): Driver {
  const raw = new Database(path)
  try {
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.pragma('journal_mode = WAL')
  } catch (error) {
    raw.close()
    const isTaken = (error as { readonly code?: unknown }).code === 'SQLITE_BUSY'
    throw isTaken ? alreadyOn() : error
  }
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = 1')
  const statements = new Map<string, Database.Statement>()
  const prepared = (text: string) => {
    let statement = statements.get(text)
    if (!statement) {
      statement = raw.prepare(text)
      statements.set(text, statement)
    }
    return statement
  }
  const tx: Transaction = {
    all: async <Row>(text: string, values: readonly (string | number | null)[]) =>
      prepared(text).all(...values) as Row[],
    run: async (text, values) => void prepared(text).run(...values),
  }
  let last: Promise<unknown> = Promise.resolve()

  /** One connection, so one transaction at a time: the next begins when the last has ended. */
  function inTurn<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      raw.exec(begin)
      try {
        const value = await work(tx)
        raw.exec('COMMIT')
        return value
      } catch (error) {
        if (raw.inTransaction) raw.exec('ROLLBACK')
        throw error
      }
    })
    last = turn.catch(() => {})
    return turn
  }

  return {
    kind: 'sqlite',
    write: (work) => inTurn('BEGIN IMMEDIATE', work),
    alone: (work) => inTurn('BEGIN IMMEDIATE', work),
    read: (work) => inTurn('BEGIN', work),
    close: async () => {
      await last
      raw.close()
    },
  }
}
