import { useTranslations } from 'use-intl'
import type { PolicyDifference } from '#domain/moderation/policy-differences.ts'
import { useWritten } from './number-words.ts'

/** What a version says otherwise than the one that counted before it. */
export function DifferenceList({ differences }: { differences: readonly PolicyDifference[] }) {
  const t = useTranslations()
  const written = useWritten()
  const words = (difference: PolicyDifference): string => {
    switch (difference.kind) {
      case 'weight':
        return t('policy.change_weight', {
          name: t(`policy.weigh_${difference.code}`),
          from: written(difference.from),
          to: written(difference.to),
        })
      case 'spamFrom':
        return t('policy.change_spam_from', { from: written(difference.from), to: written(difference.to) })
      case 'publishUpTo': {
        const total = (value: number | null) => (value === null ? t('policy.change_never') : written(value))
        return t('policy.change_publish', { from: total(difference.from), to: total(difference.to) })
      }
      case 'words':
        return t('policy.change_words', difference)
      case 'deniedDomains':
        return t('policy.change_denied', difference)
      case 'allowedDomains':
        return t('policy.change_allowed', difference)
    }
  }
  if (differences.length === 0) return <p className="text-ink-2">{t('policy.change_none')}</p>
  return (
    <ul className="text-ink-2">
      {differences.map((difference) => (
        <li key={difference.kind === 'weight' ? difference.code : difference.kind}>{words(difference)}</li>
      ))}
    </ul>
  )
}
