'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useStickyHeight } from '#components/ui/use-sticky-height.ts'
import {
  deleteDraft,
  publishArticle,
  recallFromReview,
  returnToAuthor,
  submitForReview,
  unpublishArticle,
} from '#domain/articles/actions.ts'
import { deskState, isVisible } from '#domain/articles/article.ts'
import type { DeskArticleDetail } from '#domain/articles/view.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { isBlank } from '#lib/text.ts'
import { clockDate } from '#lib/zoned-hour.ts'
import { DeskStateBadge } from '../desk-state.tsx'
import { EditorKeys, useEditorKeys } from './editor-keys.client.tsx'
import type { Address } from './panel/address-field.client.tsx'
import type { ArticleDraft } from './saving/article-draft.ts'
import { SaveStatus } from './saving/save-status.client.tsx'
import { SessionDialog } from './saving/session-dialog.client.tsx'
import { ActionBar } from './workflow/action-bar.client.tsx'
import { needReadiness, type Step } from './workflow/article-steps.ts'
import type { PublishRequest } from './workflow/publish-dialog.client.tsx'
import { RefusalLine } from './workflow/refusal-line.client.tsx'
import { StepDialogs } from './workflow/step-dialogs.client.tsx'
import { useWorkflow } from './workflow/use-workflow.ts'

type Publication = {
  publishedAt: Date | null
  missing: Record<string, ErrorCode>
  address: Address
  timeZone: string
  onSlug: (slug: string) => void
}

/**
 * What state the article is in, whether it is safe, what can be done with it, and what became of it: always in sight,
 * however far down somebody is writing.
 */
