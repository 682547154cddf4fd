import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BACKUP_REASONS,
  jumpedAt,
  KEPT,
  LEAST_VERIFIED,
  likeliest,
  MOST_BYTES,
  pointsToDrop,
  type BackupPoint,
} from '#domain/retention.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString()
const point = (n: number, minutes: number, more: Partial<BackupPoint> = {}): BackupPoint => ({
  ...{ n, madeAt: at(minutes), bytes: 1_000, why: 'interval', verified: true, clients: 250 },
  ...more,
})

/** Backups in the order of their chain, at whatever hours a clock that is moved about gives them. */
const chains = fc
  .array(
    fc.record({
      step: fc.integer({ min: -3_000, max: 40_000 }),
      bytes: fc.integer({ min: 1, max: 5_000 }),
      why: fc.constantFrom(...BACKUP_REASONS),
      verified: fc.boolean(),
      clients: fc.constantFrom(250, 250, 250, 0),
    }),
    { maxLength: 200 },
  )
  .map((steps) => {
    let minutes = 0
    return steps.map(({ step, ...rest }, i) => {
      minutes += step
      return point(i + 1, minutes, rest)
    })
  })

test('a year of quarter-hours leaves the last eight, a day of hours, a month of days, and so on', () => {
  const year = Array.from({ length: 4 * 24 * 365 }, (_, i) => point(i + 1, i * 15))
  const dropped = new Set(pointsToDrop(year, MOST_BYTES))
  const kept = year.filter(({ n }) => !dropped.has(n))
  expect(kept.slice(-8).map(({ n }) => n)).toEqual(year.slice(-8).map(({ n }) => n))
  expect(new Set(kept.slice(-31).map(({ madeAt }) => madeAt.slice(0, 13))).size).toBe(KEPT.hours)
  // Each span counts what a shorter one keeps too: 7 + 23 + 29 + about 8 + about 10.
  expect(kept.length).toBeGreaterThan(65)
  expect(kept.length).toBeLessThan(95)
  expect(new Set(kept.map(({ madeAt }) => madeAt.slice(0, 7))).size).toBe(12)
})

test('what is kept does not depend on when it is asked, and asking again drops nothing more', () => {
  fc.assert(
    fc.property(chains, fc.integer({ min: 0, max: 300_000 }), (points, most) => {
      const dropped = new Set(pointsToDrop(points, most))
      const kept = points.filter(({ n }) => !dropped.has(n))
      expect(pointsToDrop(kept, most)).toEqual([])
    }),
  )
})

test('the ten newest verified backups stay, however little room there is', () => {
  fc.assert(
    fc.property(chains, (points) => {
      const dropped = new Set(pointsToDrop(points, 0))
      // First those of the office, then those of an empty ledger.
      const verified = points
        .filter(({ verified }) => verified)
        .toSorted((a, b) => Number(a.clients > 0) - Number(b.clients > 0) || a.n - b.n)
      const least = verified.slice(-LEAST_VERIFIED).map(({ n }) => n)
      expect(least.filter((n) => dropped.has(n))).toEqual([])
    }),
  )
})

test('with room, the newest of all stays, and what was made before a change until two newer days have one', () => {
  fc.assert(
    fc.property(chains, (points) => {
      const dropped = new Set(pointsToDrop(points, Number.MAX_SAFE_INTEGER))
      expect(dropped.has(points.length)).toBe(false)
      for (const { n, why, clients } of points.filter((one) => one.why.startsWith('before'))) {
        const days = points
          .filter((one) => one.n > n && one.verified && one.clients > 0 === clients > 0)
          .map(({ madeAt }) => madeAt.slice(0, 10))
        if (new Set(days).size < 2) expect([why, dropped.has(n)]).toEqual([why, false])
      }
    }),
  )
})

test('where there is too much, the rest fits, or only what must stay is left', () => {
  fc.assert(
    fc.property(chains, fc.integer({ min: 0, max: 100_000 }), (points, most) => {
      const dropped = new Set(pointsToDrop(points, most))
      const kept = points.filter(({ n }) => !dropped.has(n))
      const bytes = kept.reduce((sum, one) => sum + one.bytes, 0)
      expect(bytes <= most || kept.filter(({ verified }) => verified).length === kept.length).toBe(true)
      const begunAnew = points.at(-1)?.clients === 0 ? 1 : 0
      if (bytes > most) expect(kept.length).toBeLessThanOrEqual(LEAST_VERIFIED + begunAnew)
    }),
  )
})

