import type { ReadDb } from './sql.ts'

/** Answers that hold until the ledger changes: of each open ledger the last `most`, by what was asked. */
export function keptAnswers<T>(
  most: number,
): (db: ReadDb, version: number, question: string, make: () => T) => T {
  const ledgers = new WeakMap<ReadDb, { version: number; readonly answers: Map<string, T> }>()
  return (db, version, question, make) => {
    let kept = ledgers.get(db)
    if (!kept) {
      kept = { version, answers: new Map() }
      ledgers.set(db, kept)
    }
    if (kept.version !== version) {
      kept.version = version
      kept.answers.clear()
    }
    const known = kept.answers.get(question)
    if (known !== undefined) return known
    const made = make()
    if (kept.answers.size >= most) kept.answers.delete(kept.answers.keys().next().value!)
    kept.answers.set(question, made)
    return made
  }
}
