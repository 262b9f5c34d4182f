'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { articleLimits } from '#domain/articles/article.ts'
import { createPage } from '#domain/pages/actions.ts'
import { pageLimits } from '#domain/pages/page.ts'
import type { Locale } from '#lib/locale.ts'

/** A page of the newsroom's own: a title, an address, a language; then the editor opens. */
export function CreatePage({ language }: { language: Locale }) {
  const t = useTranslations()
  const router = useRouter()
  const action = useAction(createPage, ({ slug }) => router.push(`/reglages/pages/${slug}`))
  return (
    <form
      onSubmit={action.onSubmit}
      onInput={action.onInput}
      noValidate
      className="max-w-140 space-y-4 pt-3 pb-4"
    >
      <TextField
        id="new-page-title"
        name="title"
        label={t('pages.title_label')}
        aside={t('common.required')}
        limit={articleLimits.title}
        error={action.errorOf('title')}
        required
      />
      <TextField
        id="new-page-slug"
        name="slug"
        label={t('pages.slug_label')}
        aside={t('common.optional')}
        hint={t('pages.slug_hint')}
        limit={pageLimits.slug}
        error={action.errorOf('slug')}
      />
      <Select
        id="new-page-language"
        name="language"
        label={t('pages.language_label')}
        defaultValue={language}
        error={action.errorOf('language')}
        choices={[
          { value: 'fr', label: t('settings.language_fr') },
          { value: 'en', label: t('settings.language_en') },
        ]}
      />
      <FormFoot label={t('pages.create')} isBusy={action.isBusy} summary={action.summary} />
    </form>
  )
}
