// Builds into dist: `screens` (what the browser and the window show), `electron` (main, preload, core) and `programs`
// (the command line and the endpoint, where they run without sources).
// `node scripts/build.mjs [screens] [electron] [programs]`; without a name, all three. `errands` are the bench's own, built
// like the programs.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const BUNDLED = ['zod', 'date-fns']
const CHECK_WORKER = {
  input: 'src-main/durability/check-worker.ts',
  file: 'check-worker.mjs',
  format: 'es',
}
const parts = {
  screens: buildScreens,
  electron: buildElectron,
  programs: buildPrograms,
  errands: buildErrands,
}
const asked = process.argv.slice(2)

for (const name of asked.length > 0 ? asked : ['screens', 'electron', 'programs']) {
  await intoPlace(name, parts[name])
}

/** Built beside and put in place whole, so that a program that starts meanwhile never sees half of it. */
async function intoPlace(name, run) {
  mkdirSync('dist', { recursive: true })
  const [next, before] = [`dist/.${name}-${process.pid}`, `dist/.${name}-${process.pid}-before`]
  try {
    await run(next)
    if (existsSync(`dist/${name}`)) renameSync(`dist/${name}`, before)
    renameSync(next, `dist/${name}`)
  } catch (error) {
    // Another program that started at the same moment has put its own in place.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'ENOENT') throw error
  } finally {
    rmSync(next, { recursive: true, force: true })
    rmSync(before, { recursive: true, force: true })
  }
}

function buildScreens(outDir) {
  return build({ logLevel: 'warn', build: { outDir: `${root}/${outDir}`, emptyOutDir: true } })
}

function buildElectron(outDir) {
  const host = 'src-main/hosts/electron'
  mkdirSync(`${root}/${outDir}`, { recursive: true })
  copyFileSync('build/tray.png', `${root}/${outDir}/tray.png`)
  return buildFiles(outDir, [
    { input: `${host}/main.ts`, file: 'main.cjs', format: 'cjs' },
    { input: `${host}/preload.ts`, file: 'preload.cjs', format: 'cjs' },
    { input: `${host}/core-process.ts`, file: 'core.mjs', format: 'es' },
    CHECK_WORKER,
  ])
}

function buildErrands(outDir) {
  return buildFiles(outDir, [
    { input: 'tests/bench/errands.ts', file: 'errands.mjs', format: 'es' },
    CHECK_WORKER,
  ])
}

function buildPrograms(outDir) {
  return buildFiles(outDir, [
    { input: 'src-main/hosts/cli/main.ts', file: 'vigente.mjs', format: 'es' },
    { input: 'src-endpoint/main.ts', file: 'endpoint.mjs', format: 'es' },
    CHECK_WORKER,
  ])
}

/**
 * Our own code, each program in one file. Packages stay packages, since better-sqlite3 and pdfkit read files beside
 * them; but for those of many small files, of which few are used: whole, they take more time and memory than our code.
 */
async function buildFiles(outDir, entries) {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const packages = Object.keys(dependencies).filter((name) => !BUNDLED.includes(name))
  const external = [/^node:/, 'electron', ...packages.map((name) => new RegExp(`^${name}(/|$)`))]
  for (const { input, file, format } of entries) {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { external: packages, noExternal: BUNDLED },
      build: {
        ssr: `${root}/${input}`,
        outDir: `${root}/${outDir}`,
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        rolldownOptions: { external, output: { format, entryFileNames: file, codeSplitting: false } },
      },
    })
  }
}
