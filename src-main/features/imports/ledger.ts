import type { ReadDb } from '#db/sql.ts'
import { duplicateKey } from '#domain/company-name.ts'
import { checkRfc, GENERIC_RFCS } from '#domain/rfc.ts'
import type { KnownClient, KnownSerial, LineEffects, LineFacts } from './facts.ts'
import type { LineValues } from './read-line.ts'
import * as imports from './sql.ts'

/** Whether the RFC alone says which company it is. */
export function identifies(rfc: string | null): rfc is string {
  return rfc !== null && !GENERIC_RFCS.includes(rfc)
}

/** What the ledger knows of one line, as the recorded command asks it. */
export function readFacts(db: ReadDb, values: LineValues): LineFacts {
  const serial = imports.serialNamed(db, values.serial)
  const named = identifies(values.rfc)
    ? imports.clientWithRfc(db, values.rfc)
    : values.client === null
      ? null
      : imports.clientNamed(db, values.rfc, values.client)
  const owner =
    serial === null || named?.id === serial.clientId ? named : imports.clientWithId(db, serial.clientId)
  return { serial, owner: serial ? owner : null, named, similar: null, system: null }
}

/** The ledger as it will stand after the lines so far: a preview asks it, and tells it what each line would do. */
export interface FutureLedger {
  factsOf(values: LineValues): LineFacts
  /** The client as it is after the line was taken. */
  apply(values: LineValues, effects: LineEffects): KnownClient
  /** Code of the line's system in the catalogue. */
  systemOf(values: LineValues): string | null
  readonly newClients: () => number
  readonly newSerials: () => number
}

/** All that the file names is read at once, so that 100,000 lines are a handful of reads. */
export function futureLedger(
  db: ReadDb,
  lines: readonly LineValues[],
  systems: ReadonlyMap<string, string>,
): FutureLedger {
  const serials = imports.knownSerials(
    db,
    lines.map((line) => line.serial),
  )
  const clients = new Map<string, KnownClient>()
  const ids = new Map<string, string>()
  const know = (client: KnownClient) => {
    if (clients.has(client.id)) return
    clients.set(client.id, client)
    const key = clientKey(client.rfc, client.name)
    if (!ids.has(key)) ids.set(key, client.id)
  }
  imports.clientsWithRfc(db, [...new Set(lines.map((line) => line.rfc).filter(identifies))]).forEach(know)
  for (const rfc of [null, ...GENERIC_RFCS]) {
    const names = new Set(
      lines.flatMap((line) => (line.rfc === rfc && line.client !== null ? [line.client] : [])),
    )
    if (names.size > 0) imports.clientsNamed(db, rfc, [...names]).forEach(know)
  }
  imports.clientsWithId(db, [...new Set([...serials.values()].map((row) => row.clientId))]).forEach(know)
  const namesInFile = similarInFile(lines)
  let made = { clients: 0, serials: 0 }

  function factsOf(values: LineValues): LineFacts {
    const serial = serials.get(values.serial) ?? null
    const named =
      values.rfc === null && values.client === null
        ? undefined
        : ids.get(clientKey(values.rfc, values.client ?? ''))
    return {
      serial,
      owner: serial ? (clients.get(serial.clientId) ?? null) : null,
      named: named === undefined ? null : (clients.get(named) ?? null),
      similar: named === undefined && !serial ? findSimilar(db, values, namesInFile) : null,
      system: systemOf(values),
    }
  }

  function systemOf({ productId }: LineValues): string | null {
    return systems.get(productId ?? '') ?? null
  }

  function apply(values: LineValues, effects: LineEffects): KnownClient {
    let clientId = effects.clientId
    if (effects.newClient) {
      clientId = `nuevo-${++made.clients}`
      know({ id: clientId, ...effects.newClient, status: 'active', contacts: [] })
    }
    const before = clients.get(clientId!)!
    const after = { ...before, ...effects.clientPatch, contacts: contactsAfter(before, effects) }
    clients.set(before.id, after)
    if (effects.clientPatch.rfc) ids.set(clientKey(effects.clientPatch.rfc, before.name), before.id)
    if (effects.newSerial) made = { ...made, serials: made.serials + 1 }
    serials.set(values.serial, serialAfter(serials.get(values.serial), effects, before.id))
    return after
  }

  return { factsOf, apply, systemOf, newClients: () => made.clients, newSerials: () => made.serials }
}

