import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { DAMAGE_KINDS } from '#domain/ledger-damage.ts'
import { MOST_BYTES } from '#domain/retention.ts'
import { keepFile, keepFileApart } from './keep-file.ts'

const damage = z.object({
  kind: z.enum(DAMAGE_KINDS),
  table: z.string().nullable(),
  key: z.string().nullable(),
  detail: z.string(),
})

/** What a start did about a damaged ledger. */
export const recovery = z.object({
  at: z.string(),
  /**
   * `reindexed`: only what finds rows was made again. `restored`: a backup, with the later work that could still be read
   * done again. `rebuilt`: no backup, everything done again. `kept`: it lacks work and no backup has more. `salvaged`: what
   * could be read, to look at. `lost`: nothing was left.
   */
  outcome: z.enum(['reindexed', 'restored', 'rebuilt', 'kept', 'salvaged', 'lost']),
  found: z.array(damage),
  from: z.object({ n: z.int(), madeAt: z.string() }).nullable(),
  /** Commands done again on the backup, and those that could not be. */
  replayed: z.int(),
  refused: z.array(z.object({ seq: z.int(), type: z.string(), code: z.string() })),
  /** Commands that are known to have been given and that nothing has any more. */
  missing: z.int(),
  /** Where the damaged files are kept. */
  quarantine: z.string().nullable(),
})
export type Recovery = z.output<typeof recovery>

const state = z.object({
  version: z.literal(1),
  mostBytes: z.int().min(0),
  /** The program's clock, where a person or the endpoint last said that it is right. */
  timeConfirmedAt: z.string().nullable(),
  drill: z
    .object({
      at: z.string(),
      ok: z.boolean(),
      n: z.int(),
      took: z.int(),
      found: z.array(damage),
    })
    .nullable(),
  /** The last look through the whole ledger. */
  verified: z.object({ at: z.string(), found: z.array(damage), took: z.int() }).nullable(),
  /** However short ago that was: the program was killed since, or the ledger recovered. */
  lookDue: z.boolean().default(false),
  /** Until somebody has read it. */
  recovery: recovery.nullable(),
  /** The ledger is only to be looked at, until a backup is restored or what is there is taken as it is. */
  onlyLook: z.enum(['salvaged', 'lost']).nullable(),
  /** The next start repairs what a look found. */
  repair: z.boolean(),
  offMachine: z
    .object({
      folder: z.string(),
      /** The passphrase's half that may be known: what is sealed by it, only the passphrase opens. */
      publicKey: z.string(),
      salt: z.string(),
      /** The vault's key, for the passphrase alone; null where it was never open here since. */
      vaultKey: z.string().nullable(),
      last: z.object({ at: z.string(), file: z.string(), bytes: z.int() }).nullable(),
      /** When one was last tried; the file of an earlier program does not say it. */
      triedAt: z.string().nullable().default(null),
      /** Why the last one was not made. */
      failure: z.object({ code: z.string(), params: z.unknown() }).nullable(),
    })
    .nullable(),
})
export type DurabilityState = z.output<typeof state>
export type OffMachine = NonNullable<DurabilityState['offMachine']>

const FIRST: DurabilityState = {
  version: 1,
  mostBytes: MOST_BYTES,
  timeConfirmedAt: null,
  drill: null,
  verified: null,
  lookDue: false,
  recovery: null,
  onlyLook: null,
  repair: false,
  offMachine: null,
}

/**
 * The file is kept twice: a bad sector in the only one would forget the folder of the copy outside this PC, which nobody
 * would miss before it is needed.
 */
export function secondOf(path: string): string {
  return `${path}.second`
}

/** Where neither can be read it is as new: nothing of it is needed to open the ledger. */
export function readState(path: string): DurabilityState {
  return readOne(path) ?? readOne(secondOf(path)) ?? FIRST
}

function readOne(path: string): DurabilityState | null {
  if (!existsSync(path)) return null
  try {
    return state.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

export function changeState(path: string, change: Partial<DurabilityState>): void {
  keepState(path, { ...readState(path), ...change })
}

export function keepState(path: string, state: DurabilityState): void {
  for (const file of [path, secondOf(path)]) keepFile(file, stateText(state))
}

/** The same while nobody waits, unless it is not wanted any more by then. */
export async function keepStateApart(
  path: string,
  state: DurabilityState,
  isWanted: () => boolean,
): Promise<void> {
  for (const file of [path, secondOf(path)]) await keepFileApart(file, stateText(state), isWanted)
}

function stateText(state: DurabilityState): string {
  return `${JSON.stringify(state, null, 1)}\n`
}
