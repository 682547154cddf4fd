import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'

export interface MethodSum {
  readonly method: Method
  readonly payments: number
  readonly expected: number
}

/** What was paid on a day, what was taken back on it with its minus, by method. */
export function methodsOfDay(db: ReadDb, day: Day): MethodSum[] {
  return db.all<MethodSum>(sql`
    SELECT method, sum(CASE kind WHEN 'payment' THEN 1 ELSE -1 END) AS payments, sum(amount) AS expected
    FROM payments WHERE paid_on = ${day} GROUP BY method ORDER BY method
  `)
}

export function operatorsOfDay(
  db: ReadDb,
  day: Day,
): { readonly operator: string; readonly payments: number; readonly amount: number }[] {
  return db.all(sql`
    SELECT coalesce(o.name, p.operator_id) AS operator, sum(CASE p.kind WHEN 'payment' THEN 1 ELSE -1 END) AS payments,
      sum(p.amount) AS amount
    FROM payments p LEFT JOIN operators o ON o.id = p.operator_id
    WHERE p.paid_on = ${day} GROUP BY p.operator_id ORDER BY operator
  `)
}

export function registeredLater(db: ReadDb, day: Day): number {
  return db.value<number>(
    sql`SELECT count(*) FROM payments WHERE paid_on = ${day} AND registered_on > ${day}`,
  )!
}

export interface Closing {
  readonly id: string
  readonly day: Day
  readonly closedAt: string
  readonly operator: string
  /** The day as it stood: what was registered of each method, and what was counted of those that somebody counts. */
  readonly counts: readonly {
    readonly method: Method
    readonly expected: number
    readonly counted: number | null
  }[]
  readonly note: string
  readonly reopenedOn: Day | null
  readonly reopenedBy: string | null
  readonly reason: string | null
}

/** Every act of closing a day, the one in force first. */
export function closingsOf(db: ReadDb, day: Day): Closing[] {
  return db
    .all<Omit<Closing, 'counts'> & { readonly counts: string }>(
      sql`
      SELECT c.id, c.day, c.closed_at AS closedAt, coalesce(o.name, c.operator_id) AS operator, c.counts, c.note,
        c.reopened_on AS reopenedOn, coalesce(r.name, c.reopened_by) AS reopenedBy, c.reason
      FROM day_closings c
      LEFT JOIN operators o ON o.id = c.operator_id LEFT JOIN operators r ON r.id = c.reopened_by
      WHERE c.day = ${day} ORDER BY c.reopened_on IS NOT NULL, c.closed_at DESC
    `,
    )
    .map((row) => ({ ...row, counts: JSON.parse(row.counts) as Closing['counts'] }))
}

export function insertClosing(
  db: WriteDb,
  row: Pick<Closing, 'id' | 'day' | 'closedAt' | 'counts' | 'note'> & { readonly operatorId: string },
): void {
  db.runOne(sql`
    INSERT INTO day_closings (id, day, closed_at, operator_id, counts, note)
    VALUES (${row.id}, ${row.day}, ${row.closedAt}, ${row.operatorId}, ${JSON.stringify(row.counts)}, ${row.note})
  `)
}

export function reopenClosing(db: WriteDb, id: string, on: Day, operatorId: string, reason: string): void {
  db.runOne(sql`
    UPDATE day_closings SET reopened_on = ${on}, reopened_by = ${operatorId}, reason = ${reason} WHERE id = ${id}
  `)
}
