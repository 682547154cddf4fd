import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { MUTATED_BY, mutateSources } from './tests/mutation/mutate-sources.ts'
import type { Mutation } from './tests/mutation/mutations.ts'

/** Minutes in few lines: by the size of its file it would begin last, and everything else would wait for it. */
const LONG = /\/tests\/(simulator|simulation|faults)\//

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

const mutated = process.env[MUTATED_BY]

/** Of TypeScript that has not changed: threads and processes that tests start need not strip its types again. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/vigente', import.meta.url))

export default defineConfig({
  plugins: mutated ? [mutateSources(JSON.parse(mutated) as Mutation)] : [],
  test: {
    include: ['tests/**/*.test.ts'],
    // No test fails on a clock: this only ends what hangs.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // As long as a slow machine needs, as in tests/support/eventually.ts.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    // A browser beside each worker: more of them than cores only makes all of them slow.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    env: { TZ: 'America/Cancun', NODE_COMPILE_CACHE: COMPILED },
    // What is kept of a file's last reading knows nothing of the change.
    fsModuleCache: !mutated,
  },
})
