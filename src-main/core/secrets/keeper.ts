import { randomBytes } from 'node:crypto'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import {
  isSealed,
  LEAST_PASSPHRASE_LETTERS,
  type KeyWay,
  type Sealed,
  type VaultState,
} from '#domain/secret.ts'
import { KEY_FILE } from '#durability/places.ts'
import { readKeyFile, writeKeyFile, type KeyFile, type PassphraseWrap } from './key-file.ts'
import type { OfficeKey } from '../office-key.ts'
import { wrapFor } from './share.ts'
import { fingerprintsOf, keyIdFor, openSealed, sealText, sealTexts } from './seal.ts'
import {
  newSheetCode,
  unwrapWithPassphrase,
  unwrapWithSheet,
  unwrapWithSystem,
  wrapWithPassphrase,
  wrapWithSheet,
  wrapWithSystem,
  type SystemStore,
} from './wrap.ts'

export interface VaultStatus {
  readonly state: VaultState
  /** By what it opens. */
  readonly ways: readonly KeyWay[]
}

/** What queries and jobs may ask of the vault's key. */
export interface Secrets {
  status(): VaultStatus
  /** Without a look at its file. */
  isOpen(): boolean
  /** The words themselves, or why not: the vault is locked, or another key sealed them. */
  open(sealed: Sealed): Result<string>
}

/** The data key of one ledger, from its first use on: made, wrapped, opened, locked. Nothing of it is ever recorded. */
export interface Keeper extends Secrets {
  /**
   * Opens by itself what this host can open: by the system's store, or by the phrase the host was started with. Null
   * where there is nothing to wait for.
   */
  ready(): Promise<void> | null
  /** `ready`, and makes the key where there is none yet; a refusal where nothing could be sealed. */
  prepare(): Promise<Refused | null>
  seal(text: string): Result<Sealed>
  sealMany(texts: readonly string[]): Result<Sealed[]>
  /** By which the same secret is found again without keeping its words; 22 characters each. */
  fingerprints(texts: readonly string[]): Result<string[]>
  setUp(passphrase: string | null): Promise<Result<VaultStatus>>
  /** By the phrase or by the code of the printed sheet; null, by the system's store. */
  unlock(passphrase: string | null): Promise<Result<VaultStatus>>
  /** A code that opens the key as well, in the place of the one that was printed before; it is kept nowhere. */
  makeSheet(): Promise<Result<{ readonly code: string }>>
  lock(): Result<VaultStatus>
  changePassphrase(current: string | null, next: string): Promise<Result<VaultStatus>>
  /** The key for another PC of the office alone; null where it is not open here, or is not the office's. */
  wrapFor(boxKey: string): string | null
}

export interface KeeperOptions {
  readonly dir: string
  readonly systemStore: SystemStore | null
  /** With which the host was started, so that scripts can work; null asks a person. */
  readonly passphrase: string | null
  /** The id of the key that this ledger's secrets were sealed with, to miss a key file that is gone. */
  readonly knownKeyId: () => string | null
  readonly keepKeyId: (keyId: string) => void
  /** The key of the office that this PC has joined; null where it makes its own. */
  readonly office: () => OfficeKey | null
  /** Opens what was wrapped for this PC. */
  readonly unwrap: (wrapped: string) => Promise<Buffer | null>
  readonly changed: () => void
}

