import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { auditLine } from '#features/audit/chain.ts'
import { seededChance, type Chance } from '#features/ledger/chance.ts'
import { chainHash } from '#wire/canonical.ts'
import { openTestApp } from '../support/app.ts'
import { openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'

const verdict = async (pc: Pick<TestPc, 'call'>) => (await pc.call('audit.verify', {})).broken

/** A day of an office: clients, an undo, a refused password, a list taken away. */
async function aDay({ call, answer }: Pick<TestPc, 'call' | 'answer'>): Promise<void> {
  for (let i = 0; i < 12; i++) {
    const { id } = await call('clients.create', { name: `Cliente ${i}`, rfc: '' })
    await call('clients.update', { id, note: `renglón\nnuevo ${i}` })
    if (i % 4 === 0) await call('exports.make', { list: 'clients', format: 'csv' })
    if (i % 5 === 0) {
      const left = await answer('clients.leave', { id, reason: 'cerró' })
      if (left.ok) await call('ledger.undo', { command: left.command! })
    }
  }
}

/** The file as a tool for SQLite opens it: no trigger stands in the way of who has the file. */
function tamper(pc: TestPc, work: (raw: Database.Database) => void): void {
  const { raw } = pc.app.sync
  const triggers = raw
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('audit', 'outbox', 'audit_seals')",
    )
    .all() as { name: string; sql: string }[]
  raw.transaction(() => {
    for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
    work(raw)
    for (const { sql } of triggers) raw.exec(sql)
  })()
}

/** The chain worked out anew, as somebody does it who has read this program. */
function recompute(raw: Database.Database): void {
  let previous = ''
  for (const row of raw.prepare('SELECT seq, type, version, args FROM outbox ORDER BY seq').all() as {
    seq: number
    type: string
    version: number
    args: string
  }[]) {
    previous = chainHash(previous, `${row.seq}\n${row.type}\n${row.version}\n${row.args}`)
    raw.prepare('UPDATE outbox SET hash = ? WHERE seq = ?').run(previous, row.seq)
  }
  let hash = ''
  const rows = raw
    .prepare(
      `SELECT a.n, a.seq, a.at, a.operator_id AS operator, a.host, a.action, a.entity, a.reason, coalesce(o.hash, '') AS outboxHash
       FROM audit a LEFT JOIN outbox o ON o.seq = a.seq ORDER BY a.n`,
    )
    .all() as (Parameters<typeof auditLine>[1] & { n: number })[]
  for (const row of rows) {
    hash = chainHash(hash, auditLine(row.n, row))
    raw.prepare('UPDATE audit SET hash = ? WHERE n = ?').run(hash, row.n)
  }
}

test('a day of work, with what changed nothing of the ledger, is one chain that holds', async () => {
  const app = openTestApp()
  await aDay(app)
  const { entries, broken, sealed } = await app.call('audit.verify', {})
  expect([entries > 25, broken, sealed]).toEqual([true, null, null])
  const { entries: listed } = await app.call('audit.list', { of: 'here', limit: 500 })
  expect(listed.filter(({ action }) => action === 'exports.taken')).toHaveLength(3)
})

test('no statement of the program changes or drops an entry, a seal or what was recorded', async () => {
  const app = openTestApp()
  await aDay(app)
  const { raw } = app.app.sync
  for (const statement of [
    "UPDATE audit SET reason = 'x'",
    'DELETE FROM audit',
    "UPDATE outbox SET args = '{}'",
    "UPDATE outbox SET operator_id = 'otra'",
    'DELETE FROM outbox',
  ]) {
    expect(() => raw.exec(statement), statement).toThrow(/append only|written once/)
  }
})

