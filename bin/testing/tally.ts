export interface Tally {
  passed: number
  failed: number
  /** Neither: said, not counted. */
  notRun: number
  /** One text a failure, its name first. */
  failures: string[]
}

export const nothing: Tally = { passed: 0, failed: 0, notRun: 0, failures: [] }
export const onePassed: Tally = { ...nothing, passed: 1 }

export function oneFailed(text: string): Tally {
  return { ...nothing, failed: 1, failures: [text] }
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      notRun: all.notRun + one.notRun,
      failures: [...all.failures, ...one.failures],
    }),
    nothing,
  )
}

/** A tool that says "failed" by its exit code without naming a failure has still failed. */
export function atLeastOneFailure(tally: Tally, exitedWell: boolean, text: string): Tally {
  return exitedWell || tally.failed > 0 ? tally : sum([tally, oneFailed(text)])
}
