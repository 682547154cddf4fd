import type { Day } from '#domain/calendar.ts'
import { parseActivationCode } from '#domain/activation-code.ts'
import { foldForSearch } from '#domain/company-name.ts'
import type { ImportField } from '#domain/import-field.ts'
import type { Method } from '#domain/payment-method.ts'
import { normalisePhone } from '#domain/phone.ts'
import type { Mode, Months } from '#domain/rental.ts'
import { checkRfc, withoutSeparators } from '#domain/rfc.ts'
import { parseSerialNumber } from '#domain/serial-number.ts'
import { unguardFormula } from '#files/formula-guard.ts'
import type { TableRow } from '#files/sheet-scan.ts'
import { importErrors, importFieldText, importWarnings } from '#messages/es-MX/imports.ts'
import { methodNames, periodName } from '#messages/es-MX/serials.ts'
import { readDay, readMethod, readMode, readMonths, readUsers } from './values.ts'

/** What one line says, each value in its one form. Null says nothing: a blank cell never erases. */
export interface LineValues {
  readonly serial: string
  readonly client: string | null
  readonly rfc: string | null
  readonly contact: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly city: string | null
  readonly productId: string | null
  readonly version: string | null
  readonly users: number | null
  readonly code: string | null
  readonly mode: Mode | null
  /** False of "licencia" alone, which is taken as electronic (R56, R57). */
  readonly modeSure?: boolean | undefined
  readonly activatedOn: Day | null
  readonly months: Months | null
  readonly method: Method | null
  readonly paidUntil: Day | null
  readonly note: string | null
}

