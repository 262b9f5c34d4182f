import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const notOurs = ['**/node_modules/**', '.next/**', 'data/**', '.tmp/**', 'e2e/**']

/** The database tests on one server: each file on its own copy of a template database. */
const onServer = (name: string) => ({
  test: {
    name,
    include: ['**/*.db.test.ts'],
    exclude: notOurs,
    globalSetup: ['testing/template.ts'],
    setupFiles: ['testing/no-console.ts', 'testing/setup.ts'],
    pool: 'forks' as const,
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
})

export default defineConfig({
  test: {
    // Vitest leaves one core free for the person at the machine: half of them, when there are two.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['testing/no-console.ts'],
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...notOurs, '**/*.db.test.ts'],
          // Thousands of random inputs take seconds on a machine with other work.
          testTimeout: 20_000,
        },
      },
      onServer('db'),
      // The oldest server we promise to work with, where `npm test` found or installed it.
      ...(process.env.PLEIN_JOUR_TEST_PG15_URL ? [onServer('db-postgres15')] : []),
    ],
  },
})
