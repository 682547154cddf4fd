import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MUTANTS, staleTexts } from './mutants.ts'
import type { Schedule } from './schedule.ts'
import { scheduleOf, simulate } from './simulate.ts'

// Each seed is an office: PCs that work apart, a network that loses, doubles, delays and garbles, programs and endpoints
// that are killed, disks that are put back or copied, clocks that are years off. At its end all have one ledger.

const SEEDS = 500
const OF_ONE_TEST = 50

test.each(
  Array.from({ length: SEEDS / OF_ONE_TEST }, (_, n) => [n * OF_ONE_TEST + 1, (n + 1) * OF_ONE_TEST]),
)('offices %i to %i end with one ledger, nothing lost, nothing done twice', async (from, until) => {
  for (let seed = from; seed <= until; seed += 1) {
    const failure = await simulate(scheduleOf(seed))
    expect(failure, `npm run simulate -- --seed ${seed}`).toBeNull()
  }
})

/** Seeds that failed once, kept with what they showed. */
test.each([
  ['2814', 'what an endpoint refused between two times that it was put back is asked again'],
  ['3925', 'a command that does nothing here, judged again at its revision after the endpoint went back'],
])('office %i ends with one ledger: %s', async (seed) => {
  const kept = readFileSync(join(import.meta.dirname, 'kept', `${seed}.json`), 'utf8')
  expect(await simulate(JSON.parse(kept) as Schedule)).toBeNull()
})

test('each fault that `npm run simulate -- --mutants` plants stands once in the code', () => {
  expect(MUTANTS.flatMap(staleTexts)).toEqual([])
})