describe('500 edits by hand with SQLite', () => {
  const EDITS: readonly ((raw: Database.Database, chance: Chance, length: number) => void)[] = [
    // a column of an entry
    (raw, chance, length) => {
      const column = chance.pick(['at', 'operator_id', 'host', 'action', 'entity', 'reason', 'hash'])
      const n = 1 + chance.below(length)
      raw.prepare(`UPDATE audit SET ${column} = coalesce(${column}, '') || 'x' WHERE n = ?`).run(n)
    },
    // which command an entry is of
    (raw, chance, length) =>
      void raw
        .prepare('UPDATE audit SET seq = coalesce(seq, 0) + 1 WHERE n = ?')
        .run(1 + chance.below(length)),
    // two entries change places
    (raw, chance, length) => {
      const n = 1 + chance.below(length - 1)
      raw.prepare('UPDATE audit SET n = -1 WHERE n = ?').run(n)
      raw.prepare('UPDATE audit SET n = ? WHERE n = ?').run(n, n + 1)
      raw.prepare('UPDATE audit SET n = ? WHERE n = -1').run(n + 1)
    },
    // an entry is gone, with or without its command, and the rest closes up or not
    (raw, chance, length) => {
      const n = 1 + chance.below(length)
      const seq = raw.prepare('SELECT seq FROM audit WHERE n = ?').pluck().get(n)
      raw.prepare('DELETE FROM audit WHERE n = ?').run(n)
      if (chance.below(2) === 0) raw.prepare('DELETE FROM outbox WHERE seq = ?').run(seq)
      if (chance.below(2) === 0) raw.prepare('UPDATE audit SET n = n - 1 WHERE n > ?').run(n)
    },
    // what was asked reads otherwise
    (raw, chance) => {
      const column = chance.pick(['args', 'type', 'operator_id', 'created_at', 'cmd_id'])
      const most = raw.prepare('SELECT max(seq) FROM outbox').pluck().get() as number
      const seq = 1 + chance.below(most)
      const value = column === 'args' ? `json_set(args, '$.input.note', 'otra')` : `${column} || 'x'`
      raw.prepare(`UPDATE outbox SET ${column} = ${value} WHERE seq = ?`).run(seq)
    },
    // the tail is cut, of the audit alone or of both
    (raw, chance, length) => {
      const n = 1 + chance.below(length)
      const seq = raw.prepare('SELECT min(seq) FROM audit WHERE n >= ? AND seq IS NOT NULL').pluck().get(n)
      raw.prepare('DELETE FROM audit WHERE n >= ?').run(n)
      if (chance.below(2) === 0) raw.prepare('DELETE FROM outbox WHERE seq >= ?').run(seq ?? 1_000_000)
    },
    // an entry reads otherwise and the whole chain is worked out anew
    (raw, chance, length) => {
      const n = 1 + chance.below(length)
      raw.prepare("UPDATE audit SET operator_id = 'otra', reason = 'nunca pasó' WHERE n = ?").run(n)
      recompute(raw)
    },
    // an entry of a command is taken out whole, and both chains are worked out anew
    (raw, chance) => {
      const most = raw.prepare('SELECT max(seq) FROM outbox').pluck().get() as number
      const seq = 1 + chance.below(most)
      const n = raw.prepare('SELECT n FROM audit WHERE seq = ?').pluck().get(seq) as number
      raw.prepare('DELETE FROM outbox WHERE seq = ?').run(seq)
      raw.prepare('DELETE FROM audit WHERE n = ?').run(n)
      raw.prepare('UPDATE audit SET n = n - 1 WHERE n > ?').run(n)
      raw.prepare('UPDATE audit SET seq = seq - 1 WHERE seq > ?').run(seq)
      for (const later of raw.prepare('SELECT seq FROM outbox WHERE seq > ? ORDER BY seq').pluck().all(seq))
        raw.prepare('UPDATE outbox SET seq = seq - 1 WHERE seq = ?').run(later)
      recompute(raw)
    },
  ]

  test('are all found, each at its place or before', { timeout: 240_000 }, async () => {
    const { service } = await openTestEndpoint()
    const pc = await openTestPc(service, 'Recepción')
    await aDay(pc)
    await pc.exchange()
    const { entries, broken, sealed } = await pc.call('audit.verify', {})
    expect([broken, sealed?.n]).toEqual([null, entries])
    const chance = seededChance(7)
    const found = { yes: 0, no: [] as number[] }
    for (let edit = 0; edit < 500; edit++) {
      const { raw } = pc.app.sync
      raw.exec('BEGIN')
      raw.exec('PRAGMA defer_foreign_keys = 1')
      for (const table of ['audit', 'outbox', 'audit_seals']) dropTriggers(raw, table)
      EDITS[edit % EDITS.length]!(raw, chance, entries)
      // The job reads within the same transaction, which is then given up.
      const { broken: place } = await pc.call('audit.verify', {})
      if (place === null) found.no.push(edit % EDITS.length)
      else found.yes += 1
      raw.exec('ROLLBACK')
    }
    expect(found).toEqual({ yes: 500, no: [] })
    expect(await verdict(pc)).toBeNull()
  })
})

