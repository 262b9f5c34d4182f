import type { ProfilePage, WithContext } from 'schema-dts'
import { addressesIn } from '#contract/public-addresses.ts'
import type { BylineProfile } from '#domain/people/view.ts'
import { newsroom, type Paper } from './paper.ts'
import { sharedPicture } from './shared-picture.ts'

/** Who signs, as search engines document the page of an author. */
export function profilePage(byline: BylineProfile, paper: Paper): WithContext<ProfilePage> {
  const url = paper.siteUrl + addressesIn(paper.locale).byline(byline.slug)
  const portrait = byline.portrait ? sharedPicture(byline.portrait, paper.siteUrl) : null
  const links = byline.links.filter((link) => link.startsWith('https:'))
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    inLanguage: paper.locale,
    mainEntity: {
      '@type': 'Person',
      '@id': `${url}#personne`,
      name: byline.name,
      url,
      worksFor: newsroom(paper),
      ...(byline.jobTitle ? { jobTitle: byline.jobTitle } : {}),
      ...(byline.biography ? { description: byline.biography } : {}),
      ...(portrait ? { image: portrait.url } : {}),
      ...(links.length > 0 ? { sameAs: links } : {}),
    },
  }
}
