import type { BreadcrumbList, WithContext } from 'schema-dts'

export type Crumb = { name: string; href: string }

/** The way from the front page to a page, the page itself last. */
export function breadcrumbs(siteUrl: string, crumbs: readonly Crumb[]): WithContext<BreadcrumbList> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ name, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: siteUrl + href,
    })),
  }
}