function dropTriggers(raw: Database.Database, table: string): void {
  const names = raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
    .pluck()
    .all(table)
  for (const name of names as string[]) raw.exec(`DROP TRIGGER ${name}`)
}

describe('what an endpoint has countersigned', () => {
  async function office() {
    const { service } = await openTestEndpoint()
    const pc = await openTestPc(service, 'Recepción')
    await aDay(pc)
    await pc.exchange()
    return { pc, service }
  }

  /** Every trace on this PC of what was signed is gone as well. */
  const withoutSeals = (raw: Database.Database) => {
    raw.exec("DELETE FROM audit_seals; DELETE FROM local_state WHERE key = 'audit.sealed'")
    recompute(raw)
  }

  test('follows the chain from one exchange to the next', async () => {
    const { pc } = await office()
    await pc.call('clients.create', { name: 'Buceo Ixchel' })
    await pc.exchange()
    const { entries, sealed, broken, fault } = await pc.call('audit.verify', {})
    expect([sealed?.n, broken, fault]).toEqual([entries, null, null])
  })

  test('is kept of each day the last, and the newest, however often a day was sent something', async () => {
    let now = '2026-11-23T15:00:00Z'
    const { service } = await openTestEndpoint({ now: () => new Date(now) })
    const pc = await openTestPc(service, 'Recepción')
    for (const today of ['2026-11-23', '2026-11-24', '2026-11-25']) {
      pc.setToday(today)
      now = `${today}T15:00:00Z`
      for (let i = 0; i < 5; i += 1) {
        await pc.call('clients.create', { name: `Buceo ${today} ${i}` })
        await pc.exchange()
      }
    }
    const { entries, sealed, broken } = await pc.call('audit.verify', {})
    expect([sealed?.n, broken]).toEqual([entries, null])
    const days = pc.app.sync.raw.prepare('SELECT substr(at, 1, 10) FROM audit_seals ORDER BY n').pluck().all()
    expect(days).toEqual(['2026-11-23', '2026-11-24'])
    // What was signed before stands where the newest is gone, which the next exchange brings again.
    tamper(pc, (raw) => raw.exec("DELETE FROM local_state WHERE key = 'audit.sealed'"))
    expect(await verdict(pc)).toBeNull()
    for (const name of ['Otro', 'Y otro']) {
      await pc.call('clients.create', { name })
      await pc.exchange()
    }
    const after = await pc.call('audit.verify', {})
    expect([after.sealed?.n, after.fault, after.broken]).toEqual([after.entries, null, null])
  })

  test('that is spoilt on this PC keeps nothing from being sent, and comes again with the next exchange', async () => {
    for (const [key, spoilt] of [
      ['audit.sealed', '{"n": 3'],
      ['audit.sealed', '{"n": "tres"}'],
      ['audit.fault', 'null'],
      ['audit.fault', ''],
    ] as const) {
      const { pc } = await office()
      const { raw } = pc.app.sync
      tamper(pc, () => {
        raw
          .prepare(
            'INSERT INTO local_state (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
          )
          .run(key, spoilt)
      })
      await pc.call('today.list', {})
      expect((await pc.call('audit.verify', {})).broken).toBeNull()
      await pc.call('clients.create', { name: 'Buceo Ixchel' })
      await pc.exchange()
      expect(
        pc.app.sync.raw.prepare("SELECT count(*) FROM outbox WHERE state = 'pending'").pluck().get(),
      ).toBe(0)
      await pc.call('clients.create', { name: 'Otro' })
      await pc.exchange()
      const { entries, sealed, broken, fault } = await pc.call('audit.verify', {})
      expect([sealed?.n, broken, fault]).toEqual([entries, null, null])
    }
  })

  test('finds a recomputed chain at the next exchange, though its seals were dropped here, until somebody says why', async () => {
    const { pc } = await office()
    tamper(pc, (raw) => {
      raw.exec("UPDATE audit SET reason = 'nunca pasó', operator_id = 'otra' WHERE n = 3")
      withoutSeals(raw)
    })
    expect(await verdict(pc)).toBeNull()
    await pc.call('clients.create', { name: 'Buceo Ixchel' })
    await pc.exchange()
    const { fault } = await pc.call('audit.verify', {})
    expect(fault?.n).toBeGreaterThan(20)
    const owed = await pc.call('today.list', {})
    expect(owed.tasks.lines.map(({ kind }) => kind)).toContain('office.audit')
    await pc.call('clients.create', { name: 'Otro' })
    await pc.exchange()
    expect((await pc.call('audit.standing', {})).sealed).toBeNull()

    await pc.call('audit.accept', { reason: 'se volvió al respaldo del viernes' })
    await pc.call('clients.create', { name: 'Otro más' })
    await pc.exchange()
    const after = await pc.call('audit.standing', {})
    expect([after.fault, after.sealed?.n]).toEqual([null, after.entries])
    expect((await pc.call('today.list', {})).tasks.lines.map(({ kind }) => kind)).not.toContain(
      'office.audit',
    )
    expect(await pc.refused('audit.accept', { reason: 'otra vez' })).toBe('audit.nothingWrong')
  })

  test('finds a tail that was cut of what changes nothing of the ledger', async () => {
    const { pc } = await office()
    await pc.call('exports.make', { list: 'clients', format: 'csv' })
    await pc.call('clients.create', { name: 'Buceo Ixchel' })
    await pc.exchange()
    tamper(pc, (raw) => {
      raw.exec("DELETE FROM audit WHERE action = 'exports.taken'")
      let n = 0
      for (const old of raw.prepare('SELECT n FROM audit ORDER BY n').pluck().all()) {
        n += 1
        raw.prepare('UPDATE audit SET n = ? WHERE n = ?').run(n, old)
      }
      withoutSeals(raw)
    })
    expect(await verdict(pc)).toBeNull()
    await pc.call('clients.create', { name: 'Otro' })
    await pc.exchange()
    expect((await pc.call('audit.standing', {})).fault).not.toBeNull()
  })

  test('is believed of the endpoint alone', async () => {
    const { pc } = await office()
    for (const [field, value] of [
      ['at', '2020-01-01T00:00:00.000Z'],
      ['serverKey', 'otra'],
    ]) {
      tamper(pc, (raw) =>
        raw
          .prepare(`UPDATE local_state SET value = json_set(value, '$.' || ?, ?) WHERE key = 'audit.sealed'`)
          .run(field, value),
      )
      expect(await verdict(pc)).toMatchObject({ what: 'forged' })
    }
  })
})

