import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { preloadedFonts } from '#components/layout/font-files.ts'
import { files } from '#contract/addresses.ts'
import { colours } from '#contract/theme.ts'
import { env } from '#lib/env.ts'
import { readSiteOrDefaults } from './site.ts'
import '../globals.css'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: colours.paper[0] },
    { media: '(prefers-color-scheme: dark)', color: colours.paper[1] },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const { settings } = await readSiteOrDefaults()
  return {
    metadataBase: new URL(env().siteUrl),
    title: settings.name,
    manifest: files.manifest,
    icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/apple-touch-icon.png' },
  }
}

/** The public site's own document: going to or from the staff area is a full page load. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  const { settings } = await readSiteOrDefaults()
  const nonce = await scriptNonce()
  return (
    // reader.js marks the document before React sees it.
    <html lang={settings.language} suppressHydrationWarning>
      <head>
        {preloadedFonts.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        {/* Before the first paint, so that a chosen display does not flash the other one. */}
        <script src="/reader.js" nonce={nonce} suppressHydrationWarning />
      </head>
      <body>{children}</body>
    </html>
  )
}

/** While the edge's policy names a nonce, our script carries it like those of Next. */
async function scriptNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? ''
  return /'nonce-([A-Za-z0-9+/=_-]+)'/.exec(policy)?.[1]
}
