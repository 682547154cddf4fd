import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openLedgerFile } from '#db/open.ts'
import { databaseDoor } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { nextCutoff } from '#domain/cutoff.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import { turnTheDay } from '#features/today/board.ts'
import type { Bench } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
import { inTurn, timed } from './pairs.ts'

/**
 * All serials computed again for another day, what changed written: a clock that went back, or new prices. The floor
 * reads, computes and writes the changed with the cutoff rule alone.
 */
export async function turnOfDay(bench: Bench): Promise<void> {
  const sizes = bench.quick ? [1_000, 10_000] : [10_000, 100_000, 200_000]
  const perSerial: number[] = []
  for (const size of sizes) {
    const floor = openLedgerFile(join(await bench.copyOf(size), 'ledger.db'))
    const program = openLedgerFile(join(await bench.copyOf(size), 'ledger.db'))
    const db = databaseDoor(program)
    let [floorDay, programDay] = [0, 0]
    const whole = await inTurn(
      bench.pairs,
      timed(() => plainTurn(floor, addDays(BENCH_DAY, --floorDay))),
      timed(() => turnTheDay(program, db, DEFAULT_POLICIES, addDays(BENCH_DAY, --programDay))),
    )
    bench.report(8, 'turn of the day, everything', size, 2, whole)
    perSerial.push(whole.programMs / size)
    floor.close()
    program.close()
  }
  const [floorMs, programMs] = [perSerial[0]!, perSerial.at(-1)!]
  bench.report(8, 'growth: a serial', sizes.at(-1)!, 1.5, { ratio: programMs / floorMs, floorMs, programMs })
}

interface PlainRow {
  readonly n: number
  readonly activated_on: Day
  readonly months: number
  readonly paid_months: number
  readonly auto_charge: number
  readonly next_cutoff: Day | null
  readonly next_validation: Day | null
  readonly status: string
}

function plainTurn(raw: Database.Database, today: Day): void {
  const rows = raw
    .prepare(
      `SELECT b.n, s.activated_on, r.months, r.paid_months, r.auto_charge, b.next_cutoff, b.next_validation, b.status
       FROM serials s JOIN rentals r ON r.serial_id = s.id JOIN board b ON b.serial_id = s.id`,
    )
    .all() as PlainRow[]
  const write = raw.prepare('UPDATE board SET next_cutoff = ?, next_validation = ?, status = ? WHERE n = ?')
  raw.transaction(() => {
    for (const row of rows) {
      const paid = row.auto_charge === 1 ? today : row.activated_on
      const cutoff = nextCutoff(row.activated_on, row.months, paid).day
      const validation = nextCutoff(row.activated_on, 1, today).day
      const status = cutoff === today ? 'corteHoy' : cutoff < today ? 'porConfirmar' : 'vigente'
      if (cutoff !== row.next_cutoff || validation !== row.next_validation) {
        write.run(cutoff, validation, status, row.n)
      }
    }
  })()
}
