'use client'

import { EditorContent } from '@tiptap/react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { DeskBlocksContext, useDeskBlocks } from '#components/redaction/editor/blocks/desk-blocks.ts'
import { focusBody } from '#components/redaction/editor/body/focus-body.ts'
import { Toolbar } from '#components/redaction/editor/body/toolbar.client.tsx'
import { useBodyEditor } from '#components/redaction/editor/body/use-body-editor.ts'
import { HeadlineFields } from '#components/redaction/editor/headline-fields.client.tsx'
import { PictureLibrary } from '#components/redaction/editor/pictures/picture-library.ts'
import { useDeskPictures } from '#components/redaction/editor/pictures/use-desk-pictures.ts'
import { ConflictBanner } from '#components/redaction/editor/saving/conflict-banner.client.tsx'
import { fetchDraft, pageDraftAddress } from '#components/redaction/editor/saving/draft-transport.ts'
import { OtherTexts } from '#components/redaction/editor/saving/other-texts.client.tsx'
import { useDraft } from '#components/redaction/editor/saving/use-draft.ts'
import { Button, buttonLinkClass } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { addressIn } from '#contract/public-addresses.ts'
import { publishPage } from '#domain/pages/actions.ts'
import { blanksOf, type FieldValues } from '#domain/pages/blank.ts'
import type { PageContent } from '#domain/pages/page.ts'
import type { DeskPageDetail } from '#domain/pages/view.ts'
import type { Locale } from '#lib/locale.ts'
import { PageBlanks } from './page-blanks.client.tsx'
import { pageDraft } from './page-draft.ts'
import { PageHistory, type PageHistoryEntry } from './page-history.tsx'
import { PageSaveStatus } from './page-save-status.tsx'
import { PageWithdrawal } from './page-withdrawal.client.tsx'
import '#components/redaction/editor/body/prose.css'

type Props = {
  page: Omit<DeskPageDetail, 'savedAt' | 'revisions'> & { savedAt: string }
  /** Whose copies on this device may be offered. */
  viewerId: string
  history: readonly PageHistoryEntry[]
  /** What the settings know: markers with these names are filled. */
  values: FieldValues
  timeZone: string
}

/** A page of the publisher: its text in the editor of the articles, and beside it what it waits for and what it was. */
export function PageEditor({ page, viewerId, history, values, timeZone }: Props) {
  const t = useTranslations()
  const href = addressIn(`/${page.slug}`, useLocale() as Locale)
  const router = useRouter()
  const isHydrated = useHydrated()
  const address = pageDraftAddress(page.slug)
  const draft = useDraft(pageDraft, {
    draftId: `page/${page.slug}`,
    address,
    viewerId,
    version: page.version,
    savedAt: page.savedAt,
    content: page.content,
  })
  const { pictures, addPicture, insertion } = useDeskPictures(page.pictures)
  const blocks = useDeskBlocks(page.mentions, page.language, addPicture)
  const editor = useBodyEditor({
    body: page.content.body,
    editable: true,
    label: t('pages.text_label'),
    language: page.language,
    knowsPicture: (mediaId) => mediaId in pictures,
    insertion,
    onChange: draft.touch,
  })
  const { attach, fields, link, state } = draft
  const autosave = link?.autosave
  const [previous, setPrevious] = useState<PageContent | null>(null)
  useEffect(() => {
    if (editor) attach(editor)
  }, [editor, attach])
  const [isPublished, setPublished] = useState(false)
  /** What the server has now is printed in exact typography: the page shows that. */
  const adopt = async () => {
    const saved = await fetchDraft<PageContent>(address)
    if (typeof saved === 'string' || !autosave || autosave.isDirty()) return
    draft.replace(saved.content)
    autosave.adopt(saved.version, saved.savedAt)
  }
  const publish = useAction(publishPage, async () => {
    await adopt()
    setPublished(true)
    router.refresh()
  })
  const blanks = blanksOf({ ...draft.content, ...fields }, values)
  const isOnline = page.state === 'published' || page.state === 'published_writing'
  return (
    <PictureLibrary value={pictures}>
      <div className="sticky top-0 z-30 border-b border-ink bg-paper py-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-48">
            <p className="text-13 text-ink-2">
              {href} · {t(`pages.state_${page.state}`)}
            </p>
            <PageSaveStatus t={t} state={state} isUntouched={page.version === 0} timeZone={timeZone} />
          </div>
          {isOnline || page.kind !== null ? (
            <a href={href} className={buttonLinkClass('quiet')}>
              {t('pages.see')}
            </a>
          ) : null}
          <Button
            look="primary"
            disabled={!isHydrated || !autosave || publish.isBusy || state.kind === 'conflict'}
            onClick={async () => {
              setPublished(false)
              if (autosave && (await autosave.flush()))
                await publish.run({ slug: page.slug, baseVersion: autosave.version() })
            }}
          >
            {t('pages.publish')}
          </Button>
        </div>
        {state.kind === 'conflict' && autosave ? (
          <ConflictBanner
            title={t('pages.conflict_title')}
            address={address}
            conflict={state}
            mine={draft.content}
            timeZone={timeZone}
            asked={0}
            onKeep={(version) => void autosave.overwrite(version)}
            onTake={(other) => {
              setPrevious(draft.read())
              draft.replace(other.content)
              autosave.adopt(other.version, other.savedAt)
              router.refresh()
            }}
          />
        ) : null}
        {publish.summary || publish.errorOf('title') || publish.errorOf('body') ? (
          <Notice tone="bad" className="mt-2">
            {publish.summary ?? publish.errorOf('title') ?? publish.errorOf('body')}
          </Notice>
        ) : null}
        <p role="status" className="text-14 font-semibold text-good">
          {isPublished ? t('pages.published_done') : ''}
        </p>
      </div>
      <OtherTexts draft={draft} timeZone={timeZone} previous={previous} onRevert={() => setPrevious(null)} />
      <div className="grid gap-x-10 gap-y-8 pt-6 lg:grid-cols-[minmax(0,1fr)_272px]">
        <section aria-label={t('pages.editor')} className="min-w-0">
          <HeadlineFields
            title={fields.title}
            standfirst={fields.standfirst}
            readOnly={!isHydrated}
            isTitleMissing={false}
            onTitleLeft={() => {}}
            language={page.language}
            onChange={draft.change}
            onDone={() => editor && focusBody(editor, 'start')}
          />
          {editor ? (
            <div className="mt-6 border-y border-rule bg-paper">
              <Toolbar editor={editor} insertion={insertion} />
            </div>
          ) : (
            <p className="min-h-[45vh] py-6 text-ink-2">{t('redaction.editor.loading')}</p>
          )}
          <DeskBlocksContext value={blocks}>
            <EditorContent editor={editor} />
          </DeskBlocksContext>
        </section>
        <aside aria-label={t('pages.panel')} className="min-w-0 space-y-8">
          <PageBlanks blanks={blanks} editor={editor} />
          <PageHistory t={t} slug={page.slug} hasFirstText={page.kind !== null} entries={history} />
          {page.kind === null ? (
            <PageWithdrawal slug={page.slug} title={fields.title} isOnline={isOnline} state={page.state} />
          ) : null}
        </aside>
      </div>
    </PictureLibrary>
  )
}
