import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { everyTest } from './every-test.ts'
import { testsOf } from './named-tests.ts'
import { LAST_RULE, rulesIn } from './rule-words.ts'

describe('the rules that a text names', () => {
  it.each<[string, string, string]>([
    ['the slip is a service (R13)', 'R13', 'one'],
    ['R12, C8, R11, D2 and again R12', 'R12 C8 R11 D2', 'each once, as they come, and no other letter'],
    ['R14–R16', 'R14 R15 R16', 'a range'],
    ['R14-R15, C1 - C2, D1—3', 'R14 R15 C1 C2 D1 D2 D3', 'with any dash, the second letter left out'],
    ['R16–R14', '', 'not backwards'],
    ['R1–C2', 'R1 C2', 'nor from one kind to another'],
    ['SER26 R26X R1C1 _R2 R2_ ÑR3 R03 R0 R1000 r4', '', 'a word of its own'],
    ['R121', 'R121', 'the last rule of all'],
  ])('%s: %s (%s)', (text, expected) => {
    expect(rulesIn(text).join(' ')).toBe(expected)
  })
})

describe('a test names a rule', () => {
  const read = (source: string) =>
    testsOf('a.test.ts', source).map(({ title, names }) => [title, Object.fromEntries(names)])

  it('in its title, however it is called', () => {
    const source = `
      test('ends with its day (R26)', () => {})
      it.concurrent(\`on \${day} (R27)\`, async () => {})
      it.each<[number]>([[1]])('is %i (R10)', (n) => {})
      test.runIf(there)('long ' + 'and R12', { timeout: 5 }, () => {})
    `
    expect(read(source)).toEqual([
      ['ends with its day (R26)', { R26: 'title' }],
      ['on … (R27)', { R27: 'title' }],
      ['is %i (R10)', { R10: 'title' }],
      ['long and R12', { R12: 'title' }],
    ])
  })

  it('by the title of what it stands in', () => {
    const source = `describe('cutoffs (R23)', () => { describe('late', () => { it('stays (R24)', () => {}) }) })`
    expect(read(source)).toEqual([['cutoffs (R23) > late > stays (R24)', { R23: 'describe', R24: 'title' }]])
  })

  it('by the comment right above it, and by no other', () => {
    const source = `
      // R1 speaks of the whole file.

      // The client writes (R3),
      // with the subject (R4).
      test('one', () => {})
      /** R5 */
      it('two', () => {})
      const rule = 6 // R6
      it('three', () => {})
    `
    expect(read(source)).toEqual([
      ['one', { R3: 'comment', R4: 'comment' }],
      ['two', { R5: 'comment' }],
      ['three', {}],
    ])
  })

  it('in its table, by a text or a comment, and inside itself', () => {
    const source = `
      it.each([
        [1, 'the example (R25)'],
        [2, ''], // R23
      ])('number %i', (n) => {})
      test('many', () => {
        const rows = [['R17', 5]]
        expect(rows).toEqual([]) // R18
        R19(\`\${R20}\`)
      })
    `
    expect(read(source)).toEqual([
      ['number %i', { R23: 'table', R25: 'table' }],
      ['many', { R17: 'body', R18: 'body' }],
    ])
  })

  it('not while it is skipped or still to be written', () => {
    const source = `
      test.skip('R1', () => {})
      test.todo('R2')
      describe.skip('R3', () => { it('R4', () => {}) })
      it.skip.each([['R5']])('%s', () => {})
    `
    expect(read(source)).toEqual([])
  })

  it('and is found again by the name under which it runs', () => {
    const [first] = testsOf(
      'a.test.ts',
      `describe('a (b)', () => { it.each([1])('$name is %s in \${x}', () => {}); it(\`of \${n} $\`, () => {}) })`,
    )
    const second = testsOf('a.test.ts', 'test(`of ${n} $5 (R1)`, () => {})')[0]
    expect([first!.pattern, second!.pattern]).toEqual([
      'a \\(b\\) > .* is .* in \\$\\{x\\}',
      'of .* \\$5 \\(R1\\)',
    ])
  })
})

test('the tests of the program are all read', () => {
  const read = everyTest()
  expect(read.length).toBeGreaterThan(400)
  expect(read.find(({ names }) => names.get('R25') === 'table')).toMatchObject({
    file: 'tests/domain/cutoff.test.ts',
  })
})

test('`npm run rules` prints what names each rule, and fails for those that nothing names', () => {
  const program = join(import.meta.dirname, '..', '..', 'scripts', 'rules.mjs')
  const run = spawnSync(process.execPath, [program, '--json'], { encoding: 'utf8' })
  const printed = JSON.parse(run.stdout) as { rule: string; tests: { file: string; title: string }[] }[]
  expect(printed.map(({ rule }) => rule)).toEqual(Array.from({ length: LAST_RULE }, (_, i) => `R${i + 1}`))
  const without = printed.filter(({ tests }) => tests.length === 0).map(({ rule }) => rule)
  expect([run.status, run.stderr]).toEqual(
    without.length === 0 ? [0, ''] : [1, `no test names ${without.join(', ')}\n`],
  )
})
