import type { Day } from '#domain/calendar.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { importConflicts, importFieldText, importWarnings } from '#messages/es-MX/imports.ts'
import { methodNames, modeNames, periodName } from '#messages/es-MX/serials.ts'
import { decideLine } from './decide.ts'
import { differ } from './decide-client.ts'
import type { Difference, KnownClient, LineFacts } from './facts.ts'
import { identifies, type FutureLedger } from './ledger.ts'
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
  const firstOfSerial = new Map<string, FirstLine>()
  const said = new FirstSaid()
  const names = namesByRfc(lines)
  return lines.map((read): PlannedLine => {
    const base = {
      line: read.line,
      serial: read.serialText,
      client: read.clientText,
      warnings: read.warnings,
    }
    if (!read.values) return { ...base, outcome: 'error', changes: [], why: read.errors, values: null }
    const full = withName(read.values, names)
    const first = firstOfSerial.get(full.serial)
    if (first) return { ...base, ...repeated(full, first, ledger), values: null }
    const before = ledger.factsOf(full)
    const { values, warnings } = said.firstOnly(full, before)
    const facts = values === full ? before : ledger.factsOf(values)
    const decision = decideLine(values, facts, today)
    const { outcome } = decision
    firstOfSerial.set(full.serial, { line: read.line, values: full, failed: outcome === 'error' })
    const told = {
      ...base,
      outcome,
      changes: [],
      warnings: [...base.warnings, ...warnings, ...decision.warnings],
    }
    switch (decision.outcome) {
      case 'error':
        return { ...told, why: decision.errors, values: null }
      case 'conflict':
        return { ...told, changes: decision.conflicts, why: [importConflicts.withLedger], values: null }
      case 'same':
        said.remember(read.line, values, facts.owner!)
        return { ...told, why: [], values: null }
      default:
        said.remember(read.line, values, ledger.apply(values, decision.effects))
        return { ...told, changes: decision.changes, why: [], values }
    }
  })
}

interface FirstLine {
  readonly line: number
  readonly values: LineValues
  readonly failed: boolean
}

/** Spreadsheets name a company once and leave the cell blank below, or above: its RFC says whose the line is. */
function namesByRfc(lines: readonly ReadLine[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { values } of lines) {
    if (values && identifies(values.rfc) && values.client !== null && !names.has(values.rfc)) {
      names.set(values.rfc, values.client)
    }
  }
  return names
}

function withName(values: LineValues, names: ReadonlyMap<string, string>): LineValues {
  const name = values.client === null && identifies(values.rfc) ? names.get(values.rfc) : undefined
  return name === undefined ? values : { ...values, client: name }
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

/** A line of a serial that stood above: the same again, or a conflict with it. */
function repeated(
  values: LineValues,
  first: FirstLine,
  ledger: FutureLedger,
): Pick<PlannedLine, 'outcome' | 'changes' | 'why'> {
  const changes: Difference[] = []
  for (const key of ofTheSerial) {
    const before = first.values[key]
    const after = values[key]
    if (before === null || after === null || before === after) continue
    if (key === 'client' && sameClient(values, first.values)) continue
    const field = key === 'productId' ? 'system' : key
    changes.push({ field, before: shown(first.values, key, ledger), after: shown(values, key, ledger) })
  }
  // Were it taken, the line in error would be about a known serial the next time, and no longer an error.
  if (first.failed) return { outcome: 'conflict', changes, why: [importConflicts.withFailedLine(first.line)] }
  if (changes.length === 0) return { outcome: 'same', changes, why: [] }
  return { outcome: 'conflict', changes, why: [importConflicts.withLine(first.line)] }
}

/** Of one RFC the spelling of the name tells nothing. */
function sameClient(a: LineValues, b: LineValues): boolean {
  return (a.rfc !== null && a.rfc === b.rfc) || !differ(a.client ?? '', b.client ?? '')
}

const ofTheSerial = [
  'client',
  'rfc',
  'productId',
  'version',
  'users',
  'code',
  'mode',
  'activatedOn',
  'months',
  'method',
  'paidUntil',
] as const

function shown(values: LineValues, key: (typeof ofTheSerial)[number], ledger: FutureLedger): string {
  if (key === 'mode' && values.mode) return modeNames[values.mode]
  if (key === 'method' && values.method) return methodNames[values.method]
  if (key === 'months') return periodName(values.months)
  if (key === 'productId') return ledger.systemOf(values) ?? ''
  return String(values[key] ?? '')
}

type ClientField = 'client' | 'city' | 'phone' | 'email'

/** What the file has said so far of each client: a later line that says otherwise is told so, and does not count. */
class FirstSaid {
  readonly #said = new Map<string, { readonly line: number; readonly value: string }>()

  firstOnly(
    values: LineValues,
    { named, owner }: LineFacts,
  ): { readonly values: LineValues; readonly warnings: readonly string[] } {
    const client = owner ?? named
    if (!client) return { values, warnings: [] }
    const warnings: string[] = []
    const dropped: Partial<Record<ClientField, null>> = {}
    for (const [field, key] of keysOf(client, values)) {
      // Where the RFC does not say whose it is, the name does, and is never dropped.
      if (field === 'client' && !identifies(values.rfc)) continue
      const value = values[field]
      const first = value === null ? undefined : this.#said.get(key)
      if (value === null || !first || !differ(value, first.value)) continue
      warnings.push(importWarnings.differsFromLine(importFieldText[field], first.line, first.value))
      dropped[field] = null
    }
    return warnings.length === 0 ? { values, warnings } : { values: { ...values, ...dropped }, warnings }
  }

  remember(line: number, values: LineValues, client: KnownClient): void {
    for (const [field, key] of keysOf(client, values)) {
      const value = values[field]
      if (value !== null && !this.#said.has(key)) this.#said.set(key, { line, value })
    }
  }
}

/** A telephone or an address belongs to a person: to the one who is named, else to the client's first. */
function keysOf(client: KnownClient, values: LineValues): readonly (readonly [ClientField, string])[] {
  const person = foldForSearch(values.contact ?? client.contacts[0]?.name ?? client.name)
  return [
    ['client', `${client.id} nombre`],
    ['city', `${client.id} ciudad`],
    ['phone', `${client.id} teléfono ${person}`],
    ['email', `${client.id} correo ${person}`],
  ]
}
