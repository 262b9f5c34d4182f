'use client'

import { useTranslations } from 'use-intl'
import { FounderFields } from '#components/auth/founder-fields.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { emptyDemo } from '#domain/demo/actions.ts'

/**
 * Confirmed by the name of the newspaper. A person of the demo makes the account that stays in the same step: nobody is
 * left outside of a site that has no account any more.
 */
export function EmptyDemoForm({
  siteName,
  isOwn,
  hasSections,
}: {
  siteName: string
  isOwn: boolean
  hasSections: boolean
}) {
  const t = useTranslations()
  // A whole new page, as somebody else: nothing of this one must come back by the browser's history.
  const action = useAction(emptyDemo, ({ next }) => location.replace(next))
  return (
    <form onSubmit={action.onSubmit} noValidate className="max-w-140 space-y-6">
      {isOwn ? (
        <>
          <div>
            <h3 className="font-serif text-23 leading-7 font-semibold">{t('demo.founder_title')}</h3>
            <p className="mt-1 text-15 leading-6 text-ink-2">{t('demo.founder_text')}</p>
          </div>
          <FounderFields errors={action} hasSections={hasSections} />
        </>
      ) : null}
      <fieldset className="space-y-5">
        <legend className="mb-3 w-full border-t border-ink pt-3 font-semibold">{t('demo.confirm')}</legend>
        <TextField
          id="siteName"
          name="siteName"
          label={t('demo.type_name', { name: siteName })}
          hint={t('demo.no_way_back')}
          autoComplete="off"
          error={action.errorOf('siteName')}
          required
        />
      </fieldset>
      {action.summary ? <Notice tone="bad">{action.summary}</Notice> : null}
      <Button type="submit" look="danger" disabled={action.isBusy || action.done !== undefined}>
        {t(action.isBusy ? 'demo.emptying' : 'demo.empty')}
      </Button>
    </form>
  )
}