export function DeskHead({
  detail,
  draft,
  steps,
  timeZone,
  now,
  language,
  publication,
  onAttempt,
  onChoose,
  children,
}: {
  detail: DeskArticleDetail
  draft: ArticleDraft
  steps: readonly Step[]
  timeZone: string
  now: Date
  language: string
  publication: Publication
  /** A step was asked for that needs a complete article. */
  onAttempt: () => void
  /** Where two versions exist, to the choice between them. */
  onChoose: () => void
  /** What cannot wait until somebody scrolls up: stays below the bar. */
  children?: ReactNode
}) {
  const t = useTranslations()
  const router = useRouter()
  const workflow = useWorkflow(detail.id, draft)
  const [open, setOpen] = useState<Step | null>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isSessionOpen, setSessionOpen] = useState(false)
  const [done, setDone] = useState<ReactNode>(null)
  /** Each step that was taken starts the dialogs afresh: their words have arrived. */
  const [round, setRound] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  useStickyHeight(bar, '--desk-head')
  const { autosave } = draft.link ?? {}
  const articleId = detail.id
  const previewHref = `/redaction/articles/${articleId}/apercu`

  useEffect(() => {
    setSessionOpen(draft.state.kind === 'signed_out')
  }, [draft.state.kind])

  async function finish<T>(taken: Promise<T | null>, sentence: (result: T) => ReactNode) {
    const result = await taken
    if (result === null) return
    setOpen(null)
    setDone(sentence(result))
    setRound((before) => before + 1)
    router.refresh()
  }
  const publish = (request: PublishRequest) => {
    const kind = open
    const call = workflow.step((baseVersion) =>
      publishArticle({ articleId, baseVersion, slug: publication.address.slug, ...request }),
    )
    return finish(
      call.then(async (result) => {
        if (result) await workflow.reload()
        return result
      }),
      ({ href, publishedAt }) =>
        new Date(publishedAt) > new Date() ? (
          t('redaction.publish.doneLater', clockDate(publishedAt, timeZone))
        ) : (
          <>
            {t(kind === 'update' ? 'redaction.publish.doneUpdate' : 'redaction.publish.done')}{' '}
            <a href={href} className="font-semibold underline decoration-accent underline-offset-4">
              {t('redaction.publish.view')}
            </a>
          </>
        ),
    )
  }
  const withNote = (step: 'submit' | 'return' | 'unpublish' | 'unschedule', note: string) => {
    if (step === 'submit')
      return finish(
        workflow.step((baseVersion) => submitForReview({ articleId, baseVersion, note })),
        () => t('redaction.submit.done'),
      )
    if (step === 'return')
      return finish(
        workflow.step(() => returnToAuthor({ articleId, note })),
        () => t('redaction.return.done'),
      )
    return finish(
      workflow.step(() => unpublishArticle({ articleId, reason: note })),
      () => t(step === 'unschedule' ? 'redaction.unpublish.doneScheduled' : 'redaction.unpublish.done'),
    )
  }
  async function remove() {
    const result = await workflow.step(async () => {
      const answer = await deleteDraft({ articleId })
      return answer.ok ? { ok: true as const, data: true } : answer
    })
    if (result) window.location.assign('/redaction')
  }
  function start(step: Step) {
    workflow.forgive()
    setDone(null)
    if (needReadiness.includes(step)) onAttempt()
    if (step === 'recall')
      void finish(
        workflow.step(() => recallFromReview({ articleId })),
        () => t('redaction.recall.done'),
      )
    else setOpen(step)
  }
  function preview(event: MouseEvent) {
    if (!autosave?.isDirty()) return
    event.preventDefault()
    void autosave.flush().then(() => window.open(previewHref, '_blank', 'noopener'))
  }
  function showHistory() {
    const heading = document.getElementById('article-history')
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }
  useEditorKeys({
    onSave: () => void autosave?.flush(),
    onStep: () => steps[0] && start(steps[0]),
    onHelp: () => setHelpOpen(true),
  })

  const isOnline = isVisible(detail, now)
  return (
    <>
      <div ref={bar} className="sticky top-0 z-30 bg-paper">
        <header className="flex flex-wrap items-center justify-between gap-x-6 border-b border-ink px-4 pt-1 pb-1.5 md:gap-y-2 md:px-8 md:py-2 lg:min-h-15">
          <a
            href="/redaction"
            className="flex min-h-11 items-center gap-1 text-ink-2 hover:text-ink md:min-h-9"
          >
            <span aria-hidden="true">←</span> {t('redaction.editor.back')}
          </a>
          <h1 className="sr-only">
            {isBlank(draft.fields.title) ? t('redaction.editor.untitled') : draft.fields.title}
          </h1>
          <div className="order-last flex min-w-0 flex-wrap items-center gap-x-4 max-md:w-full md:order-none md:flex-1 md:gap-x-5">
            <span className="min-w-0 text-13">
              <DeskStateBadge state={deskState(detail, now)} t={t} />
            </span>
            <SaveStatus
              state={draft.state}
              timeZone={timeZone}
              onSignIn={() => setSessionOpen(true)}
              onChoose={onChoose}
            />
          </div>
          <ActionBar
            steps={steps}
            previewHref={previewHref}
            publicHref={
              isOnline && detail.sectionSlug ? `/${detail.sectionSlug}/${detail.publishedSlug}` : null
            }
            isBusy={workflow.isBusy || !autosave}
            onStep={start}
            onPreview={preview}
            onHistory={showHistory}
            onShortcuts={() => setHelpOpen(true)}
          />
        </header>
        {children}
        {done ? (
          <Notice
            tone="good"
            className="border-b border-b-rule"
            actions={
              <Button look="quiet" onClick={() => setDone(null)}>
                {t('common.close')}
              </Button>
            }
          >
            {done}
          </Notice>
        ) : null}
        {open === null && workflow.refusal ? (
          <div className="border-b border-rule px-4 py-2 md:px-8">
            <RefusalLine refusal={workflow.refusal} />
          </div>
        ) : null}
      </div>
      <StepDialogs
        key={round}
        open={open}
        language={language}
        onClose={() => setOpen(null)}
        workflow={workflow}
        publication={publication}
        onPublish={publish}
        onNote={withNote}
        onDelete={() => void remove()}
      />
      <SessionDialog
        open={isSessionOpen}
        onOpenChange={setSessionOpen}
        onRetry={async () => (await autosave?.retry()) ?? false}
      />
      <EditorKeys open={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  )
}
