import pg from 'pg'
import type { Driver, Transaction, Value } from './driver.ts'

/** Numbers of the log fit in 2^53 and stay numbers. */
const INT8 = 20
pg.types.setTypeParser(INT8, Number)

/** By which the endpoints on a database know a lock of theirs. */
const OURS = 0x76_69_67

/** Milliseconds. */
export interface PostgresPatience {
  /** For the answer to one statement: a PC does not wait for longer either. */
  readonly answer: number
  /** For that to the one that gives up a transaction, of which nothing is left to be known. */
  readonly farewell: number
}

const PATIENCE: PostgresPatience = { answer: 30_000, farewell: 2_000 }

/**
 * A database that several endpoints may share. One that went away without a word, as behind a network that was cut, is
 * not waited for: else every PC would wait with the one that asked, until somebody starts the endpoint again. Nor does
 * the database wait for an endpoint that went away so, which would keep the others from the row that it had.
 */
export function openPostgres(url: string, { answer, farewell } = PATIENCE): Driver {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  // A connection that breaks is replaced by the next use. Without a listener it ends the process: the pool hears those
  // that nobody uses, and what is asked of one in use fails by itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))

  async function inTransaction<T>(
    begin: string,
    work: (tx: Transaction) => Promise<T>,
    timeout?: number,
  ): Promise<T> {
    const client = await pool.connect()
    const ask = (query: pg.QueryConfig, within = timeout) =>
      client.query(within === undefined ? query : answeredIn(query, within))
    let broken: Error | undefined
    try {
      await ask({ text: `${begin}; ${FORGET_ME}` })
      const value = await work(transactionOf(ask))
      await ask({ text: 'COMMIT' })
      return value
    } catch (error) {
      await ask({ text: 'ROLLBACK' }, farewell).catch((failed: Error) => {
        broken = failed
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    kind: 'postgres',
    write: (work) => inTransaction('BEGIN', work, answer),
    // Whoever starts waits for one that starts already, and that for as long as it takes to bring old tables up.
    alone: (work) =>
      inTransaction('BEGIN', async (tx) => {
        await tx.all('SELECT pg_advisory_xact_lock(?)', [OURS])
        return work(tx)
      }),
    read: (work) => inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work, answer),
    close: () => pool.end(),
  }
}

/** Between two statements an endpoint judges for a moment; whoever says nothing for a minute is not there any more. */
const FORGET_ME = "SET LOCAL idle_in_transaction_session_timeout = '60s'"

type Ask = (query: pg.QueryConfig) => Promise<pg.QueryResult>

function transactionOf(ask: Ask): Transaction {
  return {
    all: async <Row>(text: string, values: readonly Value[]) =>
      (await ask(named(text, values))).rows as Row[],
    run: async (text, values) => {
      await ask(named(text, values))
    },
  }
}

/** The driver takes it of a single statement too, which its types do not say. */
function answeredIn(query: pg.QueryConfig, milliseconds: number): pg.QueryConfig {
  return Object.assign(query, { query_timeout: milliseconds })
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
