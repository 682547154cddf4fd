import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { skipped, type Tried } from './report.ts'

const MB = 1024 * 1024

/** A small disk of its own; null where this user may not mount one. */
export function smallDisk(): { readonly path: string; readonly remove: () => void } | null {
  const path = mkdtempSync(join(tmpdir(), 'vigente-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    rmSync(path, { recursive: true, force: true })
    return null
  }
  return {
    path,
    remove: () => {
      execFileSync('umount', [path], { stdio: 'ignore' })
      rmSync(path, { recursive: true, force: true })
    },
  }
}

const open = (dir: string) => openVigente({ dir, clock: { now: () => new Date() }, log: () => {} })

/** Everything but so much is taken by something else. */
export function fill(disk: string, leave: number): void {
  const { bavail, bsize } = statfsSync(disk)
  const free = bavail * bsize
  try {
    writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, free - leave)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

/** The disk fills up at some step of the work: refused in words, nothing half done, and usable again without a restart. */
export async function fullDisk(n: number): Promise<Tried> {
  const what = 'disk full'
  const disk = smallDisk()
  if (disk === null) return skipped(what, 'mount is not permitted here')
  const broken: string[] = []
  const codes = new Map<string, number>()
  try {
    for (let i = 0; i < n; i += 1) {
      const dir = join(disk.path, `office-${i}`)
      const app = open(dir)
      const ask = (name: string, input: unknown) =>
        app.dispatch({ operator: null, host: 'direct' }, name, input)
      let done = 0
      const create = async (name: string) => {
        const answer = await ask('clients.create', { name })
        if (answer.ok) done += 1
        return answer
      }
      for (let k = 0; k < 5; k += 1) await create(`Hotel ${k}`)
      // From plenty down to nothing at all.
      fill(disk.path, ((n - i) * 80 * MB) / n)
      const step = ['clients.create', 'backups.make', 'ledger.verify'][i % 3]!
      for (let k = 0; k < 30; k += 1) {
        const answer = step === 'clients.create' ? await create(`Buceo ${k}`) : await ask(step, {})
        if (!answer.ok) codes.set(answer.refusal.code, (codes.get(answer.refusal.code) ?? 0) + 1)
        if (step !== 'clients.create') break
      }
      rmSync(join(disk.path, 'filler'), { force: true })
      const after = await create('Después')
      if (!after.ok) broken.push(`${i} ${step}: not usable after there was room: ${after.refusal.code}`)
      const listed = await ask('clients.list', {})
      const total = listed.ok ? (listed.value as { total: number }).total : -1
      if (total !== done) broken.push(`${i} ${step}: ${total} clients, ${done} answered`)
      const looked = await ask('ledger.verify', {})
      const found = looked.ok ? (looked.value as { found: { sentence: string }[] }).found : []
      broken.push(...found.map(({ sentence }) => `${i} ${step}: ${sentence}`))
      app.close()
      const halves = readdirSync(join(dir)).filter((entry) => /\.(tmp|part)/.test(entry))
      if (halves.length > 0) broken.push(`${i} ${step}: left ${halves.join(', ')}`)
      fill(disk.path, (i % 3) * 2_048)
      broken.push(...startOnFullDisk(dir).map((fault) => `${i} start: ${fault}`))
      rmSync(join(disk.path, 'filler'), { force: true })
      open(dir).close()
      rmSync(dir, { recursive: true, force: true })
    }
  } finally {
    disk.remove()
  }
  const bugs = codes.get('bug') ?? 0
  if (bugs > 0) broken.push(`${bugs} refusals were called a bug`)
  return { what, n, broken, figures: [...codes].map(([code, count]) => `${code} ×${count}`) }
}

/** Either it opens, or it says why not; the folder is free again afterwards. */
function startOnFullDisk(dir: string): string[] {
  try {
    open(dir).close()
    return []
  } catch (error) {
    return (error as { reason?: string }).reason === 'diskFull' ? [] : [String(error)]
  }
}

/** A folder that takes no writing: said so, and nothing is changed. */
export async function readOnly(n: number): Promise<Tried> {
  const what = 'read-only'
  const disk = smallDisk()
  if (disk === null) return skipped(what, 'mount is not permitted here')
  const broken: string[] = []
  const said = new Map<string, number>()
  const note = (text: string) => said.set(text, (said.get(text) ?? 0) + 1)
  try {
    const dir = join(disk.path, 'office')
    const first = open(dir)
    await first.dispatch({ operator: null, host: 'direct' }, 'clients.create', { name: 'Hotel' })
    first.close()
    for (let i = 0; i < n; i += 1) {
      execFileSync('mount', ['-o', 'remount,ro', disk.path])
      try {
        open(dir).close()
        broken.push(`${i}: it opened`)
      } catch (error) {
        const { reason, code } = error as { reason?: string; code?: string }
        note(reason ?? code ?? String(error))
        if (reason !== 'readOnly' && reason !== 'ioError' && code !== 'EROFS')
          broken.push(`${i}: ${String(error)}`)
      }
      execFileSync('mount', ['-o', 'remount,rw', disk.path])
      const again = open(dir)
      const listed = await again.dispatch({ operator: null, host: 'direct' }, 'clients.list', {})
      if (!listed.ok || (listed.value as { total: number }).total !== 1)
        broken.push(`${i}: not whole afterwards`)
      again.close()
    }
  } finally {
    disk.remove()
  }
  return { what, n, broken, figures: [...said].map(([text, count]) => `${text} ×${count}`) }
}
