import type { Day } from '#domain/calendar.ts'
import { monthStartingOn, type Stretch } from '#domain/renewal.ts'
import { paidUntil, presumedPaidMonths } from '#domain/rental.ts'
import { importWarnings, paidStateText } from '#messages/es-MX/imports.ts'
import { methodNames, periodName } from '#messages/es-MX/serials.ts'
import type { Difference, KnownSerial, RentalTerms } from './facts.ts'
import type { LineValues } from './read-line.ts'

/** D12: without a next payment it is up to date, presumed; R14: paid by card, the portal charges by itself. */
export function newRental(values: LineValues, today: Day, warnings: string[]): RentalTerms | null {
  const { activatedOn, months, method } = values
  if (values.mode !== 'subscription' || months === null) {
    if (values.paidUntil !== null) warnings.push(importWarnings.paidUntilIgnored)
    return null
  }
  const terms = { months, method, autoCharge: method === 'card' }
  if (activatedOn === null) {
    warnings.push(values.paidUntil === null ? importWarnings.notActivated : importWarnings.paidUntilIgnored)
    return { ...terms, paidMonths: 0, paidState: 'presumed' }
  }
  const paidMonths = values.paidUntil === null ? null : monthStartingOn(activatedOn, false, values.paidUntil)
  if (paidMonths !== null) return { ...terms, paidMonths, paidState: 'confirmed' }
  if (values.paidUntil !== null) warnings.push(importWarnings.notABoundary(values.paidUntil, activatedOn))
  return {
    ...terms,
    paidMonths: presumedPaidMonths(activatedOn, months, false, today),
    paidState: 'presumed',
  }
}

export function changeLicence(values: LineValues, serial: KnownSerial, today: Day) {
  const changes: Difference[] = []
  const patch: { version?: string; users?: number; activatedOn?: Day } = {}
  if (values.version !== null && values.version !== serial.version) {
    changes.push({ field: 'version', before: serial.version, after: values.version })
    patch.version = values.version
  }
  if (values.users !== null && values.users !== serial.users) {
    changes.push({ field: 'users', before: String(serial.users), after: String(values.users) })
    patch.users = values.users
  }
  if (values.activatedOn !== null && serial.activatedOn === null) {
    changes.push({ field: 'activatedOn', before: '', after: values.activatedOn })
    patch.activatedOn = values.activatedOn
  }
  const code = values.code !== null && !serial.codes.includes(values.code) ? values.code : null
  if (code !== null) changes.push({ field: 'code', before: serial.codes[0] ?? '', after: code })
  return { changes, patch, code, rental: changeTerms(values, serial, changes, today) }
}

function changeTerms(
  values: LineValues,
  serial: KnownSerial,
  changes: Difference[],
  today: Day,
): RentalTerms | null {
  if (serial.months === null) return null
  const months = values.months ?? serial.months
  const method = values.method ?? serial.method
  if (months !== serial.months) {
    changes.push({ field: 'months', before: periodName(serial.months), after: periodName(months) })
  }
  if (method !== serial.method && method !== null) {
    changes.push({
      field: 'method',
      before: serial.method ? methodNames[serial.method] : '',
      after: methodNames[method],
    })
  }
  const activates = serial.activatedOn === null && values.activatedOn !== null
  if (months === serial.months && method === serial.method && !activates) return null
  return {
    months,
    method,
    autoCharge: method === serial.method ? serial.autoCharge : method === 'card',
    // Until the activation nothing could be presumed; now the clock has its anchor (C4, D12).
    paidMonths:
      activates && serial.paidMonths === 0
        ? presumedPaidMonths(values.activatedOn!, months, serial.lastDay, today)
        : serial.paidMonths,
    paidState: serial.paidState,
  }
}

export interface PaymentReading {
  readonly changes: readonly Difference[]
  readonly terms: RentalTerms | null
  readonly confirmed: Stretch | null
  readonly conflict: Difference | null
}

/**
 * D11: the portal's "Próximo Pago" confirms what was presumed, and a later one confirms the renewal. It must be a
 * boundary of the series, and it takes back nothing that somebody paid.
 */
export function readPayment(values: LineValues, serial: KnownSerial, warnings: string[]): PaymentReading {
  const none: PaymentReading = { changes: [], terms: null, confirmed: null, conflict: null }
  const anchor = serial.activatedOn ?? values.activatedOn
  if (values.paidUntil === null || serial.months === null || anchor === null) return none
  const recorded = paidUntil(anchor, serial.paidMonths, serial.lastDay)
  const state = paidStateText[serial.paidState]
  const conflict: Difference = {
    field: 'paidUntil',
    before: `${recorded} (${state})`,
    after: values.paidUntil,
  }
  const paidMonths = monthStartingOn(anchor, serial.lastDay, values.paidUntil)
  if (paidMonths === null && serial.paidState === 'presumed') {
    warnings.push(importWarnings.notABoundary(values.paidUntil, anchor))
    return none
  }
  if (paidMonths === null || (paidMonths < serial.paidMonths && serial.paidState === 'confirmed')) {
    return { ...none, conflict }
  }
  if (paidMonths === serial.paidMonths && serial.paidState === 'confirmed') return none
  const { months, method, autoCharge } = serial
  const firstMonth = paidMonths > serial.paidMonths ? serial.paidMonths : Math.max(0, paidMonths - months)
  return {
    changes: [{ ...conflict, after: `${values.paidUntil} (${paidStateText.confirmed})` }],
    terms: { months, method, autoCharge, paidMonths, paidState: 'confirmed' },
    confirmed: paidMonths > firstMonth ? { firstMonth, months: paidMonths - firstMonth } : null,
    conflict: null,
  }
}
