import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.ts'
import { lookAt } from './looked-at.ts'
import { chanceOf, skipped, type Tried } from './report.ts'
import { noShim, shimEnv, type ShimOptions } from './shim.ts'

/** As many flushes has the work that one of them fails in, from the first start on. */
const FLUSHES = 70
const FOR_EVER = 1_000_000

/**
 * The n-th flush fails, alone or with all that come after: what was not flushed is refused in words and is not there
 * afterwards, nothing else is saved over it, everything can be looked at, and the next start has what was answered.
 */
export async function failedFlush(n: number, seed = 3): Promise<Tried> {
  const what = 'a flush fails'
  const no = noShim()
  if (no !== null) return skipped(what, no)
  const chance = chanceOf(seed)
  const broken: string[] = []
  const codes = new Map<string, number>()
  for (let round = 0; round < n; round += 1) {
    const at = 1 + chance(FLUSHES)
    const fail = { at, count: chance(2) === 0 ? 1 : FOR_EVER }
    const end = chance(2) === 0 ? 'closed' : 'killed'
    const label = `flush ${at}${fail.count > 1 ? ' and all after' : ''}, ${end}`
    await withOffice({ fail }, async (dir, env) => {
      const office = startChild({ dir, do: end === 'closed' ? 'little' : 'little-and-wait', tag: 'x' }, env)
      if (end === 'killed') {
        await office.until('waiting')
        office.child.kill('SIGKILL')
      }
      const code = await office.ended
      if (end === 'closed' && code !== 0 && !office.told.some((line) => line.startsWith('refused ')))
        broken.push(`${label}: it ended with ${code}: ${office.told.at(-1)}`)
      const told = (word: string) =>
        office.told.flatMap((line) => (line.startsWith(`${word} `) ? [line.split(' ')] : []))
      const done = told('done').map(([, name]) => name!)
      const refused = told('no')
      for (const [, , , why] of refused) codes.set(why!, (codes.get(why!) ?? 0) + 1)
      for (const [reason] of told('refused').map(([, reason]) => [`start: ${reason}`]))
        codes.set(reason!, (codes.get(reason!) ?? 0) + 1)
      broken.push(...told('wrong').map((line) => `${label}: ${line.slice(1).join(' ')}`))
      const words = office.told.map((line) => line.split(' ').slice(0, 2).join(' '))
      const first = words.findIndex((word) => word === 'no clients.create')
      if (first >= 0 && words.slice(first).some((word) => word.startsWith('done ')))
        broken.push(`${label}: work went on after what was not saved`)
      if (first >= 0 && !words.includes('warned')) broken.push(`${label}: nothing says that it saves no more`)
      const seen = await lookAt(dir)
      const names = new Set(seen.names)
      const lost = done.filter((name) => !names.has(name))
      const back = refused.flatMap(([, type, name]) =>
        type === 'clients.create' && names.has(name!) ? [name] : [],
      )
      if (lost.length > 0) broken.push(`${label}: ${lost.length} answered commands are gone`)
      if (back.length > 0) broken.push(`${label}: ${back.join(', ')} was refused and is there`)
      if (seen.recovery !== null) broken.push(`${label}: it took a recovery (${seen.recovery})`)
      broken.push(...seen.damages.map((damage) => `${label}: ${damage}`))
    })
  }
  if (codes.has('bug')) broken.push(`${codes.get('bug')} refusals were called a bug`)
  return { what, n, broken, figures: [...codes].map(([code, count]) => `${code} ×${count}`) }
}

/**
 * Each flush takes 50 to 500 ms: what is asked behind a command is answered, in its order and with all that was answered
 * before, and a backup and a look come to their end, and the head file and the rows' hashes follow, although work never stops.
 */
export async function slowDisk(n: number, slow = { least: 50, most: 500 }): Promise<Tried> {
  const what = 'slow disk'
  const no = noShim()
  if (no !== null) return skipped(what, no)
  const broken: string[] = []
  let questions = 0
  for (let round = 0; round < n; round += 1) {
    await withOffice({ slow }, async (dir, env) => {
      const office = startChild({ dir, do: 'busy', tag: String(round) }, env)
      const code = await office.ended
      const told = (word: string) => office.told.filter((line) => line.startsWith(word))
      broken.push(...told('wrong').map((line) => `round ${round}: ${line}`))
      for (const due of ['backup true', 'looked true', 'followed', 'closed'])
        if (told(due).length === 0) broken.push(`round ${round}: not ${due} (it ended with ${code})`)
      questions += told('asked ').length
      const done = told('done ').map((line) => line.slice('done '.length))
      const seen = await lookAt(dir)
      const lost = done.filter((name) => !seen.names.includes(name))
      if (lost.length > 0) broken.push(`round ${round}: ${lost.length} answered commands are gone`)
      broken.push(...seen.damages.map((damage) => `round ${round}: ${damage}`))
    })
  }
  return { what, n, broken, figures: [`${questions} questions answered in their order`] }
}

async function withOffice(
  disk: Pick<ShimOptions, 'fail' | 'slow'>,
  work: (dir: string, env: NodeJS.ProcessEnv) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
  try {
    mkdirSync(join(root, 'office'))
    await work(join(root, 'office'), shimEnv({ root, ...disk }))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
