import { useTranslations } from 'use-intl'
import { FormPart } from '#components/forms/form-part.tsx'
import { TextArea } from '#components/ui/field.tsx'
import type { PolicyRules } from '#domain/moderation/policy.ts'

type Props = { rules: PolicyRules; errorOf: (field: string) => string | undefined }

/** Rows of a list that fit on a screen; longer ones scroll in their own box. */
const rowsOf = (list: readonly string[]): number => Math.min(14, Math.max(4, list.length + 1))

/** The newsroom's own words and domains, an entry a line. */
export function ListFields({ rules, errorOf }: Props) {
  const t = useTranslations()
  const list = { autoComplete: 'off', spellCheck: false, className: 'font-mono' } as const
  return (
    <>
      <FormPart level={2} title={t('policy.words')}>
        <TextArea
          {...list}
          id="words"
          name="words"
          label={t('policy.words_list')}
          hint={t('policy.words_note')}
          rows={rowsOf(rules.words)}
          defaultValue={rules.words.join('\n')}
          error={errorOf('words')}
        />
      </FormPart>
      <FormPart level={2} title={t('policy.domains')} about={t('policy.domains_about')}>
        <TextArea
          {...list}
          id="denied-domains"
          name="deniedDomains"
          label={t('policy.denied')}
          hint={t('policy.denied_note')}
          rows={rowsOf(rules.deniedDomains)}
          defaultValue={rules.deniedDomains.join('\n')}
          error={errorOf('deniedDomains')}
        />
        <TextArea
          {...list}
          id="allowed-domains"
          name="allowedDomains"
          label={t('policy.allowed')}
          hint={t('policy.allowed_note')}
          rows={rowsOf(rules.allowedDomains)}
          defaultValue={rules.allowedDomains.join('\n')}
          error={errorOf('allowedDomains')}
        />
      </FormPart>
    </>
  )
}
