'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { createOwnByline } from '#domain/people/actions.ts'
import { personLimits } from '#domain/people/person.ts'
import type { ActionResult } from '#domain/result.ts'
import { createSection } from '#domain/sections/actions.ts'
import { sectionLimits } from '#domain/sections/section.ts'
import { saveSettings } from '#domain/settings/actions.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { settingsLimits } from '#domain/settings/settings-limits.ts'

export function NameNewspaperForm({ settings }: { settings: SiteSettings }) {
  const t = useTranslations()
  return (
    <NameForm
      id="start-newspaper"
      label={t('settings.site_name')}
      button={t('common.save')}
      limit={settingsLimits.name}
      action={(name) => saveSettings({ ...settings, name })}
    />
  )
}

export function NameSectionForm() {
  const t = useTranslations()
  return (
    <NameForm
      id="start-section"
      label={t('settings.section_name')}
      hint={t('auth.founder_section_hint')}
      button={t('settings.section_create')}
      initial={t('auth.founder_section_usual')}
      limit={sectionLimits.name}
      action={(name) => createSection({ name })}
    />
  )
}

export function NameBylineForm({ name: initial }: { name: string }) {
  const t = useTranslations()
  return (
    <NameForm
      id="start-byline"
      label={t('settings.byline_name')}
      button={t('settings.byline_create')}
      initial={initial}
      limit={personLimits.name}
      action={(name) => createOwnByline({ name })}
    />
  )
}

/** One name and one button, where it is missing. */
function NameForm({
  id,
  label,
  hint,
  button,
  initial = '',
  limit,
  action: run,
}: {
  id: string
  label: string
  hint?: string
  button: string
  initial?: string
  limit: number
  action: (name: string) => Promise<ActionResult<unknown>>
}) {
  const t = useTranslations()
  const router = useRouter()
  const action = useAction(
    (raw) => run(String((raw as { name?: string }).name ?? '')),
    () => router.refresh(),
  )
  // There is one field: whatever was refused concerns it, an address made of the name too.
  const refused: ErrorCode | undefined = action.codeOf('name') ?? action.codeOf('slug')
  return (
    <form
      onSubmit={action.onSubmit}
      noValidate
      className="flex flex-wrap items-start gap-x-3 gap-y-2 text-ink"
    >
      <div className="min-w-0 flex-1 basis-56">
        <TextField
          id={id}
          name="name"
          label={label}
          hint={hint}
          defaultValue={initial}
          limit={limit}
          error={refused ? errorMessage(t, refused) : (action.summary ?? undefined)}
          required
        />
      </div>
      <Button type="submit" className="mt-6" disabled={action.isBusy}>
        {button}
      </Button>
    </form>
  )
}
