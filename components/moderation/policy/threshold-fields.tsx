import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormPart } from '#components/forms/form-part.tsx'
import { TextField } from '#components/ui/field.tsx'
import type { PolicyRules } from '#domain/moderation/policy.ts'
import { useWritten } from './number-words.ts'

type Props = { rules: PolicyRules; errorOf: (field: string) => string | undefined }

/** From which total a comment goes apart, and up to which one it needs nobody. */
export function ThresholdFields({ rules, errorOf }: Props) {
  const t = useTranslations()
  const written = useWritten()
  const [publishes, setPublishes] = useState(rules.publishUpTo !== null)
  const choice = 'flex min-h-11 items-center gap-3 text-14 leading-5 md:min-h-9'
  return (
    <FormPart level={2} title={t('policy.thresholds')} about={t('policy.thresholds_about')}>
      <TextField
        id="spam-from"
        name="spamFrom"
        label={t('policy.spam_from')}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={written(rules.spamFrom)}
        error={errorOf('spamFrom')}
        className="w-24! tabular-nums"
      />
      <fieldset>
        <legend className="text-14 leading-5 font-semibold">{t('policy.publishing')}</legend>
        <label className={choice}>
          <input
            type="radio"
            name="publishing"
            value="never"
            defaultChecked={!publishes}
            onChange={() => setPublishes(false)}
            className="size-5 shrink-0 md:size-4"
          />
          {t('policy.publishing_never')}
        </label>
        <label className={choice}>
          <input
            type="radio"
            name="publishing"
            value="upTo"
            defaultChecked={publishes}
            onChange={() => setPublishes(true)}
            className="size-5 shrink-0 md:size-4"
          />
          {t('policy.publishing_up_to')}
        </label>
        <div hidden={!publishes} className="mt-1 pl-8 md:pl-7">
          <TextField
            id="publish-up-to"
            name="publishUpTo"
            label={t('policy.publishing_up_to_value')}
            hint={t('policy.publishing_note')}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={written(rules.publishUpTo ?? 0)}
            error={errorOf('publishUpTo')}
            className="w-24! tabular-nums"
          />
        </div>
      </fieldset>
    </FormPart>
  )
}
