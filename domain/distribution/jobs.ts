import { eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleSlugs } from '#db/schema/articles.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'
import { createPost, type Post } from '#platform/post.ts'
import { changedFeeds, hubMessage, indexNowMessage, indexNowUrl, type NewsEvent } from './announcement.ts'
import { getDistribution } from './queries.ts'

type Told = Pick<NewsEvent, 'name' | 'subjectId' | 'payload'>

/** Tells the hub which feeds are others now. Where it was turned off meanwhile, nobody is told. */
export async function tellHub(event: Told, post: Post = createPost()): Promise<null> {
  const { hubUrl } = await getDistribution()
  if (hubUrl !== '') {
    const { language } = await getSettings()
    const message = hubMessage(changedFeeds(event as NewsEvent, env().siteUrl, language))
    await post(hubUrl, message, 'application/x-www-form-urlencoded')
  }
  return null
}

/** Tells search engines that an article is there, is another, has moved or is gone: they come and see. */
export async function tellSearchEngines(event: Told, post: Post = createPost()): Promise<null> {
  const { indexNowKey } = await getDistribution()
  if (indexNowKey === '') return null
  const placement = 'after' in event.payload ? event.payload.after : event.payload.before
  // Every address it has had: the old ones lead on, or say that it is gone.
  const rows = await appDb()
    .select({ slug: articleSlugs.slug })
    .from(articleSlugs)
    .where(eq(articleSlugs.articleId, event.subjectId))
  const paths = placement.sections.flatMap((section) => rows.map(({ slug }) => `/${section}/${slug}`))
  if (paths.length > 0)
    await post(
      indexNowUrl,
      indexNowMessage(env().siteUrl, indexNowKey, paths),
      'application/json; charset=utf-8',
    )
  return null
}
