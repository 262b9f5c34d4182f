import type { NewsArticle, WithContext } from 'schema-dts'
import { newsroom, type Paper } from '#components/structured-data/paper.ts'
import { sharedPicture } from '#components/structured-data/shared-picture.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import type { Translation } from '#domain/articles/translation.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { isoWithOffset } from '#lib/dates.ts'

/** schema.org/NewsArticle, with everything that search engines recommend. */
export function newsArticle(
  article: ArticleView,
  paper: Paper,
  translations: readonly Translation[] = [],
): WithContext<NewsArticle> {
  const { siteUrl, zone } = paper
  const url = siteUrl + articleHref(article)
  const picture = article.lead ? sharedPicture(article.lead, siteUrl) : null
  const { caption = '', credit = '' } = article.lead ?? {}
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': `${url}#article`,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    url,
    headline: article.title,
    description: article.standfirst,
    ...(picture
      ? {
          image: [
            {
              '@type': 'ImageObject',
              url: picture.url,
              width: `${picture.width}`,
              height: `${picture.height}`,
              ...(caption ? { caption } : {}),
              ...(credit ? { creditText: credit } : {}),
            },
          ],
          thumbnailUrl: picture.url,
        }
      : {}),
    datePublished: isoWithOffset(article.publishedAt, zone),
    dateModified: isoWithOffset(article.updatedAt ?? article.publishedAt, zone),
    author: article.bylines.map((byline) => ({
      '@type': 'Person' as const,
      name: byline.name,
      ...(byline.jobTitle ? { jobTitle: byline.jobTitle } : {}),
      url: siteUrl + addressesIn(paper.locale).byline(byline.slug),
    })),
    publisher: newsroom(paper),
    articleSection: article.section.name,
    keywords: article.topics.map((topic) => topic.name),
    inLanguage: article.language,
    ...(translations.length > 1
      ? {
          workTranslation: translations
            .filter(({ id }) => id !== article.id)
            .map(({ language, href }) => ({
              '@type': 'NewsArticle' as const,
              '@id': `${siteUrl}${href}#article`,
              inLanguage: language,
            })),
        }
      : {}),
    isAccessibleForFree: true,
    commentCount: article.commentCount,
    discussionUrl: `${url}#commentaires`,
    ...(article.corrections.length > 0
      ? {
          correction: article.corrections.map((correction) => ({
            '@type': 'CorrectionComment' as const,
            text: correction.text,
            dateCreated: isoWithOffset(correction.createdAt, zone),
          })),
        }
      : {}),
  }
}
