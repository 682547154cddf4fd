import { expect, test } from 'vitest'
import { noteChanges, unovertaken } from '../../src-renderer/state/changes.ts'

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
