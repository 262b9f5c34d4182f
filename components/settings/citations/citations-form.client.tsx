'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { FormPart } from '#components/forms/form-part.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { Checkbox } from '#components/ui/field.tsx'
import { saveCitations } from '#domain/citations/actions.ts'
import { citedHosts } from '#domain/citations/hosts.ts'

/** Whom the server may ask about videos and posts: a box a host. */
export function CitationsForm({ allowed }: { allowed: readonly string[] }) {
  const t = useTranslations()
  const router = useRouter()
  const action = useAction(saveCitations, () => router.refresh())
  return (
    <form onSubmit={action.onSubmit} onInput={action.onInput} noValidate className="space-y-8">
      <FormPart title={t('citations.hosts')} about={t('citations.hostsAbout')}>
        {citedHosts.map(({ key, name }) => (
          <Checkbox
            key={key}
            id={`host-${key}`}
            name={key}
            defaultChecked={allowed.includes(key)}
            label={name}
          />
        ))}
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
