import { expect, test } from 'vitest'
import { readClock } from '../../src-renderer/ui/read-clock.ts'

test('an hour is read in every form in which a clerk types it', () => {
  const typed = [
    '9',
    '09',
    '930',
    '0930',
    '9:30',
    '9.30',
    '6 pm',
    '6:30 p.m.',
    '12 am',
    '12pm',
    '18:00 hrs',
    '24:00',
    ' 7 ',
  ]
  expect(typed.map(readClock)).toEqual([
    '09:00',
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '09:30',
    '18:00',
    '18:30',
    '00:00',
    '12:00',
    '18:00',
    '24:00',
    '07:00',
  ])
})

test('what is no hour is not guessed', () => {
  expect(['', 'nueve', '25', '9:60', '24:01', '13 pm', '0 am', '-1', '9:3'].map(readClock)).toEqual(
    Array.from({ length: 9 }, () => null),
  )
})
