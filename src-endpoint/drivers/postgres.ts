import pg from 'pg'
import type { Driver, Transaction, Value } from './driver.ts'

/** Numbers of the log fit in 2^53 and stay numbers. */
const INT8 = 20
pg.types.setTypeParser(INT8, Number)

/** By which the endpoints on a database know a lock of theirs. */
const OURS = 0x76_69_67

/** A database that several endpoints may share. */
export function openPostgres(url: string): Driver {
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while nobody uses it is replaced by the next use; without a listener it ends the process.
  pool.on('error', () => {})

  async function inTransaction<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query(begin)
      const value = await work(transactionOf(client))
      await client.query('COMMIT')
      return value
    } catch (error) {
      await client.query('ROLLBACK').catch((failed: Error) => {
        broken = failed
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    kind: 'postgres',
    write: (work) => inTransaction('BEGIN', work),
    alone: (work) =>
      inTransaction('BEGIN', async (tx) => {
        await tx.all('SELECT pg_advisory_xact_lock(?)', [OURS])
        return work(tx)
      }),
    read: (work) => inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    close: () => pool.end(),
  }
}

function transactionOf(client: pg.PoolClient): Transaction {
  return {
    all: async <Row>(text: string, values: readonly Value[]) =>
      (await client.query(named(text, values))).rows as Row[],
    run: async (text, values) => {
      await client.query(named(text, values))
    },
  }
}

/** Planned once for each connection, under a name of its own. */
function named(text: string, values: readonly Value[]): pg.QueryConfig {
  let known = names.get(text)
  if (!known) {
    let n = 0
    known = { name: `v${names.size}`, text: text.replaceAll('?', () => `$${(n += 1)}`) }
    names.set(text, known)
  }
  return { ...known, values: [...values] }
}

const names = new Map<string, { readonly name: string; readonly text: string }>()
