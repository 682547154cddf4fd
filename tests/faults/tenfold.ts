import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { closeLedger, openLedger } from '#durability/open-ledger.ts'
import { placesOf } from '#durability/places.ts'
import { unpackLedger } from '../support/kept-ledgers.ts'
import { lookAt } from './looked-at.ts'
import type { Tried } from './report.ts'

const SCHEMA = 162
const TIMES = 10
const MB = 1024 * 1024

/** A kept ledger of ten times its size is brought up: how long that start takes, and that it is whole. */
export async function migratedTenfold(): Promise<Tried> {
  const figures: string[] = []
  const broken: string[] = []
  for (const times of [1, TIMES]) {
    const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
    try {
      unpackLedger(SCHEMA, dir)
      const places = placesOf(dir)
      grow(places.ledger, times)
      const size = statSync(places.ledger).size
      const began = performance.now()
      const { raw, lock } = openLedger({
        places,
        clock: { now: () => new Date() },
        app: '0.0.0',
        log: () => {},
      })
      const took = performance.now() - began
      closeLedger(raw, lock, places)
      figures.push(`${(size / MB).toFixed(1)} MB in ${Math.round(took)} ms`)
      const { damages, recovery } = await lookAt(dir)
      broken.push(...damages, ...(recovery === null ? [] : [`it took a recovery (${recovery})`]))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return { what: 'migrated at ten times the size', n: 2, broken, figures }
}

/** The same rows again under other keys, wherever the table takes them. */
function grow(path: string, times: number): void {
  const most = statSync(path).size * times
  const raw = new Database(path)
  raw.function('fold', (text) => String(text))
  raw.pragma('foreign_keys = ON')
  const copies = Object.entries(LEDGER_TABLES).flatMap(([table, key]) => {
    const columns = raw.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
    if (columns.length === 0) return []
    const values = columns.map((name) => (name === key ? `"${name}" || '~' || ?` : `"${name}"`))
    return raw.prepare(
      `INSERT OR IGNORE INTO "${table}" SELECT ${values.join(', ')} FROM "${table}" WHERE "${key}" NOT LIKE '%~%'`,
    )
  })
  for (let round = 1; times > 1; round += 1) {
    raw.transaction(() => {
      for (const copy of copies) {
        try {
          copy.run(round)
        } catch (error) {
          // A table of one row takes no other.
          if (!(error instanceof Database.SqliteError)) throw error
        }
      }
    })()
    if ((raw.pragma('page_count', { simple: true }) as number) * 4_096 >= most) break
  }
  raw.close()
}