export interface ReadLine {
  readonly line: number
  /** As written, for people; also of a line in error. */
  readonly serialText: string
  readonly clientText: string
  readonly values: LineValues | null
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

/** The systems of the catalogue, found by code or name, with a version in the same cell or without. */
export interface Systems {
  find(text: string): { readonly productId: string; readonly version: string | null } | null
  /** '10' as the catalogue writes it: '10.0'. */
  versionName(productId: string | null, text: string): string
}

/** One row by the map of its columns. Everything wrong with it is said at once, not one thing at a time. */
export function readLine(row: TableRow, at: ReadonlyMap<ImportField, number>, systems: Systems): ReadLine {
  const errors: string[] = []
  const warnings: string[] = []
  const text = (field: ImportField): string => clean(row.cells[at.get(field) ?? -1] ?? '')
  const read = <T>(
    field: ImportField,
    reader: (text: string) => T | null,
    wrong: (text: string) => string,
  ): T | null => {
    const typed = text(field)
    if (typed === '') return null
    const value = reader(typed)
    if (value === null) errors.push(wrong(typed))
    return value
  }
  const short = (field: ImportField, most = 200): string | null => {
    const typed = text(field)
    if (typed.length > most) errors.push(importErrors.tooLong(importFieldText[field]))
    return typed === '' ? null : typed
  }
  const day = (field: 'activatedOn' | 'paidUntil') =>
    read(field, readDay, (typed) => importErrors.dayInvalid(importFieldText[field], typed))

  for (const [field, column] of at) {
    if (row.cells[column]?.trimStart().startsWith('='))
      errors.push(importErrors.formula(importFieldText[field]))
  }
  if (text('serial') === '') errors.push(importErrors.serialMissing)
  const serial = read('serial', parseSerialNumber, importErrors.serialInvalid)
  const rfc = readRfc(text('rfc'), errors, warnings)
  const system = read('system', (typed) => systems.find(typed), importErrors.systemUnknown)
  const version = short('version', 40) ?? system?.version ?? null
  const licence = readLicence(
    text('mode'),
    read('months', readMonths, importErrors.monthsUnknown),
    errors,
    warnings,
  )
  const method = read('method', readMethod, importErrors.methodUnknown)
  if (licence.months === 1 && method !== null && method !== 'card') {
    warnings.push(importWarnings.monthlyIsCardOnly(methodNames[method]))
  }
  const values = {
    client: short('client'),
    rfc,
    contact: short('contact'),
    phone: readPhone(text('phone'), warnings),
    email: readEmail(text('email'), warnings),
    city: short('city'),
    productId: system?.productId ?? null,
    version: version === null ? null : systems.versionName(system?.productId ?? null, version),
    users: read('users', readUsers, importErrors.usersInvalid),
    code: read('code', parseActivationCode, importErrors.codeInvalid),
    ...licence,
    activatedOn: day('activatedOn'),
    method: licence.mode === 'electronic' || licence.mode === 'physical' ? null : method,
    paidUntil: day('paidUntil'),
    note: short('note', 4000),
  }
  return {
    line: row.line,
    serialText: text('serial'),
    clientText: text('client'),
    values: errors.length === 0 && serial !== null ? { serial, ...values } : null,
    errors,
    warnings,
  }
}

/** Spaces of all kinds are one space, and the apostrophe that our own exports set is taken back. */
function clean(cell: string): string {
  const text = cell.includes("'") ? unguardFormula(cell) : cell
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
}

function readRfc(typed: string, errors: string[], warnings: string[]): string | null {
  if (typed === '') return null
  const check = checkRfc(withoutSeparators(typed))
  if (!check.valid) {
    errors.push(importErrors.rfcInvalid(typed))
    return null
  }
  if (check.warnings.includes('checkDigit')) warnings.push(importWarnings.checkDigit(check.normalised))
  if (check.warnings.includes('inconvenientWord'))
    warnings.push(importWarnings.inconvenientWord(check.normalised))
  return check.normalised
}

/** C7: only a subscription has a period; a period without a mode is one. */
function readLicence(
  typed: string,
  months: Months | null,
  errors: string[],
  warnings: string[],
): { readonly mode: Mode | null; readonly modeSure: boolean; readonly months: Months | null } {
  const modeSure = true
  if (typed === '') return { mode: months === null ? null : 'subscription', modeSure, months }
  const mode = readMode(typed)
  if (mode === null) {
    errors.push(importErrors.modeUnknown(typed))
    return { mode: null, modeSure, months }
  }
  if (mode === 'subscription') return { mode, modeSure, months }
  if (mode === 'licence') warnings.push(importWarnings.kindOfLicence)
  if (months !== null) warnings.push(importWarnings.boughtWithPeriod(periodName(months).toLowerCase()))
  const isKnown = mode !== 'licence'
  return { mode: isKnown ? mode : 'electronic', modeSure: isKnown, months: null }
}

function readPhone(typed: string, warnings: string[]): string | null {
  if (typed === '') return null
  const phone = normalisePhone(typed)
  if (phone === null) warnings.push(importWarnings.phoneAsTyped(typed))
  return phone ?? typed.slice(0, 60)
}

function readEmail(typed: string, warnings: string[]): string | null {
  if (typed === '') return null
  const email = typed.toLowerCase()
  if (!/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(email)) warnings.push(importWarnings.emailAsTyped(typed))
  return email.slice(0, 200)
}

/** The catalogue as the office writes it: 'SAE', 'Aspel SAE', 'Siigo Aspel SAE 9.0'. */
export function systemsOf(
  products: readonly { readonly id: string; readonly code: string; readonly name: string }[],
  versions: readonly { readonly productId: string; readonly name: string }[],
): Systems {
  const byName = new Map<string, string>()
  for (const product of products) {
    for (const name of [product.name, product.code, product.id]) {
      const key = foldForSearch(name)
      if (!byName.has(key)) byName.set(key, product.id)
    }
  }
  const namesOf = (productId: string | null) =>
    versions
      .filter((version) => productId === null || version.productId === productId)
      .map(({ name }) => name)
  const known = new Map<string, ReturnType<Systems['find']>>()
  return {
    find: (text) => {
      const cached = known.get(text)
      if (cached !== undefined) return cached
      const [, name, version] =
        /^(.*?)(?:\s+(?:v\.?\s*)?(\d{1,4}(?:\.\d{1,2})?))?$/i.exec(foldForSearch(text)) ?? []
      const bare = (name ?? '').replace(/^(sistema )?(siigo )?(aspel )?[- ]*/, '').trim()
      const productId = byName.get(foldForSearch(text)) ?? byName.get(name ?? '') ?? byName.get(bare) ?? null
      const found = productId === null ? null : { productId, version: version ?? null }
      if (known.size < 10_000) known.set(text, found)
      return found
    },
    versionName: (productId, text) => {
      const names = namesOf(productId)
      return !names.includes(text) && names.includes(`${text}.0`) ? `${text}.0` : text
    },
  }
}
