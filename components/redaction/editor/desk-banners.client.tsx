'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import { isScheduled, isVisible } from '#domain/articles/article.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import type { DeskArticleDetail } from '#domain/articles/view.ts'
import type { ArticleDraft } from './saving/article-draft.ts'
import { OtherTexts } from './saving/other-texts.client.tsx'

/** Several may stand below each other. */
const line = 'border-b border-b-rule'

/** What one should know before typing: other versions of this text, what readers see, why it came back. */
export function DeskBanners({
  detail,
  draft,
  canEdit,
  timeZone,
  now,
  publishedOn,
  submitNote,
  previous,
  onRevert,
}: {
  detail: DeskArticleDetail
  draft: ArticleDraft
  canEdit: boolean
  timeZone: string
  now: Date
  publishedOn: string | null
  /** What the author told the editor who now reads. */
  submitNote: string | null
  /** The text that stood here before the other version of a conflict was taken. */
  previous: ArticleContent | null
  onRevert: () => void
}) {
  const t = useTranslations()
  const router = useRouter()
  const { link, state } = draft

  // The first words typed into a settled article make it one that is being written.
  const version = link?.autosave.version() ?? detail.version
  useEffect(() => {
    if (state.kind === 'saved' && detail.workflow === 'settled' && version > detail.version) router.refresh()
  }, [state.kind, detail.workflow, detail.version, version, router])

  return (
    <>
      {canEdit ? (
        <OtherTexts draft={draft} timeZone={timeZone} previous={previous} onRevert={onRevert} />
      ) : null}
      {submitNote ? (
        <Notice className={line} title={t('redaction.editor.submitted')}>
          <p className="whitespace-pre-line">{submitNote}</p>
        </Notice>
      ) : null}
      {detail.lastReturnNote ? (
        <Notice tone="warn" className={line} title={t('redaction.editor.returned')}>
          <p className="whitespace-pre-line">{detail.lastReturnNote}</p>
        </Notice>
      ) : null}
      {canEdit ? null : (
        <Notice className={line}>
          {t(
            detail.workflow === 'in_review' ? 'redaction.editor.readOnlyReview' : 'redaction.editor.readOnly',
          )}
        </Notice>
      )}
      {isVisible(detail, now) && detail.workflow !== 'settled' && publishedOn ? (
        <Notice className={line}>{t('redaction.editor.readersSee', { date: publishedOn })}</Notice>
      ) : null}
      {isScheduled(detail, now) && publishedOn ? (
        <Notice className={line}>{t('redaction.editor.scheduled', { date: publishedOn })}</Notice>
      ) : null}
      {detail.status === 'unpublished' ? (
        <Notice className={line}>{t('redaction.editor.readersNothing')}</Notice>
      ) : null}
    </>
  )
}
