import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { allRows } from '#db/rows.ts'
import { databaseDoor } from '#db/sql.ts'
import { clearSums, readSums } from '#sync/sums.ts'
import { httpTransport, type Transport } from '#sync/transport.ts'
import type { Bench } from './bench.ts'
import { peakOf } from './child.ts'
import { cloneFolder } from './clone-folder.ts'
import { inTurn } from './pairs.ts'
import { insertRowsRaw, readTables } from './raw-rows.ts'
import { build, end, ROOT } from './served.ts'
import { storeDigest, storeRevisions } from './store-revisions.ts'
import { openOffice } from './sync-office.ts'

/** Of one system: itself, its code, most times its rental, and every other time a client with a contact. */
const ROWS_OF_SERIAL = 3.85
/** More than a page, so that a new PC takes the ledger whole. */
const REVISIONS = 1_000
const DERIVED = ['board', 'search_docs'] as const
const MOST_MEBIBYTES = 250

/**
 * A new PC takes a whole ledger. The floor inserts the same rows, and those of the board and the search that follow from
 * them, into a ledger that is empty. Then the most memory that the PC and the endpoint had, and what a cut costs.
 */
export async function firstSync(bench: Bench): Promise<void> {
  const rows = bench.quick ? 50_000 : 500_000
  const dir = bench.newDir('whole')
  const seeded = await bench.copyOf(Math.round(rows / ROWS_OF_SERIAL))
  const empty = await makeOffice(dir, seeded)
  const inserted = readTables(join(seeded, 'ledger.db'), [...Object.keys(LEDGER_TABLES), ...DERIVED])
  const pc = (of: string) => join(of, 'pc')
  const fresh = (name: string) => {
    const copy = bench.newDir(name)
    cloneFolder(dir, copy)
    return copy
  }
  const measured = await inTurn(
    bench.quick ? 3 : 2,
    () => {
      const copy = bench.newDir('floor')
      cloneFolder(empty, copy)
      const raw = openLedgerFile(join(copy, 'ledger.db'))
      raw.pragma('foreign_keys = 0')
      for (const table of Object.keys(LEDGER_TABLES)) raw.exec(`DELETE FROM ${table}`)
      raw.pragma('foreign_keys = 1')
      // Tables refer to one another in every direction: what is looked up at the end is looked up all the same.
      raw.exec('BEGIN; PRAGMA defer_foreign_keys = 1')
      const inserting = insertRowsRaw(raw, inserted)
      const began = performance.now()
      raw.exec('COMMIT')
      const took = inserting + performance.now() - began
      closeLedgerFile(raw)
      rmSync(copy, { recursive: true })
      return took
    },
    async () => {
      const copy = fresh('ours')
      const office = await openOffice(copy)
      const began = performance.now()
      const one = office.pc('pc')
      await one.exchange()
      const took = performance.now() - began
      if (one.app.sync.digest() !== (await office.endpoint.service.digest()).digest)
        throw new Error('they differ')
      await office.close()
      rmSync(copy, { recursive: true })
      return took
    },
  )
  bench.report(23, `a whole ledger, ${inserted.count.toLocaleString('en')} rows written`, rows, 4, measured)

  const copy = fresh('peaks')
  build('programs')
  const program = [join(ROOT, 'dist/programs/endpoint.mjs'), '--data', join(copy, 'endpoint'), '--port', '0']
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of createInterface(child.stdout)) {
    const { url } = JSON.parse(line) as { url: string }
    const ofPc = await peakOf('first-sync', JSON.stringify({ dir: pc(copy), url }))
    bench.reportPeak(23, 'peak MiB of the PC that takes it', rows, MOST_MEBIBYTES, ofPc)
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    const ofEndpoint = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) / 1024
    bench.reportPeak(23, 'peak MiB of the endpoint that gives it', rows, MOST_MEBIBYTES, ofEndpoint)
    break
  }
  if (child.exitCode === null) await end(child)
  else await once(child, 'exit')

  const repeated = await repeatedAfterCut(fresh('cut'))
  bench.report(23, 'pieces repeated after a cut', rows, 1, {
    ratio: repeated,
    floorMs: 1,
    programMs: repeated,
  })
}

/** The seed's rows as the endpoint's ledger, each confirmed, and a PC that is enrolled and has nothing. Answers its folder. */
async function makeOffice(dir: string, seeded: string): Promise<string> {
  const office = await openOffice(dir)
  const one = office.pc('pc')
  const code = await office.endpoint.service.newCode()
  await one.call('sync.enrol', { url: office.url, code, name: 'Recepción' } as object)
  const { id } = office.endpoint.service
  await office.close()
  storeRevisions(dir, id, REVISIONS)
  const raw = openLedgerFile(join(dir, 'endpoint', `ledger-${id}`, 'ledger.db'))
  raw.prepare('ATTACH ? AS seed').run(join(seeded, 'ledger.db'))
  const triggers = raw.prepare(`SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
  const db = databaseDoor(raw)
  raw.pragma('foreign_keys = 0')
  raw.transaction(() => {
    clearSums(db)
    const sums = readSums(db)
    for (const [table, key] of Object.entries(LEDGER_TABLES)) {
      raw.exec(`INSERT OR IGNORE INTO main.${table} SELECT * FROM seed.${table}`)
      raw.exec(`UPDATE main.${table} SET rev = 1`)
      for (const row of allRows(db, table)) sums.replace(table, String(row[key]), null, row)
    }
    sums.save(db)
    storeDigest(dir, sums.digest())
  })()
  raw.exec('DETACH seed')
  for (const { sql } of triggers) raw.exec(sql)
  closeLedgerFile(raw)
  return join(dir, 'pc')
}

/** The network goes after the third piece; asked for again, only what had not come. */
async function repeatedAfterCut(dir: string): Promise<number> {
  let asked = 0
  let pieces = 0
  const cutOnce = (url: string): Transport => {
    const { post } = httpTransport(url)
    return {
      post: async (path, ...rest) => {
        if (path !== 'v1/snapshot') return post(path, ...rest)
        asked += 1
        if (asked === 4) throw new Error('cut')
        const answer = await post(path, ...rest)
        pieces = (JSON.parse(answer.body) as { chunks: number }).chunks
        return answer
      },
    }
  }
  const office = await openOffice(dir)
  const pc = office.pc('pc', cutOnce)
  await pc.exchange().then(
    () => {
      throw new Error('nothing was cut')
    },
    () => {},
  )
  await pc.exchange()
  await office.close()
  return asked - 1 - pieces
}
