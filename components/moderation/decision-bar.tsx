import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { CommentStatus } from '#domain/comments/comment.ts'

/** The decisions that are open from where the comment stands. At the foot of the screen on phones, under the thumb. */
export function DecisionBar({
  status,
  reasonsOpen,
  rejectButton,
  onApprove,
  onReject,
  onSpam,
}: {
  status: CommentStatus
  reasonsOpen: boolean
  rejectButton: RefObject<HTMLButtonElement | null>
  onApprove: () => void
  onReject: () => void
  onSpam: () => void
}) {
  const t = useTranslations()
  return (
    <fieldset aria-label={t('moderation.actions')} className="flex flex-wrap gap-2">
      {status === 'approved' ? null : (
        <Button
          look="primary"
          onClick={onApprove}
          title={t('moderation.approve_long')}
          aria-keyshortcuts="a"
          className="flex-1 max-md:px-2 md:flex-none"
        >
          {t('moderation.approve')} <Key>A</Key>
        </Button>
      )}
      {status === 'rejected' ? null : (
        <Button
          ref={rejectButton}
          onClick={onReject}
          title={t('moderation.reject_long')}
          aria-keyshortcuts="r"
          aria-expanded={reasonsOpen}
          aria-controls="reject-reasons"
          className="flex-1 max-md:px-2 md:flex-none"
        >
          {t('moderation.reject')} <Key>R</Key>
        </Button>
      )}
      {status === 'spam' ? null : (
        <Button
          onClick={onSpam}
          title={t('moderation.spam_long')}
          aria-keyshortcuts="s"
          className="flex-1 max-md:px-2 md:flex-none"
        >
          {t('moderation.mark_spam')} <Key>S</Key>
        </Button>
      )}
    </fieldset>
  )
}

function Key({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="hidden md:inline">
      <Kbd>{children}</Kbd>
    </span>
  )
}
