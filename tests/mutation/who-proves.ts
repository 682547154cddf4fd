import { everyTest } from '../rules/every-test.ts'
import type { NamedTest } from '../rules/named-tests.ts'

/** The tests that name a rule and run the sources themselves; the others start what was built, or another process. */
export function whoProves(rule: string, tests: readonly NamedTest[] = everyTest()): NamedTest[] {
  return tests.filter(({ file, names }) => names.has(rule) && !/^tests\/(screens|hosts|bench)\//.test(file))
}
