import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The checkout, or the folder the program was installed in: where this file is depends on how it was built. */
export const ROOT = folderAbove(import.meta.dirname, 'package.json')

const SCREENS = join(ROOT, 'dist', 'screens')
const SCREEN_SOURCES = ['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json']
const DESKTOP = join(ROOT, 'dist', 'electron')
const DESKTOP_SOURCES = ['src-main', 'src-shared', 'package-lock.json']

/** The folder of the built screens, built first when they are missing or older than their sources. */
export async function builtScreens({ evenIfOld }: { readonly evenIfOld: boolean }): Promise<string> {
  const page = join(SCREENS, 'index.html')
  if (!existsSync(page) || (!evenIfOld && isOlder(page, SCREEN_SOURCES))) await build('screens')
  return SCREENS
}

/** Main, preload and core of the desktop program, likewise. */
export async function builtDesktop(): Promise<void> {
  const main = join(DESKTOP, 'main.cjs')
  if (!existsSync(main) || isOlder(main, DESKTOP_SOURCES)) await build('electron')
}

/** Where there are no sources, what was installed is what there is. */
function isOlder(built: string, sources: readonly string[]): boolean {
  const { mtimeMs } = statSync(built)
  return sources.some((source) => newest(join(ROOT, source)) > mtimeMs)
}

function newest(path: string): number {
  if (!existsSync(path)) return 0
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs),
      mtimeMs,
    )
}

function folderAbove(dir: string, file: string): string {
  return existsSync(join(dir, file)) ? dir : folderAbove(dirname(dir), file)
}

/** In a process of its own: the bundler is a tool of the workshop and never part of the program. */
async function build(what: 'screens' | 'electron'): Promise<void> {
  console.error(what === 'screens' ? 'Preparando las pantallas…' : 'Preparando la ventana…')
  const builder = spawn(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), what], {
    stdio: ['ignore', 2, 2],
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    builder.on('error', reject)
    builder.on('exit', resolve)
  })
  if (code !== 0) throw new Error(`the build of ${what} ended with ${code}`)
}
