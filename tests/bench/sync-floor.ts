import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import Database from 'better-sqlite3'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { openLedgerFile } from '#db/open.ts'
import type { Entry, RowChange, SentCommand } from '#wire/messages.ts'

// The least that syncing can be: the same bytes over HTTP between two bare databases, durable at each end.

export interface FloorEndpoint {
  readonly url: string
  close(): Promise<void>
}

/** What an endpoint's store has of one office, in the order of its revisions. */
export interface Logged {
  readonly commands: readonly SentCommand[]
  readonly entries: readonly string[]
  /** Of each command, by its id: what its row of the log says that it changed. */
  readonly changes: ReadonlyMap<string, string>
}

export function readLog(endpointDir: string, device: string): Logged {
  const raw = new Database(join(endpointDir, 'store.db'))
  const rows = raw
    .prepare('SELECT * FROM log WHERE device = ? AND args <> ? ORDER BY rev')
    .all(device, '') as {
    [column: string]: string & number
  }[]
  raw.close()
  return {
    changes: new Map(rows.map((row) => [row['cmd_id']!, row['changes']!])),
    commands: rows.map((row) => ({
      ...{ seq: row['seq']!, cmdId: row['cmd_id']!, type: row['type']!, version: row['version']! },
      ...{ args: row['args']!, group: row['group_id']!, operator: row['operator']! },
      ...{ createdAt: row['created_at']!, hash: row['hash']! },
    })),
    entries: rows.map((row) => {
      const { rev, type, operator, changes } = row
      const head = { rev, device, cmdId: row['cmd_id'], type, operator, at: row['created_at'] }
      return `${JSON.stringify(head).slice(0, -1)},"outcome":${row['outcome']},"changes":${changes}}`
    }),
  }
}

/** Each command of a push is one durable insert of the same row; a pull answers pages that are there already. */
export async function serveFloor(path: string, { entries, changes }: Logged): Promise<FloorEndpoint> {
  const raw = bareStore(path)
  const insert = oneCommand(raw)
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.url === '/v1/push') {
        const { batch } = JSON.parse(body) as { batch: SentCommand[] }
        for (const command of batch)
          insert({ device: 'device', command, changes: changes.get(command.cmdId)! })
        const results = batch.map(({ cmdId }) => cmdId)
        response.end(JSON.stringify({ results }))
      } else {
        const { cursor, limit } = JSON.parse(body) as { cursor: number; limit: number }
        response.end(`{"entries":[${entries.slice(cursor, cursor + limit).join(',')}]}`)
      }
    })
  })
  return {
    url: await listen(server),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      raw.close()
    },
  }
}

/** As an endpoint's own store is opened, with its two tables. */
export function bareStore(path: string): Database.Database {
  const raw = new Database(path)
  raw.pragma('locking_mode = EXCLUSIVE')
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec(BARE_TABLES)
  return raw
}

export const BARE_TABLES = `
CREATE TABLE tenants (id TEXT PRIMARY KEY, rev BIGINT NOT NULL);
INSERT INTO tenants VALUES ('tenant', 0);
CREATE TABLE log (
  tenant TEXT NOT NULL REFERENCES tenants (id), rev BIGINT NOT NULL, device TEXT NOT NULL, epoch INTEGER NOT NULL,
  seq BIGINT NOT NULL, cmd_id TEXT NOT NULL, hash TEXT NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL,
  args TEXT NOT NULL, group_id TEXT, operator TEXT NOT NULL, created_at TEXT NOT NULL, judged_at TEXT NOT NULL,
  outcome TEXT NOT NULL, changes TEXT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (tenant, rev), UNIQUE (tenant, cmd_id), UNIQUE (tenant, device, epoch, seq)
);
`

export const TAKE = `UPDATE tenants SET rev = rev + 1 WHERE id = 'tenant' RETURNING rev`
export const LOG = `INSERT INTO log VALUES ('tenant', ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const DIGEST = '0'.repeat(64)

/** What a row of the log is made of besides its revision. */
export interface LogValues {
  readonly device: string
  readonly command: SentCommand
  /** JSON of the rows that it changed. */
  readonly changes: string
}

/** In the order of the columns, after the revision. */
export function columnsOf({ device, command, changes }: LogValues): (string | number | null)[] {
  const { seq, cmdId, hash, type, version, args, group, operator, createdAt } = command
  const judged = [createdAt, '{"kind":"applied"}', changes, DIGEST]
  return [device, seq, cmdId, hash, type, version, args, group, operator, createdAt, ...judged]
}

/** The two statements of a store, in a transaction of their own. */
export function oneCommand(raw: Database.Database): (values: LogValues) => void {
  const take = raw.prepare(TAKE).pluck()
  const log = raw.prepare(LOG)
  return (values) => {
    raw.exec('BEGIN IMMEDIATE')
    log.run(take.get() as number, ...columnsOf(values))
    raw.exec('COMMIT')
  }
}

export async function pushBare(url: string, commands: readonly SentCommand[], atOnce: number): Promise<void> {
  for (let at = 0; at < commands.length; at += atOnce) {
    const body = JSON.stringify({ batch: commands.slice(at, at + atOnce) })
    const answer = await post(url, 'v1/push', body)
    if ((JSON.parse(answer) as { results: unknown[] }).results.length === 0)
      throw new Error('nothing was kept')
  }
}

/** A ledger that has its tables and indexes and no trigger, and writes one row for each row that changed. */
export async function pullBare(url: string, ledgerDir: string, limit: number): Promise<void> {
  const raw = openLedgerFile(join(ledgerDir, 'ledger.db'))
  const triggers = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
  for (const name of triggers) raw.exec(`DROP TRIGGER ${String(name)}`)
  const write = rowWriter(raw)
  for (let cursor = 0; ;) {
    const { entries } = JSON.parse(await post(url, 'v1/pull', JSON.stringify({ cursor, limit }))) as {
      entries: Entry[]
    }
    if (entries.length === 0) break
    raw.transaction(() => {
      raw.pragma('defer_foreign_keys = 1')
      for (const { changes } of entries) for (const change of changes) write(change)
    })()
    cursor += entries.length
  }
  raw.close()
}

function rowWriter(raw: Database.Database): (change: RowChange) => void {
  const statements = new Map<string, Database.Statement>()
  const prepared = (table: string, row: object) => {
    const columns = Object.keys(row)
    const name = `${table} ${columns.join()}`
    let statement = statements.get(name)
    if (!statement) {
      const set = columns.map((column) => `${column} = excluded.${column}`).join(', ')
      statement = raw.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
         ON CONFLICT (${LEDGER_TABLES[table]!}) DO UPDATE SET ${set}`,
      )
      statements.set(name, statement)
    }
    return statement
  }
  return ([table, key, row]) => {
    if (row === null) raw.prepare(`DELETE FROM ${table} WHERE ${LEDGER_TABLES[table]!} = ?`).run(key)
    else prepared(table, row).run(...Object.values(row))
  }
}

export async function post(url: string, path: string, body: string): Promise<string> {
  const response = await fetch(`${url}${path}`, { method: 'POST', body })
  return response.text()
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
