// Builds into dist: `screens` (what the browser and the window show) and `electron` (main, preload, core).
// `node scripts/build.mjs [screens] [electron]`; without a name, both.

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
const asked = process.argv.slice(2)
const parts = { screens: buildScreens, electron: buildElectron }

for (const [name, run] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await intoPlace(name, run)
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

/** Our own code in four files; packages stay packages, since better-sqlite3 and pdfkit read files beside them. */
async function buildElectron(outDir) {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const external = [
    /^node:/,
    'electron',
    ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
  ]
  const entries = [
    { input: 'main.ts', file: 'main.cjs', format: 'cjs' },
    { input: 'preload.ts', file: 'preload.cjs', format: 'cjs' },
    { input: 'core-process.ts', file: 'core.mjs', format: 'es' },
    { input: '../../durability/check-worker.ts', file: 'check-worker.mjs', format: 'es' },
  ]
  mkdirSync(`${root}/${outDir}`, { recursive: true })
  copyFileSync('build/tray.png', `${root}/${outDir}/tray.png`)
  for (const { input, file, format } of entries) {
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { external: true },
      build: {
        ssr: `${root}/src-main/hosts/electron/${input}`,
        outDir: `${root}/${outDir}`,
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        rolldownOptions: { external, output: { format, entryFileNames: file, codeSplitting: false } },
      },
    })
  }
}
