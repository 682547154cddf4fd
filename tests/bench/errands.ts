import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// One errand in a process of its own, which loads what it needs and no more; prints what it measured, or else the most
// memory that it had, in MiB.

const [errand, argument] = process.argv.slice(2) as [string, string]
const measured = await run()
process.stdout.write(JSON.stringify(measured ?? peakKibibytes() / 1024))

async function run(): Promise<unknown> {
  switch (errand) {
    case 'read-xlsx': {
      const { readTable } = await import('#files/table.ts')
      return void (await readTable(argument, { name: 'cartera.xlsx' }))
    }
    case 'slips':
      return writeSlips(1_000)
    case 'export-csv':
    case 'export-xlsx':
      return exportAll(errand === 'export-csv' ? 'csv' : 'xlsx')
    case 'backups': {
      const { measureBackups } = await import('./measure-backups.ts')
      return measureBackups(JSON.parse(argument) as Parameters<typeof measureBackups>[0])
    }
    case 'first-sync':
      return takeWhole(JSON.parse(argument) as { dir: string; url: string })
    default:
      throw new Error(`no such errand: ${errand}`)
  }
}

async function writeSlips(count: number): Promise<void> {
  const { renderSlip } = await import('#papers/slip.ts')
  const { sampleSlip } = await import('../papers/sample-slip.ts')
  for (let i = 0; i < count; i++) {
    writeFileSync(join(argument, `${i}.pdf`), renderSlip({ ...sampleSlip, folio: `A-${i + 1}` }))
  }
}

async function exportAll(format: 'csv' | 'xlsx'): Promise<void> {
  const { openVigente } = await import('#core/start.ts')
  const { BENCH_CLOCK } = await import('./clock.ts')
  const { EXPORT_EVERYTHING } = await import('./export-question.ts')
  const app = openVigente({ dir: argument, clock: BENCH_CLOCK })
  const input = { ...EXPORT_EVERYTHING, format }
  const answer = await app.dispatch({ operator: null, host: 'direct' }, 'serials.export', input)
  if (!answer.ok) throw new Error(answer.refusal.code)
  app.close()
}

async function takeWhole({ dir, url }: { readonly dir: string; readonly url: string }): Promise<void> {
  const { openPc } = await import('./sync-pc.ts')
  const { httpTransport } = await import('#sync/transport.ts')
  const pc = openPc(dir, `${url}/`, httpTransport)
  await pc.exchange()
  pc.close()
}

/** Of this program alone: what the system calls the largest size is, on Linux, that of the process that started it. */
function peakKibibytes(): number {
  const status = '/proc/self/status'
  const peak = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8')) : null
  return peak === null ? process.resourceUsage().maxRSS : Number(peak[1])
}
