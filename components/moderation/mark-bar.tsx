import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { QueueEntry } from './queue-entry.ts'

/** What the desk makes of a comment that readers see: above the others, or among those it has chosen. */
export function MarkBar({
  entry,
  onPin,
  onPick,
}: {
  entry: QueueEntry
  onPin: () => void
  onPick: () => void
}) {
  const t = useTranslations()
  if (entry.status !== 'approved') return null
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {entry.isRoot ? (
        <Button onClick={onPin} aria-pressed={entry.isPinned} aria-keyshortcuts="p">
          {entry.isPinned ? t('moderation.unpin') : t('moderation.pin')} <Key>P</Key>
        </Button>
      ) : null}
      <Button onClick={onPick} aria-pressed={entry.isPicked} aria-keyshortcuts="c">
        {entry.isPicked ? t('moderation.unpick') : t('moderation.pick')} <Key>C</Key>
      </Button>
    </div>
  )
}

function Key({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="hidden md:inline">
      <Kbd>{children}</Kbd>
    </span>
  )
}
