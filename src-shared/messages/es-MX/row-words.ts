import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { askedWords } from './asked-words.ts'
import { columnWords } from './column-words.ts'
import { momentIn, placeOfZone, shortDay } from './dates.ts'
import { stateWords } from './state-words.ts'

/** A row of each of the ledger's tables, as people call it. */
export const rowWords: Readonly<Record<string, string>> = {
  activation_codes: 'código de activación',
  aliases: 'empresa registrada dos veces',
  anchors: 'fecha de activación',
  arco_requests: 'solicitud ARCO',
  attachments: 'archivo adjunto',
  balance_moves: 'movimiento del saldo',
  bank_accounts: 'cuenta de banco',
  bank_lines: 'renglón del banco',
  calendars: 'calendario',
  card_serials: 'sistema de una tarjeta',
  cards: 'tarjeta',
  case_hours: 'horas de un caso',
  case_notes: 'nota de un caso',
  case_pauses: 'espera de un caso',
  cases: 'caso de soporte',
  charge_consents: 'consentimiento de cargo',
  charge_failures: 'cargo rechazado',
  charge_notices: 'aviso de cargo',
  charge_switches: 'cargo automático',
  clients: 'cliente',
  code_requests: 'código pedido otra vez',
  comebacks: 'regreso',
  computer_changes: 'cambio de equipo',
  contact_log: 'llamada o nota',
  contacts: 'contacto',
  day_closings: 'corte del día',
  devices: 'PC',
  follow_ups: 'seguimiento',
  handovers: 'encargo',
  import_maps: 'columnas de una hoja',
  imports: 'importación',
  intakes: 'alta de escritorio',
  invoice_claims: 'reclamo de factura',
  invoice_documents: 'factura',
  invoice_promises: 'factura prometida',
  licence_certificates: 'certificado de licencia',
  licence_updates: 'actualización de licencia',
  mails: 'correo',
  margin_rates: 'margen',
  operators: 'operador',
  order_lines: 'renglón de pedido',
  orders: 'pedido',
  passwords: 'contraseña',
  payment_receipts: 'comprobante de pago',
  payments: 'pago',
  policies: 'regla',
  portal_answers: 'respuesta del portal',
  portal_kept: 'diferencia con el portal',
  prepaid_batches: 'lote de claves',
  prepaid_keys: 'clave de prepago',
  prepaid_reveals: 'clave mostrada',
  prices: 'precio',
  products: 'sistema del catálogo',
  quotes: 'cotización',
  recovery_codes: 'código de recuperación',
  reminders: 'recordatorio',
  renewal_terms: 'condiciones de una renovación',
  renewals: 'renovación',
  rentals: 'renta',
  replacement_documents: 'papel de una reposición',
  replacements: 'reposición',
  seat_changes: 'cambio de usuarios',
  serials: 'serie',
  settings: 'ajuste',
  slip_lines: 'renglón de ficha',
  slips: 'ficha de pago',
  stoppages: '«no abre»',
  support_policies: 'póliza de soporte',
  tasks: 'pendiente',
  tax_rates: 'impuesto',
  templates: 'plantilla',
  transfers: 'traspaso',
  unlock_documents: 'papel de un desbloqueo',
  unlocks: 'desbloqueo',
  update_campaigns: 'versión anunciada',
  update_computers: 'equipo por actualizar',
  update_notices: 'aviso de versión',
  update_systems: 'sistema por actualizar',
  validations: 'validación',
  vault_entries: 'cuenta de la bóveda',
  vault_reveals: 'cuenta mostrada',
  vendors: 'proveedor',
  versions: 'versión',
}

const MONEY: ReadonlySet<string> = new Set([
  'amount',
  'first_user',
  'further_user',
  'hour_rate',
  'in_favour',
  'price',
  'subtotal',
  'total',
  'unit_cost',
  'vat',
])