test('the backups of an empty ledger take no place from those that hold the office', () => {
  const office = Array.from({ length: 40 }, (_, i) => point(i + 1, i * 15))
  const empty = Array.from({ length: 400 }, (_, i) => point(41 + i, (40 + i) * 15, { clients: 0 }))
  const goneAlone = pointsToDrop(office, MOST_BYTES)
  const gone = pointsToDrop([...office, ...empty], MOST_BYTES)
  expect(gone.filter((n) => n <= 40)).toEqual(goneAlone)
  expect(gone).not.toContain(440)
  expect(gone.length).toBeGreaterThan(350)
  // Nor where there is no room: they go first.
  expect(pointsToDrop([...office, ...empty], 10_000)).not.toContain(31)
  // A new office has nothing else.
  expect(pointsToDrop(empty.slice(0, 5), MOST_BYTES)).toEqual([])
})

test.each<[clients: number[], n: number | undefined, why: string]>([
  [[250, 250, 0], 2, 'the ledger was lost, and an empty one backed up'],
  [[250, 250, 2, 0], 2, 'and somebody has begun to type in it'],
  [[3, 250], 2, 'the first day, and after the import'],
  [[250, 120], 2, 'many clients left'],
  [[0, 0], 2, 'a new office'],
  [[], undefined, 'none'],
])('the point to go back to first is the newest that holds the office: %j, %s (%s)', (clients, n) => {
  expect(likeliest(clients.map((count, i) => point(i + 1, i * 15, { clients: count })))?.n).toBe(n)
})

test('the newest backup stays though it is of an empty ledger and there is no room: it is all that there is of it', () => {
  const office = Array.from({ length: 12 }, (_, i) => point(i + 1, i * 1_440))
  const begun = [point(13, 20_000, { clients: 0 }), point(14, 20_015, { clients: 0 })]
  const dropped = pointsToDrop([...office, ...begun], 9_000)
  expect(dropped).toContain(13)
  expect(dropped).not.toContain(14)
})

test('a clock that was moved is not believed until somebody has confirmed it', () => {
  const DAY = 24 * 60
  const minutes = (n: number) => new Date(at(n))
  const newest = [point(7, 0)]
  expect(jumpedAt([], minutes(0), null)).toBe(null)
  expect(jumpedAt(newest, minutes(3 * DAY), null)).toBe(null)
  expect(jumpedAt(newest, minutes(-DAY + 1), null)).toBe(null)
  expect(jumpedAt(newest, minutes(-2 * DAY), null)).toBe(8)
  expect(jumpedAt(newest, minutes(3 * 365 * DAY), null)).toBe(8)
  expect(jumpedAt(newest, minutes(3 * 365 * DAY), at(3 * 365 * DAY - 60))).toBe(null)
  expect(jumpedAt(newest, minutes(-2 * DAY), at(-2 * DAY))).toBe(null)
})

test('a jump stays known by the first backup after it, until the time is confirmed on its side of it', () => {
  const DAY = 24 * 60
  const minutes = (n: number) => new Date(at(n))
  const far = 3 * 365 * DAY
  const forth = [point(7, 0), point(8, far), point(9, far + 15)]
  expect(jumpedAt(forth, minutes(far + 30), null)).toBe(8)
  expect(jumpedAt(forth, minutes(far + 30), at(0))).toBe(8)
  expect(jumpedAt(forth, minutes(far + 30), at(far + 20))).toBe(null)
  const back = [...forth, point(10, 60)]
  expect(jumpedAt(back, minutes(75), null)).toBe(10)
  expect(jumpedAt(back, minutes(75), at(far + 20))).toBe(11)
  expect(jumpedAt(back, minutes(75), at(70))).toBe(null)
  // A month in which nothing was written, said to be right in its middle.
  const quiet = [point(7, 0), point(8, 50 * DAY)]
  expect(jumpedAt(quiet, minutes(50 * DAY), at(40 * DAY))).toBe(null)
  expect(jumpedAt(quiet, minutes(50 * DAY), null)).toBe(8)
})

test('what lies far apart because others between are gone is no jump', () => {
  const DAY = 24 * 60
  expect(jumpedAt([point(7, 0), point(300, 55 * DAY)], new Date(at(55 * DAY)), null)).toBe(null)
})
