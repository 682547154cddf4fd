import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { postgresPrograms } from './postgres.ts'
import { findBrowser } from '../../src-main/hosts/cli/find-browser.ts'

const PLAYWRIGHT = join(import.meta.dirname, '..', '..', 'node_modules', 'playwright-core')
const NAMED_BY = 'VIGENTE_TEST_BROWSER'

/** The browser that the tests drive: named by the environment, of this machine, or Playwright's own. */
export async function browserPath(): Promise<string> {
  const found = await findTestBrowser()
  if (found === null) throw new Error(`no Chromium on this machine: run npm test, or name one in ${NAMED_BY}`)
  return found
}

async function findTestBrowser(): Promise<string | null> {
  const named = process.env[NAMED_BY]
  if (named && existsSync(named)) return named
  const installed = findBrowser()
  if (installed !== null) return installed
  const { chromium } = await import('playwright-core')
  const own = chromium.executablePath()
  return own !== '' && existsSync(own) ? own : null
}

/** What the tests need and this machine lacks, installed where that can be; each line says what still lacks. */
export async function ensureTestTools(): Promise<readonly string[]> {
  const lacks =
    (await findTestBrowser()) === null || !hasPoppler() || postgresPrograms() === null || !hasCompiler()
  if (lacks && isDebianAsRoot()) {
    run('apt-get', ['update'])
    const packages = ['chromium', 'poppler-utils', 'postgresql', 'gcc', 'libc6-dev']
    run('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
  }
  if ((await findTestBrowser()) === null)
    run(process.execPath, [join(PLAYWRIGHT, 'cli.js'), 'install', 'chromium'])
  const missing: string[] = []
  if ((await findTestBrowser()) === null) {
    missing.push(
      'a Chromium to drive (Debian: apt-get install chromium; anywhere: npx playwright-core install chromium)',
    )
  }
  if (!hasPoppler()) {
    missing.push(
      'pdftoppm and pdftotext, to look at the papers (Debian: apt-get install poppler-utils; macOS: brew install poppler)',
    )
  }
  if (postgresPrograms() === null) {
    missing.push(
      'PostgreSQL 15 or newer, which the endpoint is tested on (Debian: apt-get install postgresql)',
    )
  }
  return missing
}

function hasPoppler(): boolean {
  return spawnSync('pdftoppm', ['-v']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0
}

/** For the disk of the fault tests; elsewhere those are skipped by their name. */
function hasCompiler(): boolean {
  return spawnSync('gcc', ['--version']).status === 0
}

function isDebianAsRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function run(command: string, args: readonly string[]): void {
  console.error(`${command} ${args.join(' ')}`)
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
