import { join } from 'node:path'
import Database from 'better-sqlite3'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'

/** Revisions that changed no row, up to so many: written by SQL into the store of an office and into its endpoint's ledger. */
export function storeRevisions(dir: string, tenant: string, revisions: number): void {
  const store = new Database(join(dir, 'endpoint', 'store.db'))
  const last = store.prepare('SELECT rev, digest FROM log ORDER BY rev DESC LIMIT 1').get() as {
    rev: number
    digest: string
  }
  const insert = store.prepare(`
    INSERT INTO log (tenant, rev, device, epoch, seq, cmd_id, hash, type, version, args, group_id, operator, created_at,
      outcome, changes, digest, judged_at)
    VALUES (?, ?, 'endpoint', 1, ?, ?, ?, 'sync.echo', 1, '', NULL, 'endpoint', '', '{"kind":"applied"}', '[]', ?, '')
  `)
  store.transaction(() => {
    for (let n = last.rev + 1; n <= revisions; n += 1)
      insert.run(tenant, n, n, `echo-${n}`, last.digest, last.digest)
    store.prepare('UPDATE tenants SET rev = ?').run(revisions)
  })()
  store.close()
  const raw = openLedgerFile(join(dir, 'endpoint', `ledger-${tenant}`, 'ledger.db'))
  raw.prepare(`UPDATE local_state SET value = ? WHERE key = 'rev'`).run(String(revisions))
  closeLedgerFile(raw)
}

/** The digest that the last revisions say, after rows were written by SQL. */
export function storeDigest(dir: string, digest: string): void {
  const store = new Database(join(dir, 'endpoint', 'store.db'))
  store.prepare('UPDATE log SET digest = ?').run(digest)
  store.close()
}
