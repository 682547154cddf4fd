import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkClabe, clabeCheckDigit } from '#domain/clabe.ts'
import { CLABE_BANKS, CLABE_PLAZAS } from '#domain/clabe-catalogue.ts'

describe('a CLABE (mexico.md §2)', () => {
  it.each([
    ['002010077777777771', '002 Banamex', '010 Aguascalientes', []],
    ['032180000118359719', '032 Ixe', '180 Ciudad de México', []],
    ['014027000005555558', '014 Santander', null, ['unknownPlaza']],
    ['002010777777777770', '002 Banamex', '010 Aguascalientes', []],
    ['002539016003269411', '002 Banamex', null, ['unknownPlaza']],
    [' 032180000118359719 ', '032 Ixe', '180 Ciudad de México', []],
  ])('%s is valid: %s, %s, %j', (clabe, bank, plaza, warnings) => {
    const checked = checkClabe(clabe)
    expect({
      ...checked,
      bank: checked.bank && `${checked.bank.code} ${checked.bank.name}`,
      plaza: checked.plaza && `${checked.plaza.code} ${checked.plaza.name}`,
    }).toEqual({ valid: true, bank, plaza, warnings })
  })

  it.each([
    ['002000000000000007', ['checkDigit', 'unknownPlaza'], 'should be 8'],
    ['002010077777777779', ['checkDigit'], 'should be 1'],
    ['000000000000000000', ['unknownBank', 'unknownPlaza'], 'the check is right, the bank unknown'],
    ['00201007777777777', ['format'], '17 digits'],
    ['0020100777777777711', ['format'], '19 digits'],
    ['00201007777777777A', ['format'], 'a letter'],
    ['0020 1007 7777 7777 71', ['format'], 'spaces inside'],
    ['', ['format'], 'nothing'],
  ])('%s is not valid: %j (%s)', (clabe, warnings) => {
    expect(checkClabe(clabe)).toMatchObject({ valid: false, warnings })
  })

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 }),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, place, change) => {
          const wrong = digits.with(place, (digits[place]! + change) % 10)
          expect(clabeCheckDigit(wrong.join(''))).not.toBe(clabeCheckDigit(digits.join('')))
        },
      ),
    )
  })

  it('knows Quintana Roo and the banks of the area', () => {
    expect(['690', '691', '692', '693', '694'].map((code) => CLABE_PLAZAS.get(code))).toEqual([
      'Chetumal',
      'Cancún',
      'Cozumel',
      'Isla Mujeres',
      'Playa del Carmen',
    ])
    expect(['002', '012', '014', '021', '072', '646'].map((code) => CLABE_BANKS.get(code))).toEqual([
      'Banamex',
      'BBVA México',
      'Santander',
      'HSBC',
      'Banorte',
      'STP',
    ])
    for (const [code, name] of [...CLABE_BANKS, ...CLABE_PLAZAS])
      expect(`${code} ${name}`).toMatch(/^\d{3} \S.*\S$/)
  })
})
