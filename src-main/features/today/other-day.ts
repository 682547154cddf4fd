import type Database from 'better-sqlite3'
import { databaseDoor, sql, type ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import { turnLines } from './board.ts'

/** "A la fecha de…": the ledger as it is, its board as it stands on another day. */
export interface OtherDay {
  readonly db: ReadDb
  /** Another one for each board, as the version of today's is. */
  readonly version: number
}

/**
 * The board of another day stands in a table of its own, in memory, computed when it is asked for and kept until the
 * ledger or the day changes. The same statements read it: through this door `board` is that table.
 */
export function openOtherDay(
  raw: Database.Database,
): (day: Day, version: number, rules: Policies, boardDay: Day) => OtherDay {
  const door = databaseDoor(raw, (text) =>
    text.replaceAll(/\b(FROM|JOIN|UPDATE) board\b/g, '$1 temp.other_board'),
  )
  let shown = ''
  let filled = 0
  return (day, version, rules, boardDay) => {
    const wanted = `${day} ${version}`
    if (shown !== wanted) {
      shown = ''
      raw.transaction(() => {
        const [table, ...indexes] = definitions(door)
        raw.exec('DROP TABLE IF EXISTS temp.other_board')
        raw.exec(table!)
        raw.exec('INSERT INTO temp.other_board SELECT * FROM main.board')
        turnLines(door, rules, boardDay, day)
        for (const index of indexes) raw.exec(index)
      })()
      shown = wanted
      filled += 1
    }
    return { db: door, version: -filled }
  }
}

/** The table of the board and its indexes, as they are, under another name. */
function definitions(db: ReadDb): string[] {
  return db
    .column<string>(
      sql`SELECT sql FROM main.sqlite_schema WHERE tbl_name = 'board' AND type IN ('table', 'index') AND sql IS NOT NULL
        ORDER BY type = 'index'`,
    )
    .map((text) =>
      text
        .replace(/^CREATE TABLE "?board"?/, 'CREATE TEMP TABLE other_board')
        .replace(/^CREATE INDEX (\w+) ON board/, 'CREATE INDEX temp.other_$1 ON other_board'),
    )
}
