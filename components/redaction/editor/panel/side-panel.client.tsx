'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Option, Picker } from '#components/ui/picker.client.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { articleLimits, readingMinutes } from '#domain/articles/article.ts'
import { type ArticleContent, mediaIds } from '#domain/articles/content.ts'
import type { CommentSettings, RelatedChoice } from '#domain/articles/view.ts'
import { countWords } from '#domain/articles/words.ts'
import type { PictureView } from '#domain/media/view.ts'
import { createByline } from '#domain/people/actions.ts'
import { createTopic } from '#domain/topics/actions.ts'
import type { TranslationChoice } from '#domain/translations/view.ts'
import type { Language } from '#lib/locale.ts'
import { Missing } from '../missing/missing.tsx'
import type { Reminders } from '../missing/use-reminders.ts'
import { EarlierPictures } from '../pictures/earlier-pictures.client.tsx'
import { History, type HistoryEntry } from '../versions/history.client.tsx'
import { type Address, AddressField } from './address-field.client.tsx'
import { CommentsField } from './comments-field.client.tsx'
import { LanguageField } from './language-field.client.tsx'
import { RelatedField } from './related-field.client.tsx'
import { SectionField, type SectionOption } from './section-field.client.tsx'
import { TranslationsField } from './translations-field.client.tsx'

export type Pickers = {
  sections: readonly SectionOption[]
  bylines: readonly Option[]
  topics: readonly Option[]
  /** What this viewer may make in place. */
  canCreate: { section: boolean; byline: boolean }
  /** Names of those who may. */
  admins: readonly string[]
}

/** Everything about the article that is not its text. */
export function SidePanel({
  articleId,
  content,
  reminders,
  pickers,
  address,
  comments,
  canSetComments,
  readOnly,
  history,
  related,
  language,
  translations,
  keptPictures,
  onChange,
  onSlug,
  onSection,
  onLanguage,
}: {
  articleId: string
  content: ArticleContent
  reminders: Reminders
  pickers: Pickers
  address: Address
  comments: CommentSettings
  canSetComments: boolean
  readOnly: boolean
  history: readonly HistoryEntry[]
  related: readonly RelatedChoice[]
  language: Language
  translations: readonly TranslationChoice[]
  keptPictures: readonly PictureView[]
  onChange: (patch: Partial<Pick<ArticleContent, 'sectionId' | 'topicIds' | 'bylineIds'>>) => void
  onSlug: (slug: string) => void
  /** Made here: the address of the article needs it too. */
  onSection: (section: SectionOption) => void
  onLanguage: (language: Language) => void
}) {
  const t = useTranslations()
  const [topics, setTopics] = useState(pickers.topics)
  const [bylines, setBylines] = useState(pickers.bylines)
  const [bylineError, setBylineError] = useState<string>()
  const [topicError, setTopicError] = useState<string>()
  const words = countWords(content)
  const { due } = reminders

  async function makeTopic(name: string): Promise<Option | null> {
    setTopicError(undefined)
    const result = await createTopic({ name }).catch(() => null)
    if (result?.ok) {
      setTopics((known) =>
        known.some((topic) => topic.id === result.data.id) ? known : [...known, result.data],
      )
      return result.data
    }
    setTopicError(result ? errorMessage(t, result.code, result.values) : t('redaction.panel.topicFailed'))
    return null
  }

  async function makeByline(name: string): Promise<Option | null> {
    setBylineError(undefined)
    const result = await createByline({ name }).catch(() => null)
    if (result?.ok) {
      const byline = { id: result.data.bylineId, name }
      setBylines((known) => [...known, byline])
      return byline
    }
    setBylineError(result ? errorMessage(t, result.code, result.values) : t('redaction.panel.bylineFailed'))
    return null
  }
  const whomToAsk =
    pickers.admins.length > 0
      ? t('redaction.start.ask', { names: pickers.admins.join(', ') })
      : t('redaction.start.askAdmin')

  return (
    <div className="grid gap-5">
      <p className="flex justify-between gap-3 text-13 text-ink-2 tabular-nums">
        <span>{t('redaction.editor.words', { count: words })}</span>
        <span>{t('redaction.editor.minutes', { minutes: readingMinutes(words) })}</span>
      </p>
      <div>
        <SectionField
          id="article-section"
          sections={pickers.sections}
          chosen={content.sectionId}
          readOnly={readOnly}
          canCreate={pickers.canCreate.section}
          whomToAsk={whomToAsk}
          onLeave={reminders.onLeave('section')}
          onChoose={(sectionId) => onChange({ sectionId })}
          onCreated={onSection}
        />
        {due.section && !readOnly ? <Missing>{errorMessage(t, due.section)}</Missing> : null}
      </div>
      <div>
        <Picker
          id="article-bylines"
          label={t('redaction.panel.bylines')}
          addLabel={t('redaction.panel.addByline')}
          options={bylines}
          hint={bylines.length === 0 && !pickers.canCreate.byline ? whomToAsk : undefined}
          error={bylineError}
          chosen={content.bylineIds}
          max={articleLimits.bylines}
          readOnly={readOnly}
          onChange={(bylineIds) => onChange({ bylineIds })}
          onCreate={pickers.canCreate.byline ? makeByline : undefined}
          createLabel={(name) => t('redaction.panel.createByline', { name })}
          emptyText={pickers.canCreate.byline ? t('redaction.panel.typeByline') : undefined}
          onLeave={reminders.onLeave('bylines')}
        />
        {due.bylines && !readOnly ? <Missing>{errorMessage(t, due.bylines)}</Missing> : null}
      </div>
      <Picker
        id="article-topics"
        label={t('redaction.panel.topics')}
        addLabel={t('redaction.panel.addTopic')}
        hint={t('redaction.panel.topicsHint', { max: articleLimits.topics })}
        error={topicError}
        options={topics}
        chosen={content.topicIds}
        max={articleLimits.topics}
        readOnly={readOnly}
        onChange={(topicIds) => onChange({ topicIds })}
        onCreate={makeTopic}
        createLabel={(name) => t('redaction.panel.createTopic', { name })}
        emptyText={t('redaction.panel.typeTopic')}
      />
      <AddressField
        id="article-slug"
        address={address}
        readOnly={readOnly || !canSetComments}
        onChange={onSlug}
      />
      <LanguageField
        articleId={articleId}
        language={language}
        // An author may say it until readers have seen the article.
        readOnly={readOnly || (address.current !== null && !canSetComments)}
        isPublished={address.current !== null}
        onChange={onLanguage}
      />
      {canSetComments ? <TranslationsField articleId={articleId} initial={translations} /> : null}
      {canSetComments ? <CommentsField articleId={articleId} initial={comments} /> : null}
      {canSetComments ? <RelatedField articleId={articleId} initial={related} /> : null}
      <EarlierPictures pictures={keptPictures} shown={new Set(mediaIds(content))} />
      <History articleId={articleId} entries={history} />
    </div>
  )
}
