import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const notOurs = ['**/node_modules/**', '.next/**', 'data/**', '.tmp/**', 'e2e/**']

/**
 * Half of the time of a small test goes into a process of its own. A test of rules, texts or markup needs none: it changes nothing
 * that another file could see. One that mocks, stubs, turns the clock, has a document or starts something keeps its own.
 */
const changesItsProcess =
  /\bvi\.(?:mock|doMock|hoisted|stub|spyOn|use|setSystemTime)|\bprocess\.|\bglobalThis\b|node:(?:child_process|worker_threads|http|net)\b|@vitest-environment|'#(?:db|bin|edge|testing\/(?:database|product))\//
const rules = globSync('{app,components,contract,domain,lib,seed}/**/*.test.{ts,tsx}')
  .filter((path) => !path.endsWith('.db.test.ts') && !changesItsProcess.test(readFileSync(path, 'utf8')))
  .sort()

/** Thousands of random inputs take seconds on a machine with other work. */
const testTimeout = 20_000

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
          exclude: [...notOurs, '**/*.db.test.ts', ...rules],
          testTimeout,
        },
      },
      {
        test: {
          name: 'rules',
          setupFiles: ['testing/no-console.ts'],
          include: rules,
          isolate: false,
          testTimeout,
        },
      },
      onServer('db'),
      // The oldest server we promise to work with, where `npm test` found or installed it.
      ...(process.env.PLEIN_JOUR_TEST_PG15_URL ? [onServer('db-postgres15')] : []),
    ],
  },
})
