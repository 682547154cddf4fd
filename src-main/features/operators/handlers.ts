import type { HandlersOf } from '#core/app.ts'
import type { operatorOperations } from '#contract/operators.ts'
import { ok, refuse } from '#domain/result.ts'
import { hasPassword, otherAdministrators, passwordStates } from '#features/access/sql.ts'
import * as operators from './sql.ts'

export const operatorHandlers: HandlersOf<typeof operatorOperations> = {
  'operators.list': ({ db, operator }) => {
    const passwords = passwordStates(db)
    return ok({
      operators: operators.allOperators(db).map((row) => ({
        ...row,
        active: row.active === 1,
        password: passwords.get(row.id) ?? 'none',
      })),
      current: operator.id,
    })
  },

  'operators.save': ({ db, newId }, input) => {
    // load
    const id = input.id ?? newId()
    const known = operators.operatorById(db, id)
    const sameName = operators.operatorNamed(db, input.name)
    // decide
    if (input.id !== undefined && !known) return refuse('operator.unknown', { operator: input.id })
    if (sameName && sameName.id !== id) return refuse('operator.nameTaken', { name: input.name })
    const active = input.active ?? true
    if (id === operators.CONSOLE) return refuse('operator.consoleKept', {})
    const losesAdministrator = known?.role === 'admin' && (input.role !== 'admin' || !active)
    // Once there are passwords, an administrator is one who can get in.
    const others = hasPassword(db, id) ? otherAdministrators(db, id) : operators.activeAdministrators(db, id)
    if (losesAdministrator && others === 0) {
      return refuse('operator.lastAdministrator', { name: known.name })
    }
    // save
    operators.saveOperator(db, { id, name: input.name, role: input.role, active: active ? 1 : 0 })
    return ok({ id })
  },

  'layouts.get': ({ db, operator }, { grid }) => {
    const text = operators.layoutOf(db, operator.id, grid)
    return ok({ layout: text === null ? null : JSON.parse(text) })
  },

  'layouts.save': ({ db, operator }, { grid, layout }) => {
    operators.saveLayout(db, operator.id, grid, JSON.stringify(layout))
    return ok({ grid })
  },
}
