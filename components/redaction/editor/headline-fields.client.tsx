'use client'

import type { FocusEvent, KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { isHeld } from '#components/ui/held-key.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { articleLimits } from '#domain/articles/article.ts'
import { directionOfLanguage, type Language } from '#lib/locale.ts'
import { Missing } from './missing/missing.tsx'

type Props = {
  title: string
  standfirst: string
  readOnly: boolean
  isTitleMissing: boolean
  onTitleLeft: (event: FocusEvent) => void
  language: Language
  onChange: (patch: { title?: string; standfirst?: string }) => void
  /** Enter in the standfirst goes on to the body. */
  onDone: () => void
}

/** Headline and standfirst in the type readers get. They grow with their words; Enter goes on to the next field. */
export function HeadlineFields({
  title,
  standfirst,
  readOnly,
  isTitleMissing,
  onTitleLeft,
  language,
  onChange,
  onDone,
}: Props) {
  const t = useTranslations()
  const goTo = (next: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (!isHeld(event)) next()
  }
  return (
    <>
      <GrowingText
        id="article-title"
        label={t('redaction.editor.title')}
        placeholder={t('redaction.editor.titlePlaceholder')}
        value={title}
        max={articleLimits.title}
        error={errorMessage(t, 'article.title_too_long')}
        readOnly={readOnly}
        language={language}
        className="headline text-34 md:text-44"
        onBlur={onTitleLeft}
        describedBy={isTitleMissing ? 'article-title-missing' : undefined}
        onChange={(value) => onChange({ title: value })}
        onKeyDown={goTo(() => document.getElementById('article-standfirst')?.focus())}
      />
      {isTitleMissing ? (
        <Missing id="article-title-missing">{errorMessage(t, 'article.title_missing')}</Missing>
      ) : null}
      <div className="mt-3">
        <GrowingText
          id="article-standfirst"
          label={t('redaction.editor.standfirst')}
          placeholder={t('redaction.editor.standfirstPlaceholder')}
          value={standfirst}
          max={articleLimits.standfirst}
          error={errorMessage(t, 'article.standfirst_too_long')}
          readOnly={readOnly}
          language={language}
          className="font-serif text-19 leading-7 text-ink-2 md:text-23 md:leading-8"
          onChange={(value) => onChange({ standfirst: value })}
          onKeyDown={goTo(onDone)}
        />
      </div>
    </>
  )
}

function GrowingText({
  id,
  label,
  value,
  max,
  error,
  className,
  language,
  describedBy,
  onChange,
  ...rest
}: {
  id: string
  label: string
  placeholder: string
  value: string
  max: number
  error: string
  readOnly: boolean
  language: Language
  className: string
  describedBy?: string
  onChange: (value: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  onBlur?: (event: FocusEvent) => void
}) {
  const t = useTranslations()
  const isOver = value.length > max
  const isNear = value.length > max * 0.8
  return (
    <div>
      <div className={classNames('grow', className)} data-value={value || rest.placeholder}>
        <textarea
          {...rest}
          id={id}
          rows={1}
          lang={language}
          dir={directionOfLanguage(language)}
          value={value}
          aria-label={label}
          aria-invalid={isOver || undefined}
          aria-describedby={[isNear && `${id}-count`, describedBy].filter(Boolean).join(' ') || undefined}
          // A headline has no lines of its own: a pasted one becomes a space.
          onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
          className="placeholder:text-ink-2"
        />
      </div>
      {isNear ? (
        <p
          id={`${id}-count`}
          className={classNames(
            'mt-1 text-13 tabular-nums',
            isOver ? 'font-semibold text-bad' : 'text-ink-2',
          )}
        >
          {t('redaction.editor.count', { count: value.length, max })}
          {isOver ? ` – ${error}` : ''}
        </p>
      ) : null}
    </div>
  )
}
