import { describe, expect, test } from 'vitest'
import {
  missingDocuments,
  replacementDocuments,
  replacementMay,
  REPLACEMENT_STATES,
  type ReplacementAct,
} from '#domain/replacement.ts'

describe('the papers of a lost licence (mexico.md §10)', () => {
  test('are the signed letter, and of a theft its report too', () => {
    expect((['lost', 'damage', 'theft'] as const).map(replacementDocuments)).toEqual([
      ['letter'],
      ['letter'],
      ['letter', 'policeReport'],
    ])
    expect(missingDocuments('theft', ['letter'])).toEqual(['policeReport'])
    expect(missingDocuments('lost', ['letter', 'letter'])).toEqual([])
  })

  test.each<[ReplacementAct, string[]]>([
    ['receive', ['asked']],
    ['send', ['asked']],
    ['replace', ['withVendor']],
    ['refuse', ['withVendor']],
    ['cancel', ['asked', 'withVendor']],
  ])('%s is possible only while it is %j', (act, states) => {
    expect(REPLACEMENT_STATES.filter((state) => replacementMay(state, act))).toEqual(states)
  })
})
