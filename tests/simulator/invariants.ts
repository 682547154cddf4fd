import type Database from 'better-sqlite3'
import { LEDGER_TABLES } from '../../src-main/db/migrations.ts'
import { allRows } from '../../src-main/db/rows.ts'
import type { WriteDb } from '../../src-main/db/sql.ts'
import { saidOf } from '../../src-main/sync/wire-rows.ts'
import { digestOfRows } from '../support/rows-digest.ts'
import { brokenKeys } from './keys.ts'
import { brokenOracle } from './oracle.ts'
import type { Office, Pc } from './office.ts'
import { randomFrom } from './random.ts'

/** What only a newer program would know. */
export const UNKNOWN_COMMAND = 'clients.levitate'

/** What must hold after every step; each line is one thing that does not. */
export function brokenNow(office: Office, pcs: readonly Pc[]): string[] {
  return [
    ...office.bugs.map((line) => `a fault of the program: ${line.split('\n').slice(0, 3).join(' | ')}`),
    ...pcs.flatMap((pc) => brokenOn(pc)),
  ]
}

function brokenOn({ name, app }: Pc): string[] {
  const { raw } = app.sync
  const found: string[] = []
  const expect = (what: string, holds: boolean) => {
    if (!holds) found.push(`${name}: ${what}`)
  }
  expect('a row points to one that is not there', (raw.pragma('foreign_key_check') as unknown[]).length === 0)
  expect(
    'a result is visible without its rows',
    count(
      raw,
      "SELECT count(*) FROM outbox WHERE state <> 'pending' AND rev > (SELECT cursor FROM enrolment)",
    ) === 0,
  )
  expect(
    'an alias does not resolve in one hop',
    count(raw, 'SELECT count(*) FROM aliases a JOIN aliases b ON b.id = a.canonical') === 0,
  )
  expect(
    'a pending command kept effects after it was held',
    count(
      raw,
      "SELECT count(*) FROM outbox o JOIN before_images i ON i.seq = o.seq WHERE o.state = 'pending' AND o.held IS NOT NULL",
    ) === 0,
  )
  return found
}