test('a page of it says who did what to whom, and an entry what was asked, before and after, without secrets', async () => {
  const app = openTestApp()
  const { id } = await app.call('clients.create', { name: 'Hotel La Ceiba', city: 'Cancún' })
  const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
  await app.call('clients.update', { id, city: 'Tulum' })
  await app.call('vault.save', { clientId: id, portal: 'Aspel', user: 'lety', password: 'Caribe#2026' })
  await app.call('access.setUp', { name: 'Lety', password: 'cuatro faros en la bahía' })
  const list = async (more: object) => (await app.call('audit.list', { of: 'here', ...more })).entries

  expect((await list({ clientId: id })).map(({ action, client }) => [action, client])).toEqual([
    ['vault.save', 'Hotel La Ceiba'],
    ['clients.update', 'Hotel La Ceiba'],
    ['clients.create', 'Hotel La Ceiba'],
  ])
  expect((await list({ clientId: other.id })).map(({ action }) => action)).toEqual(['clients.create'])
  expect((await list({ kind: 'access' })).map(({ action }) => action)).toEqual([
    'access.signedIn',
    'access.recordPassword',
    'access.recordRecoveryCode',
  ])
  expect(await list({ from: '2026-11-24' })).toEqual([])
  expect(await list({ from: '2026-11-23', until: '2026-11-23' })).toHaveLength(8)
  expect(await list({ operator: 'nadie' })).toEqual([])

  const [, update] = await list({ clientId: id })
  expect(await app.call('audit.get', { n: update!.n })).toMatchObject({
    host: 'direct',
    asked: [
      { field: 'city', value: 'Tulum' },
      { field: 'id', value: id },
    ],
    changes: [{ table: 'clients', key: id, fields: [{ field: 'city', before: 'Cancún', after: 'Tulum' }] }],
  })
  const all = await list({ limit: 500 })
  const told = JSON.stringify(await Promise.all(all.map(({ n }) => app.call('audit.get', { n }))))
  for (const secret of ['scrypt', 'v1.', 'faros', 'Caribe#2026']) expect(told).not.toContain(secret)
  const file = await app.call('audit.export', { of: 'here', format: 'csv' })
  expect(app.stored(file.file).toString('utf8')).toContain('Hotel La Ceiba')
})
