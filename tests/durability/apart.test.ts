import fs from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { officeWith } from './damaged.ts'

/** What waits for a disk, however slow it is, before the program answers anybody. */
const WAITS = [
  'copyFileSync',
  'fsyncSync',
  'readSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
  'writeSync',
] as const

test('backups, their going, the drill, the copy elsewhere and the look let nobody wait for the disk', async () => {
  const { call, setNow } = await officeWith(3)
  const elsewhere = mkdtempSync(join(tmpdir(), 'vigente-elsewhere-'))
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }))
  await call('backups.keepElsewhere', { folder: elsewhere, passphrase: 'cuatro palabras que nadie adivina' })
  for (let minute = 10; minute < 24; minute += 1) {
    setNow(`2026-11-23T15:${minute}:00Z`)
    await call('clients.create', { name: `Buceo ${minute}` })
    expect(await waitsFrom(() => call('backups.make', {}))).toEqual([])
  }
  expect((await call('backups.list', {})).points.map(({ n }) => n)).not.toContain(2)
  expect(await waitsFrom(() => call('backups.drill', {}))).toEqual([])
  // The second takes the place of the first.
  for (let time = 0; time < 2; time += 1)
    expect(await waitsFrom(() => call('backups.copyNow', {}))).toEqual([])
  expect(await waitsFrom(() => call('ledger.verify', {}))).toEqual([])
})

/** Each call meanwhile that waits for a file which is there, but for the renaming of a small one. */
async function waitsFrom(work: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  const real = Object.fromEntries(WAITS.map((name) => [name, fs[name]]))
  for (const name of WAITS) {
    const call = fs[name] as (...args: unknown[]) => unknown
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        const of = args[0]
        if (typeof of === 'number' || (fs.existsSync(String(of)) && !/\.next\d$/.test(String(of))))
          found.push(`${name} ${String(of)}`)
        return call(...args)
      },
    })
  }
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  }
  return found
}
