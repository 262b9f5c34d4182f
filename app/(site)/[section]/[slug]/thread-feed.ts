import { commentWords } from '#components/comments/comment-markup.ts'
import { type FeedFormat, feedHref } from '#contract/addresses.ts'
import { translator } from '#contract/i18n/translator.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { threadFeedTags } from '#contract/tags.ts'
import { atomOf } from '#domain/articles/atom-feed.ts'
import { rssOf } from '#domain/articles/feed.ts'
import type { FeedItem } from '#domain/articles/feed-items.ts'
import { jsonOf } from '#domain/articles/json-feed.ts'
import { findByAddress } from '#domain/articles/queries.ts'
import { articleHref } from '#domain/articles/view.ts'
import { listNewestComments } from '#domain/comments/chosen-queries.ts'
import { AppError } from '#domain/errors.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'

export type ThreadParams = { section: string; slug: string }

const printers = {
  rss: { print: rssOf, type: 'application/rss+xml; charset=utf-8' },
  atom: { print: atomOf, type: 'application/atom+xml; charset=utf-8' },
  json: { print: jsonOf, type: 'application/feed+json; charset=utf-8' },
} as const

/** The newest comments of an article, each as an entry that leads to its place. */
export function threadFeedAnswer(format: FeedFormat) {
  return async (_: Request, { params }: { params: ThreadParams }): Promise<Response> => {
    const [settings, answer] = await Promise.all([getSettings(), findByAddress(params.section, params.slug)])
    const { thread, comment: permalink } = addressesIn(settings.language)
    if (answer.kind === 'moved')
      return new Response(null, {
        status: 301,
        headers: { location: feedHref(thread(answer.href), format) },
      })
    if (answer.kind !== 'article') throw new AppError('request.not_found')
    const { article } = answer
    const comments = await listNewestComments(article.id)
    const t = translator(settings.language)
    const { siteUrl } = env()
    const href = articleHref(article)
    const items = comments.map(
      ({ id, name, body, publishedAt }): FeedItem => ({
        id: `urn:uuid:${id}`,
        url: siteUrl + permalink(href, id),
        title: t('thread.feed_item', { name, title: article.title }),
        standfirst: commentWords(body),
        html: undefined,
        publishedAt,
        changedAt: publishedAt,
        authors: [{ name }],
        section: article.section.name,
        audio: [],
        language: undefined,
        picture: null,
      }),
    )
    const { print, type } = printers[format]
    const channel = {
      title: t('thread.feed_of', { title: article.title }),
      description: settings.name,
      language: settings.language,
      siteUrl,
      page: href,
      self: feedHref(thread(href), format),
    }
    return new Response(print(channel, items), {
      headers: {
        'content-type': type,
        'cache-tag': threadFeedTags(
          article.id,
          comments.map(({ rootId }) => rootId),
        ).join(','),
      },
    })
  }
}
