import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { operations } from '#contract/index.ts'
import { openTestApp } from '../support/app.ts'
import { workLedger } from '../support/worked-ledger.ts'
import { HOSTILE_VALUES, randomOf, type Random } from './mutate-body.ts'

// Every operation, asked in the form that its contract has, with what no honest window sends: texts that are half SQL, half
// of a search, half of a sheet; ids of rows of another kind; the last numbers and days that there are. Each is answered or
// refused. `DOOR_ROUNDS=1000 npm run test:unit -- tests/security/door-fuzz.test.ts` asks each one so many times.

const ROUNDS = Number(process.env['DOOR_ROUNDS'] ?? 10)

const TEXTS = [
  ...HOSTILE_VALUES.filter((value) => typeof value === 'string'),
  ...[
    '"',
    "'",
    '""',
    "''",
    '\\',
    '*',
    'a*',
    '^a',
    'NEAR(a b)',
    'a AND',
    'NOT',
    'OR OR',
    'a OR b',
    'name:a',
    '{a b}: c',
  ],
  ...[
    '(',
    ')',
    '-',
    '--',
    '/*',
    '*/',
    ';',
    '%',
    '_',
    '%%',
    '?',
    '?1',
    ':a',
    '@a',
    '$a',
    '[',
    ']',
    '`',
    '|',
    '||',
    '~',
  ],
  ...[
    "x'; DELETE FROM clients; --",
    "') OR 1=1 --",
    '1 UNION SELECT 1',
    'CAST(1 AS INT)',
    'rowid',
    'sqlite_master',
  ],
  ...[
    'name DESC',
    'name; DROP TABLE clients',
    '=1+1',
    '@SUM(A1)',
    '+1',
    '-1',
    '9'.repeat(30),
    '1e999',
    'NaN',
    '0x10',
  ],
  ...[
    '🙈',
    'e\u0301',
    'Ñ',
    'ß',
    'ı',
    '\u00a0',
    '\u2028',
    'CON',
    'NUL.txt',
    'a:b',
    'a.',
    'a ',
    '..',
    'C:\\x',
    '\\\\x\\y',
  ],
]
const DAYS = [
  '1900-01-01',
  '0001-01-01',
  '1582-10-10',
  '1970-01-01',
  '2024-02-29',
  '2026-11-23',
  '2026-11-24',
  '2027-02-28',
  '9999-12-31',
]

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
}

/** Something of that form, of which every part is as bad as the form lets it be. */
function hostile(schema: Schema, random: Random, ids: readonly string[], name = ''): unknown {
  const again = (inner: Schema, of = name) => hostile(inner, random, ids, of)
  const one = <T>(list: readonly T[]): T => list[random(list.length)]!
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return one(schema.enum)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return again(one(choice))
  if (schema.allOf) return again(one(schema.allOf))
  switch (schema.type) {
    case 'object': {
      const made: Record<string, unknown> = {}
      for (const [key, inner] of Object.entries(schema.properties ?? {}))
        if (schema.required?.includes(key) || random(2) === 0) made[key] = again(inner, key)
      if (typeof schema.additionalProperties === 'object')
        made[one(TEXTS)] = again(schema.additionalProperties)
      return made
    }
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map((inner) => again(inner))
      return Array.from({ length: Math.max(schema.minItems ?? 0, random(3)) }, () =>
        again(schema.items ?? {}),
      )
    case 'integer':
    case 'number': {
      const [least, most] = [schema.minimum ?? -(2 ** 53), schema.maximum ?? 2 ** 53]
      const near = [least, most, 0, 1, 2, 12, 100, 100_000].filter((n) => n >= least && n <= most)
      return one(near)
    }
    case 'boolean':
      return random(2) === 0
    case 'null':
      return null
    case 'string': {
      if (/(^|[a-z])ids?$|Id$/i.test(name) && random(3) > 0) return one(ids)
      if (/day|date|from|until|since|through|month|[a-z]On$|^on$/i.test(name) && random(3) > 0)
        return one(DAYS).slice(0, /month/i.test(name) ? 7 : 10)
      const text = random(8) === 0 ? one(ids) : one(TEXTS)
      return text.slice(0, schema.maxLength ?? 70_000).padEnd(schema.minLength ?? 0, 'x')
    }
    default:
      return one([...HOSTILE_VALUES, ...ids.slice(0, 5)])
  }
}

/** Which wait for somebody else, or take the program or its ledger away. */
const APART =
  /^(backups\.restore|backups\.bring|ledger\.(repair|recover)|mail\.(test|send)|sync\.(once|wake|enrol))/

/** Which read the whole ledger or work out a password. */
const SLOW = /^(ledger\.verify|access\.|backups\.)/

test(
  'whatever an operation is asked in its own form, it answers or refuses, and nothing breaks',
  { timeout: 240_000 + ROUNDS * 20_000 },
  async () => {
    const app = openTestApp(undefined, undefined, {
      transport: () => ({ post: async () => Promise.reject(new Error('nobody is there')) }),
    })
    await workLedger(app)
    mkdirSync(join(app.dir, 'fuera'))
    const { raw } = app.app.sync
    const tables = raw
      .prepare(
        `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'id' AND c.type = 'TEXT'
         WHERE m.type = 'table'`,
      )
      .pluck()
      .all() as string[]
    const ids = tables.flatMap(
      (table) => raw.prepare(`SELECT id FROM ${table} ORDER BY random() LIMIT 6`).pluck().all() as string[],
    )
    const random = randomOf(20_261_123)
    const asked = { ok: 0, refused: 0 }
    const operators = raw.prepare('SELECT id FROM operators').pluck().all() as string[]
    const broke = new Map<string, string>()
    for (const [name, operation] of Object.entries(operations)) {
      if (APART.test(name) || (operation.kind === 'command' && operation.inner)) continue
      const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
      const rounds = SLOW.test(name) ? Math.ceil(ROUNDS / 10) : ROUNDS
      for (let round = 0; round < rounds; round += 1) {
        const made = hostile(schema, random, ids)
        const answer = await app.answer(
          name,
          made,
          round % 5 === 0 ? operators[random(operators.length)]! : null,
        )
        if (answer.ok) asked.ok += 1
        else asked.refused += 1
        if (!answer.ok && answer.refusal.code === 'bug' && !broke.has(name))
          broke.set(name, `${JSON.stringify(made).slice(0, 500)} ${app.bugs.at(-1)}`)
      }
    }
    expect(asked.ok).toBeGreaterThan(ROUNDS * 50)
    expect([...broke]).toEqual([])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    // And the office is still there.
    expect((await app.call('clients.list', {})).total).toBeGreaterThan(0)
    expect(await app.call('ledger.verify', {})).toMatchObject({})
  },
)
