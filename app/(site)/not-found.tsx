import type { Metadata } from 'next'
import { Message } from '#components/layout/message.tsx'
import { readSiteOrDefaults } from './site.ts'
import { SiteFrame } from './site-frame.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { edition, settings } = await readSiteOrDefaults()
  return { title: `${edition.t('site.missing_title')} – ${settings.name}` }
}

export default async function NotFound() {
  const site = await readSiteOrDefaults()
  const { t } = site.edition
  const links = [
    { href: '/', label: t('site.home') },
    { href: '/derniers-articles', label: t('site.latest_title') },
    ...site.sections.map((section) => ({ href: `/${section.slug}`, label: section.name })),
  ]
  return (
    <SiteFrame site={site}>
      <Message title={t('site.missing_title')} text={t('site.missing_text')}>
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
    </SiteFrame>
  )
}
