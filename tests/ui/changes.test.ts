import { expect, test } from 'vitest'
import { inRounds, noteChanges, unovertaken } from '../../src-renderer/state/changes.ts'

/** A question that is answered with what stood when it left, while this happens on its way. */
function question(whileAsked: (attempt: number) => void) {
  let attempt = 0
  return async () => {
    attempt++
    const left = attempt
    await Promise.resolve()
    whileAsked(left)
    return left
  }
}

test('what changed while a first answer was on its way is asked for again, and shown as it is now', async () => {
  const asked = question((attempt) => attempt < 3 && noteChanges(['rentals']))
  expect(await unovertaken(['serials', 'rentals'], asked)).toBe(3)
})

test('a change of everything overtakes every answer', async () => {
  const asked = question((attempt) => attempt === 1 && noteChanges('all'))
  expect(await unovertaken(['rentals'], asked)).toBe(2)
})

test('a change of something else, and one before it was asked, overtake nothing', async () => {
  noteChanges(['rentals'])
  const asked = question(() => noteChanges(['settings']))
  expect(await unovertaken(['rentals'], asked)).toBe(1)
})

test('a change is told at once, and what comes while the screens are read again in one round after it', async () => {
  const rounds: { readonly topics: unknown; readonly done: () => void }[] = []
  const rests: number[] = []
  const told = inRounds(
    (topics) => new Promise<void>((done) => rounds.push({ topics, done })),
    async (ms) => rests.push(ms),
  )
  told(['rentals'])
  for (let n = 0; n < 1_000; n += 1) told(n % 2 === 0 ? ['clients', 'serials'] : ['rentals'])
  expect(rounds.map(({ topics }) => topics)).toEqual([['rentals']])
  rounds[0]!.done()
  await expect.poll(() => rounds.length).toBe(2)
  expect(rounds[1]!.topics).toEqual(['clients', 'serials', 'rentals'])
  expect(rests).toEqual([expect.any(Number)])
  rounds[1]!.done()
  await Promise.resolve()
  told(['tasks'])
  await expect.poll(() => rounds.length).toBe(3)
  expect([rounds[2]!.topics, rests.length]).toEqual([['tasks'], 1])
})

test('that everything may have changed waits for no round, which may never be answered', () => {
  const rounds: unknown[] = []
  const told = inRounds((topics) => {
    rounds.push(topics)
    return new Promise(() => {})
  })
  told(['rentals'])
  told(['clients'])
  told('all')
  expect(rounds).toEqual([['rentals'], 'all'])
})
