import { expect, test } from 'vitest'
import { everyTest } from '../rules/every-test.ts'
import { mutateSources, occurrences, ROOT } from './mutate-sources.ts'
import { MUTATIONS } from './mutations.ts'
import { whoProves } from './who-proves.ts'

test('each value that `npm run mutate` changes stands once where the table says', () => {
  const stale = MUTATIONS.filter((mutation) => occurrences(mutation) !== 1)
  expect(stale.map(({ file, text }) => `${file}: ${text}`)).toEqual([])
})

test('each rule whose value is changed is named by a test that runs the sources', () => {
  const tests = everyTest()
  const unproved = MUTATIONS.filter(({ rule }) => whoProves(rule, tests).length === 0)
  expect(unproved.map(({ rule }) => rule)).toEqual([])
})

test('a value is changed in its own file as it is loaded, and in no other', () => {
  const mutation = { rule: 'R20', file: 'src-shared/domain/trial.ts', text: '= 30', becomes: '= $&31' }
  const transform = mutateSources(mutation).transform as (code: string, id: string) => string | null
  expect(transform('DAYS = 30', `${ROOT}/src-shared/domain/trial.ts?v=1`)).toBe('DAYS = $&31')
  expect(transform('DAYS = 30', `${ROOT}/src-shared/domain/tax.ts`)).toBeNull()
})
