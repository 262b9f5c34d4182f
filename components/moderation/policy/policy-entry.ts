import type { DayContext } from '#components/print/print-context.ts'
import type { PolicyDesk, PolicyVersion } from '#domain/moderation/policy-view.ts'
import type { Report } from '#domain/moderation/replay.ts'
import { dateTime } from '#lib/dates.ts'

/** The policy with its times already in words: dates are written on the server only. */
export type PolicyEntry = Omit<PolicyDesk, 'versions'> & {
  versions: (Omit<PolicyVersion, 'at'> & { when: string })[]
  trial: { number: number; when: string; report: Report } | null
}

export function policyEntry(
  desk: PolicyDesk,
  report: Report | null,
  { locale, zone }: Pick<DayContext, 'locale' | 'zone'>,
): PolicyEntry {
  const versions = desk.versions.map(({ at, ...version }) => ({
    ...version,
    when: dateTime(at, locale, zone),
  }))
  const tried = versions.find(({ state }) => state === 'trial')
  return {
    ...desk,
    versions,
    trial: tried && report ? { number: tried.number, when: tried.when, report } : null,
  }
}
