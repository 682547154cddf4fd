import type { z } from 'zod'
import type { backupOperations } from '#contract/backups.ts'
import type { Damage } from '#domain/ledger-damage.ts'
import type { Recovery } from '#durability/state.ts'
import { damageSentence, doctorText, recoveryText as text } from '#messages/es-MX/backups.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'

type Status = z.input<(typeof backupOperations)['backups.status']['output']>

export function inWords(found: readonly Damage[]) {
  return found.map((one) => ({ ...one, sentence: damageSentence(one) }))
}

/** What a start did about a damaged ledger, for whoever works with it. */
export function recoveryInWords(
  { at, outcome, found, from, replayed, refused, missing, quarantine }: Recovery,
  zone: string,
  isEnrolled: boolean,
): NonNullable<Status['recovery']> {
  const recovered: string[] = []
  if (outcome === 'restored' && from !== null)
    recovered.push(text.restored(from.n, momentIn(from.madeAt, zone)))
  else if (outcome === 'rebuilt') recovered.push(text.rebuilt(replayed))
  else if (outcome !== 'restored') recovered.push(text[outcome])
  if (outcome === 'restored' && replayed > 0) recovered.push(text.replayed(replayed))
  if (isEnrolled) recovered.push(text.enrolled)
  if (quarantine !== null) recovered.push(text.quarantine(quarantine))
  const toCheck: string[] = found.some(({ kind }) => kind === 'unfinished') ? [text.unfinished] : []
  if (refused.length > 0) {
    const what = [...new Set(refused.map(({ type }) => commandWord(type)))].slice(0, 5).join(', ')
    toCheck.push(text.refused(refused.length, what))
  }
  if (missing > 0) toCheck.push(text.missing(missing))
  return {
    ...{ at, outcome, recovered },
    damaged: found.slice(0, 10).map(damageSentence),
    toCheck: toCheck.length === 0 ? [text.nothing] : toCheck,
  }
}

/** What is wrong, each with what would be done about it; from what is known without looking again. */
export function doctorItems(status: Status): { readonly wrong: string; readonly would: string }[] {
  const items: { wrong: string; would: string }[] = []
  for (const one of status.verified?.found ?? []) {
    const isPaper = one.kind === 'attachment'
    items.push({ wrong: one.sentence, would: isPaper ? doctorText.attachment : doctorText.repairOpen })
  }
  if (status.onlyLook !== null) items.push({ wrong: doctorText.onlyLook, would: doctorText.onlyLookWould })
  if (status.diskFails) items.push({ wrong: doctorText.diskFails, would: doctorText.diskFailsWould })
  if (status.space !== 'enough')
    items.push({ wrong: doctorText.space(status.freeMb), would: doctorText.spaceWould })
  if (status.clockJumped) items.push({ wrong: doctorText.clock, would: doctorText.clockWould })
  if (status.drill?.ok === false) items.push({ wrong: doctorText.drill, would: doctorText.drillWould })
  const failure = status.offMachine?.failure ?? null
  if (failure !== null)
    items.push({ wrong: doctorText.elsewhereFailed(failure), would: doctorText.elsewhereFailedWould })
  if (status.recovery !== null) items.push({ wrong: doctorText.recovered, would: doctorText.recoveredWould })
  return items
}
