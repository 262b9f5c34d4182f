'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { setCommentsOpen } from '#domain/articles/actions.ts'
import type { CommentMode } from '#domain/articles/article.ts'
import { closingDays, offeredModes } from '#domain/articles/comment-mode.ts'
import type { CommentSettings } from '#domain/articles/view.ts'
import { arrangeComments } from '#domain/comments/actions.ts'

/** Takes effect at once, unlike everything else here: it concerns readers, not the text. */
export function CommentsField({ articleId, initial }: { articleId: string; initial: CommentSettings }) {
  const t = useTranslations()
  const [kept, setKept] = useState(initial)
  /** Chosen, and not yet complete: questions are asked of somebody. */
  const [asks, setAsks] = useState(initial.mode === 'expert_questions')
  const [error, setError] = useState<string>()
  const { isOpen, mode, closeDays, expertId, colleagues } = kept

  async function change(next: Partial<CommentSettings>, send: (of: CommentSettings) => Promise<Answer>) {
    const before = kept
    const wanted = { ...kept, ...next }
    setKept(wanted)
    setError(undefined)
    const result = await send(wanted).catch(() => null)
    if (result?.ok) return
    setKept(before)
    setError(result ? errorMessage(t, result.code, result.values) : t('redaction.panel.commentsFailed'))
  }
  const arrange = (next: Partial<CommentSettings>) =>
    change(next, (of) =>
      arrangeComments({ articleId, mode: of.mode, closeDays: of.closeDays, expertId: of.expertId }),
    )
  const choose = (chosen: CommentMode) => {
    setAsks(chosen === 'expert_questions')
    // Of whom comes next; until then everything is as it was.
    if (chosen !== 'expert_questions') void arrange({ mode: chosen, expertId: null })
  }
  const days = [...new Set([...closingDays, ...(closeDays === null ? [] : [closeDays])])].sort(
    (a, b) => a - b,
  )

  return (
    <fieldset className="grid gap-3">
      <Checkbox
        id="article-comments"
        label={t('redaction.panel.comments')}
        checked={isOpen}
        error={error}
        onChange={(event) => {
          const open = event.target.checked
          void change({ isOpen: open }, () => setCommentsOpen({ articleId, open }))
        }}
      />
      {isOpen ? (
        <>
          <Select
            id="article-comments-mode"
            label={t('redaction.comments.mode')}
            value={asks ? 'expert_questions' : mode}
            choices={modesFor(mode).map((value) => ({ value, label: t(`redaction.comments.mode_${value}`) }))}
            onChange={(event) => choose(event.target.value as CommentMode)}
          />
          {asks ? (
            <Select
              id="article-comments-expert"
              label={t('redaction.comments.expert')}
              hint={t('redaction.comments.expert_hint')}
              value={expertId ?? ''}
              {...(expertId ? {} : { empty: t('redaction.comments.expert_none') })}
              choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) =>
                void arrange({ mode: 'expert_questions', expertId: event.target.value || null })
              }
            />
          ) : null}
          <Select
            id="article-comments-close"
            label={t('redaction.comments.close')}
            value={closeDays === null ? '' : String(closeDays)}
            empty={t('settings.site_comments_close_never')}
            choices={days.map((count) => ({
              value: String(count),
              label: t('settings.site_comments_close_days', { days: count }),
            }))}
            onChange={(event) =>
              void arrange({ closeDays: event.target.value === '' ? null : Number(event.target.value) })
            }
          />
        </>
      ) : null}
    </fieldset>
  )
}

type Answer = Awaited<ReturnType<typeof setCommentsOpen>> | Awaited<ReturnType<typeof arrangeComments>>

/** What can be chosen, and what was chosen when it could be. */
const modesFor = (mode: CommentMode): readonly CommentMode[] =>
  (offeredModes as readonly CommentMode[]).includes(mode) ? offeredModes : [mode, ...offeredModes]
