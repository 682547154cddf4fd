import { expect, test } from 'vitest'
import { movedClock } from './clock.ts'
import { garbled, recoveredFrom } from './damaged-files.ts'
import { fullDisk, readOnly } from './disk.ts'
import { killedAtSteps, killedAtWork } from './killed.ts'
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
