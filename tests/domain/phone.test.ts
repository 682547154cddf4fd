import { expect, it } from 'vitest'
import { formatPhone, normalisePhone } from '#domain/phone.ts'

it.each<[string, string | null, string]>([
  ['(998) 844-0824', '9988440824', ''],
  ['+52 998 844 0824', '9988440824', 'with the country'],
  ['998 8440824', '9988440824', ''],
  ['9988440824', '9988440824', ''],
  ['+52 1 998 844 0824', '9988440824', 'the 1 of mobiles, as WhatsApp shows it'],
  ['529988440824', '9988440824', 'the country without its plus'],
  ['044 998 844 08 24', '9988440824', 'a prefix of before 2019'],
  ['01-998-844-0824', '9988440824', 'a prefix of before 2019'],
  ['998.844.0824', '9988440824', 'points'],
  ['Tel. 998 844 0824', '9988440824', 'the word'],
  [' 55 1234 5678 ', '5512345678', ''],
  ['５５１２３４５６７８', '5512345678', 'wide digits'],
  ['', null, 'nothing'],
  ['998 844 082', null, 'nine digits'],
  ['998 844 08245', null, 'eleven digits'],
  ['998 844 0824 ext. 12', null, 'an extension'],
  ['998 844 0824 / 998 111 2222', null, 'two numbers'],
  ['+1 305 555 0123', null, 'another country'],
  ['0000000000', null, 'no area code begins with 0'],
  ['habla con Lety', null, 'not a number'],
])('%j is %s (%s)', (text, expected) => {
  expect(normalisePhone(text)).toBe(expected)
})

it('is shown in groups, and shown it reads back', () => {
  expect(['9988440824', '5512345678', '8112345678', '123'].map(formatPhone)).toEqual([
    '998 844 0824',
    '55 1234 5678',
    '81 1234 5678',
    '123',
  ])
  expect(normalisePhone(formatPhone('9988440824'))).toBe('9988440824')
})
