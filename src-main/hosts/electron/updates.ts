import { rm } from 'node:fs/promises'
import type { AppUpdater } from 'electron-updater'
import {
  failureOf,
  isNewerVersion,
  obstacleOf,
  type UpdateStanding,
  type UpdateState,
  type Work,
} from '#domain/program-update.ts'
import { versionInside } from './installer-version.ts'

/** What is used of electron-updater, which finds, checks and starts the installer. */
export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'allowPrerelease'
  | 'disableWebInstaller'
  | 'logger'
  | 'setFeedURL'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
  | 'on'
>

/** What the core says of this PC. */
export interface PcNow {
  readonly updatesFrom: string | null
  readonly working: readonly Work[]
}

export interface UpdatesOptions {
  /** Or why this copy of the program is not updated. Asked for once, when it is first needed. */
  readonly updater: () => Promise<Updater | 'notInstalled' | 'unsigned'>
  readonly version: string
  readonly pc: () => Promise<PcNow>
  readonly tell: (standing: UpdateStanding) => void
  readonly now: () => Date
}

export interface Updates {
  standing(): Promise<UpdateStanding>
  /** Asked for each minute: looks when it is time, and fetches what waited for some work to end. */
  tick(): Promise<void>
  look(): Promise<void>
  /** What keeps a version that is here from being installed now; null where nothing does. */
  obstacle(unsaved: boolean): Promise<Work | 'noneReady' | null>
  /** Somebody said so: the program is opened again once it is installed. */
  reopenAfter(): void
  /** Whether the program, which is being closed, should be replaced. */
  isDueAtQuit(): Promise<boolean>
  /** The ledger is closed. Without a backup of it nothing is installed; true where the program is to open again as it is. */
  finish(backedUp: boolean): Promise<boolean>
}

const LOOK_EVERY_MS = 6 * 3_600_000

/** New versions of the program: looked for where this PC is told to, fetched beside the work, installed at its end. */
export function openUpdates({ updater: findUpdater, version, pc, tell, now }: UpdatesOptions): Updates {
  let state: UpdateState = { kind: 'off' }
  let lookedAt: string | null = null
  /** The address of what is found, fetched or ready: with another one it counts no more. */
  let from: string | null = null
  let reopen = false
  let running: Promise<void> | null = null
  let updater: Promise<Updater | null> | null = null

  async function prepare(): Promise<Updater | null> {
    const found = await findUpdater()
    if (typeof found === 'string') {
      set({ kind: 'notHere', why: found })
      return null
    }
    found.autoDownload = false
    found.autoInstallOnAppQuit = false
    found.allowDowngrade = false
    found.allowPrerelease = false
    found.disableWebInstaller = true
    found.logger = null
    found.on('download-progress', ({ percent }) => {
      if (state.kind === 'fetching') set({ ...state, percent: Math.floor(percent) })
    })
    return found
  }

  function set(next: UpdateState): void {
    const isSame = JSON.stringify(next) === JSON.stringify(state)
    state = next
    if (!isSame) tell({ state, lookedAt })
  }

  /** One look or download at a time; whoever asks meanwhile waits for that one. */
  function alone(work: (updater: Updater) => Promise<void>): Promise<void> {
    running ??= run(work).finally(() => {
      running = null
    })
    return running
  }

  async function run(work: (updater: Updater) => Promise<void>): Promise<void> {
    updater ??= prepare()
    const found = await updater
    if (found === null) return
    try {
      await work(found)
    } catch (error) {
      // What is here stays here, whatever else fails.
      if (state.kind === 'ready') return
      lookedAt = now().toISOString()
      set({ kind: 'failed', why: failureOf(error instanceof Error ? error : { message: String(error) }) })
    }
  }

  async function lookAnew(updater: Updater): Promise<void> {
    const { updatesFrom } = await pc()
    from = updatesFrom
    if (updatesFrom === null) return set({ kind: 'off' })
    updater.setFeedURL({ provider: 'generic', url: updatesFrom })
    set({ kind: 'looking' })
    const found = await updater.checkForUpdates()
    lookedAt = now().toISOString()
    if (found === null) return set({ kind: 'notHere', why: 'notInstalled' })
    const offered = found.updateInfo.version
    if (found.isUpdateAvailable && isNewerVersion(offered, version)) return fetch(updater, offered)
    set(isNewerVersion(version, offered) ? { kind: 'older', version: offered } : { kind: 'current' })
  }

  /** Beside the work and never in it: an import, a backup or an exchange has the disk and the network for itself. */
  async function fetch(updater: Updater, offered: string): Promise<void> {
    const work = obstacleOf((await pc()).working)
    if (work !== null) return set({ kind: 'waiting', version: offered, work })
    set({ kind: 'fetching', version: offered, percent: 0 })
    // Only so does it wait for the program's end; whether it then installs is decided there.
    updater.autoInstallOnAppQuit = true
    let installer: string | undefined
    try {
      ;[installer] = await updater.downloadUpdate()
    } finally {
      updater.autoInstallOnAppQuit = false
    }
    // What says which version it is nobody signs: an earlier installer, with its faults, may come under a newer name.
    if (installer === undefined || (await versionInside(installer)) !== offered) {
      if (installer !== undefined) await rm(installer, { force: true })
      throw Object.assign(new Error(`it is not ${offered}`), { code: 'ERR_CHECKSUM_MISMATCH' })
    }
    set({ kind: 'ready', version: offered })
  }

  /** What goes on, where a version waits to be installed; null where none does, or the address is another by now. */
  async function workBeforeInstalling(): Promise<readonly Work[] | null> {
    if (state.kind !== 'ready') return null
    const { updatesFrom, working } = await pc()
    return updatesFrom === from ? working : null
  }

  const updates: Updates = {
    standing: async () => {
      updater ??= prepare()
      await updater
      if (state.kind === 'off' && (await pc()).updatesFrom !== null) set({ kind: 'idle' })
      return { state, lookedAt }
    },
    tick: () =>
      alone(async (found) => {
        const { updatesFrom } = await pc()
        const isDue = lookedAt === null || now().getTime() - Date.parse(lookedAt) >= LOOK_EVERY_MS
        if (updatesFrom !== from) await lookAnew(found)
        else if (state.kind === 'waiting') await fetch(found, state.version)
        else if (updatesFrom !== null && state.kind !== 'ready' && isDue) await lookAnew(found)
      }),
    look: async () => {
      if ((await workBeforeInstalling()) === null) await alone(lookAnew)
    },
    obstacle: async (unsaved) => {
      const working = await workBeforeInstalling()
      if (working === null) return 'noneReady'
      return obstacleOf(unsaved ? [...working, 'form'] : working)
    },
    reopenAfter: () => {
      reopen = true
    },
    isDueAtQuit: async () => {
      try {
        return (await updates.obstacle(false)) === null
      } catch {
        // The core is gone: what it was doing nobody knows.
        return false
      }
    },
    finish: async (backedUp) => {
      const found = await updater
      if (!found || !backedUp) return reopen
      if (reopen) found.quitAndInstall(true, true)
      else found.autoInstallOnAppQuit = true
      return false
    },
  }
  return updates
}
