import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { DEFAULT_POLICIES, type Policies, type PolicyField } from '#domain/policies.ts'

/** One value of one rule, from a day on. */
export interface PolicyRow {
  readonly id: string
  readonly field: PolicyField
  readonly value: unknown
  readonly validFrom: Day
  readonly reason: string
  /** Empty of what was set before changes were dated. */
  readonly decidedAt: string
  readonly operatorId: string
  readonly withdrawnAt: string | null
  readonly withdrawnBy: string | null
}

const COLUMNS = sql`
  id, field, value, valid_from AS validFrom, reason, decided_at AS decidedAt, operator_id AS operatorId,
  withdrawn_at AS withdrawnAt, withdrawn_by AS withdrawnBy
`

/**
 * The rules as they stand on a day: what is decided on it is decided by these, and what was decided earlier by those
 * of its own day (beyond.md 18).
 */
export function policiesOn(db: ReadDb, day: Day): Policies {
  const rows = db.all<{ field: string; value: string }>(sql`
    SELECT field, value FROM policies WHERE valid_from <= ${day} AND withdrawn_at IS NULL
    ORDER BY field, valid_from, id
  `)
  return {
    ...DEFAULT_POLICIES,
    ...Object.fromEntries(rows.map(({ field, value }) => [field, JSON.parse(value)])),
  }
}

/** Every value that was ever decided, the newest of a field first. */
export function policyHistory(db: ReadDb): PolicyRow[] {
  return db
    .all<Omit<PolicyRow, 'value'> & { value: string }>(
      sql`SELECT ${COLUMNS} FROM policies ORDER BY field, valid_from DESC, id DESC`,
    )
    .map((row) => ({ ...row, value: JSON.parse(row.value) as unknown }))
}

export function findPolicy(db: ReadDb, id: string): PolicyRow | null {
  return policyHistory(db).find((row) => row.id === id) ?? null
}

export function insertPolicy(db: WriteDb, row: Omit<PolicyRow, 'withdrawnAt' | 'withdrawnBy'>): void {
  db.runOne(sql`
    INSERT INTO policies (id, field, value, valid_from, reason, decided_at, operator_id)
    VALUES (
      ${row.id}, ${row.field}, ${JSON.stringify(row.value)}, ${row.validFrom}, ${row.reason}, ${row.decidedAt},
      ${row.operatorId}
    )
  `)
}

export function withdrawPolicy(db: WriteDb, id: string, at: string, by: string): void {
  db.runOne(sql`UPDATE policies SET withdrawn_at = ${at}, withdrawn_by = ${by} WHERE id = ${id}`)
}

/** Whether what is presumed of every serial (D11) changes after one day and by another. */
export function presumptionChanges(db: ReadDb, after: Day, until: Day): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM policies
      WHERE field IN ('presumeValidations', 'presumeAutoCharges') AND valid_from > ${after} AND valid_from <= ${until}
        AND withdrawn_at IS NULL
      LIMIT 1
    `) !== null
  )
}

/** Whether other days of reminder begin between two days (D10). */
export function reminderChanges(db: ReadDb, after: Day, until: Day): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM policies
      WHERE field = 'reminderOffsets' AND valid_from > ${after} AND valid_from <= ${until} AND withdrawn_at IS NULL
      LIMIT 1
    `) !== null
  )
}
