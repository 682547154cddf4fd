import { describe, expect, it } from 'vitest'
import { checkRfc, rfcCheckDigit, withoutSeparators } from '#domain/rfc.ts'

describe('an RFC (mexico.md §1)', () => {
  it.each([
    ['XAXX010101000', 'generic', [], 'general public: its check digit would be 4'],
    ['XEXX010101000', 'generic', [], 'foreigners'],
    ['SAT970701NN3', 'moral', [], ''],
    ['DIM8701081LA', 'moral', [], 'check A'],
    ['A&A050908GT0', 'moral', [], 'ampersand, check 0'],
    ['AÑÑ801231JK0', 'moral', [], 'two Ñ'],
    ['AN\u0303N\u0303801231JK0', 'moral', [], 'the same Ñ in two characters each'],
    ['COSC8001137NA', 'fisica', [], 'check A'],
    ['GODE561231GR8', 'fisica', [], "the authority's worked example"],
    ['CFE010608HC8', 'moral', [], 'public utility'],
    ['EKU9003173C9', 'moral', [], 'test identity'],
    ['URE180429TM6', 'moral', [], 'test identity'],
    ['XIA190128J61', 'moral', [], 'test identity'],
    ['COSC8001137N9', 'fisica', ['checkDigit'], 'typing error'],
    ['RTO840921RE4', 'moral', ['checkDigit'], 'registered so'],
    ['LME060822IH5', 'moral', ['checkDigit'], 'registered so'],
    ['CCA980429MD4', 'moral', ['checkDigit'], 'registered so'],
    ['RDE7910023J3', 'moral', ['checkDigit'], 'registered so'],
    [' sat970701nn3 ', 'moral', [], 'trimmed and upper-cased'],
    ['MULA000101AA7', 'fisica', ['inconvenientWord'], 'the authority would have written MULX'],
  ])('%s is valid, %s, warnings %j (%s)', (text, kind, warnings) => {
    expect(checkRfc(text)).toEqual({
      valid: true,
      normalised: text.normalize('NFC').trim().toUpperCase(),
      kind,
      warnings,
    })
  })

  it.each([
    ['AAAA010229AAA', '29 February 2001'],
    ['ABCD010001AAA', 'month 00'],
    ['ABCD010100AAA', 'day 00'],
    ['ABCD010431AAA', '31 April'],
    ['ABCD011301AAA', 'month 13'],
    ['AAA-010101AAA', 'hyphen'],
    ['XFW 671119 7I1', 'spaces inside'],
    ['ÁAAA010101AAA', 'accent'],
    ['AA010101AAA', 'two letters'],
    ['ABCDE010101AAA', 'five letters'],
    ['AAA010101AAB', 'the check character is 0 to 9 or A'],
    ['AAA010101ÑA1', 'Ñ in the homoclave'],
    ['', 'nothing'],
    ['🙂', 'not letters'],
  ])('%s is not valid (%s)', (text) => {
    expect(checkRfc(text)).toEqual({ valid: false, normalised: text.toUpperCase(), kind: null, warnings: [] })
  })

  it('takes 29 February when either century has it', () => {
    expect(checkRfc('AAAA000229AAA').valid).toBe(true)
  })

  it('computes the check character', () => {
    expect(
      ['XAXX01010100', 'XEXX01010100', 'GODE561231GR', 'SAT970701NN', 'AÑÑ801231JK'].map(rfcCheckDigit),
    ).toEqual(['4', '0', '8', '3', '0'])
  })

  it('loses the separators of a spreadsheet only when asked', () => {
    expect(['XFW-671119-7I1 ', 'hffw 671228 fv1', 'XFW–671119.7I1\u00a0'].map(withoutSeparators)).toEqual([
      'XFW6711197I1',
      'hffw671228fv1',
      'XFW6711197I1',
    ])
  })
})
