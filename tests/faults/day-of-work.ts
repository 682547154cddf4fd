import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openVigente } from '#core/start.ts'
import { chanceOf } from './report.ts'

const COMMANDS = 40
const SESSIONS = 3
const PASSPHRASE = 'cuatro palabras que nadie adivina'

/**
 * A day of an office on an empty folder, in every kind of writing that a program does: commands, papers, the vault's key,
 * backups, a copy elsewhere, a look through the ledger, a restore, and the program closed and opened again; in the end
 * another PC is moved to. Each line that is told is a promise from then on.
 */
export async function dayOfWork(dir: string, seed: number, tell: (line: string) => void): Promise<void> {
  const chance = chanceOf(seed)
  const root = dirname(dir)
  const elsewhere = join(root, 'elsewhere')
  mkdirSync(elsewhere, { recursive: true })
  const papers: string[] = []
  let named = 0

  const promise = (path: string) => {
    const sha = createHash('sha256').update(readFileSync(path)).digest('hex')
    tell(`kept ${path.slice(root.length + 1)} ${sha}`)
  }

  for (let session = 0; session < SESSIONS; session += 1) {
    const { ask, files, close } = opened(dir, tell)
    /** As somebody works: one command after another, and now and then a paper. */
    const work = async (most: number) => {
      for (let i = 0; i < most; i += 1) {
        const name = `s${seed}-${(named += 1)}`
        if ((await ask('clients.create', { name, city: 'Cancún' })) !== null) tell(`done ${name}`)
        if (chance(12) === 0) {
          const { file } = files.put(`${name}.xml`, Buffer.from(`<?xml version="1.0"?>\n<a>${name}</a>`))
          const added = await ask<{ id: string }>('attachments.add', { file })
          if (added !== null) {
            papers.push(added.id)
            promise(join(dir, 'attachments', added.id))
          }
        }
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const backup = async () => {
      tell('backing')
      const made = await ask<{ n: number }>('backups.make', {})
      if (made === null) return
      tell('backed')
      const name = join(dir, 'backups', String(made.n).padStart(6, '0'))
      promise(`${name}.db`)
      promise(`${name}.json`)
    }

    await work(chance(COMMANDS))
    if (session === 0) {
      if ((await ask('vault.setUp', { passphrase: PASSPHRASE })) !== null)
        promise(join(dir, 'vault-key.json'))
      await ask('backups.keepElsewhere', { folder: elsewhere, passphrase: PASSPHRASE })
    }
    await Promise.all([backup(), work(chance(COMMANDS))])
    // The head file follows half a second later.
    if (chance(2) === 0) await sleep(600)
    if (chance(2) === 0) await Promise.all([ask('ledger.verify', {}), work(10)])
    if (session === 1) {
      tell('restoring')
      const restore = ask('backups.restore', { lose: 1_000_000 })
      const [restored] = await Promise.all([restore, work(chance(10))])
      if (restored !== null) tell('restored')
      await work(chance(COMMANDS))
    } else {
      tell('copying')
      const copied = await ask<{ file: string }>('backups.copyNow', {})
      if (copied !== null) {
        tell('copied')
        promise(join(elsewhere, copied.file))
        if (session === SESSIONS - 1) await moveTo(join(root, 'moved'), join(elsewhere, copied.file))
      }
    }
    close()
    tell('closed')
  }

  /** A new PC, from the copy. */
  async function moveTo(to: string, path: string): Promise<void> {
    const { ask, close } = opened(to, tell)
    const moved = await ask('backups.restoreCopy', { path, passphrase: PASSPHRASE, lose: 0 })
    if (moved !== null) {
      tell('moved')
      for (const id of papers) promise(join(to, 'attachments', basename(id)))
      promise(join(to, 'vault-key.json'))
    }
    close()
  }
}

function opened(dir: string, tell: (line: string) => void) {
  const app = openVigente({ dir, clock: { now: () => new Date() }, log: () => {} })
  return {
    files: app.files,
    close: () => app.close(),
    ask: async <T>(name: string, input: unknown): Promise<T | null> => {
      const answer = await app.dispatch({ operator: null, host: 'direct' }, name, input)
      if (!answer.ok) tell(`no ${name} ${answer.refusal.code}`)
      return answer.ok ? (answer.value as T) : null
    },
  }
}
