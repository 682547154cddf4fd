import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBench, type Bench, type Row } from './bench.ts'
import { printHead, printRow } from './table.ts'
import { bulkImport } from './goal-01-bulk-import.ts'
import { csvImport } from './goal-02-csv-import.ts'
import { xlsxRead } from './goal-03-xlsx-read.ts'
import { dueList } from './goal-04-due-list.ts'
import { wholeHoy } from './goal-04-whole-hoy.ts'
import { counters } from './goal-05-counters.ts'
import { search } from './goal-06-search.ts'
import { cutoffs } from './goal-07-cutoffs.ts'
import { turnOfDay } from './goal-08-turn-of-day.ts'
import { pushAndPull } from './goal-09-push-pull.ts'
import { oneChange } from './goal-10-one-change.ts'
import { slips } from './goal-11-slip.ts'
import { gridWindows } from './goal-12-grid-core.ts'
import { gridOnScreen } from './goal-12-grid-screen.ts'
import { starts } from './goal-13-start.ts'
import { exports } from './goal-14-export.ts'
import { income } from './goal-15-income.ts'
import { backups } from './goal-16-backup.ts'
import { commits } from './goal-17-commit.ts'
import { memory } from './goal-18-memory.ts'
import { reminders } from './goal-19-reminders.ts'
import { prepaidKeys } from './goal-20-prepaid-keys.ts'
import { cases } from './goal-21-cases.ts'
import { promises } from './goal-22-promises.ts'
import { endpoint } from './goal-23-endpoint.ts'

// `npm run bench`: each goal of performance against its floor in the same run. Not a test: nothing fails on a clock.

const GOALS: Readonly<Record<number, (bench: Bench) => Promise<void>>> = {
  1: bulkImport,
  2: csvImport,
  3: xlsxRead,
  4: async (bench) => {
    await dueList(bench)
    await wholeHoy(bench)
  },
  5: counters,
  6: search,
  7: cutoffs,
  8: turnOfDay,
  9: pushAndPull,
  10: oneChange,
  11: slips,
  12: async (bench) => {
    await gridWindows(bench)
    await gridOnScreen(bench)
  },
  13: starts,
  14: exports,
  15: income,
  16: backups,
  17: commits,
  18: memory,
  19: reminders,
  20: prepaidKeys,
  21: cases,
  22: promises,
  23: endpoint,
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    goal: { type: 'string', multiple: true },
  },
})
const asked = values.goal?.map(Number) ?? Object.keys(GOALS).map(Number)
const dir = mkdtempSync(join(tmpdir(), 'vigente-bench-'))
const rows: Row[] = []
const bench = createBench(dir, values.quick ?? false, (row) => {
  rows.push(row)
  if (!values.json) printRow(row)
})
if (!values.json) printHead()
try {
  for (const goal of asked) {
    const measure = GOALS[goal]
    if (!measure) throw new Error(`there is no goal ${goal}: ${Object.keys(GOALS).join(', ')}`)
    await measure(bench)
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
if (values.json) {
  const printed = rows.map(({ goal, what, size, ratio, limit, ok }) => ({
    goal,
    what,
    size,
    ratio,
    limit,
    ok,
  }))
  process.stdout.write(`${JSON.stringify(printed)}\n`)
}
