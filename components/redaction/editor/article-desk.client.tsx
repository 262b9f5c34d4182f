'use client'

import { EditorContent } from '@tiptap/react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import { useStickyHeight } from '#components/ui/use-sticky-height.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Viewer } from '#domain/access.ts'
import { can } from '#domain/access.ts'
import { isVisible, proposedSlug } from '#domain/articles/article.ts'
import { type ArticleContent, missingForPublication } from '#domain/articles/content.ts'
import type { DeskArticleDetail, RelatedChoice } from '#domain/articles/view.ts'
import { countWords } from '#domain/articles/words.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { TranslationChoice } from '#domain/translations/view.ts'
import type { Locale } from '#lib/locale.ts'
import { DeskBlocksContext, useDeskBlocks } from './blocks/desk-blocks.ts'
import { focusBody } from './body/focus-body.ts'
import { Toolbar } from './body/toolbar.client.tsx'
import { useBodyEditor } from './body/use-body-editor.ts'
import { DeskBanners } from './desk-banners.client.tsx'
import { DeskHead } from './desk-head.client.tsx'
import { HeadlineFields } from './headline-fields.client.tsx'
import { Missing } from './missing/missing.tsx'
import { useReminders } from './missing/use-reminders.ts'
import type { SectionOption } from './panel/section-field.client.tsx'
import { type Pickers, SidePanel } from './panel/side-panel.client.tsx'
import { LeadPicture } from './pictures/lead-picture.client.tsx'
import { PictureLibrary } from './pictures/picture-library.ts'
import { useDeskPictures } from './pictures/use-desk-pictures.ts'
import { MayWithdraw } from './pictures/withdraw-picture.client.tsx'
import { articleDraft } from './saving/article-draft.ts'
import { ConflictBanner } from './saving/conflict-banner.client.tsx'
import { articleDraftAddress } from './saving/draft-transport.ts'
import { useDraft } from './saving/use-draft.ts'
import type { HistoryEntry } from './versions/history.client.tsx'
import { articleSteps } from './workflow/article-steps.ts'
import './body/prose.css'

export type DeskProps = {
  detail: DeskArticleDetail
  viewer: Viewer
  canEdit: boolean
  canPublish: boolean
  pickers: Pickers
  history: readonly HistoryEntry[]
  /** Stories put beside it by hand. */
  related: readonly RelatedChoice[]
  /** The same article in other languages. */
  translations: readonly TranslationChoice[]
  /** Pictures that kept versions show; empty for users who may not withdraw them. */
  keptPictures: readonly PictureView[]
  language: Locale
  timeZone: string
  /** Of the server: what is visible to readers does not depend on the editor's clock. */
  now: Date
  /** Written by the server, in the newsroom's time. */
  publishedOn: string | null
}

