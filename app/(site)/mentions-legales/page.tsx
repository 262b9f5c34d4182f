import { proseMetadata, prosePage } from '../prose-page.tsx'

export const dynamic = 'force-dynamic'
export const generateMetadata = proseMetadata('legal', '/mentions-legales')

export default prosePage('legal', ({ settings, print: { t } }) => {
  const rows = [
    [t('site.legal_publisher'), settings.publisher],
    [t('site.legal_address'), settings.publisherAddress],
    [t('site.legal_director'), settings.publicationDirector],
    [t('site.legal_host'), settings.host],
  ].filter(([, value]) => value)
  if (rows.length === 0) return <p>{t('site.legal_missing')}</p>
  return (
    <dl className="border-t border-rule">
      {rows.map(([label, value]) => (
        <div key={label} className="grid gap-x-6 border-b border-rule py-3 sm:grid-cols-[13rem_1fr]">
          <dt className="font-sans text-15 text-ink-2">{label}</dt>
          <dd className="whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  )
})
