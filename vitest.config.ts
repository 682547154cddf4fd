import { defineConfig } from 'vitest/config'
import { MUTATED_BY, mutateSources } from './tests/mutation/mutate-sources.ts'
import type { Mutation } from './tests/mutation/mutations.ts'

const mutated = process.env[MUTATED_BY]

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
    env: { TZ: 'America/Cancun' },
    // What is kept of a file's last reading knows nothing of the change.
    fsModuleCache: !mutated,
  },
})
