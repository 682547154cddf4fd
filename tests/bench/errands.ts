import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { renderSlip } from '#papers/slip.ts'
import { readTable } from '#files/table.ts'
import { sampleSlip } from '../papers/sample-slip.ts'
import { BENCH_CLOCK } from './clock.ts'
import { EXPORT_EVERYTHING } from './export-question.ts'

// One errand in a process of its own; prints the most memory that it had, in MiB.

const [errand, argument] = process.argv.slice(2) as [string, string]
await run()
process.stdout.write(String(process.resourceUsage().maxRSS / 1024))

async function run(): Promise<void> {
  switch (errand) {
    case 'read-xlsx':
      return void (await readTable(argument, { name: 'cartera.xlsx' }))
    case 'slips':
      for (let i = 0; i < 1_000; i++) {
        writeFileSync(join(argument, `${i}.pdf`), renderSlip({ ...sampleSlip, folio: `A-${i + 1}` }))
      }
      return
    case 'export-csv':
    case 'export-xlsx':
      return exportAll(errand === 'export-csv' ? 'csv' : 'xlsx')
    default:
      throw new Error(`no such errand: ${errand}`)
  }
}

async function exportAll(format: 'csv' | 'xlsx'): Promise<void> {
  const app = openVigente({ dir: argument, clock: BENCH_CLOCK })
  const answer = await app.dispatch({ operator: null, host: 'direct' }, 'serials.export', {
    ...EXPORT_EVERYTHING,
    format,
  })
  if (!answer.ok) throw new Error(answer.refusal.code)
  app.close()
}
