import type { Answer } from '#core/app.ts'
import type { Command } from './arguments.ts'
import { reachLedger } from './reach.ts'

/** What a file would do to the ledger or, with `--commit`, what it did: the counts of every line. */
export async function importFile(command: Extract<Command, { command: 'import' }>): Promise<Answer> {
  const ledger = await reachLedger(command)
  if ('ok' in ledger) return ledger
  try {
    const uploaded = await ledger.upload(command.file)
    if (!uploaded.ok) return uploaded
    const { file } = uploaded.value as { file: string }
    const sheet = command.sheet === null ? {} : { sheet: command.sheet }
    const answer = await ledger.call(command.commit ? 'imports.commit' : 'imports.preview', {
      file,
      ...sheet,
    })
    return answer.ok ? { ok: true, value: outcomeOf(answer.value as ImportOutcome) } : answer
  } finally {
    ledger.close()
  }
}

/** Every line is counted once, in new, changed, same, conflicts or errors; warnings besides. */
export interface ImportOutcome {
  readonly lines: number
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly warnings: number
  readonly conflicts: number
  readonly errors: number
  readonly clients: number
  readonly serials: number
  readonly rows: readonly unknown[]
  /** For `imports.undo`; only of what was written. */
  readonly import?: string | null
}

/** What scripts hold on to; the map of columns and the rest of a preview are for the screen. */
function outcomeOf(found: ImportOutcome): ImportOutcome {
  const { lines, changed, same, warnings, conflicts, errors, clients, serials, rows } = found
  const counts = { lines, new: found.new, changed, same, warnings, conflicts, errors, clients, serials, rows }
  return found.import === undefined ? counts : { ...counts, import: found.import }
}

export function importSentence(found: ImportOutcome): string {
  return [
    `${found.lines} renglones: ${found.new} nuevos, ${found.changed} cambian, ${found.same} iguales,`,
    `${found.conflicts} en conflicto, ${found.errors} con error; ${found.warnings} avisos.`,
    `El libro: ${found.clients} clientes, ${found.serials} series.`,
  ].join('\n')
}
