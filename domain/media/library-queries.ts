import { and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleMedia, articleRevisions, articles } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { publicArticleOrder as visibleArticles } from '#db/schema/public.ts'
import { can, type Viewer } from '#domain/access.ts'
import type { FindPictures } from './input.ts'
import { type LibraryPictures, libraryPage } from './library.ts'
import { toPicture } from './queries.ts'

type Words = { alt?: string; caption?: string; credit?: string }

/** Of the newest article that shows a picture to readers: its title, and the picture's own words in it. */
const printed = (what: SQL) => sql`(
  select ${what} from ${articleMedia}
  join ${visibleArticles} on ${visibleArticles.id} = ${articleMedia.articleId}
  join ${articles} on ${articles.id} = ${articleMedia.articleId}
  join ${articleRevisions} on ${articleRevisions.id} = ${articles.publishedRevisionId}
  where ${articleMedia.mediaId} = ${media.id}
  order by ${visibleArticles.publishedAt} desc, ${articles.id} desc limit 1)`

const title = printed(sql`${articleRevisions.content} ->> 'title'`)
const words = printed(sql`jsonb_path_query_first(
  ${articleRevisions.content}, '$.** ? (@.mediaId == $id)', jsonb_build_object('id', ${media.id}))`)
const searched = sql`search_words(concat_ws(' ', ${media.originalName}, ${media.alt}, ${media.caption}, ${media.credit},
  ${title}, ${words} ->> 'alt', ${words} ->> 'caption', ${words} ->> 'credit'))`

/**
 * Pictures that were taken in and have these words in their file's name, their texts or the title of the article that shows
 * them; the newest first, from behind the picture `after`. An author finds their own and what readers see: what a colleague
 * prepares may show a source.
 */
export async function findPictures(
  { viewer }: { viewer: Viewer },
  { q, after }: FindPictures,
): Promise<LibraryPictures> {
  if (!can(viewer, 'media.upload')) return { pictures: [], more: false }
  const rows = await appDb()
    .select({ picture: media, title: sql<string | null>`${title}`, words: sql<Words | null>`${words}` })
    .from(media)
    .where(
      and(
        eq(media.kind, 'picture'),
        isNull(media.withdrawnAt),
        can(viewer, 'media.withdraw')
          ? undefined
          : or(eq(media.uploadedBy, viewer.id), sql`${title} is not null`),
        q === '' ? undefined : sql`${searched} @@ search_query(${q})`,
        after === null
          ? undefined
          : sql`(${media.createdAt}, ${media.id}) < (select m.created_at, m.id from ${media} m where m.id = ${after}::uuid)`,
      ),
    )
    .orderBy(desc(media.createdAt), desc(media.id))
    .limit(libraryPage + 1)
  return {
    pictures: rows.slice(0, libraryPage).map(({ picture, title: shownIn, words: last }) => ({
      ...toPicture(picture),
      alt: picture.alt || (last?.alt ?? ''),
      caption: picture.caption || (last?.caption ?? ''),
      credit: picture.credit || (last?.credit ?? ''),
      name: picture.originalName,
      shownIn: shownIn ?? '',
    })),
    more: rows.length > libraryPage,
  }
}
