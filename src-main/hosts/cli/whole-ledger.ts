import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Answer } from '#core/app.ts'
import { workbookText } from '#messages/es-MX/workbook.ts'
import type { Common } from './arguments.ts'
import { reachLedger } from './reach.ts'
import { refused } from '../web/refusals.ts'

/** What became of it, for a program and for a person. */
export interface ToldLedger {
  readonly answer: Answer
  readonly sentence: string
}

/** The whole ledger as a workbook at `path`. */
export async function saveLedger(common: Common, path: string): Promise<ToldLedger> {
  const ledger = await reachLedger(common)
  if ('ok' in ledger) return told(ledger)
  try {
    const answer = await ledger.call('ledger.saveXlsx', {})
    if (!answer.ok) return told(answer)
    const { file, rows } = answer.value as { file: string; rows: number }
    try {
      await pipeline(await ledger.read(file), createWriteStream(path, { mode: 0o600 }))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error
      return told(refused('file.notSaved', { path, reason: 'no se deja escribir' }))
    }
    return { answer, sentence: workbookText.saved(rows) }
  } finally {
    ledger.close()
  }
}

/** Such a workbook as the ledger of a folder that has none yet. */
export async function takeLedger(common: Common, path: string): Promise<ToldLedger> {
  const ledger = await reachLedger(common)
  if ('ok' in ledger) return told(ledger)
  try {
    const uploaded = await ledger.upload(path)
    if (!uploaded.ok) return told(uploaded)
    const { file } = uploaded.value as { file: string }
    const answer = await ledger.call('ledger.takeXlsx', { file })
    if (!answer.ok) return told(answer)
    const { clients, serials } = answer.value as { clients: number; serials: number }
    return { answer, sentence: workbookText.taken(clients, serials) }
  } finally {
    ledger.close()
  }
}

function told(answer: Extract<Answer, { ok: false }>): ToldLedger {
  return { answer, sentence: answer.refusal.message }
}
