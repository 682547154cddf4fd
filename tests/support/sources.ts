import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize, relative } from 'node:path'

// The program's own text, for the tests that keep its habits.

export const ROOT = join(import.meta.dirname, '../..')
const MAP: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
).imports

export interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
  /** Those that are there when it runs: a type is not. */
  readonly loads: readonly string[]
}

export const sources = ['src-shared', 'src-main', 'src-endpoint', 'src-renderer'].flatMap(readSources)
/** What builds and starts it. */
export const scripts = readSources('scripts')

export function filesMatching(folder: RegExp, pattern: RegExp): string[] {
  return sources
    .filter((source) => folder.test(source.path) && pattern.test(source.text))
    .map((source) => source.path)
}

/** 'path:line' of each line that matches, and is no comment. */
export function matching(folder: RegExp, pattern: RegExp, within: readonly Source[] = sources): string[] {
  return within
    .filter((source) => folder.test(source.path))
    .flatMap((source) =>
      source.text
        .split('\n')
        .flatMap((line, i) =>
          pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line)
            ? [`${source.path}:${i + 1} ${line.trim()}`]
            : [],
        ),
    )
}

function readSources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => {
      const path = relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
      const text = readFileSync(join(ROOT, path), 'utf8')
      const loaded = text.replaceAll(/(^|\n)\s*(?:import|export) type\b[^'"`;]*?from\s+'[^']+'/g, '')
      return { path, text, imports: namedIn(path, text), loads: namedIn(path, loaded) }
    })
}

function namedIn(path: string, text: string): string[] {
  const named = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  )
  return [...named].map((match) => resolve(path, (match[1] ?? match[2] ?? match[3])!))
}

/** As a path of ours, a package's name, or 'node:…'. */
function resolve(from: string, name: string): string {
  if (name.startsWith('.')) return normalize(join(dirname(from), name)).replaceAll('\\', '/')
  if (name.startsWith('#')) {
    const key = `${name.slice(0, name.indexOf('/'))}/*`
    return normalize(MAP[key]!.replace('*', name.slice(name.indexOf('/') + 1))).replaceAll('\\', '/')
  }
  return builtinModules.includes(name) ? `node:${name}` : name
}
