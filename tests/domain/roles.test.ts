import { expect, it } from 'vitest'
import { mayDo, ROLES } from '#domain/roles.ts'
import type { Role } from '#domain/roles.ts'

it.each<[Role, Role[], string]>([
  ['reader', ['admin', 'sales', 'support', 'accounting', 'reader'], 'everybody reads'],
  ['support', ['admin', 'sales', 'support', 'accounting'], ''],
  ['sales', ['admin', 'sales', 'accounting'], ''],
  ['accounting', ['admin', 'accounting'], ''],
  ['admin', ['admin'], ''],
])('what asks for %s may be done by %j (%s)', (needed, expected) => {
  expect(ROLES.filter((role) => mayDo(role, needed))).toEqual(expected)
})
