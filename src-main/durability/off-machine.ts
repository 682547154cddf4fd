import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { access, constants, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename, join, resolve, sep } from 'node:path'
import Database from 'better-sqlite3'
import { keyIdFor } from '#core/secrets/seal.ts'
import { readKeyFile, writeKeyFile } from '#core/secrets/key-file.ts'
import { unwrapWith } from '#core/secrets/share.ts'
import { wrapWithPassphrase } from '#core/secrets/wrap.ts'
import { NEWEST_SCHEMA } from '#db/migrations.ts'
import { databaseDoor, type ReadDb } from '#db/sql.ts'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import { SCRYPT_COST } from '#wire/key-of-words.ts'
import type { Backup } from './backups.ts'
import { keysOfPassphrase } from './copy-keys.ts'
import { moveFile, moveFileApart } from './keep-file.ts'
import { manifest, type Manifest } from './manifest.ts'
import type { Places } from './places.ts'
import {
  keyOfSealed,
  readSealed,
  readSealedHead,
  SealedDamaged,
  writeSealed,
  type Part,
  type PartSink,
} from './sealed-file.ts'
import { checkStaged, newStage, type Staged } from './stage.ts'
import type { OffMachine } from './state.ts'

const ENDING = '.vigente'
/** As many copies are kept in the folder; the oldest of this PC go. */
const KEPT = 14

