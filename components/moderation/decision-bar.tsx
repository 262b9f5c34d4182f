import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import type { CommentStatus } from '#domain/comments/comment.ts'

/** The decisions that are open from where the comment stands. At the foot of the screen on phones, under the thumb. */
export function DecisionBar({
  status,
  isReady,
  reasonsOpen,
  rejectButton,
  onApprove,
  onReject,
  onSpam,
}: {
  status: CommentStatus
  /** False while the comment has only just come into sight: a press is then meant for the one before. */
  isReady: boolean
  reasonsOpen: boolean
  rejectButton: RefObject<HTMLButtonElement | null>
  onApprove: () => void
  onReject: () => void
  onSpam: () => void
}) {
  const t = useTranslations()
  // Too short to be seen as such: buttons that fade at every step would flicker.
  const button = 'flex-1 max-md:px-2 md:flex-none aria-disabled:cursor-default! aria-disabled:opacity-100!'
  const pending = isReady ? undefined : true
  return (
    <fieldset aria-label={t('moderation.actions')} className="flex flex-wrap gap-2">
      {status === 'approved' ? null : (
        <Button
          look="primary"
          onClick={onApprove}
          title={t('moderation.approve_long')}
          aria-keyshortcuts="a"
          aria-disabled={pending}
          className={button}
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
          aria-disabled={pending}
          className={button}
        >
          {t('moderation.reject')} <Key>R</Key>
        </Button>
      )}
      {status === 'spam' ? null : (
        <Button
          onClick={onSpam}
          title={t('moderation.spam_long')}
          aria-keyshortcuts="s"
          aria-disabled={pending}
          className={button}
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
