import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { ensureTestTools } from './browser.ts'

// `npm test`: what the tests need, the compilers, the screens built once, every test, and one line that says how it
// went. The compilers are tests too: an operation without a handler, or a refusal without a sentence, is found there.

const COMPILED = ['pure', 'main', 'renderer', 'screens']
const root = join(import.meta.dirname, '..', '..')
process.chdir(root)

const missing = await ensureTestTools()
missing.forEach((what) => console.error(`The tests need ${what}.`))
process.exitCode = missing.length > 0 ? 1 : await runTests()

async function runTests(): Promise<number> {
  for (const folders of COMPILED) {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const compiled = await run([tsc, '-p', join(root, `tsconfig.${folders}.json`)])
    if (compiled !== 0) {
      process.stdout.write('\n0 passed, 1 failed\n')
      return compiled
    }
  }
  const built = await run([join(root, 'scripts', 'build.mjs')])
  if (built !== 0) return built
  const folder = mkdtempSync(join(tmpdir(), 'vigente-test-'))
  try {
    const first = await runVitest(process.argv.slice(2), join(folder, 'first.json'))
    const again = screensToRunAgain(first)
    if (again.length === 0) return summary(first, first.testResults)
    const second = await runVitest(again, join(folder, 'second.json'))
    again.forEach((file) => process.stdout.write(`\nran a second time, alone: ${relative(root, file)}`))
    const kept = first.testResults.filter(({ name }) => !again.includes(name))
    return summary(second, [...kept, ...second.testResults])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A browser on a machine that does much at once may be late for reasons that are not the program's. Up to three files
 * of screens that failed run again by themselves, and are named; what fails twice has failed, as has any other test.
 */
function screensToRunAgain({ testResults }: Report): readonly string[] {
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
  const screens = failed.every((name) => name.startsWith(join(root, 'tests', 'screens', sep)))
  return screens && failed.length <= 3 ? failed : []
}

async function runVitest(args: readonly string[], report: string): Promise<Report> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const code = await run([
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  return { ...(JSON.parse(readFileSync(report, 'utf8')) as Omit<Report, 'code'>), code }
}

function summary({ code }: Report, files: readonly FileReport[]): number {
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length
  for (const { status, fullName } of tests)
    if (status === 'skipped') process.stdout.write(`\nskipped: ${fullName}`)
  // A file that does not even load has no test to count, and is a failure all the same.
  process.stdout.write(`\n${passed} passed, ${code === 0 ? failed : Math.max(1, failed)} failed\n`)
  return code
}

interface Report {
  readonly code: number
  readonly testResults: readonly FileReport[]
}

interface FileReport {
  readonly name: string
  readonly status: string
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
}

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
