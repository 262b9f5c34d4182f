import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import { isolate } from '#lib/direction.ts'
import type { QueueNotice as Message } from './queue-state.ts'

/** Says it to screen readers. Always on the page: what appears together with its region is often not read out. */
export function QueueAnnouncer({ notice }: { notice: Message | null }) {
  const t = useTranslations()
  // What was done before the page was loaded is no news.
  const isNews = notice && !(notice.kind === 'decided' && notice.isEarlier)
  const text = isNews ? words(t, notice) : ''
  const isRefusal = notice?.kind === 'refused'
  return (
    <>
      <p role="status" className="sr-only">
        {isRefusal ? '' : text}
      </p>
      <p role="alert" className="sr-only">
        {isRefusal ? text : ''}
      </p>
    </>
  )
}

/**
 * What was just decided, with the way back; or what the server refused, with the way to the comment. It stands
 * beside the buttons, where it moves nothing that is being read.
 */
export function QueueNotice({
  notice,
  canUndo,
  onUndo,
  onSelect,
}: {
  notice: Message | null
  canUndo: boolean
  onUndo: () => void
  onSelect: (id: string) => void
}) {
  const t = useTranslations()
  if (!notice) return null
  if (notice.kind === 'refused')
    return (
      <Notice
        isSilent
        tone="bad"
        className="mb-3 w-full"
        actions={
          <>
            {notice.code === 'auth.unauthenticated' ? (
              <a href="/connexion?suite=/moderation" className="font-semibold underline">
                {t('auth.sign_in')}
              </a>
            ) : null}
            <Button onClick={() => onSelect(notice.id)}>{t('moderation.failed_back')}</Button>
          </>
        }
      >
        <p>{words(t, notice)}</p>
      </Notice>
    )
  return (
    <div className="mb-2 flex items-center justify-between gap-3 md:order-last md:mb-0 md:justify-end">
      <p className="min-w-0 text-14 text-ink-2">{words(t, notice)}</p>
      {canUndo ? (
        <Button onClick={onUndo} aria-keyshortcuts="u">
          {t('moderation.undo')}
          <span aria-hidden="true" className="hidden md:inline">
            <Kbd>U</Kbd>
          </span>
        </Button>
      ) : null}
    </div>
  )
}

function words(t: Translator, notice: Message): string {
  const name = isolate(notice.name)
  if (notice.kind === 'decided') {
    const done = t(`moderation.done_${notice.to}`, { name })
    return notice.isEarlier ? t('moderation.done_earlier', { done }) : done
  }
  if (notice.kind === 'undone') return t('moderation.done_undone', { name })
  // Without an answer nobody knows: it may have been recorded.
  if (notice.code === 'lost') return t('moderation.lost_connection', { name })
  return `${t('moderation.failed', { name })} ${errorMessage(t, notice.code, notice.values)}`
}
