import type { Day } from '#domain/calendar.ts'
import type { ImportField } from '#domain/import-field.ts'
import { importConflicts, importFieldText, importWarnings } from '#messages/es-MX/imports.ts'
import { decideLine } from './decide.ts'
import { differ } from './decide-client.ts'
import type { Difference } from './facts.ts'
import type { FutureLedger } from './ledger.ts'
import type { LineValues, ReadLine } from './read-line.ts'

export type Outcome = 'new' | 'changed' | 'same' | 'conflict' | 'error'

export interface PlannedLine {
  readonly line: number
  readonly outcome: Outcome
  readonly serial: string
  readonly client: string
  /** Field by field, before → after; of a conflict, what stands and what the line says. */
  readonly changes: readonly Difference[]
  readonly warnings: readonly string[]
  /** Why it is a conflict or an error. */
  readonly why: readonly string[]
  /** What the recorded command is given; null where nothing is to be written. */
  readonly values: LineValues | null
}

export interface ImportCounts {
  readonly lines: number
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly warnings: number
  readonly conflicts: number
  readonly errors: number
}

/**
 * What each line of a file will do, in the order of the file: of what two lines say about one client, and of two
 * lines about one serial, the first stands, so that importing the same file twice changes nothing.
 */
export function planLines(
  lines: readonly ReadLine[],
  ledger: FutureLedger,
  today: Day,
): readonly PlannedLine[] {
  const firstOfSerial = new Map<string, { readonly line: number; readonly values: LineValues }>()
  const said = new FirstSaid()
  return lines.map((read) => {
    const base = { line: read.line, serial: read.serialText, client: read.clientText }
    if (!read.values) {
      return {
        ...base,
        outcome: 'error',
        changes: [],
        warnings: read.warnings,
        why: read.errors,
        values: null,
      }
    }
    const first = firstOfSerial.get(read.values.serial)
    if (first) return { ...base, ...repeated(read, read.values, first) }
    const { values, warnings } = said.firstOnly(read.line, read.values, ledger)
    const decision = decideLine(values, ledger.factsOf(values), today)
    const told = { ...base, warnings: [...read.warnings, ...warnings, ...decision.warnings] }
    if (decision.outcome === 'error') {
      return { ...told, outcome: 'error', changes: [], why: decision.errors, values: null }
    }
    firstOfSerial.set(read.values.serial, { line: read.line, values: read.values })
    if (decision.outcome === 'conflict') {
      return {
        ...told,
        outcome: 'conflict',
        changes: decision.conflicts,
        why: [importConflicts.withLedger],
        values: null,
      }
    }
    if (decision.outcome === 'same') return { ...told, outcome: 'same', changes: [], why: [], values: null }
    said.remember(read.line, values, ledger.apply(values, decision.effects))
    return { ...told, outcome: decision.outcome, changes: decision.changes, why: [], values }
  })
}

export function countLines(lines: readonly PlannedLine[]): ImportCounts {
  const of = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length
  return {
    lines: lines.length,
    new: of('new'),
    changed: of('changed'),
    same: of('same'),
    warnings: lines.filter((line) => line.warnings.length > 0).length,
    conflicts: of('conflict'),
    errors: of('error'),
  }
}

type Repeated = Pick<PlannedLine, 'outcome' | 'changes' | 'warnings' | 'why' | 'values'>

function repeated(
  read: ReadLine,
  values: LineValues,
  first: { readonly line: number; readonly values: LineValues },
): Repeated {
  const changes = serialFields.flatMap(({ key, field, show }): Difference[] => {
    const [before, after] = [first.values[key], values[key]]
    const same =
      before === null ||
      after === null ||
      before === after ||
      (key === 'client' && sameName(values, first.values))
    return same ? [] : [{ field, before: show(before), after: show(after) }]
  })
  return changes.length === 0
    ? { outcome: 'same', changes, warnings: read.warnings, why: [], values: null }
    : {
        outcome: 'conflict',
        changes,
        warnings: read.warnings,
        why: [importConflicts.withLine(first.line)],
        values: null,
      }
}

/** Of one RFC the spelling of the name tells nothing. */
function sameName(a: LineValues, b: LineValues): boolean {
  return (a.rfc !== null && a.rfc === b.rfc) || !differ(a.client ?? '', b.client ?? '')
}

interface SerialField {
  readonly key: keyof LineValues
  readonly field: ImportField
  readonly show: (value: string | number | null) => string
}

const asText = (value: string | number | null) => String(value ?? '')

const serialFields: readonly SerialField[] = (
  [
    ['client', 'client'],
    ['rfc', 'rfc'],
    ['productId', 'system'],
    ['version', 'version'],
    ['users', 'users'],
    ['code', 'code'],
    ['mode', 'mode'],
    ['activatedOn', 'activatedOn'],
    ['months', 'months'],
    ['method', 'method'],
    ['paidUntil', 'paidUntil'],
  ] as const
).map(([key, field]) => ({ key, field, show: asText }))

/** What the file has said so far of each client: a later line that says otherwise is told so, and does not count. */
class FirstSaid {
  readonly #names = new Map<string, { readonly line: number; readonly value: string }>()

  firstOnly(
    line: number,
    values: LineValues,
    ledger: FutureLedger,
  ): { readonly values: LineValues; readonly warnings: readonly string[] } {
    const facts = ledger.factsOf(values)
    const client = facts.named ?? facts.owner
    if (!client) return { values, warnings: [] }
    const warnings: string[] = []
    const kept: Partial<Record<'client' | 'city' | 'phone' | 'email', null>> = {}
    for (const [field, key] of keysOf(client.id, values)) {
      const first = this.#names.get(key)
      const value = values[field]
      if (!first || first.line === line || value === null || !differ(value, first.value)) continue
      warnings.push(importWarnings.differsFromLine(importFieldText[field], first.line, first.value))
      kept[field] = null
    }
    return { values: { ...values, ...kept }, warnings }
  }

  remember(line: number, values: LineValues, clientId: string): void {
    for (const [field, key] of keysOf(clientId, values)) {
      const value = values[field]
      if (value !== null && !this.#names.has(key)) this.#names.set(key, { line, value })
    }
  }
}

function keysOf(
  clientId: string,
  values: LineValues,
): readonly (readonly ['client' | 'city' | 'phone' | 'email', string])[] {
  const person = (values.contact ?? '').toLocaleLowerCase('es')
  return [
    ['client', `${clientId} nombre`],
    ['city', `${clientId} ciudad`],
    ['phone', `${clientId} teléfono ${person}`],
    ['email', `${clientId} correo ${person}`],
  ]
}