/** One article on the desk: its head with state and steps, its text as readers get it, its form beside. */
export function ArticleDesk(props: DeskProps) {
  const { detail, viewer, canEdit, canPublish, history, language, timeZone, now } = props
  const [written, setWritten] = useState(detail.language)
  const [made, setMade] = useState<readonly SectionOption[]>([])
  const pickers = { ...props.pickers, sections: [...props.pickers.sections, ...made] }
  const isWritable = useHydrated() && canEdit
  const t = useTranslations()
  const draft = useDraft(articleDraft, {
    draftId: detail.id,
    address: articleDraftAddress(detail.id),
    viewerId: viewer.id,
    version: detail.version,
    savedAt: new Date(detail.savedAt).toISOString(),
    content: detail.content,
  })
  const { pictures, addPicture, insertion } = useDeskPictures(detail.pictures)
  const blocks = useDeskBlocks(detail.mentions, language, addPicture)
  const editor = useBodyEditor({
    body: detail.content.body,
    editable: canEdit,
    label: t('redaction.editor.body'),
    language: written,
    knowsPicture: (mediaId) => mediaId in pictures,
    insertion,
    onChange: draft.touch,
  })
  const { attach, fields, change } = draft
  useEffect(() => {
    if (editor) attach(editor)
  }, [editor, attach])

  const missing = missingForPublication({ ...draft.content, ...fields })
  const reminders = useReminders(missing)
  useTitleFirst(isWritable, detail.content)
  const tools = useRef<HTMLDivElement>(null)
  const hasTools = editor !== null && canEdit
  useStickyHeight(tools, '--desk-tools', hasTools)
  const router = useRouter()
  const { link, state, read } = draft
  const [previous, setPrevious] = useState<ArticleContent | null>(null)
  const [choiceAsked, setChoiceAsked] = useState(0)
  const [typedSlug, setTypedSlug] = useState<string | null>(null)
  useLeaveGuard(typedSlug !== null && typedSlug !== detail.publishedSlug)
  const hasBeenRead = isVisible(detail, now) || detail.status === 'unpublished'
  const address = {
    slug: typedSlug ?? detail.publishedSlug ?? proposedSlug(fields.title, detail.id),
    sectionSlug: pickers.sections.find((section) => section.id === fields.sectionId)?.slug ?? null,
    current: hasBeenRead ? detail.publishedSlug : null,
  }

  return (
    <MayWithdraw value={can(viewer, 'media.withdraw')}>
      <PictureLibrary value={pictures}>
        <DeskHead
          detail={detail}
          draft={draft}
          steps={articleSteps(viewer, detail, now)}
          timeZone={timeZone}
          now={now}
          language={language}
          publication={{ publishedAt: detail.publishedAt, missing, address, timeZone, onSlug: setTypedSlug }}
          onAttempt={reminders.ask}
          onChoose={() => setChoiceAsked((times) => times + 1)}
        >
          {link && state.kind === 'conflict' ? (
            <ConflictBanner
              title={t('redaction.conflict.title')}
              address={articleDraftAddress(detail.id)}
              conflict={state}
              mine={draft.content}
              timeZone={timeZone}
              asked={choiceAsked}
              onKeep={(newer) => void link.autosave.overwrite(newer)}
              onTake={(other) => {
                setPrevious(read())
                draft.replace(other.content)
                link.autosave.adopt(other.version, other.savedAt)
                router.refresh()
              }}
            />
          ) : null}
        </DeskHead>
        <DeskBanners
          detail={detail}
          draft={draft}
          canEdit={canEdit}
          timeZone={timeZone}
          now={now}
          publishedOn={props.publishedOn}
          submitNote={
            detail.workflow === 'in_review'
              ? (history.find((entry) => entry.kind === 'submitted')?.note ?? null)
              : null
          }
          previous={previous}
          onRevert={() => setPrevious(null)}
        />
        <div className="grid gap-x-12 gap-y-8 px-4 pt-6 pb-16 md:px-8 lg:grid-cols-[minmax(0,1fr)_280px] xl:grid-cols-[minmax(0,1fr)_312px]">
          <section aria-label={t('redaction.editor.text')} className="mx-auto w-full max-w-168 min-w-0">
            <HeadlineFields
              title={fields.title}
              standfirst={fields.standfirst}
              readOnly={!isWritable}
              isTitleMissing={canEdit && reminders.due.title !== undefined}
              onTitleLeft={reminders.onLeave('title')}
              language={written}
              onChange={change}
              onDone={() => editor && focusBody(editor, 'start')}
            />
            <LeadPicture
              lead={fields.lead}
              picture={fields.lead ? pictures[fields.lead.mediaId] : undefined}
              readOnly={!isWritable}
              mayChooseFocus={can(viewer, 'media.focus')}
              onChange={(lead) => change({ lead })}
              onPicture={addPicture}
            />
            {hasTools ? (
              <div ref={tools} className="sticky top-(--desk-head) z-20 mt-6 border-y border-rule bg-paper">
                <Toolbar editor={editor} insertion={insertion} />
              </div>
            ) : null}
            {editor ? null : <p className="min-h-[45vh] py-6 text-ink-2">{t('redaction.editor.loading')}</p>}
            {canEdit && reminders.due.body === 'article.body_missing' ? (
              <Missing>{errorMessage(t, reminders.due.body)}</Missing>
            ) : null}
            <DeskBlocksContext value={blocks}>
              <EditorContent editor={editor} onBlur={reminders.onLeave('body')} />
            </DeskBlocksContext>
          </section>
          <aside
            aria-label={t('redaction.editor.panel')}
            className="min-w-0 lg:sticky lg:top-(--desk-head) lg:-mx-2 lg:max-h-[calc(100dvh-var(--desk-head))] lg:self-start lg:overflow-y-auto lg:px-2 lg:pt-2 lg:pb-4"
          >
            <SidePanel
              articleId={detail.id}
              content={{ ...draft.content, ...fields }}
              reminders={reminders}
              pickers={pickers}
              address={address}
              comments={detail.comments}
              canSetComments={canPublish}
              readOnly={!isWritable}
              history={history}
              related={props.related}
              language={written}
              translations={props.translations}
              keptPictures={props.keptPictures}
              onChange={change}
              onSlug={setTypedSlug}
              onSection={(section) => setMade((known) => [...known, section])}
              onLanguage={setWritten}
            />
          </aside>
        </div>
      </PictureLibrary>
    </MayWithdraw>
  )
}

/** In an article without a word yet, writing starts at once: what one types must not go nowhere. */
function useTitleFirst(isWritable: boolean, content: ArticleContent) {
  const isNew = useRef(content.title === '' && content.standfirst === '' && countWords(content) === 0)
  useEffect(() => {
    if (!isWritable || !isNew.current) return
    isNew.current = false
    if (document.activeElement === document.body) document.getElementById('article-title')?.focus()
  }, [isWritable])
}
