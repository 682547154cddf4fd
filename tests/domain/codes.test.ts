import { describe, expect, it } from 'vitest'
import { parseActivationCode } from '#domain/activation-code.ts'
import { parseSerialNumber } from '#domain/serial-number.ts'

describe('a serial number, which identifies the licence (R28)', () => {
  it.each<[string, string | null, string]>([
    ['SAES7056850', 'SAES7056850', ''],
    [' saes 7056850 ', 'SAES7056850', 'trimmed, upper case, no spaces'],
    ['SAE–705—6850', 'SAE-705-6850', 'one kind of hyphen'],
    ['1234', '1234', 'four characters'],
    ['A'.repeat(39) + '1', 'A'.repeat(39) + '1', 'forty'],
    ['A'.repeat(40) + '1', null, 'forty-one'],
    ['123', null, 'three'],
    ['TOTAL', null, 'the last line of a spreadsheet has no digit'],
    ['-AB12', null, 'begins with a hyphen'],
    ['SAE*7056', null, 'another character'],
    ['', null, 'nothing'],
  ])('%j is %s (%s)', (text, expected) => {
    expect(parseSerialNumber(text)).toBe(expected)
  })
})

describe('an activation code, which the assistant asks for (R22)', () => {
  it.each<[string, string | null, string]>([
    ['ICJT-48EJ-GX97-40P1', 'ICJT-48EJ-GX97-40P1', ''],
    ['icjt 48ej gx97 40p1', 'ICJT48EJGX9740P1', 'typed with spaces'],
    ['AAAA-AAAA-AAAA-AAAA', 'AAAA-AAAA-AAAA-AAAA', 'letters alone are one'],
    ['abc', null, 'three'],
    ['abcd', 'ABCD', 'four are the shortest'],
    ['A'.repeat(40), 'A'.repeat(40), 'forty are the longest'],
    ['A'.repeat(41), null, 'forty-one'],
    ['ICJT_48EJ', null, 'another character'],
  ])('%j is %s (%s)', (text, expected) => {
    expect(parseActivationCode(text)).toBe(expected)
  })
})
