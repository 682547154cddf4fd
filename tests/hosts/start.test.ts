import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, vigente } from './harness.ts'

const ADDRESS = /Vigente está en (http:\/\/127\.0\.0\.1:\d+)\/\?enter=[\w-]{43}\n/

/** A machine without a display, whatever the one that runs the test has. */
const noDisplay = { DISPLAY: '', WAYLAND_DISPLAY: '' }

/** A browser that notes how it was called: one whose window stays, or one that ends at once. */
function machineWithBrowser(ends: 'stays' | 'fails'): { env: NodeJS.ProcessEnv; called: string } {
  const bin = temporaryFolder()
  const called = join(bin, 'called')
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${called}'\n${ends === 'stays' ? 'exec sleep 600' : 'exit 1'}\n`
  writeFileSync(join(bin, 'google-chrome'), script)
  chmodSync(join(bin, 'google-chrome'), 0o755)
  const PATH = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
  return { env: { PATH, DISPLAY: ':77' }, called }
}

test('without a display it prints the address, keeps serving, and ends with the ledger closed', async () => {
  const dir = temporaryFolder()
  const program = vigente(['start', '--data', dir], noDisplay)
  const [, url] = await program.line(ADDRESS)
  const page = await fetch(`${url}/`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  program.child.kill('SIGTERM')
  expect(await program.finished).toMatchObject({ code: 0 })
  expect([existsSync(join(dir, 'door.json')), existsSync(join(dir, 'ledger.db-wal'))]).toEqual([false, false])
})

test('a second start opens another window on the program that runs', async () => {
  const dir = temporaryFolder()
  const first = vigente(['start', '--data', dir], noDisplay)
  const [, url] = await first.line(ADDRESS)
  const { code, stdout } = await vigente(['start', '--data', dir], noDisplay).finished
  expect([code, stdout.split('/?enter=')[0]]).toEqual([0, `Vigente ya está abierto, en ${url}`])
})

test('with a browser it opens a window of its own profile, with a link that works', async () => {
  const dir = temporaryFolder()
  const { env, called } = machineWithBrowser('stays')
  const program = vigente(['start', '--web', '--data', dir], env)
  await expect
    .poll(() => existsSync(called) && readFileSync(called, 'utf8').endsWith('es-MX\n'), { timeout: 50_000 })
    .toBe(true)
  const args = readFileSync(called, 'utf8').trim().split('\n')
  expect(args).toEqual([
    expect.stringMatching(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?enter=/),
    `--user-data-dir=${join(dir, 'navegador')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--lang=es-MX',
  ])
  expect((await fetch(args[0]!.slice('--app='.length), { redirect: 'manual' })).status).toBe(303)
  program.child.kill('SIGINT')
  expect(await program.finished).toMatchObject({ code: 0, stdout: '' })
})

test('a browser that will not open leaves the address', async () => {
  const { env } = machineWithBrowser('fails')
  const program = vigente(['start', '--web', '--data', temporaryFolder()], env)
  const [, url] = await program.line(ADDRESS)
  expect((await fetch(`${url}/`)).status).toBe(200)
})

test('--sample opens on an office of 250 clients, made once', async () => {
  const home = temporaryFolder()
  const env = { ...noDisplay, HOME: home, XDG_DATA_HOME: home, LOCALAPPDATA: home }
  for (const _time of [1, 2]) {
    const program = vigente(['start', '--sample'], env)
    await program.line(ADDRESS)
    const counts = await vigente(['call', 'ledger.counts', '--sample'], env).finished
    expect(JSON.parse(counts.stdout)).toMatchObject({ value: { clients: 250 } })
    program.child.kill('SIGTERM')
    expect((await program.finished).code).toBe(0)
  }
})