/** What must hold once the network was fair for a while. */
export async function brokenAtRest(office: Office): Promise<string[]> {
  const found: string[] = []
  const expect = (what: string, holds: boolean) => {
    if (!holds) found.push(what)
  }
  expect(
    'a PC needed a whole ledger again, and nothing had happened to it',
    office.mayResync || office.resyncs === 0,
  )
  expect(
    'an endpoint made its ledger again, and nothing had happened to it',
    office.mayMakeAgain || office.madeAgain === 0,
  )
  const { digest, rev } = await office.endpoint.service.digest()
  const living = office.pcs.filter((pc) => !pc.revoked)
  const rows = new Map<string, string>()
  for (const pc of living) {
    const { raw, db } = pc.app.sync
    expect(`${pc.name} waits still`, count(raw, "SELECT count(*) FROM outbox WHERE state = 'pending'") === 0)
    expect(`${pc.name} is not at the endpoint's revision`, count(raw, 'SELECT cursor FROM enrolment') === rev)
    expect(`${pc.name} keeps another digest than the endpoint`, pc.app.sync.digest() === digest)
    expect(`${pc.name} keeps a digest that its rows do not have`, digestOfRows(db) === pc.app.sync.digest())
    rows.set(pc.name, ledgerText(db))
  }
  const [first] = rows
  for (const [name, text] of rows)
    expect(`${name} has other bytes than ${first![0]}: ${difference(first![1], text)}`, text === first![1])
  const log = await office.log()
  const inOrder = log.toSorted((a, b) => a.rev - b.rev)
  found.push(...brokenKeys(inOrder))
  if (living.length > 0) found.push(...brokenOracle(inOrder, living[0]!.app.sync.db))
  const setAside = log.filter(
    ({ type, outcome }) => outcome.startsWith('{"kind":"poisoned"') && type !== UNKNOWN_COMMAND,
  )
  expect(`${setAside.length} commands that the endpoint knows were set aside`, setAside.length === 0)
  const done = new Set(
    log.filter(({ outcome }) => outcome.startsWith('{"kind":"applied')).map(({ cmd_id }) => cmd_id),
  )
  const doneAfterAll = [...office.refused].filter((id) => done.has(id))
  expect(
    `${doneAfterAll.length} commands were done of which a PC had said that they were refused`,
    doneAfterAll.length === 0,
  )
  for (const id of new Set(
    office.pcs.filter(({ revoked }) => revoked).map(({ app }) => app.syncing.deviceId()),
  )) {
    const refused = log.find(({ type, args, outcome }) => {
      return type === 'devices.revoke' && args.includes(id) && outcome.startsWith('{"kind":"applied')
    })
    const later = log.filter(({ device, rev: at }) => device === id && at > (refused?.rev ?? Infinity))
    expect(`a revoked PC had ${later.length} later effects`, later.length === 0)
  }
  let last = { device: '', epoch: 0, seq: 0 }
  for (const row of log) {
    if (row.device === 'endpoint') continue
    const next = row.device === last.device && row.epoch === last.epoch ? last.seq + 1 : 1
    expect(`the count of a device has a gap: ${row.seq} for ${next}`, row.seq === next)
    last = row
  }
  const aliases = new Map(
    living.flatMap(
      (pc) => pc.app.sync.raw.prepare('SELECT id, rev FROM aliases').raw().all() as [string, number][],
    ),
  )
  for (const { rev: at, type, outcome } of log) {
    const { kind, params } = JSON.parse(outcome) as { kind: string; params?: { id?: string } }
    // After an endpoint lost its log, what hangs from another PC's client may come before that client does.
    const wasKnown = (aliases.get(params?.id ?? '') ?? Infinity) < at
    expect(`${type} was refused because its client is another name of one`, kind !== 'rejected' || !wasKnown)
  }
  const judged = new Set(log.map(({ cmd_id }) => cmd_id))
  for (const pc of living) {
    const lost = [...pc.acknowledged].filter((id) => !judged.has(id))
    expect(`${pc.name}: ${lost.length} acknowledged commands were lost`, lost.length === 0)
  }
  if (living.length > 0) {
    const { raw } = living[0]!.app.sync
    expect(
      'an RFC has two companies',
      count(
        raw,
        "SELECT count(*) FROM (SELECT rfc FROM clients WHERE rfc IS NOT NULL AND rfc NOT IN ('XAXX010101000', 'XEXX010101000') GROUP BY rfc HAVING count(*) > 1)",
      ) === 0,
    )
    expect(
      'two renewals of a rental overlap',
      count(
        raw,
        `SELECT count(*) FROM renewals a JOIN renewals b ON b.rental_id = a.rental_id AND b.id > a.id
         WHERE a.state = 'confirmed' AND b.state = 'confirmed'
           AND a.first_month < b.first_month + b.months AND b.first_month < a.first_month + a.months`,
      ) === 0,
    )
    expect(
      'two validations of a serial and month',
      count(
        raw,
        'SELECT count(*) FROM (SELECT 1 FROM validations WHERE anchor_id IS NULL GROUP BY serial_id, n HAVING count(*) > 1)',
      ) === 0,
    )
  }
  return found
}

/** What must hold of what the log was folded into, once all of it was: a few days at a time, the oldest first. */
export async function brokenBase(office: Office): Promise<string[]> {
  const living = office.pcs.find((pc) => !pc.revoked)
  if (!living) return []
  const days = office.minutes / (24 * 60)
  for (const part of [0.75, 0.5, 0.25]) await office.compact(days * part, 0, randomFrom(1))
  await office.compact(-1, 0, randomFrom(1))
  const rows = await office.endpoint.driver.read((tx) =>
    tx.all<{ tbl: string; key: string; stored: string | null }>('SELECT tbl, key, stored FROM base', []),
  )
  const base = rows.map(({ tbl, key, stored }) => `${tbl} ${key} ${stored}`).toSorted()
  const { db } = living.app.sync
  const ledger = Object.entries(LEDGER_TABLES).flatMap(([table, key]) =>
    allRows(db, table)
      .filter((row) => row['rev'] !== 0)
      .map((row) => `${table} ${String(row[key])} ${JSON.stringify(saidOf(db, table, row))}`),
  )
  const [kept, there] = [base.join('\n'), ledger.toSorted().join('\n')]
  return kept === there ? [] : [`what the log was folded into is another ledger: ${difference(kept, there)}`]
}

function ledgerText(db: WriteDb): string {
  return Object.keys(LEDGER_TABLES)
    .flatMap((table) => allRows(db, table).map((row) => `${table} ${JSON.stringify(row)}`))
    .join('\n')
}

function difference(a: string, b: string): string {
  const [left, right] = [new Set(a.split('\n')), new Set(b.split('\n'))]
  const only = (one: Set<string>, other: Set<string>) =>
    [...one]
      .filter((line) => !other.has(line))
      .slice(0, 2)
      .join(' / ')
  return `${only(left, right)} ≠ ${only(right, left)}`.slice(0, 600)
}

function count(raw: Database.Database, text: string): number {
  return raw.prepare(text).pluck().get() as number
}
