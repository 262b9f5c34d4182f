import type { PrintContext } from '#components/print/print-context.ts'
import type { AuditView } from '#domain/moderation/classifier/view.ts'
import { percent } from './numbers.ts'

/** How often it is wrong where people have looked, and how sure that is. */
export function Audit({ audit, print: { t, locale } }: { audit: AuditView; print: PrintContext }) {
  const { drawn, judged, wrong, low, high } = audit
  return (
    <section aria-labelledby="classifier-audit" className="border-t border-rule py-8">
      <h2 id="classifier-audit" className="font-serif text-23 leading-7 font-semibold">
        {t('classifier.audit')}
      </h2>
      <p className="mt-2 max-w-[66ch] text-15 leading-6">{t('classifier.audit_about')}</p>
      <p className="mt-1 max-w-[66ch] text-15 leading-6">
        {drawn === 0 ? t('classifier.audit_none') : t('classifier.audit_found', { drawn, judged, wrong })}{' '}
        {judged === 0
          ? null
          : t('classifier.audit_rate', {
              rate: percent(wrong / judged, locale),
              low: percent(low, locale),
              high: percent(high, locale),
            })}
      </p>
    </section>
  )
}
