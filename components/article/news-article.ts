import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import type { PictureView } from '#domain/media/view.ts'
import { isoWithOffset } from '#lib/dates.ts'

type Paper = { name: string; siteUrl: string; zone: string; locale: string }

/** Wide enough for large previews of search engines and social sites; one file type that all of them read. */
const sharedWidth = 1600

export function sharedPicture(picture: PictureView, siteUrl: string) {
  const width = picture.widths.findLast((w) => w <= sharedWidth) ?? picture.widths[0]
  if (width === undefined) return null
  return {
    url: `${siteUrl}/media/${picture.token}/${width}.jpg`,
    width,
    height: Math.round((width * picture.height) / picture.width),
    alt: picture.alt,
  }
}

/** schema.org/NewsArticle, as search engines document it. */
export function newsArticle(
  article: ArticleView,
  { name, siteUrl, zone, locale }: Paper,
): Record<string, unknown> {
  const url = siteUrl + articleHref(article)
  const picture = article.lead ? sharedPicture(article.lead, siteUrl) : null
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline: article.title,
    description: article.standfirst,
    ...(picture
      ? { image: [{ '@type': 'ImageObject', ...picture, caption: article.lead?.caption, alt: undefined }] }
      : {}),
    datePublished: isoWithOffset(article.publishedAt, zone),
    dateModified: isoWithOffset(article.updatedAt ?? article.publishedAt, zone),
    author: article.bylines.map((byline) => ({
      '@type': 'Person',
      name: byline.name,
      ...(byline.jobTitle ? { jobTitle: byline.jobTitle } : {}),
      url: `${siteUrl}/auteurs/${byline.slug}`,
    })),
    publisher: {
      '@type': 'NewsMediaOrganization',
      name,
      url: siteUrl,
      publishingPrinciples: `${siteUrl}/a-propos`,
    },
    articleSection: article.section.name,
    keywords: article.topics.map((topic) => topic.name),
    inLanguage: locale,
    isAccessibleForFree: true,
    commentCount: article.commentCount,
    discussionUrl: `${url}#commentaires`,
    ...(article.corrections.length > 0
      ? {
          correction: article.corrections.map((correction) => ({
            '@type': 'CorrectionComment',
            text: correction.text,
            dateCreated: isoWithOffset(correction.createdAt, zone),
          })),
        }
      : {}),
  }
}
