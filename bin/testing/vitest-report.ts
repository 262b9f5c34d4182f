import { z } from 'zod'
import type { Tally } from './tally.ts'

const schema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** Pure: counts what `vitest --reporter=json` wrote. */
export function readVitestReport(text: string): Tally {
  const tally: Tally = { passed: 0, failed: 0, notRun: 0, failures: [] }
  for (const file of schema.parse(JSON.parse(text)).testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1
      else if (test.status === 'failed') {
        tally.failed += 1
        tally.failures.push(`${file.name}\n${test.fullName}\n${(test.failureMessages ?? []).join('\n')}`)
      } else tally.notRun += 1
    }
    // A file that could not even be loaded holds no tests, and is a failure all the same.
    const brokenAsWhole =
      file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed')
    if (brokenAsWhole) {
      tally.failed += 1
      tally.failures.push(`${file.name}\n${file.message ?? ''}`)
    }
  }
  return tally
}
