import { resolve } from 'node:path'
import { placesOf } from '#durability/places.ts'
import { inspectLedger, type Inspected } from '#durability/inspect.ts'
import type { Answer } from '#core/app.ts'
import { damageSentence, doctorText, tookWords } from '#messages/es-MX/backups.ts'
import { cliText as text } from '#messages/es-MX/backups-cli.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import type { Command, Common } from './arguments.ts'
import { reachLedger } from './reach.ts'
import { findOpenDoor } from '../web/door-file.ts'
import { ledgerFolders } from '../web/folders.ts'
import { phraseOfEnvironment } from '../web/passphrase.ts'
import { refused } from '../web/refusals.ts'

type Safety = Extract<Command, { command: 'doctor' | 'verify' | 'backup' | 'restore' | 'drill' }>

/** A line for a person, or the answer as it is for a program; the exit code. */
interface Told {
  readonly code: 0 | 1
  readonly lines: readonly string[]
  readonly answer: Answer
}

/** How whole the ledger of a folder is, and its backups: with nobody at it, nothing is opened only to be looked at. */
export async function runSafety(command: Safety): Promise<number> {
  const { code, lines, answer } = await told(command)
  if (command.asJson) process.stdout.write(`${JSON.stringify(answer)}\n`)
  else process.stdout.write(`${lines.join('\n')}\n`)
  return code
}

function told(command: Safety): Promise<Told> {
  switch (command.command) {
    case 'verify':
      return verify(command)
    case 'doctor':
      return doctor(command)
    case 'backup':
      return backup(command)
    case 'drill':
      return drill(command)
    case 'restore':
      return restore(command)
  }
}

async function verify(command: Safety): Promise<Told> {
  const seen = await lookedAt(command)
  if ('answer' in seen) return seen
  const sentences = seen.found.map(damageSentence)
  const answer: Answer = {
    ok: true,
    value: { ...seen, found: seen.found.map((one, i) => ({ ...one, sentence: sentences[i]! })) },
  }
  if (sentences.length === 0) return { code: 0, lines: [text.whole(tookWords(seen.took))], answer }
  return { code: 1, lines: [text.damages(sentences.length), ...sentences.map((line) => `  ${line}`)], answer }
}

async function doctor(command: Safety): Promise<Told> {
  const items: { wrong: string; would: string }[] = []
  const door = await findOpenDoor(ledgerFolders(command).dir)
  if (door) {
    const answer = await ask(command, 'ledger.doctor', {})
    if (!answer.ok) return refusedAs(answer)
    items.push(...(answer.value as { items: typeof items }).items)
  } else {
    const seen = await lookedAt(command)
    if ('answer' in seen) return seen
    for (const one of seen.found)
      items.push({
        wrong: damageSentence(one),
        would: one.kind === 'attachment' ? doctorText.attachment : doctorText.repair,
      })
    if (seen.backups === 0) items.push({ wrong: doctorText.noBackup, would: doctorText.noBackupWould })
  }
  const answer: Answer = { ok: true, value: { healthy: items.length === 0, items } }
  if (items.length === 0) return { code: 0, lines: [doctorText.healthy], answer }
  const lines = items.flatMap(({ wrong, would }) => [`• ${wrong}`, `  → ${would}`])
  // Advice alone is no illness: a new ledger has no backup yet.
  const isIll = items.some(({ wrong }) => wrong !== doctorText.noBackup)
  return { code: isIll ? 1 : 0, lines, answer }
}

async function backup(command: Safety): Promise<Told> {
  const answer = await ask(command, 'backups.make', {})
  if (!answer.ok) return refusedAs(answer)
  const { n, bytes, took } = answer.value as { n: number; bytes: number; took: number }
  return { code: 0, lines: [text.made(n, bytes, tookWords(took))], answer }
}

async function drill(command: Safety): Promise<Told> {
  const answer = await ask(command, 'backups.drill', {})
  if (!answer.ok) return refusedAs(answer)
  const { n, ok, took, found } = answer.value as {
    n: number
    ok: boolean
    took: number
    found: { sentence: string }[]
  }
  const lines = ok
    ? [text.drilled(n, tookWords(took))]
    : [text.drillFailed(n), ...found.map(({ sentence }) => `  ${sentence}`)]
  return { code: ok ? 0 : 1, lines, answer }
}

/** Without `--yes` it says what would be lost, and does nothing. */
async function restore(command: Safety): Promise<Told> {
  const { from, yes } = command as Extract<Safety, { command: 'restore' }>
  const lose = yes ? Number.MAX_SAFE_INTEGER : 0
  const isNumber = from === null || /^\d+$/.test(from)
  const passphrase = phraseOfEnvironment()
  if (!isNumber && passphrase === null) {
    const answer = refused('backup.passphraseMissing', {})
    return refusedAs(answer)
  }
  const answer = isNumber
    ? await ask(command, 'backups.restore', { ...(from === null ? {} : { n: Number(from) }), lose })
    : await ask(command, 'backups.restoreCopy', { path: resolve(from), passphrase, lose })
  if (!answer.ok) {
    const told = refusedAs(answer)
    const hint = answer.refusal.code === 'backup.notConfirmed' ? [text.confirm] : []
    return { ...told, lines: [...told.lines, ...hint] }
  }
  const { n, madeAt } = answer.value as { n?: number; madeAt: string }
  return { code: 0, lines: [text.restored(n ?? null, momentIn(madeAt, DEFAULT_POLICIES.zone))], answer }
}

/** Through the program that has the ledger open; else the files as they lie there, which are not opened. */
async function lookedAt(command: Common): Promise<Inspected | Told> {
  const { dir } = ledgerFolders(command)
  if (await findOpenDoor(dir)) {
    const answer = await ask(command, 'ledger.verify', {})
    if (!answer.ok) return refusedAs(answer)
    return { backups: 1, ...(answer.value as Omit<Inspected, 'backups'>) }
  }
  const seen = await inspectLedger(placesOf(dir))
  if (seen !== null) return seen
  return { code: 1, lines: [text.noLedger(dir)], answer: { ok: true, value: { ledger: null } } }
}

async function ask(command: Common, operation: string, input: unknown): Promise<Answer> {
  const ledger = await reachLedger(command)
  if ('ok' in ledger) return ledger
  try {
    return await ledger.call(operation, input)
  } finally {
    ledger.close()
  }
}

function refusedAs(answer: Extract<Answer, { ok: false }>): Told {
  return { code: 1, lines: [answer.refusal.message], answer }
}
