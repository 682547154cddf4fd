import type Database from 'better-sqlite3'
import type { Clock } from '#core/app.ts'
import { readDevice } from '#core/device.ts'
import { NEWEST_SCHEMA } from '#db/migrations.ts'
import { withSmallCache } from '#db/open.ts'
import { databaseDoor } from '#db/sql.ts'
import type { FreeSpace } from '#domain/free-space.ts'
import { damageEntry, placesIn, type Damage } from '#domain/ledger-damage.ts'
import type { Log } from '#domain/log-entry.ts'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import { LEAST_PASSPHRASE_LETTERS } from '#domain/secret.ts'
import { jumpedAt, type BackupReason } from '#domain/retention.ts'
import {
  isUpToDate,
  listBackups,
  makeBackup,
  newestBackup,
  pruneBackups,
  readBackup,
  type Backup,
  type Made,
} from './backups.ts'
import { countRows } from './checks.ts'
import { keysOfPassphrase, newSalt } from './copy-keys.ts'
import { drillOf } from './drill.ts'
import { freeMb, keepBallast, overwriteRefused, spaceOf } from './faults.ts'
import { followHead } from './follow-head.ts'
import { headsOf } from './heads.ts'
import { openState } from './kept-state.ts'
import { lookThrough } from './look-through.ts'
import { askCopy, copyElsewhere, folderFault, openCopy, type WhyNot } from './off-machine.ts'
import type { Places } from './places.ts'
import { openRowHashes } from './row-hashes.ts'
import { renumber, stageBackup, type Staged } from './stage.ts'
import type { DurabilityState, OffMachine } from './state.ts'
import { markSwap, quarantineName } from './swap.ts'

/** A job holds the ledger: its rows are hashed this soon after. */
const AFTER_JOB_MS = 500
const SLICE_MS = 8
const BETWEEN_SLICES_MS = 24
/** Nobody has given anything for so long; where somebody always does, one slice comes all the same after the other. */
const IDLE_MS = 200
const LONGEST_WAIT_MS = 3_000
/** As many damages are kept for a person to read. */
const MOST_NOTED = 200

/** The vault's key for a public half; null while the vault is shut. */
export type WrapVaultKey = (publicKey: string) => string | null

export type Tell = (done: number, total: number) => void

/** The open ledger's backups, and how whole it is. */
export interface Durability {
  /** After each commit: the head file and the rows' hashes follow. */
  committed(): void
  state(): DurabilityState
  list(): Backup[]
  newest(): Backup | undefined
  find(n: number): Backup | null
  isUpToDate(): boolean
  space(): FreeSpace
  freeMb(): number
  /** Why nothing may be saved: the ledger is only to be looked at, the disk is full, or it did not take the last. */
  closedTo(): Refused | null
  /** The disk did not take something: until the next opening nothing more is saved, and what was refused is not there. */
  notSaved(): void
  make(why: BackupReason, tell?: Tell): Promise<Result<Backup>>
  /** A copy that is checked and may take the ledger's place, once the program closes it: `swapDue()` says so. */
  restore(n: number, whyNot: () => Refused | null, tell?: Tell): Promise<Result<Backup>>
  /** The same of one that was kept elsewhere, also on a PC that has nothing. `whyNot` is asked last: others work meanwhile. */
  restoreCopy(path: string, passphrase: string, whyNot: WhyNot): Promise<Result<{ readonly madeAt: string }>>
  /** From now on a copy goes to that folder each day, sealed by this passphrase. */
  keepElsewhere(folder: string, passphrase: string, wrap: WrapVaultKey): Promise<Result<null>>
  copyNow(wrap: WrapVaultKey): Promise<Result<{ readonly file: string; readonly bytes: number }>>
  swapDue(): boolean
  /** The newest backup as if it had to be restored, timed; the ledger is not touched. */
  drill(): Promise<Result<NonNullable<DurabilityState['drill']>>>
  look(tell?: Tell): Promise<NonNullable<DurabilityState['verified']>>
  /** The next opening repairs what a look found. */
  repair(): void
  /** What is only to be looked at is worked on from now on. */
  accept(): Result<null>
  /** The machine's clock is right, whatever the newest backup says. */
  confirmTime(): void
  clockJumped(): boolean
  recoveryRead(): void
  /** The chain numbers of the backups that are gone. */
  prune(): Promise<number[]>
  keepBallast(): Promise<void>
  hashedAt(): string | null
  /** How many rows each table of the ledger has. */
  counts(): Readonly<Record<string, number>>
  /** Around what writes nearly every row of the ledger, inside its transaction. */
  anew<T>(work: () => T): T
  /** Compares every row with its hash, between commands. */
  beginPass(): void
  change(change: Partial<DurabilityState>): void
  /** Before the ledger is closed. */
  close(): void
}

export interface DurabilityOptions {
  readonly raw: Database.Database
  readonly places: Places
  readonly clock: Clock
  readonly app: string
  readonly log: Log
  readonly changed: () => void
}

