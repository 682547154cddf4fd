import type { Role } from './roles.ts'

/**
 * Who may see and change the secrets of an account: a client's, whoever sells; the office's own distributor account
 * (R60), which opens the desk of every client, Administración and Ventas alone.
 *   mayOpenAccount('accounting', 'client') // true
 *   mayOpenAccount('accounting', 'office') // false
 */
export function mayOpenAccount(role: Role, owner: 'client' | 'office'): boolean {
  return MAY_OPEN[owner].includes(role)
}

const MAY_OPEN: Readonly<Record<'client' | 'office', readonly Role[]>> = {
  client: ['admin', 'sales', 'accounting'],
  office: ['admin', 'sales'],
}

/** How long a revealed secret stays on the screen, in seconds. */
export const REVEAL_SECONDS = 30