export function openKeeper(options: KeeperOptions): Keeper {
  const { dir, systemStore, changed } = options
  let key: Buffer | null = null
  let opening: Promise<void> | null = null
  let tried = false
  /** Why the host's own phrase did not open it. */
  let failed: Refused | null = null

  function state(file = readKeyFile(dir)): VaultState {
    if (key !== null) return 'open'
    if (file === 'damaged') return 'damaged'
    const known = options.knownKeyId()
    if (file === null) return known === null ? 'none' : 'missing'
    // Another ledger's key opens nothing here.
    return known === null || known === file.keyId ? 'locked' : 'missing'
  }

  function status(): VaultStatus {
    const file = readKeyFile(dir)
    const ways = file === null || file === 'damaged' ? [] : file.wraps.map(({ by }) => by)
    return { state: state(file), ways }
  }

  /** The sentence for whoever needs the key and does not find it open. */
  function shut(): Refused {
    const now = state()
    if (now === 'damaged') return refuse('vault.keyDamaged', { file: KEY_FILE })
    if (now === 'missing') return refuse('vault.keyMissing', { file: KEY_FILE })
    if (now === 'none') return refuse('vault.notSetUp', {})
    if (failed) return failed
    const { ways } = status()
    return ways.some((way) => way !== 'system') ? refuse('vault.locked', {}) : refuse('vault.otherUser', {})
  }

  function openWith(found: Buffer): void {
    key = found
    failed = null
    options.keepKeyId(keyIdFor(found))
    changed()
  }

  function lockedFile(): KeyFile | null {
    const file = readKeyFile(dir)
    return file !== null && file !== 'damaged' && state(file) === 'locked' ? file : null
  }

  async function openByItself(): Promise<void> {
    const file = lockedFile()
    if (file === null) return
    const found = (await unwrapBySystem(file)) ?? (await unwrapByPhrase(file, options.passphrase))
    if (found !== null) openWith(found)
    else if (options.passphrase !== null && status().ways.includes('passphrase'))
      failed = refuse('vault.wrongPassphrase', {})
  }

  async function unwrapBySystem({ wraps, keyId }: KeyFile): Promise<Buffer | null> {
    const wrap = wraps.find(({ by }) => by === 'system')
    const found = wrap?.by === 'system' ? await unwrapWithSystem(wrap, systemStore) : null
    return found !== null && keyIdFor(found) === keyId ? found : null
  }

  async function unwrapByPhrase({ wraps }: KeyFile, passphrase: string | null): Promise<Buffer | null> {
    const wrap = wraps.find(({ by }) => by === 'passphrase')
    if (wrap?.by !== 'passphrase' || passphrase === null) return null
    return unwrapWithPassphrase(wrap, passphrase)
  }

  /** After it the key opens by itself here: the sheet is taken out where this machine's store is another than the one before. */
  async function openBySheet(file: KeyFile, code: string): Promise<boolean> {
    const wrap = file.wraps.find(({ by }) => by === 'sheet')
    const found = wrap?.by === 'sheet' ? unwrapWithSheet(wrap, code) : null
    if (found === null) return false
    const system = (await unwrapBySystem(file)) === null ? await wrapWithSystem(found, systemStore) : null
    if (system !== null)
      writeKeyFile(dir, { ...file, wraps: [...file.wraps.filter(({ by }) => by !== 'system'), system] })
    openWith(found)
    return true
  }

  /** The office's key, or one of its own chance; only where there was none, so that none is ever written over. */
  async function make(passphrase: string | null): Promise<Refused | null> {
    const office = options.office()
    const made = office === null ? randomBytes(32) : await received(office)
    if (made === null) return refuse('vault.awaited', {})
    const system = await wrapWithSystem(made, systemStore)
    const phrase = passphrase === null ? null : await wrapWithPassphrase(made, passphrase)
    const wraps = [system, phrase].filter((wrap) => wrap !== null)
    if (wraps.length === 0) return refuse('vault.notSetUp', {})
    // Somebody else's first secret came while the phrase was worked on.
    if (state() !== 'none') return key === null ? shut() : null
    writeKeyFile(dir, { version: 1, keyId: keyIdFor(made), wraps })
    openWith(made)
    return null
  }

  async function received({ wrapped }: OfficeKey): Promise<Buffer | null> {
    return wrapped === null ? null : options.unwrap(wrapped)
  }

  const keeper: Keeper = {
    wrapFor: (boxKey) => {
      if (key === null) return null
      const office = options.office()
      return office === null || office.keyId === keyIdFor(key) ? wrapFor(boxKey, key) : null
    },
    status,
    isOpen: () => key !== null,
    open: (sealed) => {
      if (key === null) return shut()
      const text = isSealed(sealed) ? openSealed(key, sealed) : null
      return text === null ? refuse('vault.secretUnreadable', {}) : ok(text)
    },
    seal: (text) => (key === null ? shut() : ok(sealText(key, text))),
    sealMany: (texts) => (key === null ? shut() : ok(sealTexts(key, texts))),
    fingerprints: (texts) => (key === null ? shut() : ok(fingerprintsOf(key, texts))),
    ready: () => {
      if (tried || readKeyFile(dir) === null) return null
      opening ??= openByItself().finally(() => {
        tried = true
      })
      return opening
    },
    prepare: async () => {
      await keeper.ready()
      if (key === null && state() === 'none') return make(phraseWorthKeeping(options.passphrase))
      return key === null ? shut() : null
    },
    setUp: async (passphrase) => {
      const weak = weakness(passphrase)
      if (weak) return weak
      await keeper.ready()
      if (state() === 'none') return (await make(passphrase)) ?? ok(status())
      if (key === null) return shut()
      if (passphrase === null || status().ways.includes('passphrase')) return refuse('vault.alreadySetUp', {})
      return keeper.changePassphrase(null, passphrase)
    },
    unlock: async (passphrase) => {
      if (key !== null) return ok(status())
      const file = lockedFile()
      if (file === null) return shut()
      if (passphrase !== null && (await openBySheet(file, passphrase))) return ok(status())
      const found = passphrase === null ? await unwrapBySystem(file) : await unwrapByPhrase(file, passphrase)
      if (found === null) return passphrase === null ? shut() : refuse('vault.wrongPassphrase', {})
      openWith(found)
      return ok(status())
    },
    makeSheet: async () => {
      await keeper.ready()
      const file = readKeyFile(dir)
      if (key === null || file === null || file === 'damaged') return shut()
      const code = newSheetCode()
      const wrap = wrapWithSheet(key, code)
      writeKeyFile(dir, { ...file, wraps: [...file.wraps.filter(({ by }) => by !== 'sheet'), wrap] })
      changed()
      return ok({ code })
    },
    lock: () => {
      key?.fill(0)
      key = null
      // By hand: it does not open by itself again while the program runs.
      tried = true
      failed = null
      changed()
      return ok(status())
    },
    changePassphrase: async (current, next) => {
      const weak = weakness(next)
      if (weak) return weak
      await keeper.ready()
      const file = readKeyFile(dir)
      if (key === null || file === null || file === 'damaged') return shut()
      // Locked meanwhile, the key is no key any more.
      const held = Buffer.from(key)
      const before = file.wraps.find((wrap): wrap is PassphraseWrap => wrap.by === 'passphrase')
      if (before && (await unwrapWithPassphrase(before, current ?? '')) === null) {
        return refuse('vault.wrongPassphrase', {})
      }
      const wrap = await wrapWithPassphrase(held, next)
      held.fill(0)
      writeKeyFile(dir, { ...file, wraps: [...file.wraps.filter(({ by }) => by !== 'passphrase'), wrap] })
      changed()
      return ok(status())
    },
  }
  return keeper
}

function weakness(passphrase: string | null): Refused | null {
  if (passphrase === null || passphrase.trim().length >= LEAST_PASSPHRASE_LETTERS) return null
  return refuse('vault.passphraseShort', { least: LEAST_PASSPHRASE_LETTERS })
}

function phraseWorthKeeping(passphrase: string | null): string | null {
  return weakness(passphrase) === null ? passphrase : null
}
