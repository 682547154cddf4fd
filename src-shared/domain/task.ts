import type { PortalContrast } from './portal-answer.ts'
import type { ArcoKind } from './privacy.ts'
import type { VaultState } from './secret.ts'

/**
 * What the office owes to somebody by a day, each kind with what its sentence needs. A desk sets a task in the same
 * transaction as what it follows from, and clears it with the act that fulfils it; Hoy lists them by what is lost first.
 * A kind without its words in `messages/es-MX/tasks.ts` does not compile.
 */
export interface TaskParams {
  // alta de escritorio (R1–R6)
  'intake.complete': { name: string; missing: readonly string[] }
  'intake.register': { name: string }
  'intake.deliver': { name: string }
  // pedidos (R7–R14)
  'order.finish': { folio: string }
  'order.pay': { folio: string; total: number; method: string }
  'order.activate': { folio: string }
  'order.lineLost': { folio: string; serial: string }
  // facturas (R17–R19)
  'invoice.claim': { paidOn: string; amount: number }
  'invoice.mismatch': { uuid: string; what: string; promiseId: string }
  // tarjetas y cargos automáticos (R14–R16)
  'card.declined': { last4: string; serial: string; other: boolean }
  'card.expiring': { last4: string; expires: string }
  'charge.switchOff': { serial: string }
  // cambios y reportes de falla (R33–R38)
  'change.due': { serial: string; what: string }
  // desbloqueos (R41–R58)
  'unlock.send': { serial: string; computer: string }
  'unlock.documents': { serial: string; missing: readonly string[] }
  'unlock.answer': { serial: string }
  'unlock.promise': { serial: string; computer: string; early: string }
  // códigos de activación (R73)
  'code.ask': { serial: string }
  // reposiciones (R121)
  'replacement.documents': { serial: string; missing: readonly string[] }
  'replacement.send': { serial: string }
  'replacement.promise': { serial: string }
  // claves de prepago (R59–R68)
  'key.charge': { last4: string; price: number }
  'key.again': { last4: string; by: string; on: string | null; serial: string; productId: string }
  'key.expiring': { count: number; supplier: string; expiresOn: string }
  'key.restock': { what: string; count: number; missedOn: string }
  // lo que contestó el portal de un pago (D11)
  'portal.differs': { serial: string } & PortalContrast
  // recordatorios y correo (D10)
  'reminder.call': { serials: readonly string[] }
  'mail.failed': { subject: string; to: string }
  'contact.call': { text: string }
  // soporte (R88–R121)
  'case.answer': { folio: string; subject: string }
  'case.promise': { folio: string; subject: string }
  'case.attempt': { folio: string; subject: string; number: number }
  'case.close': { folio: string; subject: string }
  'case.follow': { folio: string; subject: string }
  // banco
  'bank.match': { amount: number; reference: string }
  // lo que está así mientras nadie lo resuelva (mexico.md §9, C17)
  'charge.notice': { onTime: number; late: number; closed: number; clients: number }
  'charge.consent': { charges: number; clients: number }
  'update.campaign': { system: string; unannounced: number; missing: number; campaigns: number }
  'vault.open': { state: Exclude<VaultState, 'open'>; mails: number | null; accesses: number }
  'office.recovered': { name: string; on: string }
  'office.audit': { n: number }
  // solicitudes ARCO (LFPDPPP)
  'privacy.answer': { person: string; request: ArcoKind }
  'privacy.act': { person: string; request: ArcoKind }
  // lo que alguien se anotó
  'own.todo': { text: string }
}

export type TaskKind = keyof TaskParams
/** The desk that a task belongs to: the part before the dot. */
export type Desk = TaskKind extends `${infer D}.${string}` ? D : never

/** Those that are done in the vendor's portal, each answered at its own desk. */
export const PORTAL_TASKS = [
  'intake.register',
  'order.activate',
  'charge.switchOff',
  'change.due',
  'unlock.send',
  'code.ask',
  'key.charge',
] as const satisfies readonly TaskKind[]

/** In the order in which Hoy offers them as filters. */
export const DESKS = Object.keys({
  intake: true,
  order: true,
  invoice: true,
  card: true,
  charge: true,
  change: true,
  unlock: true,
  code: true,
  replacement: true,
  key: true,
  portal: true,
  reminder: true,
  mail: true,
  vault: true,
  contact: true,
  case: true,
  update: true,
  bank: true,
  office: true,
  privacy: true,
  own: true,
} satisfies Record<Desk, true>) as readonly Desk[]

/** Kinds that no desk sets or clears: Hoy finds them in how things stand, and they end when it is otherwise. */
const STANDING = [
  'charge.notice',
  'charge.consent',
  'update.campaign',
  'vault.open',
  'office.recovered',
  'office.audit',
] as const satisfies readonly TaskKind[]
export type StandingKind = (typeof STANDING)[number]

/** `isStanding('vault.open:office') // true`, and `isStanding('order.pay:0193…') // false` */
export function isStanding(taskId: string): boolean {
  return STANDING.some((kind) => taskId.startsWith(`${kind}:`))
}

/** `deskOf('order.pay') // 'order'` */
export function deskOf(kind: TaskKind): Desk {
  return kind.slice(0, kind.indexOf('.')) as Desk
}
