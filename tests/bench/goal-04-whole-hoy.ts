import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Caller } from '#core/app.ts'
import { openVigente } from '#core/start.ts'
import { openLedgerFile } from '#db/open.ts'
import { addDays } from '#domain/calendar.ts'
import { boundsOf, orderColumn, SECTIONS, sectionWhere } from '#features/today/sections.ts'
import type { Bench } from './bench.ts'
import { BENCH_CLOCK, BENCH_DAY } from './clock.ts'
import { cloneFolder } from './clone-folder.ts'
import { inTurn, repeated } from './pairs.ts'

const CALLS = 100
/** A page and some more in each list, at every size: else the small ledger would have less to show. */
const EACH = 60
const CALLER: Caller = { operator: null, host: 'direct' }

/** Hoy complete: each of its lists and what the desks owe, the first page of each; the floor is those pages alone. */
export async function wholeHoy(bench: Bench): Promise<void> {
  const sides: { readonly whole: () => Promise<unknown>; readonly close: () => void }[] = []
  const sizes = bench.sizes(1_000_000)
  for (const size of sizes) {
    const dir = await bench.copyOf(size)
    await fillLists(dir)
    const forFloor = bench.newDir('floor')
    cloneFolder(dir, forFloor)
    const app = openVigente({ dir, clock: BENCH_CLOCK })
    const raw = openLedgerFile(join(forFloor, 'ledger.db'))
    const ask = async (input: object) => {
      const answer = await app.dispatch(CALLER, 'today.list', input)
      if (!answer.ok) throw new Error(answer.refusal.message)
    }
    const whole = async () => {
      for (const section of SECTIONS) await ask({ section })
      await ask({ desk: 'own' })
    }
    const measured = await inTurn(bench.pairs, repeated(CALLS, bareLists(raw)), repeated(CALLS, whole))
    bench.report(4, 'Hoy complete: all lists and tasks', size, 6, measured)
    sides.push({
      whole,
      close: () => {
        app.close()
        raw.close()
      },
    })
  }
  const [small, large] = [sides[0]!, sides.at(-1)!]
  const grown = await inTurn(bench.pairs, repeated(CALLS, small.whole), repeated(CALLS, large.whole))
  bench.report(4, 'growth: Hoy complete', sizes.at(-1)!, 1.5, grown)
  for (const { close } of sides) close()
}

function bareLists(raw: Database.Database): () => unknown {
  const bounds = boundsOf(BENCH_DAY, addDays(BENCH_DAY, 1))
  const pages = SECTIONS.map((section) => {
    const { text, values } = sectionWhere(section, bounds)
    const page = raw.prepare(`
      SELECT b.serial_id, b.serial, b.client_id, b.client_name, p.name, p.phone, p.email, c.note, b.system, b.version,
        b.users, b.mode, b.months, b.method, b.auto_charge, b.activated_on, b.loss_on, b.next_cutoff,
        b.next_validation, b.tolerance_until, b.until_day, b.state, b.amount
      FROM board b
      CROSS JOIN clients c ON c.id = b.client_id
      LEFT JOIN contacts p ON p.client_id = b.client_id AND p.position = 0
      WHERE ${text} ORDER BY b.${orderColumn(section)}, b.client_key, b.client_id, b.serial LIMIT 50
    `)
    return () => page.all(...values)
  })
  const tasks = raw.prepare(`
    SELECT t.id, t.kind, t.ref, t.client_id, t.serial_id, t.due_on, t.due_time, t.params, c.name, c.note, p.name, p.phone
    FROM tasks t
    LEFT JOIN clients c ON c.id = t.client_id
    LEFT JOIN contacts p ON p.client_id = t.client_id AND p.position = 0
    WHERE t.due_on <= ? ORDER BY t.due_on, t.due_time, t.id LIMIT 50
  `)
  return () => [...pages.map((page) => page()), tasks.all(bounds.endOfWeek)]
}

/** So many systems for each list, by the program's own commands. */
async function fillLists(dir: string): Promise<void> {
  const app = openVigente({ dir, clock: BENCH_CLOCK })
  const run = async (name: string, input: object) => {
    const answer = await app.dispatch(CALLER, name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.message}`)
    return answer.value as { id: string }
  }
  const { id: clientId } = await run('clients.create', {
    name: 'Cliente de la medida',
    contacts: [{ name: 'Lety', phone: '9988440824' }],
  })
  let made = 0
  const system = (more: object) =>
    run('serials.create', {
      clientId,
      product: 'SAE',
      serial: `MED${String(++made).padStart(6, '0')}`,
      mode: 'subscription',
      version: '10.0',
      users: 1,
      months: 12,
      method: 'transfer',
      ...more,
    })
  const paid = (days: number) => ({
    activatedOn: addDays(BENCH_DAY, days - 365),
    paidUntil: addDays(BENCH_DAY, days),
  })
  for (let i = 0; i < EACH; i++) {
    await system(paid(0))
    await system(paid(1))
    await system(paid(5))
    await system(paid(-10))
    await system({ installedOn: addDays(BENCH_DAY, -27) })
    const stopped = await system(paid(90))
    await run('serials.reportStopped', { id: stopped.id, message: 'No abre' })
    const failed = await system(paid(100))
    await run('rentals.failValidation', { serialId: failed.id })
    const promised = await system(paid(2))
    await run('contacts.log', {
      clientId,
      serialId: promised.id,
      channel: 'call',
      text: 'Paga mañana',
      followUp: { kind: 'promise', until: addDays(BENCH_DAY, 1) },
    })
    await run('tasks.add', { text: `Llamar ${i}`, on: addDays(BENCH_DAY, i % 5), clientId })
  }
  app.close()
}
