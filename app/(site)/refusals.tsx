import { Newest } from '#components/article/newest.tsx'
import { Message } from '#components/layout/message.tsx'
import { PageStatus } from '#components/layout/page-status.tsx'
import { SearchField } from '#components/layout/search-field.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import type { Site } from './site.ts'
import { SiteFrame } from './site-frame.tsx'

/** 404: what is not here, and where one may go on. */
export function Missing({ site, newest }: { site: Site; newest: readonly ArticleSummary[] }) {
  const { t, locale } = site.print
  const { pages } = addressesIn(locale)
  const links = [
    { href: '/', label: t('site.home') },
    { href: pages.latest, label: t('site.latest_title') },
    ...site.sections.map((section) => ({ href: `/${section.slug}`, label: section.name })),
    { href: pages.plan, label: t('site.plan_title') },
  ]
  return (
    <SiteFrame site={site}>
      <PageStatus code={404} />
      <Message title={t('site.missing_title')} text={t('site.missing_text')}>
        <div className="mt-6">
          <SearchField t={t} id="question" isLarge />
        </div>
        <h2 className="mt-8 text-14 text-ink-2">{t('site.missing_lead')}</h2>
        <ul className="mt-1 flex flex-wrap gap-x-6">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href} className="quiet-link inline-block py-1.5 font-semibold">
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </Message>
      <Newest articles={newest} print={site.print} />
    </SiteFrame>
  )
}

/** 503: the database cannot be reached; nothing is wrong with the address. */
export function Unavailable({ site }: { site: Site }) {
  const { t } = site.print
  return (
    <SiteFrame site={site}>
      <PageStatus code={503} />
      <Message title={t('site.outage_title')} text={t('site.outage_text')} />
    </SiteFrame>
  )
}

/** 500: a defect of ours, already in the log. */
export function Failed({ site }: { site: Site }) {
  const { t } = site.print
  return (
    <SiteFrame site={site}>
      <PageStatus code={500} />
      <Message title={t('site.error_title')} text={t('site.error_text')}>
        <p className="mt-6">
          <a href="/" className="quiet-link py-1 font-semibold">
            {t('site.error_home')}
          </a>
        </p>
      </Message>
    </SiteFrame>
  )
}
