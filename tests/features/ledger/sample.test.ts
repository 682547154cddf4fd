import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp } from '../../support/app.ts'

test('the sample office opens with its lists filled', async () => {
  const { call, bugs } = openTestApp()
  const made = await call('sample.load', { clients: 40 })
  expect(made.clients).toBe(40)
  const today = await call('today.list', {})
  expect(today.serials).toBe(made.serials)
  const asOf = await call('today.list', { today: day('2026-11-24') })
  expect(asOf.today).toBe('2026-11-24')
  const found = await call('search.everywhere', { text: 'hotel' })
  expect(found.results.length).toBeGreaterThan(0)
  const window = await call('serials.window', {})
  expect(window.total).toBe(made.serials)
  const first = window.rows.find((row) => row.mode === 'subscription' && row.activatedOn)!
  const page = await call('serials.get', { id: first.id })
  expect(page.row).toEqual(first)
  const preview = await call('rentals.preview', { serialId: first.id })
  const paid = await call('payments.register', {
    serialId: first.id,
    months: preview.plan.months,
    method: 'card',
  })
  expect(paid.renewal?.cutoffAfter).toBe(preview.plan.cutoffAfter)
  await call('payments.reverse', { id: paid.id, reason: 'error' })
  const history = await call('contacts.history', { clientId: first.clientId })
  expect(history.total).toBeGreaterThan(0)
  const groups = await call('serials.groups', {
    query: { search: '', filters: [], sort: [], groupBy: ['system'] },
  })
  expect(groups.groups.reduce((sum, group) => sum + group.count, 0)).toBe(made.serials)
  await call('today.beforeLeaving', {})
  await call('today.sheet', {})
  await call('clients.list', { search: 'hotel', sort: 'nextCutoff' })
  await call('clients.get', { id: first.clientId })
  await call('settings.get', {})
  await call('catalogue.get', {})
  await call('operators.list', {})
  const exported = await call('serials.export', {
    query: { search: '', filters: [], sort: [], groupBy: [] },
    selection: { all: true, except: [], ids: [] },
    columns: ['client', 'serial', 'nextCutoff'],
    format: 'xlsx',
  })
  expect(exported.rows).toBe(made.serials)
  expect(bugs.filter((line) => line.startsWith('bug'))).toEqual([])
})