function clientKey(rfc: string | null, name: string): string {
  return identifies(rfc) ? rfc : `${rfc ?? ''}\n${name}`
}

interface FileNames {
  readonly byStem: ReadonlyMap<string, readonly { readonly name: string; readonly rfc: string }[]>
  readonly byName: ReadonlyMap<string, { readonly name: string; readonly rfc: string }>
}

/** A company may stand further down in the same file. */
function similarInFile(lines: readonly LineValues[]): FileNames {
  const byStem = new Map<string, { name: string; rfc: string }[]>()
  const byName = new Map<string, { name: string; rfc: string }>()
  const seen = new Set<string>()
  const nameless = new Set(
    lines.flatMap((line) => (line.rfc === null && line.client !== null ? [duplicateKey(line.client)] : [])),
  )
  for (const { rfc, client } of lines) {
    if (!identifies(rfc) || client === null || seen.has(rfc)) continue
    seen.add(rfc)
    const stem = rfc.slice(0, -1)
    byStem.set(stem, [...(byStem.get(stem) ?? []), { name: client, rfc }])
    const key = nameless.size > 0 ? duplicateKey(client) : ''
    if (nameless.has(key) && !byName.has(key)) byName.set(key, { name: client, rfc })
  }
  return { byStem, byName }
}

/** Only the side that looks wrong is told: the RFC with the wrong check digit, the client without RFC. */
function findSimilar(db: ReadDb, { rfc, client }: LineValues, file: FileNames): imports.Similar | null {
  if (identifies(rfc)) {
    if (checkRfc(rfc).warnings.includes('checkDigit')) {
      const inFile = file.byStem.get(rfc.slice(0, -1))?.find((other) => other.rfc !== rfc)
      const found = imports.clientWithRfcStem(db, rfc) ?? inFile ?? null
      if (found) return found
    }
    return client === null ? null : imports.clientWithNameKey(db, duplicateKey(client), true)
  }
  if (rfc !== null || client === null) return null
  const key = duplicateKey(client)
  return imports.clientWithNameKey(db, key, false) ?? file.byName.get(key) ?? null
}

function contactsAfter(client: KnownClient, { contact }: LineEffects): KnownClient['contacts'] {
  if (!contact) return client.contacts
  if (contact.id === null)
    return [...client.contacts, { ...contact, id: `nuevo-${client.contacts.length}`, role: '' }]
  return client.contacts.map((known) =>
    known.id === contact.id ? { ...known, ...contact, id: known.id } : known,
  )
}

function serialAfter(before: KnownSerial | undefined, effects: LineEffects, clientId: string): KnownSerial {
  const { newSerial, serialPatch, rental, code } = effects
  if (newSerial) {
    const terms = newSerial.rental
    return {
      id: `nuevo-${newSerial.serial}`,
      serial: newSerial.serial,
      clientId,
      productId: newSerial.productId,
      system: newSerial.productId,
      version: newSerial.version,
      users: newSerial.users,
      mode: newSerial.mode,
      activatedOn: newSerial.activatedOn,
      lastDay: false,
      left: false,
      months: terms?.months ?? null,
      method: terms?.method ?? null,
      autoCharge: terms?.autoCharge ?? false,
      paidMonths: terms?.paidMonths ?? 0,
      paidState: terms?.paidState ?? 'presumed',
      codes: code === null ? [] : [code],
    }
  }
  return {
    ...before!,
    ...serialPatch,
    ...rental,
    codes: code === null ? before!.codes : [code, ...before!.codes],
  }
}
