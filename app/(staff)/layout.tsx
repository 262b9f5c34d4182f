import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { LeaveColleagueMark } from '#components/comments/leave-colleague-mark.client.tsx'
import { preloadedFonts } from '#components/layout/font-files.ts'
import type { StaffPlace } from '#components/layout/staff-nav.client.tsx'
import { StaffShell } from '#components/layout/staff-shell.tsx'
import { CountsProvider, PendingBadge } from '#components/moderation/counts.client.tsx'
import { ReportBadge } from '#components/reports/report-badge.tsx'
import { HeldKeys } from '#components/ui/held-keys.client.tsx'
import { MessagesProvider } from '#components/ui/messages.client.tsx'
import { messages } from '#contract/i18n/messages.ts'
import { type Translator, translator } from '#contract/i18n/translator.ts'
import { can, type Viewer } from '#domain/access.ts'
import { AppError } from '#domain/errors.ts'
import { getQueueCounts } from '#domain/moderation/queries.ts'
import type { QueueCounts } from '#domain/moderation/view.ts'
import { getReportCounts } from '#domain/reports/queries.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { getViewer } from '#domain/viewer.ts'
import { isOutage } from '#lib/outage.ts'
import { Outage } from './outage.tsx'
import '../globals.css'
import './desks.css'

export const dynamic = 'force-dynamic'
/** The keyboard of a phone makes the page smaller instead of covering its bars. */
export const viewport: Viewport = { interactiveWidget: 'resizes-content' }
export const metadata: Metadata = { robots: { index: false, follow: false } }

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const frame = await loadFrame()
  const { language, timeZone, name } = frame?.settings ?? lastSettings()
  const t = translator(language)
  return (
    <html lang={language}>
      <head>
        {preloadedFonts.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
      </head>
      <body className="text-14 leading-5">
        <a
          href="#contenu"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
        >
          {t('auth.shell_skip')}
        </a>
        <HeldKeys />
        <MessagesProvider locale={language} timeZone={timeZone} messages={messages[language]}>
          <CountsProvider initial={frame?.counts ?? null}>
            {frame === null ? (
              <main id="contenu">
                <Outage t={t} />
              </main>
            ) : frame.viewer ? (
              <StaffShell
                siteName={name}
                who={frame.viewer.name}
                role={t(`auth.role_${frame.viewer.role}`)}
                places={placesOf(frame.viewer, frame.reports, t)}
                words={{
                  nav: t('auth.shell_nav'),
                  site: t('auth.shell_site'),
                  signOut: t('auth.shell_sign_out'),
                }}
              >
                <LeaveColleagueMark />
                {children}
              </StaffShell>
            ) : (
              <main id="contenu" tabIndex={-1} className="outline-none">
                {children}
              </main>
            )}
          </CountsProvider>
        </MessagesProvider>
      </body>
    </html>
  )
}

type Frame = { settings: SiteSettings; viewer: Viewer | null; counts: QueueCounts | null; reports: number }

/** Null while the database is away: the frame says so and nobody is sent to sign in. */
async function loadFrame(): Promise<Frame | null> {
  try {
    const [settings, viewer] = await Promise.all([getSettings(), getViewer()])
    const counts = can(viewer, 'comment.moderate') && viewer ? await getQueueCounts(viewer) : null
    const reports = viewer ? (await getReportCounts(viewer)).new : 0
    return { settings, viewer, counts, reports }
  } catch (error) {
    if (error instanceof AppError || isOutage(error)) return null
    throw error
  }
}

function placesOf(viewer: Viewer, reports: number, t: Translator): StaffPlace[] {
  const places: StaffPlace[] = []
  if (can(viewer, 'desk.enter')) places.push({ href: '/redaction', label: t('auth.shell_redaction') })
  if (can(viewer, 'report.decide'))
    places.push({
      href: '/redaction/signalements',
      label: t('reports.desk.title'),
      badge: <ReportBadge waiting={reports} t={t} />,
    })
  if (can(viewer, 'front.compose')) places.push({ href: '/redaction/une', label: t('front.nav') })
  if (can(viewer, 'comment.moderate'))
    places.push({ href: '/moderation', label: t('auth.shell_moderation'), badge: <PendingBadge /> })
  if (can(viewer, 'comment.moderate'))
    places.push({ href: '/moderation/classifieur', label: t('classifier.nav') })
  if (can(viewer, 'byline.manage')) places.push({ href: '/reglages', label: t('auth.shell_settings') })
  places.push({ href: '/reglages/compte', label: t('auth.shell_account') })
  return places
}
