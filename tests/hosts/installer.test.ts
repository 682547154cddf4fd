import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// What the installer of Windows is told. That it keeps to it only Windows shows; that nobody changes it unseen, this.

const ROOT = join(import.meta.dirname, '../..')
const told = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')

/** The lines under a heading, as names and values. */
function under(heading: string): Readonly<Record<string, string>> {
  const block = new RegExp(`^${heading}:\\n((?: +.*\\n)+)`, 'm').exec(told)?.[1] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/^  (\w+): ?(.*)$/gm)].map(([, name, value]) => [name!, value!]),
  )
}

test('one installation for everybody on the PC, by an administrator, in the folder of programs, and in Spanish', () => {
  expect(under('nsis')).toEqual({
    // Only an administrator writes there: a program that can be changed by its user is not the one that was signed.
    perMachine: 'true',
    allowElevation: 'true',
    allowToChangeInstallationDirectory: 'false',
    // Its steps are shown, among them the licence.
    oneClick: 'false',
    license: 'LICENSE',
    installerLanguages: '[es_MX]',
    // 0x080A: es-MX.
    language: `'${0x080a}'`,
    // The ledger stays.
    deleteAppDataOnUninstall: 'false',
  })
})

test('the program itself never asks for more than its user may', () => {
  expect(under('win')).toEqual({ target: '', icon: 'build/icon.ico' })
  expect(told).toMatch(/^    - target: nsis\n      arch: \[x64\]\n/m)
  expect(told).not.toMatch(/requestedExecutionLevel|requireAdministrator|highestAvailable|uiAccess/)
})

test('Windows is told of no address or file that opens it, and no script of ours runs as it is installed', () => {
  expect(told).not.toMatch(
    /^(protocols|fileAssociations|extraFiles|extraResources|before\w+|after\w+|nsisWeb)\b/m,
  )
  expect(told).not.toMatch(/^  (include|script|runAfterFinish|createDesktopShortcut):/m)
})

test('the fuses are those that were decided, each written down', () => {
  expect(under('electronFuses')).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  })
  expect(told).toMatch(/^asar: true$/m)
})

test('its licence is there, and its icon in every size that Windows draws', () => {
  expect(existsSync(join(ROOT, under('nsis')['license']!))).toBe(true)
  const icon = readFileSync(join(ROOT, under('win')['icon']!))
  expect([icon.readUInt16LE(0), icon.readUInt16LE(2)]).toEqual([0, 1])
  const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_, i) => icon.readUInt8(6 + i * 16) || 256)
  expect(sizes).toEqual(expect.arrayContaining([16, 32, 48, 256]))
})

test('it takes along the native library of Windows alone, and no more of other platforms', () => {
  for (const left of ['{darwin,linux,linuxmusl}-*', 'win32-arm64.node'])
    expect(told).toContain(`- '!node_modules/better-sqlite3/prebuilds/${left}'`)
  expect(told).toMatch(/^npmRebuild: false$/m)
})
