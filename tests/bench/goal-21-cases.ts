import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openLedgerFile, closeLedgerFile } from '#db/open.ts'
import { openVigente } from '#core/start.ts'
import type { Bench } from './bench.ts'
import { BENCH_CLOCK } from './clock.ts'
import { cloneFolder } from './clone-folder.ts'
import { createChance, personName } from './invented.ts'
import { inTurn, repeated } from './pairs.ts'

const CASES = 200_000
/** Of a hundred cases one is open. */
const OPEN = 100
const CALLS = 40

/** Words that thousands of cases have, two of them, a beginning, who called; then what one case has: its folio. */
const TERMS = ['timbra', 'respaldo servidor', 'nomi', 'maria perez', 'A-0123456'] as const
const ABOUT = [
  'No timbra la',
  'No abre la',
  'Respaldo en el servidor de',
  'Error al instalar la',
  'Duda de',
] as const
const WHAT = ['nómina', 'factura', 'póliza', 'impresora', 'base de datos', 'red', 'licencia'] as const

/**
 * Cases found while typing, from Ctrl+K and in the list of all cases, with 200,000 of them. The floor is the full-text
 * index alone with the same titles: the best twenty by its own rank.
 */
export async function cases(bench: Bench): Promise<void> {
  const size = bench.quick ? CASES / 10 : CASES
  const dir = await bench.copyOf(1_000)
  writeCases(dir, size)
  const floorDir = bench.newDir('floor')
  cloneFolder(dir, floorDir)
  const app = openVigente({ dir, clock: BENCH_CLOCK })
  const raw = openLedgerFile(join(floorDir, 'ledger.db'))
  const ask = async (operation: string, input: object) => {
    const answer = await app.dispatch({ operator: null, host: 'direct' }, operation, input)
    if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.code}`)
  }
  const floor = bestCases(raw)
  for (const [what, operation, more] of [
    ['case found from everywhere', 'search.everywhere', { limit: 20 }],
    ['case found in the list of the open ones', 'support.list', { limit: 20 }],
    ['case found in the list of all', 'support.list', { state: 'all', limit: 20 }],
  ] as const) {
    const measured = await inTurn(
      bench.pairs,
      repeated(CALLS, (call) => floor(TERMS[call % TERMS.length]!)),
      repeated(CALLS, (call) => {
        const term = TERMS[call % TERMS.length]!
        return ask(
          operation,
          operation === 'support.list' ? { ...more, search: term } : { ...more, text: term },
        )
      }),
    )
    bench.report(21, what, size, 3, measured)
  }
  app.close()
  raw.close()
}

/** By SQL alone, through the triggers that index them. */
function writeCases(dir: string, size: number): void {
  const raw = openLedgerFile(join(dir, 'ledger.db'))
  raw.pragma('synchronous = OFF')
  const chance = createChance(size)
  const clients = raw.prepare('SELECT id FROM clients ORDER BY id').pluck().all() as string[]
  const insert = raw.prepare(`
    INSERT INTO cases (
      id, series, number, client_id, caller, channel, subject, vendor_id, entitlement, entitled, policy, state,
      opened_at, opened_on, answer_from, closed_on, closing_reason, operator_id
    ) VALUES (?, 'A', ?, ?, ?, 'phone', ?, 'aspel', 'rented', 1, '{}', ?, ?, ?, ?, ?, ?, '')
  `)
  raw.transaction(() => {
    for (let n = 1; n <= size; n++) {
      const at = `2026-${String(1 + (n % 10)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
      const isOpen = n % OPEN === 0
      const subject = `${ABOUT[chance(ABOUT.length)]!} ${WHAT[chance(WHAT.length)]!}`
      const [state, closedOn, reason] = isOpen ? ['open', null, null] : ['closed', at, 'agreed']
      insert.run(
        ...[`case-${String(n).padStart(9, '0')}`, n, clients[n % clients.length]!, personName(n), subject],
        ...[state, `${at}T15:00:00.000Z`, at, `${at}T15:00:00.000Z`, closedOn, reason],
      )
    }
    raw.exec(`
      INSERT INTO search_index (rowid, text) SELECT d.n, d.text FROM search_stale s JOIN search_docs d ON d.n = s.n;
      DELETE FROM search_stale;
    `)
  })()
  closeLedgerFile(raw)
}

function bestCases(raw: Database.Database): (text: string) => unknown {
  const matches = raw.prepare(`
    SELECT k.id, k.series, k.number, k.subject, k.state, c.name
    FROM (SELECT rowid AS n FROM search_index WHERE search_index MATCH ? ORDER BY rank LIMIT 20) hit
    CROSS JOIN search_docs d ON d.n = hit.n
    JOIN cases k ON k.id = d.ref
    LEFT JOIN clients c ON c.id = k.client_id
  `)
  return (text) =>
    matches.all(
      text
        .split(/[ -]/)
        .map((word) => `"${word}"*`)
        .join(' '),
    )
}
