import type Database from 'better-sqlite3'

/**
 * While a command runs (`door.seq` > 0), each row that it inserts, changes or deletes is kept as it was. An
 * undo and a replay on a new base put them back, newest first; no handler can forget to keep one.
 */
export function keepBeforeImages(raw: Database.Database, tables: Readonly<Record<string, string>>): void {
  for (const [table, key] of Object.entries(tables)) {
    const columns = raw.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
    const old = columns.map((column) => `'${column}', OLD.${column}`).join(', ')
    const keep = (on: string, keyOf: string, row: string) => `
CREATE TRIGGER before_${table}_${on.toLowerCase()} AFTER ${on} ON ${table}
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), '${table}', ${keyOf}, ${row});
END;`
    raw.exec(keep('INSERT', `NEW.${key}`, 'NULL'))
    raw.exec(keep('UPDATE', `OLD.${key}`, `json_object(${old})`))
    raw.exec(keep('DELETE', `OLD.${key}`, `json_object(${old})`))
  }
}

/** After a migration has added columns to tables that had their triggers: a kept row is a whole row. */
export function renewBeforeImages(raw: Database.Database, tables: Readonly<Record<string, string>>): void {
  for (const table of Object.keys(tables)) {
    for (const on of ['insert', 'update', 'delete']) raw.exec(`DROP TRIGGER before_${table}_${on};`)
  }
  keepBeforeImages(raw, tables)
}

/** What the screens read beside the ledger: a ledger that nobody looks at keeps none of it. */
export function dropScreenTriggers(raw: Database.Database): void {
  const names = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all() as string[]
  for (const name of names) if (/^(search|stale|totals)_/.test(name)) raw.exec(`DROP TRIGGER ${name}`)
}

/** Each write to a row of the table says that its serial must be computed again. */
export function markStaleThrough(raw: Database.Database, table: string, column: string): void {
  const mark = (on: string, row: 'NEW' | 'OLD') => `
CREATE TRIGGER stale_${table}_${on.toLowerCase()} AFTER ${on} ON ${table}${table === 'follow_ups' ? ` WHEN ${row}.${column} IS NOT NULL` : ''} BEGIN
  INSERT INTO board_stale (serial_id) VALUES (${row}.${column}) ON CONFLICT DO NOTHING;
END;`
  raw.exec(mark('INSERT', 'NEW') + mark('UPDATE', 'NEW') + mark('DELETE', 'OLD'))
}

/** Which serials must be computed again before the transaction ends: whatever touches one says so here. */
export function markBoardStale(raw: Database.Database): void {
  const direct: readonly (readonly [table: string, column: string])[] = [
    ['serials', 'id'],
    ['rentals', 'serial_id'],
    ['validations', 'serial_id'],
    ['stoppages', 'serial_id'],
    ['follow_ups', 'serial_id'],
  ]
  for (const [table, column] of direct) markStaleThrough(raw, table, column)
  const through: readonly (readonly [table: string, on: string, serials: string])[] = [
    ['clients', 'UPDATE', 'client_id = NEW.id'],
    ['products', 'UPDATE', 'product_id = NEW.id'],
    ['prices', 'INSERT', 'product_id = NEW.product_id'],
    ['prices', 'UPDATE', 'product_id = NEW.product_id'],
    ['prices', 'DELETE', 'product_id = OLD.product_id'],
    ['settings', 'UPDATE', "NEW.key = 'policies'"],
  ]
  for (const [table, on, serials] of through) {
    raw.exec(`
CREATE TRIGGER stale_through_${table}_${on.toLowerCase()} AFTER ${on} ON ${table} BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE ${serials} ON CONFLICT DO NOTHING;
END;`)
  }
  raw.exec(`
CREATE TRIGGER stale_client_follow_ups_insert AFTER INSERT ON follow_ups WHEN NEW.serial_id IS NULL BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE client_id = NEW.client_id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stale_client_follow_ups_update AFTER UPDATE ON follow_ups WHEN NEW.serial_id IS NULL BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE client_id = NEW.client_id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stale_client_follow_ups_delete AFTER DELETE ON follow_ups WHEN OLD.serial_id IS NULL BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE client_id = OLD.client_id ON CONFLICT DO NOTHING;
END;`)
}
