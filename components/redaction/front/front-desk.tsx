import { StaffPage } from '#components/layout/staff-page.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import type { FrontDesk as FrontDeskView, FrontStory } from '#domain/front/view.ts'
import { pathName, topLevel } from '#domain/sections/section.ts'
import type { SectionView } from '#domain/sections/view.ts'
import type { Locale } from '#lib/locale.ts'
import { Composer } from './composer.client.tsx'

type Props = {
  desk: FrontDeskView
  sections: SectionView[]
  offered: FrontStory[]
  settings: { language: Locale; timeZone: string }
  now: Date
  t: Translator
}

/** The desk of one page, and the way to those of the others. */
export function FrontDesk({ desk, sections, offered, settings, now, t }: Props) {
  const { section } = desk
  const pages = [
    { href: '/redaction/une', name: t('front.page_front'), isCurrent: section === null },
    ...sections.map((one) => ({
      href: `/redaction/une/${one.slug}`,
      name: pathName(sections, one),
      isCurrent: one.id === section?.id,
    })),
  ]
  return (
    <StaffPage>
      <PageTitle
        title={section ? t('front.title_section', { name: section.name }) : t('front.title')}
        about={t('front.about')}
      />
      <nav aria-label={t('front.pages')} className="mt-2">
        <ul className="strip">
          {pages.map(({ href, name, isCurrent }) => (
            <li key={href} className="shrink-0">
              <a
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className="flex min-h-11 items-center border-b-4 border-transparent px-3 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink md:min-h-9 forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Composer
        key={desk.pageId}
        page={desk}
        // A sub-section has no block of its own: its stories stand in that of its parent.
        sections={section ? [] : topLevel(sections)}
        offered={offered}
        language={settings.language}
        timeZone={settings.timeZone}
        now={now.toISOString()}
      />
    </StaffPage>
  )
}
