import { expect, test } from 'vitest'
import { isBusinessDay } from '#domain/business-time.ts'
import { addDays, day } from '#domain/calendar.ts'
import { defaultCalendar } from '#domain/default-calendars.ts'
import { openTestApp } from '../support/app.ts'
import { judge, workDay } from './clerk.ts'
import { Figures } from './figures.ts'
import { disagreements, openSampleOffice } from './office.ts'

const FIRST_DAY = day('2026-11-23')
const DAYS = 365
const office = defaultCalendar('office')

test('a clerk who does only what Hoy says loses no client that could be kept, and calls few for nothing', async () => {
  const app = openTestApp(`${FIRST_DAY}T15:00:00Z`)
  const world = await openSampleOffice(app, { clients: 246, today: FIRST_DAY, seed: 20_261_123 })
  const figures = new Figures()
  const began = performance.now()
  for (let i = 0; i < DAYS; i++) {
    const today = addDays(FIRST_DAY, i)
    app.setToday(today)
    const before = world.stops.length
    world.begin(today)
    if (i > 0) judge(figures, world.stops.slice(before))
    if (isBusinessDay(office, today)) await workDay(app, world, figures, today)
  }
  const seconds = (performance.now() - began) / 1_000
  console.log([...figures.lines(), `took ${seconds.toFixed(1)} s`].join('\n'))
  expect(await disagreements(app, world, addDays(FIRST_DAY, DAYS - 1))).toEqual([])
  expect(figures.avoidable).toEqual([])
  expect(figures.forNothing.length / figures.calls).toBeLessThanOrEqual(1 / 20)
  expect(figures.busiest().lines).toBeLessThanOrEqual(40)
  expect(app.bugs.filter((line) => line.startsWith('bug'))).toEqual([])
}, 300_000)
