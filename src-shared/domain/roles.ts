/** What an operator is in the office: Administración, Ventas, Soporte, Contabilidad, Consulta. */
export type Role = 'admin' | 'sales' | 'support' | 'accounting' | 'reader'

export const ROLES: readonly Role[] = ['admin', 'sales', 'support', 'accounting', 'reader']

/**
 * Whether an operator of a role may do what an operation asks for. Everybody reads; support may do what touches no
 * money, sales and accounting also sell, and only the administrator changes the rules of the office.
 *   mayDo('sales', 'support')    // true
 *   mayDo('sales', 'accounting') // false
 */
export function mayDo(role: Role, needed: Role): boolean {
  return ALLOWED[needed].includes(role)
}

const ALLOWED: Readonly<Record<Role, readonly Role[]>> = {
  reader: ['admin', 'sales', 'support', 'accounting', 'reader'],
  support: ['admin', 'sales', 'support', 'accounting'],
  sales: ['admin', 'sales', 'accounting'],
  accounting: ['admin', 'accounting'],
  admin: ['admin'],
}
