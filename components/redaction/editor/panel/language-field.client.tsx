'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Select } from '#components/ui/select.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { chooseLanguage } from '#domain/translations/actions.ts'
import { type Language, languages } from '#lib/locale.ts'

type Props = {
  articleId: string
  language: Language
  readOnly: boolean
  /** Readers have words of it that were set by other rules. */
  isPublished: boolean
  onChange: (language: Language) => void
}

/** What the article is written in. Takes effect at once: it is about all of its words. */
export function LanguageField({ articleId, language, readOnly, isPublished, onChange }: Props) {
  const t = useTranslations()
  const [error, setError] = useState<string>()
  const [isChanged, setChanged] = useState(false)

  async function choose(next: Language) {
    const before = language
    onChange(next)
    setError(undefined)
    const result = await chooseLanguage({ articleId, language: next }).catch(() => null)
    if (result?.ok) return setChanged(true)
    onChange(before)
    setError(result ? errorMessage(t, result.code, result.values) : t('languages.failed'))
  }
  return (
    <Select
      id="article-language"
      label={t('languages.article')}
      hint={isChanged && isPublished ? t('languages.article_published') : t('languages.article_hint')}
      error={error}
      value={language}
      disabled={readOnly}
      choices={languages.map((value) => ({ value, label: t(`languages.name_${value}`) }))}
      onChange={(event) => void choose(event.target.value as Language)}
    />
  )
}
