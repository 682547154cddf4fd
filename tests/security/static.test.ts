import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { matching, ROOT, scripts, sources } from '../support/sources.ts'

// What no running test would notice: an address, a switch or a package that has no business being there.

const everything = [...sources, ...scripts]
const found = (pattern: RegExp) => matching(/./, pattern, everything)
const file = (line: string) => line.split(':')[0]

/** This machine, and names that look like addresses: nothing is ever fetched from them. */
const NAMED_PLAINLY = ['http://127.0.0.1', 'http://schemas.openxmlformats.org/', 'http://www.sat.gob.mx/']

describe('what leaves the program', () => {
  test('no address without TLS is written anywhere, but this machine and the names of XML', () => {
    const addresses = everything.flatMap(({ path, text }) =>
      [...text.matchAll(/\bhttp:\/\/[^\s'"`)]*/g)].map(([address]) => `${path} ${address}`),
    )
    const others = addresses.filter((line) => !NAMED_PLAINLY.some((name) => line.includes(` ${name}`)))
    expect(others.toSorted()).toEqual([
      // Where it listens, behind the TLS of the machine that it is on.
      'src-endpoint/server.ts http://${host.includes(',
      // An example that is refused, and the sentence of it.
      'src-shared/domain/program-update.ts http://versiones.oficina.mx/',
      'src-shared/messages/es-MX/refusals-sync.ts http://',
    ])
  })

  test('a window is led to our page alone, and one place opens anything outside', () => {
    expect(found(/\.loadURL\(/).map((line) => line.replace(/:\d+/, ''))).toEqual([
      'src-main/hosts/electron/printing.ts const loading = window.loadURL(`${START_PAGE}files/${file}?inline`)',
      'src-main/hosts/electron/windows.ts void window.loadURL(START_PAGE)',
    ])
    expect(found(/\bshell\.open/).map(file)).toEqual(['src-main/hosts/electron/channels.ts'])
    expect(found(/\.loadFile\(|setAsDefaultProtocolClient|loadExtension/)).toEqual([])
  })

  test('no certificate is taken that a browser would not take', () => {
    expect(found(/NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized(?!: true,)|checkServerIdentity/)).toEqual(
      [],
    )
    expect(found(/certificate-error|setCertificateVerifyProc|ignore-certificate-errors/)).toEqual([])
  })

  test('no page leaves its sandbox or loosens its policy, and none is shown inside another', () => {
    expect(found(/unsafe-(inline|eval|hashes)|bypassCSP: *true|corsEnabled/)).toEqual([])
    expect(found(/no-sandbox|sandbox: *false|disable-web-security|<webview|<iframe/)).toEqual([])
  })
})

interface Locked {
  readonly packages: Readonly<Record<string, { version?: string; hasInstallScript?: boolean } & Names>>
}
interface Names {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly allowScripts?: Readonly<Record<string, boolean>>
}
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as unknown
const ours = read('package.json') as Names
const { packages } = read('package-lock.json') as Locked

describe('what others wrote', () => {
  test('no more than 25 packages are taken along, and of those that are bundled no more either', () => {
    expect(Object.keys(ours.dependencies ?? {}).length).toBeLessThanOrEqual(25)
    const imported = sources
      .flatMap(({ imports }) => imports)
      .filter((name) => !name.startsWith('src-') && !name.startsWith('node:'))
      .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
    // Electron is what it runs in, and an endpoint alone may have PostgreSQL.
    const taken = new Set(imported.filter((name) => name !== 'electron' && name !== 'pg'))
    expect(taken.size).toBeLessThanOrEqual(25)
  })

  test('what is loaded from a package of its own goes along, and what the screens are built from does not', () => {
    const loaded = new Set(
      sources
        .filter(({ path }) => !path.startsWith('src-renderer/'))
        .flatMap(({ imports }) => imports)
        .filter((name) => !name.startsWith('src-') && !name.startsWith('node:') && name !== 'electron')
        .map((name) => name.split('/')[0]!),
    )
    expect(Object.keys({ ...ours.dependencies, ...ours.optionalDependencies }).toSorted()).toEqual(
      [...loaded].toSorted(),
    )
  })

  test('one package runs a script when it is installed, and it is Node itself', () => {
    const allowed = Object.entries(ours.allowScripts ?? {})
    expect(allowed.filter(([, may]) => may).map(([name]) => name)).toEqual(['node'])
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(scripted.filter((name) => !allowed.some(([known]) => known === name))).toEqual([])
  })

  test('what is locked is what is asked for, word by word', () => {
    const root = packages['']!
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect(root[kind]).toEqual(ours[kind])
      for (const [name, version] of Object.entries(ours[kind] ?? {}))
        expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version])
    }
  })

  test('Electron is one of the three majors that are kept up, and none whose scheme another origin can read', () => {
    // https://releases.electronjs.org/schedule, looked at on 2026-11-30; a new major takes the place of the oldest.
    const KEPT_UP = [43, 44, 45]
    const [major] = ours.devDependencies!['electron']!.split('.').map(Number)
    expect(KEPT_UP).toContain(major)
    // Before 42.0.0: CVE-2026-70604.
    expect(Math.min(...KEPT_UP)).toBeGreaterThanOrEqual(42)
  })
})
