import { resolve } from 'node:path'
import { placesOf } from '#durability/places.ts'
import { hasLedger, inspectLedger, type Inspected } from '#durability/inspect.ts'
import type { Answer } from '#core/app.ts'
import { damageSentence, doctorText, tookWords } from '#messages/es-MX/backups.ts'
import { cliText as text } from '#messages/es-MX/backups-cli.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { DEFAULT_POLICIES } from '#domain/policies.ts'
import type { Refusal } from '#domain/result.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'
import type { Command } from './arguments.ts'
import { diskCipher } from './disk-cipher.ts'
import { EXIT, exitOf } from './exit.ts'
import { callOperation, unreadable } from './reach.ts'
import { findOpenDoor } from '../web/door-file.ts'
import { ledgerFolders } from '../web/folders.ts'
import { phraseOfEnvironment } from '../web/passphrase.ts'
import { refused } from '../web/refusals.ts'

type Safety = Extract<Command, { command: 'doctor' | 'verify' | 'backup' | 'restore' | 'drill' }>

/** A line for a person, or the answer as it is for a program; the exit code. */
interface Told {
  readonly code: number
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

/** Through the program that has the ledger open; else the files as they lie there, which are not opened. */
async function verify(command: Safety): Promise<Told> {
  const { dir } = ledgerFolders(command)
  if (await findOpenDoor(dir)) {
    const answer = await callOperation(command, 'ledger.verify', {})
    if (!answer.ok) return refusedAs(answer)
    const { took, found } = answer.value as { took: number; found: { sentence: string }[] }
    return verified(took, found, answer)
  }
  const seen = await inspectLedger(placesOf(dir))
  if (seen === null) return noLedger(dir)
  if (seen.isNewer) return refusedAs(refused('ledger.notOpened', { dir, reason: 'newer' }))
  const found = seen.found.map((one) => ({ ...one, sentence: damageSentence(one) }))
  return verified(seen.took, found, { ok: true, value: { ...seen, found } })
}

function verified(took: number, found: readonly { readonly sentence: string }[], answer: Answer): Told {
  if (found.length === 0) return { code: EXIT.done, lines: [text.whole(tookWords(took))], answer }
  const lines = [text.damages(found.length), ...found.map(({ sentence }) => `  ${sentence}`)]
  return { code: EXIT.refused, lines, answer }
}

interface DoctorItem {
  readonly wrong: string
  readonly would: string
}

async function doctor(command: Safety): Promise<Told> {
  const { dir } = ledgerFolders(command)
  if (await findOpenDoor(dir)) {
    const answer = await callOperation(command, 'ledger.doctor', {})
    return answer.ok ? doctored((answer.value as { items: DoctorItem[] }).items, dir) : refusedAs(answer)
  }
  const seen = await inspectLedger(placesOf(dir))
  return seen === null ? noLedger(dir) : doctored(itemsOf(seen), dir)
}

export function itemsOf(seen: Inspected): DoctorItem[] {
  const { found, isNewer, backups, elsewhere, state, writable, space, freeMb } = seen
  const damages = found.map((one) => ({
    wrong: damageSentence(one),
    would: one.kind === 'attachment' ? doctorText.attachment : doctorText.repair,
  }))
  const { onlyLook, onlyLookWould, noBackup, noBackupWould, recovered, recoveredWould } = doctorText
  const { readOnly, readOnlyWould, spaceWould, newer, newerWould } = doctorText
  const { elsewhereFailed, elsewhereFailedWould } = doctorText
  const failure = state.offMachine?.failure ?? null
  return [
    ...(elsewhere === null ? [] : [doctorText.elsewhere(elsewhere)]),
    ...(isNewer ? [{ wrong: newer, would: newerWould }] : []),
    ...(writable ? [] : [{ wrong: readOnly, would: readOnlyWould }]),
    ...(space === 'enough' ? [] : [{ wrong: doctorText.space(freeMb), would: spaceWould }]),
    ...damages,
    ...(state.onlyLook === null ? [] : [{ wrong: onlyLook, would: onlyLookWould }]),
    ...(failure === null
      ? []
      : [{ wrong: elsewhereFailed(refusalSentence(failure as Refusal)), would: elsewhereFailedWould }]),
    ...(state.recovery === null ? [] : [{ wrong: recovered, would: recoveredWould }]),
    ...(backups === 0 ? [{ wrong: noBackup, would: noBackupWould }] : []),
  ]
}

function doctored(items: readonly DoctorItem[], dir: string): Told {
  const disk = diskCipher(dir)
  const of = disk === null ? [] : [text.disk[disk]]
  const value = { healthy: items.length === 0, items, ...(disk === null ? {} : { disk }) }
  const answer: Answer = { ok: true, value }
  if (items.length === 0) return { code: EXIT.done, lines: [doctorText.healthy, ...of], answer }
  const lines = items.flatMap(({ wrong, would }, i) =>
    // What would be done is said once for all that it would be done about.
    would === items[i + 1]?.would ? [`• ${wrong}`] : [`• ${wrong}`, `  → ${would}`],
  )
  // Advice alone is no illness: a new ledger has no backup yet, and a recovered one is whole.
  const advice: readonly string[] = [doctorText.noBackup, doctorText.recovered]
  const isIll = items.some(({ wrong }) => !advice.includes(wrong))
  return { code: isIll ? EXIT.refused : EXIT.done, lines: [...lines, ...of], answer }
}

async function backup(command: Safety): Promise<Told> {
  const none = noneThere(command)
  if (none) return none
  const answer = await callOperation(command, 'backups.make', {})
  if (!answer.ok) return refusedAs(answer)
  const { n, bytes, took } = answer.value as { n: number; bytes: number; took: number }
  return { code: EXIT.done, lines: [text.made(n, bytes, tookWords(took))], answer }
}

async function drill(command: Safety): Promise<Told> {
  const none = noneThere(command)
  if (none) return none
  const answer = await callOperation(command, 'backups.drill', {})
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
  return { code: ok ? EXIT.done : EXIT.refused, lines, answer }
}

/** What to repeat the command with, where it asks. */
const HOW_TO: ReadonlyMap<string, string> = new Map([
  ['backup.notConfirmed', text.confirm],
  ['backup.otherOffice', text.confirmOffice],
])

/** Without `--yes` it says what would be lost, and does nothing. */
async function restore(command: Safety): Promise<Told> {
  const { from, yes, office } = command as Extract<Safety, { command: 'restore' }>
  const lose = yes ? Number.MAX_SAFE_INTEGER : -1
  const isNumber = from === null || /^\d+$/.test(from)
  const passphrase = phraseOfEnvironment()
  // A copy of elsewhere is how a ledger comes to a new PC.
  const none = isNumber ? noneThere(command) : null
  if (none) return none
  const no = isNumber ? null : unreadable(resolve(from))
  if (no) return refusedAs(no)
  if (!isNumber && passphrase === null) return refusedAs(refused('backup.passphraseMissing', {}))
  const answer = isNumber
    ? await callOperation(command, 'backups.restore', { ...(from === null ? {} : { n: Number(from) }), lose })
    : await callOperation(command, 'backups.restoreCopy', {
        ...{ path: resolve(from), passphrase, lose },
        ...(office === null ? {} : { office }),
      })
  if (!answer.ok) {
    const told = refusedAs(answer)
    const hint = HOW_TO.get(answer.refusal.code)
    return hint === undefined ? told : { ...told, lines: [...told.lines, hint] }
  }
  const { n, madeAt } = answer.value as { n?: number; madeAt: string }
  return {
    code: EXIT.done,
    lines: [text.restored(n ?? null, momentIn(madeAt, DEFAULT_POLICIES.zone))],
    answer,
  }
}

/** Opened, a folder without a ledger would be given a new one, and a mistyped folder be told that it is safe. */
function noneThere(command: Safety): Told | null {
  const { dir } = ledgerFolders(command)
  return hasLedger(placesOf(dir)) ? null : noLedger(dir)
}

function noLedger(dir: string): Told {
  return { code: EXIT.refused, lines: [text.noLedger(dir)], answer: { ok: true, value: { ledger: null } } }
}

function refusedAs(answer: Extract<Answer, { ok: false }>): Told {
  return { code: exitOf(answer), lines: [answer.refusal.message], answer }
}
