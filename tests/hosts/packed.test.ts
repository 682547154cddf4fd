import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './harness.ts'

// What the installer would hold, packed by electron-builder itself with a stand-in for Electron's own files.

const ROOT = join(import.meta.dirname, '../..')
const OFF = '0'.charCodeAt(0)
const ON = '1'.charCodeAt(0)

const stage = mkdtempSync(join(tmpdir(), 'vigente-packed-'))
let packed: string
let files: readonly string[]

beforeAll(() => {
  const electron = standInFor(join(stage, 'electron'))
  const parts = existsSync(join(ROOT, 'dist', 'screens')) ? ['electron'] : []
  run('scripts/build.mjs', ...parts)
  run(
    'node_modules/electron-builder/cli.js',
    ...['--linux', 'dir', `-c.electronDist=${electron}`, `-c.directories.output=${join(stage, 'out')}`],
  )
  packed = join(stage, 'out', 'linux-unpacked')
  files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false })
}, 300_000)

afterAll(() => rmSync(stage, { recursive: true, force: true }))

/** A file that says of itself what Electron's own does: where its fuses are. */
function standInFor(dir: string): string {
  mkdirSync(dir, { recursive: true })
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('101100101'),
  ])
  writeFileSync(join(dir, 'electron'), Buffer.concat([Buffer.alloc(4096), wire, Buffer.alloc(4096)]), {
    mode: 0o755,
  })
  writeFileSync(join(dir, 'version'), electronVersion())
  mkdirSync(join(dir, 'resources'))
  return dir
}

function run(program: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT, stdio: 'pipe' })
}

function electronVersion(): string {
  return (
    JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as { version: string }
  ).version
}

test('the installer holds the built program and the packages that it loads, and nothing of the workshop', () => {
  const top = new Set(files.map((file) => file.split(/[\\/]/)[1]))
  expect([...top].toSorted()).toEqual(['dist', 'node_modules', 'package.json'])
  const dist = files.filter((file) => file.startsWith('/dist/')).map((file) => file.split('/')[2])
  expect([...new Set(dist)].toSorted()).toEqual(['electron', 'screens'])
  const packages = new Set(
    files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1] ?? []),
  )
  for (const loaded of [
    'better-sqlite3',
    'electron-updater',
    'nodemailer',
    'pdfkit',
    'postal-mime',
    'qrcode',
    'saxes',
  ])
    expect(packages).toContain(loaded)
  for (const ours of [
    'electron',
    'electron-builder',
    'builder-util',
    'react',
    'react-dom',
    'recharts',
    'vite',
    'vitest',
    'typescript',
    'playwright-core',
    'pg',
  ])
    expect(packages).not.toContain(ours)
})

test('one native library goes along, that of the PCs of the offices', () => {
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    '/node_modules/better-sqlite3/prebuilds/win32-x64.node',
  ])
})

test('the fuses are set: no Node by a flag, a variable or an inspector, and only the packed program, unchanged', async () => {
  const {
    version: _version,
    resetAdHocDarwinSignature: _reset,
    ...wire
  } = await getCurrentFuseWire(join(packed, 'vigente'))
  // RunAsNode, cookies, NODE_OPTIONS, inspector, asar integrity, only asar, browser snapshot, file privileges; the last,
  // which guards WebAssembly, is as Electron sets it.
  expect(Object.values(wire)).toEqual([OFF, ON, OFF, OFF, ON, ON, OFF, OFF, ON])
})

test('the packed core opens a ledger by itself: nothing that it needs was left out', async () => {
  const dir = temporaryFolder()
  const program = join(dir, 'program')
  extractAll(join(packed, 'resources', 'app.asar'), program)
  // That of this machine, in place of the one of Windows.
  const native = `better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`
  copyFileSync(join(ROOT, 'node_modules', native), join(program, 'node_modules', native))
  const starter = join(dir, 'start.mjs')
  writeFileSync(
    starter,
    `import { EventEmitter } from 'node:events'
process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) })
await import(${JSON.stringify(join(program, 'dist', 'electron', 'core.mjs'))})`,
  )
  const core = fork(starter, [`--data=${join(dir, 'libro')}`, `--practice-data=${join(dir, 'practica')}`], {
    serialization: 'advanced',
    execArgv: [],
  })
  onTestFinished(() => void core.kill('SIGKILL'))
  const [message] = (await once(core, 'message')) as [unknown]
  expect(message).toEqual({ notice: { kind: 'ready' } })
})

test('what the core loads only when it is needed was packed too', () => {
  const program = join(temporaryFolder(), 'program')
  extractAll(join(packed, 'resources', 'app.asar'), program)
  const core = readFileSync(join(program, 'dist', 'electron', 'core.mjs'), 'utf8')
  const later = [...core.matchAll(/(?:import|import\.meta\.url\))\("([^"]+)"\)/g)].map(([, name]) => name!)
  expect(later).toEqual(expect.arrayContaining(['pdfkit', 'qrcode', 'nodemailer/lib/smtp-connection']))
  const loads = later.map((name) => `import('${name}')`).join(', ')
  execFileSync(process.execPath, ['-e', `Promise.all([${loads}])`], { cwd: program, stdio: 'pipe' })
})

test('the packed program finds its versions by itself: their updater loads, and where they come from each PC is told', () => {
  const program = join(temporaryFolder(), 'program')
  extractAll(join(packed, 'resources', 'app.asar'), program)
  const loads = "import('electron-updater').then(({ NsisUpdater }) => console.log(typeof NsisUpdater))"
  const said = execFileSync(process.execPath, ['-e', loads], { cwd: program, encoding: 'utf8' })
  expect(said).toBe('function\n')
  const asked = readFileSync(join(packed, 'resources', 'app-update.yml'), 'utf8')
  expect(asked.split('\n')).toEqual(
    expect.arrayContaining(['provider: generic', "url: ''", 'updaterCacheDirName: vigente-updater']),
  )
})

test('Electron is a version whose known holes are closed', () => {
  const [major] = electronVersion().split('.').map(Number) as [number]
  // From 42 on no other origin reads what a scheme of ours serves (CVE-2026-70604).
  expect(major).toBeGreaterThanOrEqual(42)
})
