import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openVigente } from '#core/start.ts'
import { openLedgerFile } from '#db/open.ts'
import { addDays, weekday, type Day } from '#domain/calendar.ts'
import type { Bench } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
import { inTurn } from './pairs.ts'

/**
 * The reminders that fall on one day: found, written as one message a client, recorded. Each pair is another working
 * week, day by day, in milliseconds of a thousand serials that were due. The floor are the bare statements of the same
 * rows: the index read, a message and its reminders inserted with what was there before, what is due next set, and the
 * command's rows of outbox and audit; no words are put together, nothing is checked or hashed.
 */
export async function reminders(bench: Bench): Promise<void> {
  const each: number[] = []
  const sizes = bench.sizes(100_000)
  for (const size of sizes) {
    const raw = openLedgerFile(join(await bench.copyOf(size), 'ledger.db'))
    const program = await openProgram(await bench.copyOf(size))
    const [floorDay, programDay, bare] = [workingDays(), workingDays(), bareRun(raw)]
    const measured = await inTurn(
      bench.pairs,
      () => ofAWeek(() => bare(floorDay())),
      () =>
        ofAWeek(program.run, async () => {
          await program.turnTo(programDay())
        }),
    )
    bench.report(19, 'reminders of a day found and recorded', size, 2.5, measured)
    each.push(measured.programMs)
    program.close()
    raw.close()
  }
  // By what is due, not by what is kept. The smallest has a handful a day: what a run costs would hide it.
  bench.growth(19, each, 1.5, 'a reminder')
}

const WORKING_DAYS = 5

/** Of a thousand serials; what comes `before` each day is not measured. */
async function ofAWeek(
  work: () => number | Promise<number>,
  before: () => Promise<void> = async () => {},
): Promise<number> {
  let [took, due] = [0, 0]
  for (let day = 0; day < WORKING_DAYS; day += 1) {
    await before()
    const began = performance.now()
    due += await work()
    took += performance.now() - began
  }
  return (took / due) * 1_000
}

/** The program on a clock that the measure moves, with its mail set up. */
async function openProgram(dir: string) {
  let now = new Date(`${BENCH_DAY}T15:00:00Z`)
  const app = openVigente({ dir, clock: { now: () => now } })
  const call = async (operation: string, input: unknown) => {
    const answer = await app.dispatch({ operator: null, host: 'direct' }, operation, input)
    if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.code} ${answer.refusal.message}`)
    return answer.value
  }
  await call('mail.saveSettings', {
    host: '127.0.0.1',
    port: 2525,
    security: 'plain',
    user: '',
    fromName: 'Oficina',
    fromAddress: 'ventas@oficina.mx',
    automatic: true,
    remindersAt: '09:00',
  })
  return {
    /** The turn of the day is goal 8's, so it is over before the clock of this one starts. */
    turnTo: (day: Day) => {
      now = new Date(`${day}T15:00:00Z`)
      return call('today.list', { limit: 1 })
    },
    run: async () => ((await call('reminders.run', {})) as { serials: number }).serials,
    close: () => app.close(),
  }
}

interface Found {
  readonly n: number
  readonly serial_id: string
  readonly client_id: string
  readonly next_cutoff: Day
}

/** One day; how many were due. */
function bareRun(raw: Database.Database): (today: Day) => number {
  const find = raw.prepare(`
    SELECT b.n, b.serial_id, b.serial, b.client_id, b.client_name, b.system, b.version, b.users, b.months, b.method,
      b.auto_charge, b.next_cutoff, b.amount, b.state, b.until_day, b.known_on
    FROM board b INDEXED BY board_remind WHERE b.remind_on <= ?
    ORDER BY b.client_key, b.client_id, b.next_cutoff, b.serial
  `)
  const mail = raw.prepare(`
    INSERT INTO mails (id, message_id, client_id, recipients, subject, body, attachments, about, good_on, state,
      next_try_at, queued_on, queued_at, operator_id)
    VALUES (?, ?, ?, ?, 'Su renta vence', ?, '[]', 'reminder', ?, 'queued', ?, ?, ?, '')
  `)
  const fired = raw.prepare(`
    INSERT INTO reminders (id, serial_id, cutoff_on, offset_days, fired_on, late, channel, mail_id)
    VALUES (?, ?, ?, ?, ?, 0, 'email', ?)
  `)
  const next = raw.prepare('UPDATE board SET remind_on = ? WHERE n = ?')
  const under = raw.prepare('UPDATE door SET seq = ?')
  const keep = raw.prepare(`
    INSERT INTO outbox (seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash)
    VALUES (?, ?, 'reminders.fire', 1, ?, ?, '', ?, ?)
  `)
  const audit = raw.prepare(`
    INSERT INTO audit (seq, at, operator_id, host, action, hash) VALUES (?, ?, '', 'direct', 'reminders.fire', ?)
  `)
  const to = JSON.stringify([{ address: 'c1@correo.example', state: 'pending', answer: '' }])
  const hash = '0'.repeat(64)
  let made = 0
  let seq = raw.prepare('SELECT max(seq) FROM outbox').pluck().get() as number
  return raw.transaction((today: Day) => {
    const found = find.all(today) as Found[]
    const now = `${today}T15:00:00.000Z`
    const said: unknown[] = []
    under.run(++seq)
    let [client, mailId] = ['', '']
    for (const { n, serial_id, client_id, next_cutoff } of found) {
      if (client_id !== client) {
        client = client_id
        mailId = `bare-mail-${++made}`
        said.push({ client, text: WORDS })
        mail.run(mailId, `<${mailId}@oficina.mx>`, client, to, WORDS, today, now, today, now)
      }
      fired.run(`bare-${++made}`, serial_id, next_cutoff, made, today, mailId)
      said.push({ serial_id, next_cutoff })
      next.run(addDays(today, 7), n)
    }
    keep.run(seq, `bare-${seq}`, JSON.stringify(said), `bare-${today}`, now, hash)
    audit.run(seq, now, hash)
    under.run(0)
    return found.length
  })
}

/** As long as what the program writes. */
const WORDS = 'Su renta vence pronto, y con ella el acceso a su sistema. '.repeat(8)

/** From the day of every measure on, one after the other, without Saturdays and Sundays. */
function workingDays(): () => Day {
  let next = BENCH_DAY
  return () => {
    const today = next
    do next = addDays(next, 1)
    while (weekday(next) > 5)
    return today
  }
}
