import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { keepComment } from '#domain/comment-reports/actions.ts'
import { pickComment, pinComment } from '#domain/comments/actions.ts'
import { isolate } from '#lib/direction.ts'
import type { QueueEntry } from './queue-entry.ts'

type Mark = 'pin' | 'pick'

/** Pinning and choosing: the server is asked, and the list is loaded again as it says. What went wrong is said beside the comment. */
export function useMarks() {
  const t = useTranslations()
  const router = useRouter()
  const [said, setSaid] = useState<string | null>(null)

  async function mark(entry: QueueEntry, which: Mark) {
    const isOn = which === 'pin' ? !entry.isPinned : !entry.isPicked
    const call = which === 'pin' ? pinComment : pickComment
    const answer = await call({ commentId: entry.id, isOn }).catch(() => null)
    const done =
      which === 'pin'
        ? isOn
          ? t('moderation.done_pinned')
          : t('moderation.done_unpinned')
        : isOn
          ? t('moderation.done_picked')
          : t('moderation.done_unpicked')
    const text = answer?.ok
      ? done
      : answer
        ? errorMessage(t, answer.code, answer.values)
        : t('moderation.mark_lost')
    setSaid(text)
    router.refresh()
  }

  async function keep(entry: QueueEntry) {
    const answer = await keepComment({ commentId: entry.id }).catch(() => null)
    const text = answer?.ok
      ? t('moderation.done_kept', { name: isolate(entry.name) })
      : answer
        ? errorMessage(t, answer.code, answer.values)
        : t('moderation.mark_lost')
    setSaid(text)
    router.refresh()
  }

  return {
    /** What became of the last one. */
    said,
    keep: (entry: QueueEntry) => entry.status === 'approved' && entry.reports.length > 0 && void keep(entry),
    pin: (entry: QueueEntry) => entry.status === 'approved' && entry.isRoot && void mark(entry, 'pin'),
    pick: (entry: QueueEntry) => entry.status === 'approved' && void mark(entry, 'pick'),
  }
}
