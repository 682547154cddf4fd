import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'

/** While somebody is away (holidays), whose clients are whose: both ends included. */
export interface Handover {
  readonly id: string
  /** Who is away. */
  readonly operatorId: string
  readonly toId: string
  readonly from: Day
  readonly until: Day
}

export function insertHandover(db: WriteDb, row: Handover): void {
  db.runOne(sql`
    INSERT INTO handovers (id, operator_id, to_id, from_on, until_on)
    VALUES (${row.id}, ${row.operatorId}, ${row.toId}, ${row.from}, ${row.until})
  `)
}

/** How many: 0 where it is over already. */
export function endHandover(db: WriteDb, id: string, on: Day): number {
  return db.run(sql`UPDATE handovers SET ended_on = ${on} WHERE id = ${id} AND ended_on IS NULL`)
}

/** One that shares a day with these, of the same person. */
export function overlappingHandover(db: ReadDb, operatorId: string, from: Day, until: Day): Handover | null {
  return db.get<Handover>(sql`
    SELECT id, operator_id AS operatorId, to_id AS toId, from_on AS "from", until_on AS until FROM handovers
    WHERE operator_id = ${operatorId} AND ended_on IS NULL AND from_on <= ${until} AND until_on >= ${from} LIMIT 1
  `)
}

/** Those of today and to come, the first before. */
export function handoversFrom(
  db: ReadDb,
  today: Day,
): (Handover & { readonly operator: string; readonly to: string })[] {
  return db.all(sql`
    SELECT h.id, h.operator_id AS operatorId, h.to_id AS toId, h.from_on AS "from", h.until_on AS until,
      o.name AS operator, t.name AS "to"
    FROM handovers h JOIN operators o ON o.id = h.operator_id JOIN operators t ON t.id = h.to_id
    WHERE h.ended_on IS NULL AND h.until_on >= ${today} ORDER BY h.from_on, o.name, h.id
  `)
}

/**
 * The ids of the clients that an operator looks after on a day: the own ones, those of who is away, and those that who is
 * away was looking after for somebody else who is.
 */
export function clientsLookedAfterBy(operatorId: string, today: Day): Sql {
  return sql`(
    WITH RECURSIVE covered(id) AS (
      SELECT ${operatorId}
      UNION
      SELECT h.operator_id FROM covered c JOIN handovers h ON h.to_id = c.id
      WHERE h.from_on <= ${today} AND h.until_on >= ${today} AND h.ended_on IS NULL
    )
    SELECT id FROM clients WHERE follower_id IN (SELECT id FROM covered)
  )`
}
