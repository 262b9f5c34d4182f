'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { FormPart } from '#components/forms/form-part.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { Checkbox, TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { saveDistribution } from '#domain/distribution/actions.ts'
import { type DistributionSettings, distributionLimits } from '#domain/distribution/settings.ts'

/** How the newspaper is given on: feeds, robots, and who is told of news. */
export function DistributionForm({ settings }: { settings: DistributionSettings }) {
  const t = useTranslations()
  const router = useRouter()
  const action = useAction(saveDistribution, () => router.refresh())
  const box = (name: 'allowsTraining' | 'allowsAiSearch' | 'allowsUserFetch') => ({
    id: name,
    name,
    defaultChecked: settings[name],
  })
  return (
    <form onSubmit={action.onSubmit} onInput={action.onInput} noValidate className="space-y-8">
      <FormPart title={t('distribution.feeds')} about={t('distribution.feeds_about')}>
        <Select
          id="feedText"
          name="feedText"
          defaultValue={settings.feedText}
          error={action.errorOf('feedText')}
          label={t('distribution.feed_text')}
          hint={t('distribution.feed_text_hint')}
          choices={[
            { value: 'standfirst', label: t('distribution.feed_standfirst') },
            { value: 'full', label: t('distribution.feed_full') },
          ]}
        />
      </FormPart>
      <FormPart title={t('distribution.robots')} about={t('distribution.robots_about')}>
        <Checkbox
          {...box('allowsTraining')}
          label={t('distribution.training')}
          hint={t('distribution.training_hint')}
        />
        <Checkbox
          {...box('allowsAiSearch')}
          label={t('distribution.ai_search')}
          hint={t('distribution.ai_search_hint')}
        />
        <Checkbox
          {...box('allowsUserFetch')}
          label={t('distribution.user_fetch')}
          hint={t('distribution.user_fetch_hint')}
        />
      </FormPart>
      <FormPart title={t('distribution.news')} about={t('distribution.news_about')}>
        <TextField
          id="hubUrl"
          name="hubUrl"
          type="url"
          defaultValue={settings.hubUrl}
          error={action.errorOf('hubUrl')}
          label={t('distribution.hub')}
          aside={t('common.optional')}
          hint={t('distribution.hub_hint')}
          limit={distributionLimits.hubUrl}
        />
        <Checkbox
          id="usesIndexNow"
          name="usesIndexNow"
          defaultChecked={settings.indexNowKey !== ''}
          label={t('distribution.index_now')}
          hint={t('distribution.index_now_hint')}
        />
      </FormPart>
      <FormFoot
        label={t('common.save')}
        isBusy={action.isBusy}
        summary={action.summary}
        done={action.done === undefined ? null : t('settings.saved')}
      />
    </form>
  )
}
