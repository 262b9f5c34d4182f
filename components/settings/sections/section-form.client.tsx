'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import type { ActionResult } from '#domain/result.ts'
import { createSection, editSection } from '#domain/sections/actions.ts'
import { childrenOf, sectionLimits, topLevel } from '#domain/sections/section.ts'
import type { SectionView } from '#domain/sections/view.ts'

/** Makes a section, or changes one; the address is chosen once. */
export function SectionForm({
  section,
  sections,
  onDone,
  onCancel,
}: {
  section?: SectionView
  /** All of them: under which it may stand. */
  sections: readonly SectionView[]
  onDone?: () => void
  onCancel?: () => void
}) {
  const t = useTranslations()
  const router = useRouter()
  const save: (raw: unknown) => Promise<ActionResult<unknown>> = section ? editSection : createSection
  const action = useAction(save, () => {
    onDone?.()
    router.refresh()
  })
  const id = section?.id ?? 'new-section'
  const parents = topLevel(sections).filter((other) => other.id !== section?.id)
  const hasChildren = section !== undefined && childrenOf(sections, section.id).length > 0
  return (
    <form
      onSubmit={action.onSubmit}
      onInput={action.onInput}
      noValidate
      className="max-w-140 space-y-4 pt-3 pb-4"
    >
      {section ? <input type="hidden" name="sectionId" value={section.id} /> : null}
      <TextField
        id={`${id}-name`}
        name="name"
        label={t('settings.section_name')}
        defaultValue={section?.name}
        limit={sectionLimits.name}
        error={action.errorOf('name')}
        aside={t('common.required')}
        required
      />
      {section ? null : (
        <TextField
          id={`${id}-slug`}
          name="slug"
          label={t('settings.section_slug')}
          aside={t('common.optional')}
          hint={t('settings.section_slug_hint')}
          limit={sectionLimits.slug}
          error={action.errorOf('slug')}
        />
      )}
      <TextArea
        id={`${id}-description`}
        name="description"
        label={t('settings.section_description')}
        aside={t('common.optional')}
        defaultValue={section?.description}
        limit={sectionLimits.description}
        error={action.errorOf('description')}
        rows={2}
      />
      {hasChildren ? (
        <>
          <input type="hidden" name="parentId" value="" />
          <p className="text-13 text-ink-2">{t('sections.parent_taken')}</p>
        </>
      ) : parents.length > 0 ? (
        <Select
          id={`${id}-parent`}
          name="parentId"
          label={t('sections.parent')}
          hint={t('sections.parent_hint')}
          empty={t('sections.parent_none')}
          choices={parents.map((parent) => ({ value: parent.id, label: parent.name }))}
          defaultValue={section?.parentId ?? ''}
          error={action.errorOf('parentId')}
        />
      ) : null}
      <FormFoot
        label={section ? t('common.save') : t('settings.section_create')}
        isBusy={action.isBusy}
        summary={action.summary}
        onCancel={onCancel}
      />
    </form>
  )
}
