import { expect, test } from 'vitest'
import { parseRelease } from './apt.ts'
import { readPlaywrightReport } from './playwright-report.ts'
import { atLeastOneFailure, nothing, oneFailed, onePassed, sum } from './tally.ts'
import { readVitestReport } from './vitest-report.ts'

test('vitest: passed, failed, left out, and files that do not load', () => {
  const assertion = (status: string) => ({ fullName: `a ${status} test`, status, failureMessages: ['why'] })
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: ['passed', 'failed', 'skipped'].map(assertion),
      },
      { name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
    ],
  }
  expect(readVitestReport(JSON.stringify(report))).toEqual({
    passed: 1,
    failed: 2,
    notRun: 1,
    failures: ['a.test.ts\na failed test\nwhy', 'b.test.ts\nSyntaxError'],
  })
})

test('playwright: nested suites, flaky tests have failed, so has a broken set-up', () => {
  const spec = (status: string) => ({
    title: status,
    file: 'a.spec.ts',
    line: 3,
    tests: [
      {
        projectName: 'chromium',
        status,
        results: [{ errors: status === 'expected' ? [] : [{ message: 'why' }] }],
      },
    ],
  })
  const report = {
    suites: [
      { specs: [spec('expected')], suites: [{ specs: ['unexpected', 'flaky', 'skipped'].map(spec) }] },
    ],
    errors: [{ message: 'global setup' }],
  }
  const tally = readPlaywrightReport(JSON.stringify(report))
  expect(tally).toMatchObject({ passed: 1, failed: 3, notRun: 1 })
  expect(tally.failures[0]).toBe('a.spec.ts:3 [chromium] unexpected\nwhy')
})

test('a tool that fails without a reason counts as one failure, and only then', () => {
  expect(atLeastOneFailure(onePassed, false, 'crashed')).toMatchObject({ passed: 1, failed: 1 })
  expect(atLeastOneFailure(oneFailed('x'), false, 'crashed').failed).toBe(1)
  expect(atLeastOneFailure(onePassed, true, 'crashed').failed).toBe(0)
  expect(sum([])).toEqual(nothing)
})

test('reads the name of the system', () => {
  expect(parseRelease('NAME="Debian"\nVERSION_ID="12"\nID=debian\n')).toBe('debian 12')
  expect(parseRelease('')).toBe('')
})
