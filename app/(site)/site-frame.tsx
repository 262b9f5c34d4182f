import type { ReactNode } from 'react'
import { Footer } from '#components/layout/footer.tsx'
import { Masthead } from '#components/layout/masthead.tsx'
import { SkipLink } from '#components/layout/skip-link.tsx'
import type { Site } from './site.ts'

type Props = {
  site: Site
  /** Slug of the section the page belongs to. */
  current?: string
  isFront?: boolean
  /** The day, on the page that midnight makes anew. */
  today?: Date
  children: ReactNode
}

/** Masthead, content, footer: in the page and not in the layout, because they say where one is. */
export function SiteFrame({
  site: { settings, navigation, print },
  current,
  isFront,
  today,
  children,
}: Props) {
  const { name, tagline } = settings
  return (
    <>
      <SkipLink>{print.t('site.skip')}</SkipLink>
      <Masthead
        name={name}
        tagline={tagline}
        links={navigation.masthead}
        current={current}
        isFront={isFront}
        today={today}
        print={print}
      />
      <main id="contenu" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <Footer name={name} tagline={tagline} columns={navigation.footer} t={print.t} />
    </>
  )
}
