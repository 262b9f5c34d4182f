import type { NewsMediaOrganization, WebSite, WithContext } from 'schema-dts'
import { addressesIn } from '#contract/public-addresses.ts'
import type { Locale } from '#lib/locale.ts'

/** What structured data says of the newspaper. */
export type Paper = { name: string; siteUrl: string; zone: string; locale: Locale; description?: string }

/** Made at build, in `public/`. Square, as search engines ask of a logo. */
const logo = { path: '/apple-touch-icon.png', size: 180 }

/** The newspaper, by one id wherever it is named. */
export function newsroom({ name, siteUrl, locale }: Paper): NewsMediaOrganization {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${siteUrl}/#journal`,
    name,
    url: siteUrl,
    logo: {
      '@type': 'ImageObject',
      url: siteUrl + logo.path,
      width: `${logo.size}`,
      height: `${logo.size}`,
    },
    publishingPrinciples: siteUrl + addressesIn(locale).pages.about,
  }
}

/** For the front page: the newspaper and its site. */
export function frontData(paper: Paper): [WithContext<NewsMediaOrganization>, WithContext<WebSite>] {
  const { name, siteUrl, locale, description } = paper
  const organization = newsroom(paper) as Exclude<NewsMediaOrganization, string>
  return [
    { '@context': 'https://schema.org', ...organization, ...(description ? { description } : {}) },
    {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name,
      url: `${siteUrl}/`,
      inLanguage: locale,
      publisher: { '@id': `${siteUrl}/#journal` },
    },
  ]
}
