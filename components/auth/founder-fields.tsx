import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field.tsx'
import { personLimits } from '#domain/people/person.ts'
import { sectionLimits } from '#domain/sections/section.ts'
import { settingsLimits } from '#domain/settings/settings-limits.ts'
import { type FieldErrors, NewPasswordField } from './new-password-field.tsx'

/** What a newsroom is begun with: its name, its first section, and the account of the person who runs it. */
export function FounderFields({
  errors,
  hasSections = false,
}: {
  errors: FieldErrors
  /** There are some already: a first one is neither offered nor made. */
  hasSections?: boolean
}) {
  const t = useTranslations()
  const { errorOf } = errors
  return (
    <>
      <fieldset className="space-y-5">
        <legend className="mb-3 w-full border-t border-ink pt-3 font-semibold">
          {t('auth.founder_newspaper')}
        </legend>
        <TextField
          id="newspaper"
          name="newspaper"
          label={t('settings.site_name')}
          autoComplete="organization"
          limit={settingsLimits.name}
          error={errorOf('newspaper')}
          required
        />
        {hasSections ? null : (
          <TextField
            id="section"
            name="section"
            label={t('auth.founder_section')}
            hint={t('auth.founder_section_hint')}
            defaultValue={t('auth.founder_section_usual')}
            limit={sectionLimits.name}
            error={errorOf('section')}
          />
        )}
      </fieldset>
      <fieldset className="space-y-5">
        <legend className="mb-3 w-full border-t border-ink pt-3 font-semibold">
          {t('auth.founder_account')}
        </legend>
        <TextField
          id="name"
          name="name"
          label={t('auth.name')}
          hint={t('auth.founder_name_hint')}
          autoComplete="name"
          limit={personLimits.name}
          error={errorOf('name')}
          required
        />
        <TextField
          id="email"
          name="email"
          type="email"
          label={t('auth.email')}
          autoComplete="username"
          error={errorOf('email')}
          required
        />
        <NewPasswordField name="password" label={t('auth.new_password')} errors={errors} />
      </fieldset>
    </>
  )
}
