// Plain JavaScript for whatever Node npm runs on: it hands over to Node 24, which npm installed as a package.
// The ledger's database crashes on older ones, and they do not run TypeScript.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const BUG = 70

/** Runs `program` (a .ts of this checkout) with this process's arguments, and ends with its exit code. */
export async function onNode24(program) {
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    // Half of a short command's time is the compiling of TypeScript that has not changed; its threads read it from there.
    process.env.NODE_COMPILE_CACHE ??= fileURLToPath(
      new URL('../node_modules/.cache/vigente', import.meta.url),
    )
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
    try {
      await import(new URL(`../${program}`, import.meta.url))
    } catch (error) {
      console.error(error)
      process.exitCode = BUG
    }
    return
  }
  const node = ['node', 'node.exe']
    .map((name) => fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url)))
    .find(existsSync)
  if (!node) {
    console.error('Falta Node 24, que viene con los paquetes del proyecto: ejecute npm ci')
    process.exitCode = BUG
    return
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : BUG)
  })
}