export function openDurability({ raw, places, clock, app, log, changed }: DurabilityOptions): Durability {
  const db = databaseDoor(raw)
  const found: Damage[] = []
  let swapDue = false
  let isDiskFaulty = false
  let closed = false
  let sliceTimer: NodeJS.Timeout | null = null
  let slicedAt = performance.now()
  let making: Promise<unknown> = Promise.resolve()
  const state = openState(places.state)
  const head = followHead(raw, places, (error) => log({ event: 'notWritten', kind: 'head', error }))
  const hashes = openRowHashes({
    raw,
    path: places.hashes,
    found: (one) => {
      log(damageEntry(one))
      if (found.push(one) <= MOST_NOTED) noteDamage(found)
    },
    passed: () => changed(),
  })
  sliceSoon()

  function noteDamage(all: readonly Damage[]): void {
    changeApart({ verified: { at: now(), found: [...all], took: 0 } }).catch(stateNotWritten)
  }

  function change(part: Partial<DurabilityState>): void {
    state.change(part)
    changed()
  }

  /** Of what nobody waits for. */
  async function changeApart(part: Partial<DurabilityState>): Promise<void> {
    const written = state.changeApart(part)
    changed()
    await written
  }

  function stateNotWritten(error: unknown): void {
    log({ event: 'notWritten', kind: 'state', error })
  }

  function now(): string {
    return clock.now().toISOString()
  }

  /** By this program, or under it. */
  function isClosed(): boolean {
    return closed || !raw.open
  }

  function sliceSoon(after = BETWEEN_SLICES_MS): void {
    sliceTimer ??= setTimeout(slice, after).unref()
  }

  /** Not between two commands of one click. */
  function sliceWhenIdle(): void {
    if (sliceTimer !== null) {
      if (performance.now() - slicedAt > LONGEST_WAIT_MS) return
      clearTimeout(sliceTimer)
      sliceTimer = null
    }
    sliceSoon(IDLE_MS)
  }

  function slice(): void {
    sliceTimer = null
    if (isClosed()) return
    slicedAt = performance.now()
    try {
      if (!hashes.slice(SLICE_MS)) sliceSoon(raw.inTransaction ? AFTER_JOB_MS : BETWEEN_SLICES_MS)
    } catch (error) {
      log({ event: 'notWritten', kind: 'hashes', error })
    }
  }

  /** One at a time: whoever asks while one is made waits for it. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const next = making.then(work, work)
    making = next.catch(() => {})
    return next
  }

  function newest(): Backup | undefined {
    return newestBackup(places)
  }

  function backUp(why: BackupReason, progress: Tell | undefined): Promise<Made> {
    return makeBackup({ raw, places, clock, why, app, progress })
  }

  /** What is open has a backup before another takes its place; a damaged ledger has none, but its files are kept. */
  async function backUpBeforeRestore(tell?: Tell): Promise<void> {
    if (!isUpToDate(newest(), headsOf(db))) await backUp('beforeRestore', tell)
  }

  function takesPlace(staged: Extract<Staged, { ok: true }>): void {
    markSwap(places, staged.path, quarantineName(clock.now(), 'restored'), renumber(staged.path))
    change({ onlyLook: null })
    swapDue = true
  }

  const durability: Durability = {
    committed: () => {
      head.soon()
      sliceWhenIdle()
    },
    state: () => state.now(),
    list: () => listBackups(places),
    newest,
    find: (n) => readBackup(places, n),
    isUpToDate: () => isUpToDate(newest(), headsOf(db)),
    space: () => spaceOf(places),
    freeMb: () => freeMb(places),
    closedTo: () => {
      const { onlyLook } = state.now()
      if (isDiskFaulty) return refuse('ledger.ioError', {})
      if (onlyLook !== null) return refuse('ledger.onlyLook', { why: onlyLook })
      return spaceOf(places) === 'none' ? refuse('ledger.diskFull', { freeMb: freeMb(places) }) : null
    },
    notSaved: () => {
      isDiskFaulty = true
      overwriteRefused(raw)
      changed()
    },
    make: (why, tell) =>
      alone(async () => {
        const made = await backUp(why, tell)
        if (!made.ok) {
          noteDamage(made.found)
          return refuse('backup.ledgerDamaged', { places: placesIn(made.found) })
        }
        const { n, bytes, took } = made.backup
        log({ event: 'backup', n, kind: why, bytes, ms: took })
        changed()
        return ok(made.backup)
      }),
    restore: (n, whyNot, tell) =>
      alone(async () => {
        const backup = readBackup(places, n)
        if (backup === null) return refuse('backup.notFound', { n })
        if (backup.schema > NEWEST_SCHEMA) return refuse('backup.ofNewer', { schema: backup.schema })
        await backUpBeforeRestore(tell)
        const staged = await stageBackup(places, backup.path, backup.sha256)
        if (!staged.ok) return refuse('backup.notAsMade', { n })
        const no = whyNot()
        if (no === null) takesPlace(staged)
        return no ?? ok(backup)
      }),
    restoreCopy: (path, passphrase, whyNot) =>
      alone(async () => {
        const opened = await openCopy(places, path, passphrase, whyNot)
        if (!opened.ok) return opened
        await backUpBeforeRestore()
        const { staged, about } = opened.value
        const no = askCopy(staged.path, whyNot)
        if (no === null) takesPlace(staged)
        return no ?? ok({ madeAt: about.madeAt })
      }),
    keepElsewhere: async (folder, passphrase, wrap) => {
      const fault = await folderFault(folder, places)
      if (fault) return fault
      if (passphrase.trim().length < LEAST_PASSPHRASE_LETTERS)
        return refuse('vault.passphraseShort', { least: LEAST_PASSPHRASE_LETTERS })
      const salted = newSalt()
      const { publicKey } = await keysOfPassphrase(passphrase, salted)
      change({
        offMachine: {
          folder,
          publicKey,
          salt: salted.salt,
          vaultKey: wrap(publicKey),
          last: null,
          triedAt: null,
          failure: null,
        },
      })
      return ok(null)
    },
    copyNow: async (wrap) => {
      const { offMachine } = state.now()
      if (offMachine === null) return refuse('backup.noOffMachine', {})
      const off = { ...offMachine, vaultKey: wrap(offMachine.publicKey) ?? offMachine.vaultKey }
      const copied = await copyOf(off)
      const [at, failure] = [now(), copied.ok ? null : copied.refusal]
      const last = copied.ok ? { at, ...copied.value } : off.last
      // Of another folder, or sealed by another phrase, nothing is known yet.
      if (state.now().offMachine?.publicKey === off.publicKey)
        await changeApart({ offMachine: { ...off, last, triedAt: at, failure } })
      return copied
    },
    swapDue: () => swapDue,
    drill: () =>
      alone(async () => {
        const backup = newest()
        if (backup === undefined) return refuse('backup.none', {})
        const started = performance.now()
        const found = await drillOf(backup, places, db)
        const drill = {
          ...{ at: now(), n: backup.n, found, ok: found.length === 0 },
          took: Math.round(performance.now() - started),
        }
        await changeApart({ drill })
        return ok(drill)
      }),
    look: (tell = () => {}) =>
      alone(async () => {
        const started = performance.now()
        const found = await lookThrough({ raw, places, hashes, progress: tell })
        const verified = {
          at: now(),
          found: found.slice(0, MOST_NOTED),
          took: Math.round(performance.now() - started),
        }
        await changeApart({ verified, lookDue: false })
        return verified
      }),
    repair: () => {
      change({ repair: true })
      swapDue = true
    },
    accept: () => {
      if (state.now().onlyLook === null) return refuse('ledger.nothingToAccept', {})
      change({ onlyLook: null })
      return ok(null)
    },
    confirmTime: () => change({ timeConfirmedAt: now() }),
    clockJumped: () => jumped(listBackups(places)) !== null,
    recoveryRead: () => change({ recovery: null }),
    prune: async () => {
      const all = listBackups(places)
      const after = jumped(all) ?? 0
      const since = all.filter(({ n }) => n > after)
      return pruneBackups(places, since, state.now().mostBytes)
    },
    keepBallast: () => keepBallast(places),
    hashedAt: () => hashes.passedAt(),
    counts: () => countRows(raw),
    anew: (work) => hashes.anew(work),
    beginPass: () => {
      hashes.beginPass(now())
      sliceSoon()
    },
    change,
    close: () => {
      closed = true
      try {
        state.close()
      } catch (error) {
        stateNotWritten(error)
      }
      head.close()
      if (sliceTimer !== null) clearTimeout(sliceTimer)
      try {
        withSmallCache(raw, () => {
          // What it writes is part of what the next look compares.
          raw.pragma('optimize')
          hashes.close()
        })
      } catch (error) {
        log({ event: 'notWritten', kind: 'hashes', error })
      }
    },
  }

  /** For a folder that is not there nothing is made that would lie here alone. */
  async function copyOf(off: OffMachine): Promise<Result<{ readonly file: string; readonly bytes: number }>> {
    const fault = await folderFault(off.folder, places)
    if (fault) return fault
    if (!isUpToDate(newest(), headsOf(db))) {
      const made = await durability.make('interval')
      if (!made.ok) return made
    }
    const backup = newest()
    if (backup === undefined) return refuse('backup.none', {})
    return alone(() => copyElsewhere(places, off, backup, copyName()))
  }

  /** One a day and PC: `vigente-A-20261123`. */
  function copyName(): string {
    return `vigente-${readDevice(db).letter}-${now().slice(0, 10).replaceAll('-', '')}`
  }

  function jumped(all: readonly Backup[]): number | null {
    return jumpedAt(all, clock.now(), state.now().timeConfirmedAt)
  }

  return durability
}
