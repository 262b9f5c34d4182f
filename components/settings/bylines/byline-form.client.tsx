'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { createByline, editByline } from '#domain/people/actions.ts'
import { personLimits } from '#domain/people/person.ts'
import type { BylineRow } from '#domain/people/view.ts'
import type { ActionResult } from '#domain/result.ts'
import { PortraitField } from './portrait-field.client.tsx'

/** Makes a byline, or changes one; the address is chosen once. */
export function BylineForm({
  byline,
  onDone,
  onCancel,
}: {
  byline?: BylineRow
  onDone?: () => void
  onCancel?: () => void
}) {
  const t = useTranslations()
  const router = useRouter()
  const save: (raw: unknown) => Promise<ActionResult<unknown>> = byline ? editByline : createByline
  const action = useAction(save, () => {
    onDone?.()
    router.refresh()
  })
  const id = byline?.id ?? 'new-byline'
  return (
    <form
      onSubmit={action.onSubmit}
      onInput={action.onInput}
      noValidate
      className="max-w-140 space-y-4 pt-3 pb-4"
    >
      {byline ? <input type="hidden" name="bylineId" value={byline.id} /> : null}
      <TextField
        id={`${id}-name`}
        name="name"
        label={t('settings.byline_name')}
        defaultValue={byline?.name}
        limit={personLimits.name}
        error={action.errorOf('name')}
        aside={t('common.required')}
        required
      />
      {byline ? null : (
        <TextField
          id={`${id}-slug`}
          name="slug"
          label={t('settings.byline_slug')}
          aside={t('common.optional')}
          hint={t('settings.byline_slug_hint')}
          error={action.errorOf('slug')}
        />
      )}
      <TextField
        id={`${id}-job`}
        name="jobTitle"
        label={t('settings.byline_job')}
        aside={t('common.optional')}
        defaultValue={byline?.jobTitle}
        limit={personLimits.jobTitle}
        error={action.errorOf('jobTitle')}
      />
      <TextArea
        id={`${id}-biography`}
        name="biography"
        label={t('settings.byline_biography')}
        aside={t('common.optional')}
        defaultValue={byline?.biography}
        limit={personLimits.biography}
        error={action.errorOf('biography')}
      />
      <PortraitField
        id={id}
        portrait={byline?.portrait ?? null}
        error={action.errorOf('portraitId')}
        onChange={action.onInput}
      />
      <TextArea
        id={`${id}-links`}
        name="links"
        label={t('settings.byline_links')}
        aside={t('common.optional')}
        hint={t('settings.byline_links_hint')}
        defaultValue={byline?.links.map((link) => link.replace(/^mailto:/, '')).join('\n')}
        error={action.errorOf('links')}
      />
      <FormFoot
        label={byline ? t('common.save') : t('settings.byline_create')}
        isBusy={action.isBusy}
        summary={action.summary}
        onCancel={onCancel}
      />
    </form>
  )
}
