import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lastPhysical,
  lastVirtual,
  physicalOf,
  reveal,
  ROW_HEIGHT,
  rowsSeen,
  scaleOf,
  scrolled,
  settled,
  SPACER_LIMIT,
  virtualOf,
  type Place,
} from '../../src-renderer/ui/Grid/scroll-scale.ts'

const MILLION = scaleOf(1_000_000, 620)
const scales = fc.record({
  rows: fc.integer({ min: 0, max: 5_000_000 }),
  view: fc.integer({ min: 28, max: 2000 }),
})

describe('a list that the browser can lay out', () => {
  const scale = scaleOf(1000, 620)

  test('scrolls as any page does', () => {
    expect({ scale, place: scrolled(scale, { virtual: 0, physical: 0 }, 20_000, false) }).toEqual({
      scale: { content: 28_000, viewport: 620, spacer: 28_000 },
      place: { virtual: 20_000, physical: 20_000 },
    })
  })
})

describe('a million rows', () => {
  test('stand behind a spacer that no screen cuts, at a scale of 4 too', () => {
    expect(MILLION).toEqual({ content: 28_000_000, viewport: 620, spacer: SPACER_LIMIT })
    expect(MILLION.spacer * 4).toBeLessThan(33_554_430)
  })

  test('a thumb at either end shows the first and the last row whole', () => {
    const end = scrolled(MILLION, { virtual: 0, physical: 0 }, lastPhysical(MILLION), true)
    const start = scrolled(MILLION, end, 0, true)
    expect([end.virtual, start.virtual]).toEqual([28_000_000 - 620, 0])
  })

  test('a slow thumb reaches the end in a last step shorter than a view', () => {
    const near = settled(MILLION, 27_990_000)
    expect(scrolled(MILLION, near, lastPhysical(MILLION), true).virtual).toBe(lastVirtual(MILLION))
  })

  test('the wheel moves pixel by pixel in the middle of the list', () => {
    const middle = settled(MILLION, 14_000_000)
    const place = scrolled(MILLION, middle, middle.physical + 100, false)
    expect(place.virtual).toBe(14_000_100)
  })

  test('the wheel reaches the last row as on any page, without a jump on the way', () => {
    let place = settled(MILLION, lastVirtual(MILLION) - 1000)
    const steps: number[] = []
    for (let step = 0; step < 10; step += 1) {
      place = scrolled(MILLION, place, place.physical + 100, false)
      steps.push(lastVirtual(MILLION) - place.virtual)
    }
    expect(steps).toEqual([900, 800, 700, 600, 500, 400, 300, 200, 100, 0])
  })

  test('stepping row by row over the last rows shows each of them whole', () => {
    let virtual = lastVirtual(MILLION)
    const tops: number[] = []
    for (let row = 999_999; row > 999_900; row -= 1) {
      virtual = settled(MILLION, reveal(MILLION, virtual, row)).virtual
      tops.push(row * ROW_HEIGHT - virtual)
    }
    expect(tops.every((top) => top >= 0 && top + ROW_HEIGHT <= MILLION.viewport)).toBe(true)
    expect(virtual).toBe(999_901 * ROW_HEIGHT)
  })
})

describe('whatever the number of rows and the height of the window', () => {
  test('the ends of both positions meet and nothing is passed', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), ({ rows, view }, part) => {
        const scale = scaleOf(rows, view)
        const virtual = part * lastVirtual(scale)
        const physical = physicalOf(scale, virtual)
        expect(scale.spacer).toBeLessThan(8_000_000)
        expect(physical).toBeGreaterThanOrEqual(0)
        expect(physical).toBeLessThanOrEqual(lastPhysical(scale))
        expect(virtualOf(scale, physical)).toBeCloseTo(virtual, 4)
      }),
    )
  })

  test('any path of wheel and thumb stays inside the list, and settling changes nothing that is seen', () => {
    const moves = fc.array(
      fc.record({ by: fc.integer({ min: -3_000_000, max: 3_000_000 }), thumb: fc.boolean() }),
    )
    fc.assert(
      fc.property(scales, moves, ({ rows, view }, path) => {
        const scale = scaleOf(rows, view)
        let place: Place = { virtual: 0, physical: 0 }
        for (const { by, thumb } of path) {
          const physical = Math.min(Math.max(0, place.physical + by), lastPhysical(scale))
          place = scrolled(scale, place, physical, thumb)
          expect(place.virtual).toBeGreaterThanOrEqual(0)
          expect(place.virtual).toBeLessThanOrEqual(lastVirtual(scale))
          expect(settled(scale, place.virtual).virtual).toBe(place.virtual)
        }
      }),
    )
  })

  test('the drawn rows are those that are seen, and never more than the view holds', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), ({ rows, view }, part) => {
        const scale = scaleOf(rows, view)
        const virtual = part * lastVirtual(scale)
        const { from, until } = rowsSeen(scale, virtual, 12)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(until).toBeLessThanOrEqual(rows)
        expect(until - from).toBeLessThanOrEqual(Math.ceil(view / ROW_HEIGHT) + 25)
        const firstSeen = Math.min(Math.floor(virtual / ROW_HEIGHT), Math.max(0, rows - 1))
        expect(rows === 0 || (from <= firstSeen && firstSeen < until)).toBe(true)
      }),
    )
  })
})
