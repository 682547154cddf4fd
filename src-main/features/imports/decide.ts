import { GENERIC_RFCS } from '#domain/rfc.ts'
import type { Day } from '#domain/calendar.ts'
import type { ImportField } from '#domain/import-field.ts'
import { importErrors, importWarnings } from '#messages/es-MX/imports.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { changeClient, differ, newContact } from './decide-client.ts'
import { changeLicence, newRental, readPayment } from './decide-licence.ts'
import type {
  Difference,
  KnownClient,
  KnownSerial,
  LineDecision,
  LineEffects,
  LineFacts,
  NewLicence,
} from './facts.ts'
import type { LineValues } from './read-line.ts'

// One line against the ledger: the same decision in the preview and in the command that saves it.

/**
 * What one line does to the ledger. The serial is the identity: a known one changes, an unknown one is new, and
 * nothing is merged by name. A value that moves a clock or an owner (activation, system, mode, client) is a conflict
 * and the line is not taken; any other that differs is a change.
 */
export function decideLine(values: LineValues, facts: LineFacts, today: Day): LineDecision {
  if (values.activatedOn !== null && values.activatedOn > today) {
    return { outcome: 'error', errors: [importErrors.activationAhead(values.activatedOn)], warnings: [] }
  }
  return facts.serial && facts.owner
    ? decideKnown(values, facts.serial, facts.owner, facts, today)
    : decideNew(values, facts, today)
}

function decideNew(values: LineValues, facts: LineFacts, today: Day): LineDecision {
  const { named } = facts
  const errors: string[] = []
  const warnings: string[] = []
  if (!named && values.client === null) {
    errors.push(values.rfc === null ? importErrors.clientMissing : importErrors.nameMissing)
  }
  if (values.productId === null) errors.push(importErrors.systemMissing)
  if (values.users === null) errors.push(importErrors.usersMissing)
  if (values.mode === null) errors.push(importErrors.modeMissing)
  if (values.mode === 'subscription' && values.months === null) errors.push(importErrors.monthsMissing)
  if (errors.length > 0) return { outcome: 'error', errors, warnings }
  if (values.rfc === null && (named?.rfc ?? null) === null) warnings.push(importWarnings.rfcMissing)
  if (!named && facts.similar)
    warnings.push(importWarnings.possibleDuplicate(facts.similar.name, facts.similar.rfc))
  if (values.version === null) warnings.push(importWarnings.versionMissing)
  if (named?.status === 'left') warnings.push(importWarnings.clientHasLeft(named.name))
  const clientSide = named ? changeClient(values, named) : null
  const newSerial: NewLicence = {
    serial: values.serial,
    productId: values.productId!,
    version: values.version ?? '',
    users: values.users!,
    mode: values.mode!,
    modeSure: values.modeSure ?? true,
    activatedOn: values.activatedOn,
    rental: newRental(values, today, warnings),
  }
  return {
    outcome: 'new',
    changes: clientSide?.changes ?? [],
    warnings,
    effects: {
      ...nothing,
      newClient: named
        ? null
        : { name: values.client!, rfc: values.rfc, city: values.city ?? '', note: values.note ?? '' },
      clientId: named?.id ?? null,
      clientPatch: clientSide?.patch ?? {},
      contact: clientSide ? clientSide.contact : newContact(values, values.client!),
      newSerial,
      code: values.code,
    },
  }
}

const nothing: LineEffects = {
  newClient: null,
  clientId: null,
  clientPatch: {},
  contact: null,
  newSerial: null,
  serialPatch: {},
  rental: null,
  confirmed: null,
  code: null,
}

function decideKnown(
  values: LineValues,
  serial: KnownSerial,
  owner: KnownClient,
  facts: LineFacts,
  today: Day,
): LineDecision {
  const warnings: string[] = serial.left ? [importWarnings.hasLeft] : []
  if (serial.serial !== values.serial) warnings.push(importWarnings.replaced(values.serial, serial.serial))
  const conflicts = conflictsOf(values, serial, owner, facts)
  const payment = readPayment(values, serial, warnings)
  if (payment.conflict) conflicts.push(payment.conflict)
  if (conflicts.length > 0) return { outcome: 'conflict', conflicts, warnings }
  const client = changeClient(values, owner)
  const licence = changeLicence(values, serial, today)
  const rental = payment.terms ?? licence.rental
  const changes = [...client.changes, ...licence.changes, ...payment.changes]
  if (changes.length === 0) return { outcome: 'same', warnings }
  return {
    outcome: 'changed',
    changes,
    warnings,
    effects: {
      ...nothing,
      clientId: owner.id,
      clientPatch: client.patch,
      contact: client.contact,
      serialPatch: licence.patch,
      rental:
        rental && licence.rental
          ? { ...licence.rental, paidMonths: rental.paidMonths, paidState: rental.paidState }
          : rental,
      confirmed: payment.confirmed,
      code: licence.code,
    },
  }
}

/** What moves a clock or an owner is never overwritten by a spreadsheet. */
function conflictsOf(
  values: LineValues,
  serial: KnownSerial,
  owner: KnownClient,
  facts: LineFacts,
): Difference[] {
  const conflicts: Difference[] = []
  const differs = (field: ImportField, before: string, after: string) =>
    conflicts.push({ field, before, after })
  if (values.productId !== null && values.productId !== serial.productId) {
    differs('system', serial.system, facts.system ?? values.productId)
  }
  if (values.mode !== null && values.mode !== serial.mode)
    differs('mode', modeNames[serial.mode], modeNames[values.mode])
  if (
    values.activatedOn !== null &&
    serial.activatedOn !== null &&
    values.activatedOn !== serial.activatedOn
  ) {
    differs('activatedOn', serial.activatedOn, values.activatedOn)
  }
  if (values.rfc !== null && values.rfc !== owner.rfc && (owner.rfc !== null || facts.named)) {
    differs('rfc', owner.rfc ?? owner.name, values.rfc)
  }
  // A generic RFC is many companies', so that only the name tells whose it is.
  const byName = values.rfc === null || GENERIC_RFCS.includes(values.rfc)
  if (byName && values.client !== null && differ(values.client, owner.name)) {
    differs('client', owner.name, values.client)
  }
  return conflicts
}
