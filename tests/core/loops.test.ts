import { expect, test } from 'vitest'
import { logLine } from '#domain/log-entry.ts'
import { startLoops } from '#core/loops.ts'
import { openTestApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'
import { handTimers } from '../support/hand-timers.ts'
import { clientWith, setUpMail } from '../support/reminders.ts'
import { openSmtp } from '../support/smtp.ts'

test('what is queued leaves soon by itself, and the loop looks again each minute', async () => {
  const smtp = await openSmtp()
  const app = openTestApp()
  await setUpMail(app, smtp.port)
  const time = handTimers()
  const loops = startLoops(app.app, (entry) => void app.bugs.push(logLine(entry)), time.timers)
  time.pass()
  await eventually(() => time.waits()).toBe(60_000)
  await app.call('mail.queue', { to: ['lety@ceiba.mx'], subject: 'Su cotización', text: 'Va' })
  expect(time.waits()).toBe(300)
  time.pass()
  await eventually(() => [smtp.delivered.length, time.waits()]).toEqual([1, 60_000])
  await loops.stop()
  expect(time.waits()).toBeNull()
  expect(app.bugs.filter((line) => !line.startsWith('slow'))).toEqual([])
})

test('never more than one turn at a time: woken while it works, it works once more', async () => {
  const smtp = await openSmtp()
  const app = openTestApp('2026-09-01T15:00:00Z')
  await setUpMail(app, smtp.port)
  await clientWith(app, 'Hotel La Ceiba', [
    { serial: 'SAES7056850', activatedOn: '2025-11-24', paidUntil: '2026-11-24' },
  ])
  app.setNow('2026-11-23T15:00:00Z')
  let [under, most] = [0, 0]
  const counted = {
    ...app.app,
    dispatch: async (...asked: Parameters<typeof app.app.dispatch>) => {
      most = Math.max(most, ++under)
      return app.app.dispatch(...asked).finally(() => (under -= 1))
    },
  }
  const time = handTimers()
  const loops = startLoops(counted, () => {}, time.timers)
  for (let i = 0; i < 5; i++) time.pass()
  await eventually(() => smtp.delivered.length).toBe(1)
  await loops.stop()
  expect([most, smtp.delivered.length]).toEqual([1, 1])
})
