import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const report = join(folder, 'report.json')
  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const code = await run([
      vitest,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ])
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as Report
    // A file that does not even load has no test to count, and is a failure all the same.
    const failed = numFailedTests === 0 && code !== 0 ? Math.max(1, numFailedTestSuites) : numFailedTests
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`)
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
}

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
