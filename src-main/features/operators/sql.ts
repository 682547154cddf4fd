import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Role } from '#domain/roles.ts'

export interface OperatorRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly active: number
}

/** Acts for the command line and for the program itself. */
export const CONSOLE = 'consola'

/** Who acts: by id or exact name; nobody named is "Consola". Null for somebody unknown or no longer active. */
export function findOperator(db: ReadDb, idOrName: string | null): OperatorRow | null {
  const wanted = idOrName ?? CONSOLE
  return db.get<OperatorRow>(sql`
    SELECT id, name, role, active FROM operators WHERE (id = ${wanted} OR name = ${wanted}) AND active = 1
  `)
}

export function allOperators(db: ReadDb): OperatorRow[] {
  return db.all<OperatorRow>(sql`SELECT id, name, role, active FROM operators ORDER BY active DESC, name`)
}

/** Also of one who is no longer here. */
export function operatorById(db: ReadDb, id: string): OperatorRow | null {
  return db.get<OperatorRow>(sql`SELECT id, name, role, active FROM operators WHERE id = ${id}`)
}

export function operatorNamed(db: ReadDb, name: string): OperatorRow | null {
  return db.get<OperatorRow>(sql`SELECT id, name, role, active FROM operators WHERE name = ${name}`)
}

/** For a list of what was done: the name, also of one who is no longer here. */
export function operatorName(db: ReadDb, id: string): string {
  return db.value<string>(sql`SELECT name FROM operators WHERE id = ${id}`) ?? id
}

export function saveOperator(db: WriteDb, row: OperatorRow): void {
  db.runOne(sql`
    INSERT INTO operators (id, name, role, active) VALUES (${row.id}, ${row.name}, ${row.role}, ${row.active})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active
  `)
}

export function activeAdministrators(db: ReadDb, except: string): number {
  return db.value<number>(sql`
    SELECT count(*) FROM operators
    WHERE active = 1 AND role = 'admin' AND id <> ${except} AND id <> ${CONSOLE}
  `)!
}

export function layoutOf(db: ReadDb, operator: string, grid: string): string | null {
  return db.value<string>(sql`SELECT layout FROM layouts WHERE operator_id = ${operator} AND grid = ${grid}`)
}

export function saveLayout(db: WriteDb, operator: string, grid: string, layout: string): void {
  db.runOne(sql`
    INSERT INTO layouts (operator_id, grid, layout) VALUES (${operator}, ${grid}, ${layout})
    ON CONFLICT (operator_id, grid) DO UPDATE SET layout = excluded.layout
  `)
}
