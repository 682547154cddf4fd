import { expect, test } from 'vitest'
import { isBusinessDay } from '#domain/business-time.ts'
import { addDays, day, type Day } from '#domain/calendar.ts'
import { defaultCalendar } from '#domain/default-calendars.ts'
import { openTestApp } from '../support/app.ts'
import { judge, workDay } from './clerk.ts'
import { Figures } from './figures.ts'
import { OfficeMail } from './mail.ts'
import { disagreements, openSampleOffice } from './office.ts'

const FIRST_DAY = day('2026-11-23')
const LAST_DAY = addDays(FIRST_DAY, 364)
/** The week in which the storm took the line of the office. */
const WITHOUT_NETWORK = { from: day('2027-04-05'), until: day('2027-04-11') }
const office = defaultCalendar('office')

test('a clerk who does only what Hoy says loses no client that could be kept, and calls few for nothing', async () => {
  const { app, world, figures } = await aYear(246, false)
  expect(await disagreements(app, world, LAST_DAY)).toEqual([])
  expect(figures.avoidable).toEqual([])
  expect(figures.forNothing.length / figures.calls).toBeLessThanOrEqual(1 / 20)
  expect(figures.busiest().lines).toBeLessThanOrEqual(40)
  expect(app.bugs).toEqual([])
}, 300_000)

test('with reminders that leave by themselves the clerk calls less, and after a week without network nobody gets two', async () => {
  const { app, world, figures, mail } = await aYear(30, true)
  const quiet = await aYear(30, false)
  expect(await disagreements(app, world, LAST_DAY)).toEqual([])
  expect(figures.avoidable).toEqual([])
  expect(figures.calls).toBeLessThan(quiet.figures.calls)
  const days = [...mail!.written].map(([key, letters]) => ({ on: key.slice(-10), letters }))
  expect(days.filter(({ letters }) => letters > 1)).toEqual([])
  expect(days.filter(({ on }) => isWithoutNetwork(day(on)))).toEqual([])
  expect(days.some(({ on }) => on === addDays(WITHOUT_NETWORK.until, 1))).toBe(true)
  expect((await app.call('mail.list', {})).counts).toMatchObject({ failed: 0, unsure: 0, sending: 0 })
  expect(app.bugs).toEqual([])
}, 300_000)

async function aYear(clients: number, withMail: boolean) {
  const app = openTestApp(`${FIRST_DAY}T15:00:00Z`)
  const world = await openSampleOffice(app, { clients, today: FIRST_DAY, seed: 20_261_123 })
  const mail = withMail ? await OfficeMail.open(app) : null
  const figures = new Figures()
  const began = performance.now()
  for (let today = FIRST_DAY; today <= LAST_DAY; today = addDays(today, 1)) {
    app.setToday(today)
    const before = world.stops.length
    world.begin(today)
    if (today > FIRST_DAY) judge(figures, world.stops.slice(before))
    if (!isBusinessDay(office, today)) continue
    await mail?.send(app, world, figures, today, !isWithoutNetwork(today))
    await workDay(app, world, figures, today)
  }
  const seconds = (performance.now() - began) / 1_000
  console.log([...figures.lines(), `took ${seconds.toFixed(1)} s`].join('\n'))
  return { app, world, figures, mail }
}

function isWithoutNetwork(today: Day): boolean {
  return today >= WITHOUT_NETWORK.from && today <= WITHOUT_NETWORK.until
}
