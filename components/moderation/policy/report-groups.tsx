import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { contradicts, type ReplayGroup, type Report } from '#domain/moderation/replay.ts'
import type { Locale } from '#lib/locale.ts'
import { typesetSpaces } from '#lib/typography.ts'
import { useWritten } from './number-words.ts'

/** Where two versions part: what goes against people's decisions, what goes with them, what nobody has decided. */
export function ReportGroups({ report: { groups } }: { report: Report }) {
  const t = useTranslations()
  const against = groups.filter(contradicts)
  const undecided = groups.filter(({ verdict }) => verdict === 'pending')
  const along = groups.filter((group) => !against.includes(group) && !undecided.includes(group))
  return (
    <div className="mt-4 space-y-6">
      <Groups title={t('policy.against')} groups={against} bar="border-bad" />
      <Groups title={t('policy.along')} groups={along} bar="border-good" />
      <Groups title={t('policy.undecided')} groups={undecided} bar="border-ink-2" />
    </div>
  )
}

function Groups({ title, groups, bar }: { title: string; groups: ReplayGroup[]; bar: string }): ReactNode {
  const t = useTranslations()
  const written = useWritten()
  const locale = useLocale()
  if (groups.length === 0) return null
  return (
    <section className={`border-l-4 pl-4 ${bar}`}>
      <h3 className="text-13 font-semibold text-ink-2">{title}</h3>
      {groups.map(({ from, to, verdict, count, examples }) => (
        <div key={`${from} ${to} ${verdict}`} className="mt-2">
          <p className="text-16 leading-6 font-semibold">{t('policy.group', { from, to, verdict, count })}</p>
          <ul className="mt-1 text-14 leading-5">
            {examples.map(({ id, name, excerpt, before, after }) => (
              <li key={id} className="border-t border-rule py-2">
                <a
                  href={`/moderation/commentaires/${id}`}
                  target="_blank"
                  rel="noopener"
                  className="inline-flex min-h-6 items-center font-semibold underline decoration-accent underline-offset-2"
                >
                  <bdi>{name}</bdi>
                </a>{' '}
                <span className="whitespace-nowrap text-ink-2 tabular-nums">
                  {t('policy.example_sums', { before: written(before), after: written(after) })}
                </span>
                <p dir="auto" className="font-serif [overflow-wrap:anywhere]">
                  {typesetSpaces(excerpt, locale as Locale)}
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
