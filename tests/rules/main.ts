import { parseArgs } from 'node:util'
import { everyTest } from './every-test.ts'
import { LAST_RULE } from './rule-words.ts'

// `npm run -s rules`: which tests name each rule of the business. Ends with 1 when a rule has none.

const { values } = parseArgs({ options: { json: { type: 'boolean' } } })
const tests = everyTest()
const rules = Array.from({ length: LAST_RULE }, (_, i) => `R${i + 1}`).map((rule) => ({
  rule,
  tests: tests.filter(({ names }) => names.has(rule)).map(({ file, title }) => ({ file, title })),
}))
const without = rules.filter((rule) => rule.tests.length === 0).map(({ rule }) => rule)
if (values.json) {
  process.stdout.write(`${JSON.stringify(rules)}\n`)
} else {
  for (const { rule, tests: naming } of rules) {
    process.stdout.write(`${rule}\n`)
    for (const { file, title } of naming) process.stdout.write(`  ${file}  ${title}\n`)
  }
  process.stdout.write(`\n${rules.length - without.length} of ${rules.length} rules are named by a test\n`)
}
if (without.length > 0) {
  process.stderr.write(`no test names ${without.join(', ')}\n`)
  process.exitCode = 1
}
