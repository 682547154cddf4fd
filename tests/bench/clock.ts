import type { Clock } from '#core/app.ts'
import { day } from '#domain/calendar.ts'

/** The day of every measure. */
export const BENCH_DAY = day('2026-11-23')
const instant = new Date('2026-11-23T15:00:00Z')
export const BENCH_CLOCK: Clock = { now: () => instant }
