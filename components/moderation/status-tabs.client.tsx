'use client'

import { useTranslations } from 'use-intl'
import { TabStrip } from '#components/ui/tab-strip.client.tsx'
import { countedWaiting, isBeyondCount } from '#domain/moderation/moderation.ts'
import { useCounts } from './counts.client.tsx'
import { type QueueName, queueHref, queueNames } from './queue-address.ts'

/** The four states of a comment, and what readers have reported, with how many there are of each at this moment. */
export function StatusTabs({ current }: { current: QueueName }) {
  const t = useTranslations()
  const held = useCounts()
  return (
    <TabStrip
      label={t('moderation.tabs')}
      tabs={queueNames.map((status) => ({
        href: queueHref(status),
        label: t(`moderation.${status}`),
        aside:
          status === 'pending' && isBeyondCount(held?.counts.pending ?? 0)
            ? t('moderation.more_than', { count: countedWaiting })
            : (held?.counts[status] ?? 0),
        isCurrent: status === current,
      }))}
    />
  )
}
