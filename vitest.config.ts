import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // A browser beside each worker: more of them than cores only makes all of them slow.
    maxWorkers: 2,
    env: { TZ: 'America/Cancun' },
  },
})
