import { expect, test } from 'vitest'
import { noticeOf, urgentOf } from '../../src-renderer/features/today/day-notice.ts'

function hoy(cutToday: number, reported: number, cutTomorrow: number, today = '2026-11-23') {
  const section = (name: 'cutToday' | 'reported' | 'cutTomorrow', count: number) => ({
    ...{ section: name, count, clients: count, amount: 0 },
  })
  return {
    today,
    sections: [
      section('reported', reported),
      section('cutToday', cutToday),
      section('cutTomorrow', cutTomorrow),
    ],
  }
}

const after = (seen: ReturnType<typeof hoy>) => ({ day: seen.today, urgent: urgentOf(seen) })

test('what cannot wait is told once a day', () => {
  const morning = hoy(2, 1, 0)
  expect(noticeOf(null, morning)).toBe('2 sistemas con corte hoy · 1 que no abre')
  expect(noticeOf(after(morning), morning)).toBeNull()
  expect(noticeOf(after(morning), hoy(1, 0, 3, '2026-11-24'))).toBe(
    '1 sistema con corte hoy · 3 sistemas con corte mañana',
  )
})

test('something urgent that comes is told at once, and what was settled is not', () => {
  expect(noticeOf(after(hoy(2, 0, 4)), hoy(2, 1, 4))).toContain('1 que no abre')
  expect(noticeOf(after(hoy(2, 1, 4)), hoy(1, 1, 4))).toBeNull()
})

test('a quiet day says nothing', () => {
  expect(noticeOf(null, hoy(0, 0, 0))).toBeNull()
})
