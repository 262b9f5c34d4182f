import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { files, pages } from '#contract/addresses.ts'
import { DisplayChoice } from './display-choice.tsx'
import type { MastheadSection } from './masthead.tsx'

type Props = {
  name: string
  tagline: string
  sections: readonly MastheadSection[]
  contactEmail: string
  t: PrintContext['t']
}

/** Every page a publisher owes its readers, in four columns. */
export function Footer({ name, tagline, sections, contactEmail, t }: Props) {
  return (
    <footer className="no-print mt-16 pb-12 md:mt-24">
      <div className="sheet [overflow-wrap:anywhere]">
        <div className="border-t-4 border-ink pt-4">
          <p className="font-serif text-23 leading-tight font-bold tracking-[-0.02em]">
            <a href={pages.home}>{name}</a>
          </p>
          {tagline ? <p className="text-14 text-ink-2">{tagline}</p> : null}
        </div>
        <nav
          aria-label={t('site.footer')}
          className="mt-8 grid grid-cols-2 gap-x-8 gap-y-10 text-14 lg:grid-cols-4"
        >
          {sections.length > 0 ? (
            <Column title={t('site.footer_sections')}>
              {sections.map((section) => (
                <Item key={section.slug} href={`/${section.slug}`}>
                  {section.name}
                </Item>
              ))}
            </Column>
          ) : null}
          <Column title={t('site.footer_paper')}>
            <Item href={pages.about}>{t('site.footer_about')}</Item>
            <Item href={pages.latest}>{t('site.footer_latest')}</Item>
            <Item href={pages.archives}>{t('archives.title')}</Item>
            <Item href={pages.plan}>{t('site.footer_plan')}</Item>
            <Item href={files.feed}>{t('site.footer_feed')}</Item>
          </Column>
          <Column title={t('site.footer_rules')}>
            <Item href={pages.legal}>{t('site.footer_legal')}</Item>
            <Item href={pages.privacy}>{t('site.footer_privacy')}</Item>
            <Item href={pages.corrections}>{t('site.footer_corrections')}</Item>
            <Item href={pages.charter}>{t('site.footer_charter')}</Item>
            <Item href={pages.accessibility}>{t('site.footer_accessibility')}</Item>
          </Column>
          <Column title={t('site.footer_staff')}>
            <Item href="/connexion">{t('site.footer_sign_in')}</Item>
            {contactEmail ? <Item href={`mailto:${contactEmail}`}>{t('site.footer_contact')}</Item> : null}
          </Column>
        </nav>
        <div className="mt-10 border-t border-rule pt-4 text-13 text-ink-2">
          <p>{t('site.footer_promise')}</p>
          {/* In the masthead where there is room for it. */}
          <div className="mt-3 md:hidden">
            <DisplayChoice t={t} />
          </div>
        </div>
      </div>
    </footer>
  )
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-2 font-semibold">{title}</p>
      <ul>{children}</ul>
    </div>
  )
}

function Item({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a href={href} className="inline-block py-1 text-ink-2 hover:text-ink hover:underline">
        {children}
      </a>
    </li>
  )
}
