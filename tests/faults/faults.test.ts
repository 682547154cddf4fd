import { expect, test } from 'vitest'
import { movedClock } from './clock.ts'
import { garbled, recoveredFrom } from './damaged-files.ts'
import { fullDisk, readOnly } from './disk.ts'
import { failedFlush, slowDisk } from './flush-faults.ts'
import { killedAtSteps, killedAtWork } from './killed.ts'
import { cutWhileMigrating, fullWhileMigrating, killedMigrating } from './migrated.ts'
import { powerCut } from './power-cut.ts'
import { startedAtOnce } from './starts.ts'

// A small part of `npm run faults`.

test('killed at any moment of work, nothing that was answered is gone, half there or done twice', async () => {
  expect((await killedAtWork(8, 'load')).broken).toEqual([])
})

test('killed while backing up or restoring, the ledger is the old one or the new one, and whole', async () => {
  expect((await killedAtWork(3, 'backup')).broken).toEqual([])
  expect((await killedAtWork(3, 'restore')).broken).toEqual([])
  expect((await killedAtSteps(1)).broken).toEqual([])
})

test('killed or without power while a ledger is brought up, it is the old one or the new one, and whole', async (context) => {
  expect((await killedMigrating(5)).broken).toEqual([])
  const cut = await cutWhileMigrating(8)
  if (cut.skipped !== undefined) context.skip(cut.skipped)
  expect(cut.broken).toEqual([])
})

test('a disk that fills up while a ledger is brought up is said, and the old ledger stands', async (context) => {
  const full = await fullWhileMigrating(8)
  if (full.skipped !== undefined) context.skip(full.skipped)
  expect(full.broken).toEqual([])
})

test('a bit that flips in what the ledger holds is found', async () => {
  expect((await garbled(60)).broken).toEqual([])
})

test('emptied, cut, exchanged, garbled or gone, the ledger comes back by itself', async () => {
  expect((await recoveredFrom(10)).broken).toEqual([])
})

test('a disk that fills up, and a folder that takes no writing, are said, and work goes on afterwards', async (context) => {
  const [full, closed] = [await fullDisk(6), await readOnly(2)]
  if (full.skipped !== undefined) context.skip(full.skipped)
  expect([full.broken, closed.broken]).toEqual([[], []])
})

test('of many starts at once exactly one has the ledger', async () => {
  expect((await startedAtOnce(10)).broken).toEqual([])
})

test('a clock that is moved prunes nothing', async () => {
  expect((await movedClock()).broken).toEqual([])
})

test('a power cut takes nothing that was answered, and the program starts on what is left as if nothing was', async (context) => {
  const cut = await powerCut({ images: 30, imagesOfDay: 30 })
  if (cut.skipped !== undefined) context.skip(cut.skipped)
  expect(cut.broken).toEqual([])
})

test('a ledger that is not flushed with each command is found to lose what was answered', async (context) => {
  const cut = await powerCut({ images: 12, imagesOfDay: 12, lost: '-wal' })
  if (cut.skipped !== undefined) context.skip(cut.skipped)
  expect(cut.broken.join()).toMatch(/answered commands are gone/)
})

test('what a disk fails to flush is refused and is not there later; nothing else is saved until the program is opened again', async (context) => {
  const failed = await failedFlush(6)
  if (failed.skipped !== undefined) context.skip(failed.skipped)
  expect(failed.broken).toEqual([])
})

test('on a slow disk every question is answered in its order, and backups, looks and hashes come to their end', async (context) => {
  const slow = await slowDisk(1, { least: 20, most: 100 })
  if (slow.skipped !== undefined) context.skip(slow.skipped)
  expect(slow.broken).toEqual([])
})
