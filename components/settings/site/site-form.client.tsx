'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { FormPart } from '#components/forms/form-part.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { Checkbox, TextArea, TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { closingDays } from '#domain/articles/comment-mode.ts'
import { saveSettings } from '#domain/settings/actions.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { settingsLimits } from '#domain/settings/settings-limits.ts'

/** The identity of the newspaper, as readers see it. */
export function SiteForm({ settings, timeZones }: { settings: SiteSettings; timeZones: string[] }) {
  const t = useTranslations()
  const router = useRouter()
  const action = useAction(saveSettings, () => router.refresh())
  const field = (name: Exclude<keyof SiteSettings, 'about'>) => ({
    id: name,
    name,
    defaultValue: String(settings[name]),
    error: action.errorOf(name),
  })
  return (
    <form onSubmit={action.onSubmit} onInput={action.onInput} noValidate className="space-y-8">
      <FormPart title={t('settings.site_identity')}>
        <TextField
          {...field('name')}
          label={t('settings.site_name')}
          aside={t('common.required')}
          limit={settingsLimits.name}
          required
        />
        <TextField
          {...field('tagline')}
          label={t('settings.site_tagline')}
          hint={t('settings.site_tagline_hint')}
          limit={settingsLimits.tagline}
        />
        <TextArea
          {...field('description')}
          label={t('settings.site_description')}
          hint={t('settings.site_description_hint')}
          limit={settingsLimits.description}
        />
        <Select
          {...field('language')}
          label={t('settings.site_language')}
          hint={t('settings.site_language_hint')}
          choices={[
            { value: 'fr', label: t('settings.language_fr') },
            { value: 'en', label: t('settings.language_en') },
          ]}
        />
        <Select
          {...field('timeZone')}
          label={t('settings.site_time_zone')}
          hint={t('settings.site_time_zone_hint')}
          choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </FormPart>
      <FormPart title={t('settings.site_comments')}>
        <Checkbox
          id="commentsOpen"
          name="commentsOpen"
          defaultChecked={settings.commentsOpen}
          label={t('settings.site_comments_open')}
          hint={t('settings.site_comments_hint')}
        />
        <Select
          {...field('commentsCloseDays')}
          label={t('settings.site_comments_close')}
          hint={t('settings.site_comments_close_hint')}
          choices={[
            { value: '0', label: t('settings.site_comments_close_never') },
            ...closingDays.map((days) => ({
              value: String(days),
              label: t('settings.site_comments_close_days', { days }),
            })),
          ]}
        />
      </FormPart>
      <FormPart title={t('settings.site_history')}>
        <Checkbox
          id="historyPublic"
          name="historyPublic"
          defaultChecked={settings.historyPublic}
          label={t('settings.site_history_public')}
          hint={t('settings.site_history_hint')}
        />
      </FormPart>
      <FormPart title={t('settings.site_legal')} about={t('settings.site_legal_about')}>
        <TextField
          {...field('publisher')}
          label={t('settings.site_publisher')}
          limit={settingsLimits.publisher}
        />
        <TextArea
          {...field('publisherAddress')}
          label={t('settings.site_publisher_address')}
          limit={settingsLimits.publisherAddress}
        />
        <TextField
          {...field('publicationDirector')}
          label={t('settings.site_director')}
          limit={settingsLimits.publicationDirector}
        />
        <TextArea {...field('host')} label={t('settings.site_host')} limit={settingsLimits.host} />
        <TextField
          {...field('contactEmail')}
          type="email"
          label={t('settings.site_contact')}
          hint={t('settings.site_contact_hint')}
        />
      </FormPart>
      <div className="sticky bottom-0 border-t border-ink bg-paper py-3">
        <FormFoot
          label={t('common.save')}
          isBusy={action.isBusy}
          summary={action.summary}
          done={action.done === undefined ? null : t('settings.saved')}
        />
      </div>
    </form>
  )
}
