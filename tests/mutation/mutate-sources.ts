import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { Mutation } from './mutations.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

/** Names one of the mutations to a run of the tests, as JSON. */
export const MUTATED_BY = 'VIGENTE_MUTATION'

/** Changes the one value as its file is loaded into a test: no file is touched. */
export function mutateSources(mutation: Mutation): Plugin {
  return {
    name: 'mutate-sources',
    enforce: 'pre',
    transform: (code, id) =>
      id.split('?')[0] === join(ROOT, mutation.file)
        ? code.replace(mutation.text, () => mutation.becomes)
        : null,
  }
}

/** How often the text of a mutation stands in its file: a stale one, or one of several, changes nothing that is known. */
export function occurrences({ file, text }: Mutation): number {
  return readFileSync(join(ROOT, file), 'utf8').split(text).length - 1
}
