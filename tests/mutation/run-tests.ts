import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NamedTest } from '../rules/named-tests.ts'
import { MUTATED_BY, ROOT } from './mutate-sources.ts'
import type { Mutation } from './mutations.ts'

/** A rule that never ends by a changed value is no proof. All tests together, with nothing changed, take their time. */
const LONGEST_MS = 600_000

/** A test as it ran: `the n-th cutoff > from 2026-03-10, …`. */
export interface Ran {
  readonly file: string
  readonly name: string
}

export interface Run {
  readonly failed: readonly Ran[]
  readonly passed: readonly Ran[]
  /** It did not even come to the tests, or to their end. */
  readonly broken: string | null
}

/** Runs these tests and no other, in a process of their own, with one value of the sources changed or none. */
export async function runTests(tests: readonly NamedTest[], mutation: Mutation | null): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'vigente-mutation-'))
  const report = join(folder, 'report.json')
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...new Set(tests.map(({ file }) => file)),
      '--testNamePattern',
      `^(${[...new Set(tests.map(({ pattern }) => pattern))].join('|')})$`,
      `--maxWorkers=${mutation === null ? 2 : 1}`,
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...(mutation && { [MUTATED_BY]: JSON.stringify(mutation) }) },
    },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const late = mutation && setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  try {
    const ended = await new Promise<NodeJS.Signals | null>((resolve) =>
      child.on('exit', (_, signal) => resolve(signal)),
    )
    if (ended !== null) return { failed: [], passed: [], broken: `ended by ${ended}` }
    if (!existsSync(report)) return { failed: [], passed: [], broken: said.trim() }
    return read(JSON.parse(readFileSync(report, 'utf8')) as Report)
  } finally {
    if (late) clearTimeout(late)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Is this what ran under that name? */
export function isOf(test: NamedTest, { file, name }: Ran): boolean {
  return test.file === file && new RegExp(`^${test.pattern}$`, 's').test(name)
}

function read({ testResults }: Report): Run {
  const ran = (wanted: string): Ran[] =>
    testResults.flatMap(({ name, assertionResults }) => {
      const file = name.slice(ROOT.length + 1).replaceAll('\\', '/')
      return assertionResults
        .filter(({ status }) => status === wanted)
        .map(({ ancestorTitles, title }) => ({ file, name: [...ancestorTitles, title].join(' > ') }))
    })
  // A file that does not load has no test at all.
  const unloaded = testResults.find(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    failed: ran('failed'),
    passed: ran('passed'),
    broken: unloaded ? `${unloaded.name}: ${unloaded.message}` : null,
  }
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly ancestorTitles: readonly string[]
      readonly title: string
    }[]
  }[]
}
