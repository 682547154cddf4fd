import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitText, groupsOfFour, printable, wrapText } from '#papers/text.ts'

/** As if each letter were one point wide. */
const measure = (text: string) => text.length

describe('what the built-in typeface can print', () => {
  test.each([
    [
      'Ñandú, pingüino; ¿qué? ¡así! «señal» ½ €',
      'Ñandú, pingüino; ¿qué? ¡así! «señal» ½ €',
      'all of Spanish',
    ],
    ['Pen\u0303a', 'Peña', 'composed'],
    ['a\tb\r\nc', 'a b c', 'blanks of a pasted cell'],
    ['uno\u2011dos\u2212tres', 'uno-dos-tres', 'hyphens and minus signs of other programs'],
    ['Łódź ﬁn', '?ódz fin', 'foreign letters keep what they can'],
    [
      'zero\u200bwidth\u00ad',
      'zerowidth\u00ad',
      'invisible marks vanish; the soft hyphen is in the typeface',
    ],
    ['日本 👍🏽', '?? ??', 'what has no plain form is seen to be missing'],
  ])('%j prints %j: %s', (text, printed) => {
    expect(printable(text)).toBe(printed)
  })

  test('whatever comes in, only characters of Windows-1252 go out, and printing twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const printed = printable(text)
        expect(printed).toMatch(/^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/)
        expect(printable(printed)).toBe(printed)
      }),
    )
  })
})

describe('numbers to be copied by hand', () => {
  test.each([
    ['012691001234567895', '0126 9100 1234 5678 95'],
    ['0126 9100 1234 567895', '0126 9100 1234 5678 95'],
    ['7056850', '7056 850'],
    ['RF0042A', 'RF00 42A'],
    ['SAE-2026/11', 'SAE-2026/11'],
    ['', ''],
  ])('%j is read as %j', (typed, grouped) => {
    expect(groupsOfFour(typed)).toBe(grouped)
  })
})

describe('names too long for their place', () => {
  test('a name is broken between words, and a word only when it is wider than a line', () => {
    expect(wrapText('Muebles Pacheco del Caribe', 10, measure)).toEqual(['Muebles', 'Pacheco', 'del Caribe'])
    expect(wrapText('uno otorrinolaringólogo dos', 8, measure)).toEqual([
      'uno',
      'otorrino',
      'laringól',
      'ogo dos',
    ])
  })

  test('no letter is lost and no line is too wide', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zñ]{1,30}$/)),
        fc.integer({ min: 1, max: 40 }),
        (words, width) => {
          const lines = wrapText(words.join(' '), width, measure)
          expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
          expect(Math.max(0, ...lines.map(measure))).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  test('what does not fit ends in an ellipsis', () => {
    expect(fitText('Muebles Pacheco', 15, measure)).toBe('Muebles Pacheco')
    expect(fitText('Muebles Pacheco', 9, measure)).toBe('Muebles…')
  })
})
