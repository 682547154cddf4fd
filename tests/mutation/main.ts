import { parseArgs } from 'node:util'
import { everyTest } from '../rules/every-test.ts'
import type { NamedTest } from '../rules/named-tests.ts'
import { rulesIn } from '../rules/rule-words.ts'
import { occurrences } from './mutate-sources.ts'
import { MUTATIONS, type Mutation } from './mutations.ts'
import { isOf, runTests, type Run } from './run-tests.ts'
import { whoProves } from './who-proves.ts'

// `npm run mutate`: changes one value of a rule at a time and runs the tests that name the rule; ends with 1 when a
// change is not found by any of them. `-- --rule R26` for one rule alone.

const WORKERS = 2

const { values } = parseArgs({ options: { rule: { type: 'string', multiple: true } } })
const wanted = MUTATIONS.filter(({ rule }) => values.rule?.includes(rule) ?? true)
const tests = everyTest()
process.exitCode = (await sound()) && (await allFound()) ? 0 : 1

/** Nothing is proved by a table that has gone stale, or by tests that fail anyhow. */
async function sound(): Promise<boolean> {
  const wrong = wanted.filter((mutation) => occurrences(mutation) !== 1)
  for (const mutation of wrong)
    print('stale', mutation, `stands ${occurrences(mutation)} times in ${mutation.file}`)
  const unnamed = wanted.filter(({ rule }) => whoProves(rule, tests).length === 0)
  for (const mutation of unnamed) print('unnamed', mutation, `no test names ${mutation.rule}`)
  if (wrong.length > 0 || unnamed.length > 0) return false
  const all = [...new Set(wanted.flatMap(({ rule }) => whoProves(rule, tests)))]
  const { failed, passed, broken } = await runTests(all, null)
  const unseen = all.filter((test) => !passed.some((ran) => isOf(test, ran)))
  if (failed.length === 0 && broken === null && unseen.length === 0) return true
  process.stdout.write('these do not pass, and nothing is changed:\n')
  for (const { file, name } of failed) process.stdout.write(`  ${file}  ${name}\n`)
  for (const { file, title } of unseen) process.stdout.write(`  ${file}  ${title}\n`)
  process.stdout.write(broken === null ? '' : `${broken}\n`)
  return false
}

async function allFound(): Promise<boolean> {
  const waiting = [...wanted]
  let found = 0
  const work = async () => {
    for (let mutation = waiting.shift(); mutation; mutation = waiting.shift()) {
      const proving = whoProves(mutation.rule, tests)
      const run = await runTests(proving, mutation)
      const by = proofs(mutation, proving, run)
      if (by.length > 0) found += 1
      print(by.length > 0 ? 'found' : 'SURVIVED', mutation, by[0] ?? whyNot(run))
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  process.stdout.write(`\n${found} of ${wanted.length} changes are found by a test that names their rule\n`)
  return found === wanted.length
}

/** A test that names the rule in one line of its table proves it by that line alone. */
function proofs({ rule }: Mutation, proving: readonly NamedTest[], { failed }: Run): string[] {
  return failed
    .filter((ran) =>
      proving.some(
        (test) => isOf(test, ran) && (test.names.get(rule) !== 'table' || rulesIn(ran.name).includes(rule)),
      ),
    )
    .map(({ file, name }) => `${file}  ${name}`)
}

function whyNot({ failed, passed, broken }: Run): string {
  if (broken !== null) return broken
  return failed.length > 0 ? `fails only ${failed[0]!.name}` : `${passed.length} tests pass all the same`
}

function print(how: string, { rule, text, becomes }: Mutation, what: string): void {
  const change = `${text.trim()} → ${becomes.trim()}`.replaceAll(/\s+/g, ' ')
  process.stdout.write(`${how.padEnd(8)}  ${rule.padEnd(4)}  ${change}\n                ${what}\n`)
}
