import { z } from 'zod'
import type { Tally } from './tally.ts'

const problem = z.object({ message: z.string().optional() })

const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ errors: z.array(problem).default([]) })),
    }),
  ),
})

interface Suite {
  specs: z.infer<typeof spec>[]
  suites?: Suite[] | undefined
}

const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional()
  },
})

const schema = z.object({ suites: z.array(suite), errors: z.array(problem).default([]) })

/** Pure: counts what `playwright --reporter=json` wrote. A test that passed only when tried again has failed. */
export function readPlaywrightReport(text: string): Tally {
  const report = schema.parse(JSON.parse(text))
  const tally: Tally = { passed: 0, failed: 0, notRun: 0, failures: [] }
  for (const { title, file, line, tests } of report.suites.flatMap(specsOf)) {
    for (const test of tests) {
      if (test.status === 'expected') tally.passed += 1
      else if (test.status === 'skipped') tally.notRun += 1
      else {
        tally.failed += 1
        const words = test.results.flatMap(({ errors }) => errors.map(({ message }) => message ?? ''))
        const again = test.status === 'flaky' ? ' (passed when tried again)' : ''
        tally.failures.push(`${file}:${line} [${test.projectName}] ${title}${again}\n${words[0] ?? ''}`)
      }
    }
  }
  for (const { message } of report.errors) {
    tally.failed += 1
    tally.failures.push(`playwright\n${message ?? ''}`)
  }
  return tally
}

function specsOf({ specs, suites }: Suite): z.infer<typeof spec>[] {
  return [...specs, ...(suites ?? []).flatMap(specsOf)]
}