/** Why a folder is none to keep a copy in; null where it is. */
export async function folderFault(folder: string, { dir }: Places): Promise<Refused | null> {
  const no = (why: 'missing' | 'notFolder' | 'notWritable' | 'own') =>
    refuse('backup.folderRefused', { folder, why })
  const path = resolve(folder)
  if (path === dir || path.startsWith(dir + sep)) return no('own')
  try {
    if (!(await stat(path)).isDirectory()) return no('notFolder')
    await access(path, constants.W_OK)
    return null
  } catch (error) {
    return no((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'notWritable')
  }
}

/** A backup with the papers and the vault's key, sealed and read back before it counts. */
export async function copyElsewhere(
  places: Places,
  off: OffMachine,
  backup: Backup,
  name: string,
): Promise<Result<{ readonly file: string; readonly bytes: number }>> {
  const fault = await folderFault(off.folder, places)
  if (fault) return fault
  const file = `${name}${ENDING}`
  const path = join(off.folder, file)
  const { path: ledger, ...about } = backup
  const attachments = existsSync(places.attachments) ? readdirSync(places.attachments) : []
  const parts: Part[] = [
    { name: 'manifest', bytes: Buffer.from(JSON.stringify(about)) },
    { name: 'ledger', path: ledger },
    ...(off.vaultKey === null ? [] : [{ name: 'vaultKey', bytes: Buffer.from(off.vaultKey) }]),
    ...attachments
      .filter((id) => /^[0-9a-f]{64}$/.test(id))
      .map((id) => ({ name: `attachment ${id}`, path: join(places.attachments, id) })),
  ]
  const part = `${path}.part`
  try {
    await rm(part, { force: true })
    const key = await writeSealed(part, parts, { salt: off.salt, ...SCRYPT_COST }, off.publicKey)
    const digest = createHash('sha256')
    await readSealed(part, key, (named) => (bytes) => {
      if (named === 'ledger' && bytes !== null) digest.update(bytes)
    })
    if (digest.digest('hex') !== backup.sha256) return refuse('backup.fileDamaged', { name: file })
    await moveFileApart(part, path)
    await pruneCopies(off.folder, name.replace(/-\d{8}$/, ''))
    return ok({ file, bytes: (await stat(path)).size })
  } catch (error) {
    if (error instanceof SealedDamaged) return refuse('backup.fileDamaged', { name: file })
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    return refuse('backup.folderRefused', { folder: off.folder, why: 'notWritable' })
  } finally {
    await rm(part, { force: true })
  }
}

/** Of this PC alone: another one may keep its own in the same folder. */
async function pruneCopies(folder: string, of: string): Promise<void> {
  const copies = (await readdir(folder))
    .filter((entry) => entry.startsWith(`${of}-`) && entry.endsWith(ENDING))
    .toSorted()
  for (const entry of copies.slice(0, -KEPT)) await rm(join(folder, entry), { force: true })
}

export interface Unsealed {
  readonly staged: Extract<Staged, { ok: true }>
  readonly about: Manifest
}

/** Why this copy is not to be the ledger here, where it is not: asked as soon as it is there, and as it takes its place. */
export type WhyNot = (copy: ReadDb) => Refused | null

/**
 * A copy opened by its passphrase at a place of its own, looked through; its papers are laid with those that are here.
 * The vault's key opens by the same passphrase from then on, where this PC has no vault of its own.
 */
export async function openCopy(
  places: Places,
  path: string,
  passphrase: string,
  whyNot: WhyNot,
): Promise<Result<Unsealed>> {
  const name = basename(path)
  if (!(await isFile(path))) return refuse('backup.copyNotFound', { path })
  const head = await readSealedHead(path)
  if (head === null) return refuse('backup.notOurs', { name })
  const keys = await keysOfPassphrase(passphrase, head)
  const key = keyOfSealed(head, keys)
  if (key === null) return refuse('backup.wrongPassphrase', {})
  const stage = newStage(places)
  const digest = createHash('sha256')
  let about: Manifest | null = null
  let vaultKey: string | null = null
  const files = new Set<FileHandle>()
  try {
    await readSealed(path, key, (part) => {
      if (part === 'manifest') return gathered((text) => (about = manifest.parse(JSON.parse(text))))
      if (part === 'vaultKey') return gathered((text) => (vaultKey = text))
      if (part === 'ledger') return intoFile(stage, files, (bytes) => void digest.update(bytes))
      const id = /^attachment ([0-9a-f]{64})$/.exec(part)?.[1]
      if (id === undefined) return () => {}
      mkdirSync(places.attachments, { recursive: true, mode: 0o700 })
      const kept = join(places.attachments, id)
      return existsSync(kept) ? () => {} : intoFile(kept, files)
    })
  } catch (error) {
    if (error instanceof SealedDamaged) return refuse('backup.fileDamaged', { name })
    throw error
  } finally {
    for (const file of files) await file.close()
  }
  const found = about as Manifest | null
  if (found === null || digest.digest('hex') !== found.sha256) return refuse('backup.fileDamaged', { name })
  if (found.schema > NEWEST_SCHEMA) return refuse('backup.ofNewer', { schema: found.schema })
  const staged = await checkStaged(stage)
  if (!staged.ok) return refuse('backup.fileDamaged', { name })
  const no = askCopy(staged.path, whyNot)
  if (no !== null) return no
  const opened = vaultKey === null ? null : unwrapWith(keys, vaultKey)
  if (opened !== null) await keepVaultKey(places, opened, passphrase)
  return ok({ staged, about: found })
}

export function askCopy(path: string, whyNot: WhyNot): Refused | null {
  const raw = new Database(path, { readonly: true })
  try {
    return whyNot(databaseDoor(raw))
  } finally {
    raw.close()
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** What this PC has of the same key stays as it is; another key's file is kept beside it. */
async function keepVaultKey(places: Places, key: Buffer, passphrase: string): Promise<void> {
  const here = readKeyFile(places.dir)
  const keyId = keyIdFor(key)
  if (here !== null && here !== 'damaged' && here.keyId === keyId) return
  if (here !== null) moveFile(places.vaultKey, `${places.vaultKey}.before-${keyId}`)
  writeKeyFile(places.dir, { version: 1, keyId, wraps: [await wrapWithPassphrase(key, passphrase)] })
}

function gathered(done: (text: string) => void): PartSink {
  const chunks: Buffer[] = []
  return (bytes) => {
    if (bytes === null) done(Buffer.concat(chunks).toString('utf8'))
    else chunks.push(Buffer.from(bytes))
  }
}

/** Those that stand open are among `files`. */
function intoFile(path: string, files: Set<FileHandle>, see: (bytes: Buffer) => void = () => {}): PartSink {
  const part = `${path}.part`
  let file: FileHandle | null = null
  return async (bytes) => {
    if (file === null) {
      await rm(part, { force: true })
      file = await open(part, 'wx', 0o600)
      files.add(file)
    }
    if (bytes !== null) {
      await file.writeFile(bytes)
      return see(bytes)
    }
    await file.sync()
    await file.close()
    files.delete(file)
    await moveFileApart(part, path)
  }
}