/** 1 or 0. */
const YES_OR_NO: ReadonlySet<string> = new Set([
  'active',
  'auto_charge',
  'auto_charge_after',
  'auto_charge_before',
  'entitled',
  'identity_checked',
  'last_day',
  'late',
  'mode_sure',
  'reproduced',
  'supported',
  'temporary',
  'typed',
  'vendor_confirmed',
  'voluntary',
  'with_password',
])

const DAY = /^\d{4}-\d\d-\d\d$/
/** In a zone of its own, which stands beside it. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/

/** `whereWord('clients', 'city') // 'cliente: ciudad'` */
export function whereWord(table: string, column: string): string {
  return `${rowWords[table] ?? table}: ${columnWord(table, column)}`
}

/** One name means the same in every table, but for these. */
const COLUMN_OF: Readonly<Record<string, string>> = { 'slip_lines.last_day': 'último día' }

/** `columnWord('clients', 'city') // 'ciudad'` */
export function columnWord(table: string, column: string): string {
  return COLUMN_OF[`${table}.${column}`] ?? columnWords[column] ?? column
}

/** What was asked for, which is called as its column is: `askedWord('paidOn') // 'pagado el'` */
export function askedWord(field: string): string {
  return askedWords[field] ?? columnWords[snake(field)] ?? columnWords[`${snake(field)}_id`] ?? field
}

/**
 * A value as it is stored, as people write it: days, moments in the office's zone, money, yes and no, states in words.
 *   valueWord('payments', 'amount', '123450', zone) // '$1,234.50'
 *   valueWord('clients', 'status', 'left', zone)    // 'se fue'
 */
export function valueWord(table: string, column: string, value: string, zone: string): string {
  if (MONEY.has(column) && /^-?\d+$/.test(value)) return formatPesos(Number(value) as Centavos)
  if (YES_OR_NO.has(column) && /^[01]$/.test(value)) return value === '1' ? 'sí' : 'no'
  if (column.endsWith('basis_points') && /^\d+$/.test(value)) return `${Number(value) / 100} %`
  if (column === 'zone') return placeOfZone(value)
  if (DAY.test(value)) return shortDay(value as Day)
  if (MOMENT.test(value)) return `${shortDay(value.slice(0, 10) as Day)}, ${value.slice(11)}`
  if (INSTANT.test(value)) return momentIn(value, zone)
  return (stateWords[`${table}.${column}`] ?? stateWords[column])?.[value] ?? value
}

/** The same of what was asked for, which knows of no table. */
export function askedValue(field: string, value: string, zone: string): string {
  return value === 'true' ? 'sí' : value === 'false' ? 'no' : valueWord('', snake(field), value, zone)
}

const LONGEST = 300
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32,64}\b/g

/**
 * A value without what only the program knows: an id is what it is called, a list its parts in words; empty where nothing
 * is left of it.
 *   plainValue('["019b…"]', { '019b…': 'SAES7056850' }, word) // 'SAES7056850'
 */
export function plainValue(
  value: string,
  names: Readonly<Record<string, string>>,
  word: (value: string, field?: string) => string,
  longest = LONGEST,
): string {
  const parts = partsOf(value)
  const said = parts === undefined ? plain(value) : spoken(parts)
  return said.length > longest ? `${said.slice(0, longest)}…` : said

  function plain(text: string, field?: string): string {
    const name = names[text]
    if (name !== undefined) return name
    const said = word(text, field)
    return said.replace(ID, (id) => names[id] ?? '').trim()
  }

  function spoken(part: unknown, field?: string): string {
    if (part === null || part === undefined) return ''
    if (Array.isArray(part))
      return part
        .map((one) => spoken(one, field))
        .filter(Boolean)
        .join('; ')
    if (typeof part !== 'object') return plain(String(part), field)
    return Object.entries(part)
      .map(([key, one]) => [key, spoken(one, key)] as const)
      .filter(([, said]) => said !== '')
      .map(([key, said]) => (askedWord(key) === key ? said : `${askedWord(key)}: ${said}`))
      .join(', ')
  }
}

/** What is stored or asked as a list or in parts; undefined where it is a text. */
function partsOf(value: string): unknown {
  if (!/^[[{]/.test(value)) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
