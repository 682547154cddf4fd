import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder, vigente } from '../hosts/harness.ts'

// Electron itself, where its program is installed; elsewhere these are skipped, and named in the summary.

const ROOT = join(import.meta.dirname, '../..')
const PACKAGE = join(ROOT, 'node_modules', 'electron')

function electronProgram(): string | null {
  const named = join(PACKAGE, 'path.txt')
  if (!existsSync(named)) return null
  const program = join(PACKAGE, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(program) ? program : null
}

const program = electronProgram()

/** The desktop program on a ledger of its own with one client, in a real window. */
async function desktop() {
  const dir = temporaryFolder()
  const made = await vigente([
    'call',
    'clients.create',
    '{"name":"Hotel La Ceiba","rfc":"EKU9003173C9"}',
    '--data',
    dir,
  ]).finished
  expect(made.code).toBe(0)
  const opened = await _electron.launch({
    executablePath: program!,
    args: [ROOT, `--data=${dir}`, `--practice-data=${join(dir, 'practica')}`],
    cwd: ROOT,
  })
  onTestFinished(() => opened.close())
  return { dir, opened, window: await opened.firstWindow() }
}

test.skipIf(program === null)(
  'in Electron’s own window: a client is found by Ctrl+K, called and written down, and it is in the ledger afterwards',
  async () => {
    const { dir, opened, window } = await desktop()
    await window.getByRole('heading', { level: 1 }).first().waitFor()
    expect(window.url()).toMatch(/^app:\/\/vigente\//)
    await window.keyboard.press('Control+k')
    await window.getByRole('dialog').getByRole('combobox').fill('ceiba')
    await window
      .getByRole('dialog')
      .getByRole('option', { name: /Hotel La Ceiba/ })
      .first()
      .waitFor()
    await window.keyboard.press('Enter')
    await window.getByRole('heading', { name: 'Hotel La Ceiba' }).waitFor()
    expect(await window.evaluate(() => Object.keys(globalThis).includes('require'))).toBe(false)
    await opened.close()
    const { stdout } = await vigente(['call', 'ledger.counts', '--data', dir]).finished
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, value: { clients: 1 } })
  },
)

test.skipIf(program === null)(
  'in Electron’s own window: a second start brings the first one to the front and ends',
  async () => {
    const { dir, window } = await desktop()
    await window.getByRole('heading', { level: 1 }).first().waitFor()
    const second = await vigente(['start', '--data', dir]).finished
    expect(second.stdout).toContain('ya está abierto')
  },
)
