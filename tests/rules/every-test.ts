import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { testsOf, type NamedTest } from './named-tests.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** All tests of the program with the rules that they name, by the paths of their files. */
export function everyTest(): NamedTest[] {
  return (
    readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
      .map((path) => `tests/${path.replaceAll('\\', '/')}`)
      // What tests this very reading is written in made-up rules.
      .filter((path) => path.endsWith('.test.ts') && !/^tests\/(rules|mutation)\//.test(path))
      .toSorted()
      .flatMap((path) => testsOf(path, readFileSync(join(ROOT, path), 'utf8')))
  )
}
