import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptEntry } from '#domain/log-entry.ts'
import { lastEntries, openLogFile } from '#files/log-file.ts'
import { temporaryFolder } from '../hosts/harness.ts'

const entry = (n: number) =>
  keptEntry({ event: 'backup', n, operation: 'backups.make' }, '2026-11-23T15:00:00.000Z')

test('what is written is read back in its order, the newest last, and only so many', () => {
  const dir = join(temporaryFolder(), 'log')
  expect(lastEntries(dir, 10)).toEqual([])
  const write = openLogFile(dir)
  for (let n = 1; n <= 30; n += 1) write(entry(n))
  expect(lastEntries(dir, 3)).toEqual([entry(28), entry(29), entry(30)])
})

test('a full file makes room: four are kept, and the log never grows beyond them', () => {
  const dir = join(temporaryFolder(), 'log')
  const write = openLogFile(dir)
  for (let n = 1; n <= 30_000; n += 1) write(entry(n))
  expect(readdirSync(dir).toSorted()).toEqual([
    'vigente.1.log',
    'vigente.2.log',
    'vigente.3.log',
    'vigente.log',
  ])
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).size).toBeLessThan(540_000)
  const last = lastEntries(dir, 5_000)
  expect([last.length, last.at(-1)]).toEqual([5_000, entry(30_000)])
})

test('what somebody else wrote into it, or the end of a line that was cut, is not passed on', () => {
  const dir = join(temporaryFolder(), 'log')
  openLogFile(dir)(entry(1))
  appendFileSync(
    join(dir, 'vigente.log'),
    '{"event":"bug","client":"Hotel La Ceiba","ms":5}\n"Hotel"\nnull\n{"client":"Hotel La Ceiba"}\n{"event":"slo',
  )
  expect(lastEntries(dir, 10)).toEqual([entry(1), { event: 'bug', ms: 5 }])
})

test('a folder that takes nothing stops nobody', () => {
  const dir = temporaryFolder()
  writeFileSync(join(dir, 'log'), 'a file')
  mkdirSync(join(dir, 'other'))
  openLogFile(join(dir, 'log'))(entry(1))
  expect(lastEntries(join(dir, 'log'), 10)).toEqual([])
})
