import type Database from 'better-sqlite3'

// Literal on purpose: a released migration never follows later changes of the program's defaults.

const WEEK = [1, 2, 3, 4, 5]
const open = (weekdays: readonly number[], opens: string, closes: string) =>
  weekdays.map((weekday) => ({ weekday, opens, closes, from: null, until: null }))

const CALENDARS = [
  ['vendor', 'Fabricante (Aspel)', 'America/Mexico_City', 'law', open(WEEK, '09:00', '18:00')],
  [
    'softmas',
    'Soporte Softmás',
    'America/Mexico_City',
    'law',
    [...open(WEEK, '09:00', '14:00'), ...open(WEEK, '15:00', '18:00')],
  ],
  [
    'office',
    'Oficina',
    'America/Cancun',
    'law',
    [...open(WEEK, '09:00', '18:00'), ...open([6], '09:00', '14:00')],
  ],
  ['bank', 'Banco', 'America/Cancun', 'bank', open(WEEK, '09:00', '16:00')],
] as const

/** R87. `offline_days` stays unknown until the office sets it (D7). */
const ASPEL = ['SAE', 'COI', 'NOI', 'CAJA', 'FACTURE', 'BANCO', 'PROD', 'ADM']
const VERSIONS = ['8.0', '9.0', '10.0']

/** The border rates exist and are off: who turns one on has confirmed that its decree still holds (D9). */
const TAX_RATES = [
  ['general', 'general', 1600, '2010-01-01', 1],
  ['frontera-norte', 'borderNorth', 800, '2019-01-01', 0],
  ['frontera-sur', 'borderSouth', 800, '2021-01-01', 0],
] as const

const POLICIES = {
  zone: 'America/Cancun',
  presumeValidations: true,
  presumeAutoCharges: true,
  cardForLongPeriods: true,
  usersWindowDays: 5,
  advanceDays: 1,
  chequeClearingDays: 1,
  counterClearingDays: 1,
  wordingUnMil: true,
}

/** Consola acts for the command line; the office names its people in the first-run screen. */
export const CONSOLE_OPERATOR = 'consola'

export function seedCatalogue(raw: Database.Database): void {
  const insert = (table: string, row: Record<string, string | number | null>) => {
    const names = Object.keys(row)
    raw
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(row))
  }
  for (const [id, name, zone, holidays, hours] of CALENDARS) {
    insert('calendars', { id, name, zone, holidays, hours: JSON.stringify(hours) })
  }
  insert('vendors', { id: 'aspel', name: 'Aspel', zone: 'America/Mexico_City', calendar_id: 'vendor' })
  insert('vendors', { id: 'softmas', name: 'Softmás', zone: 'America/Mexico_City', calendar_id: 'softmas' })
  for (const code of ASPEL) {
    const id = `aspel-${code.toLowerCase()}`
    insert('products', { id, vendor_id: 'aspel', code, name: `Aspel ${code}`, offline_days: null })
    for (const name of VERSIONS) insert('versions', { id: `${id}-${name}`, product_id: id, name })
  }
  for (const [id, place, basis_points, valid_from, active] of TAX_RATES) {
    insert('tax_rates', { id, place, basis_points, valid_from, valid_until: null, active })
  }
  insert('operators', { id: CONSOLE_OPERATOR, name: 'Consola', role: 'admin' })
  insert('operators', { id: 'administracion', name: 'Administración', role: 'admin' })
  insert('settings', { key: 'policies', value: JSON.stringify(POLICIES) })
}
