'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import { articleDraftAddress, sendDraft } from '../saving/draft-transport.ts'

/** Makes an earlier version the draft again, on top of the draft that is shown beside it and of no other. */
export function RestoreRevision({
  articleId,
  baseVersion,
  content,
}: {
  articleId: string
  baseVersion: number
  content: ArticleContent
}) {
  const t = useTranslations()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState('')

  async function restore() {
    setBusy(true)
    const answer = await sendDraft(articleDraftAddress(articleId), baseVersion, JSON.stringify(content), true)
    if (answer.kind === 'saved') {
      window.location.assign(`/redaction/articles/${articleId}`)
      return
    }
    setBusy(false)
    const codes = {
      conflict: 'article.conflict',
      signed_out: 'auth.unauthenticated',
      unreachable: 'site.unavailable',
    }
    setError(
      answer.kind === 'refused'
        ? errorMessage(t, answer.code, answer.values)
        : errorMessage(t, codes[answer.kind]),
    )
  }
  return (
    <div>
      <Button look="primary" disabled={isBusy} onClick={() => void restore()}>
        {t('redaction.revision.restore')}
      </Button>
      <p role="alert" className="mt-1 text-13 leading-5 font-semibold text-bad">
        {error}
      </p>
    </div>
  )
}
