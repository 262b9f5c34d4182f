import { useState } from 'react'
import type { ArticleContent } from '#domain/articles/content.ts'
import type { ErrorCode } from '#domain/errors.ts'
import type { ActionResult } from '#domain/result.ts'
import type { ArticleDraft } from '../saving/article-draft.ts'
import { articleDraftAddress, conflictFrom, fetchDraft } from '../saving/draft-transport.ts'

export type Refusal = {
  code: ErrorCode | 'not_saved'
  fields: Record<string, ErrorCode>
  values: Record<string, string | number>
}

/** A step of the workflow: what was typed is saved first, so that the step is about exactly what is on the page. */
export function useWorkflow(articleId: string, draft: ArticleDraft) {
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const autosave = draft.link?.autosave

  async function step<T>(call: (baseVersion: number) => Promise<ActionResult<T>>): Promise<T | null> {
    if (isBusy || !autosave) return null
    setBusy(true)
    setRefusal(null)
    try {
      if (!(await autosave.flush())) {
        setRefusal({ code: 'not_saved', fields: {}, values: {} })
        return null
      }
      const result = await call(autosave.version())
      if (result.ok) return result.data
      if (result.code === 'article.conflict') autosave.clash(conflictFrom(result.values))
      setRefusal(result)
      return null
    } catch {
      // The request itself failed: the network, a new release, a site that hangs. It may have arrived all the same.
      setRefusal({ code: 'site.uncertain', fields: {}, values: {} })
      return null
    } finally {
      setBusy(false)
    }
  }

  /** Publication prints the text with exact typography: the page then shows what readers get. */
  async function reload() {
    const fresh = await fetchDraft<ArticleContent>(articleDraftAddress(articleId))
    if (!autosave || typeof fresh === 'string' || autosave.isDirty()) return
    draft.replace(fresh.content)
    autosave.adopt(fresh.version, fresh.savedAt)
  }

  return { isBusy, refusal, step, reload, forgive: () => setRefusal(null) }
}

export type Workflow = ReturnType<typeof useWorkflow>
