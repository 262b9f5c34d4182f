import type { ReactNode } from 'react'
import { StaffPage } from '#components/layout/staff-page.tsx'
import { TabStrip } from '#components/ui/tab-strip.client.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import { can, type Viewer } from '#domain/access.ts'
import { holdsDemo } from '#domain/demo/queries.ts'

const places = [
  { key: 'site', href: '/reglages', capability: 'settings.manage' },
  { key: 'sections', href: '/reglages/rubriques', capability: 'section.manage' },
  { key: 'pages', href: '/reglages/pages', capability: 'page.manage' },
  { key: 'navigation', href: '/reglages/navigation', capability: 'page.manage' },
  { key: 'bylines', href: '/reglages/signatures', capability: 'byline.manage' },
  { key: 'people', href: '/reglages/personnes', capability: 'people.manage' },
  { key: 'distribution', href: '/reglages/diffusion', capability: 'settings.manage' },
  { key: 'citations', href: '/reglages/citations', capability: 'settings.manage' },
  { key: 'mail', href: '/reglages/courrier', capability: 'settings.manage' },
  { key: 'audit', href: '/reglages/journal', capability: 'settings.manage' },
  { key: 'jobs', href: '/reglages/taches', capability: 'settings.manage' },
  { key: 'demo', href: '/reglages/demonstration', capability: 'settings.manage' },
] as const

export type SettingsPlace = (typeof places)[number]['key']

/** The pages of the settings that this viewer may open, and one of them. */
export async function SettingsFrame({
  t,
  viewer,
  current,
  about,
  children,
}: {
  t: Translator
  viewer: Viewer
  current: SettingsPlace
  about: ReactNode
  children: ReactNode
}) {
  const isShown = await holdsDemo()
  const open = places.filter(
    (place) => can(viewer, place.capability) && (place.key !== 'demo' || isShown || current === 'demo'),
  )
  return (
    <StaffPage>
      <h1 className="mb-3 font-serif text-28 leading-8 font-semibold tracking-[-0.012em]">
        {t('settings.title')}
      </h1>
      <TabStrip
        label={t('settings.nav')}
        tabs={open.map(({ key, href }) => ({
          href,
          label: t(`settings.nav_${key}`),
          isCurrent: key === current,
        }))}
      />
      <div className="max-w-240 pt-6">
        <h2 className="sr-only">{t(`settings.nav_${current}`)}</h2>
        <p className="mb-6 max-w-160 text-14 leading-5 text-ink-2">{about}</p>
        {children}
      </div>
    </StaffPage>
  )
}
