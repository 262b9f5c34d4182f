import { eq, inArray, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicArticleAddresses as addresses, publicArticleLanguages as spoken } from '#db/schema/public.ts'
import { languages } from '#lib/locale.ts'
import type { Translation } from './translation.ts'

const inOrder = (translations: Translation[]): Translation[] =>
  translations.toSorted((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language))

/** The group of an article and what readers see of it, the article itself among them; nothing for one that stands alone. */
export async function listTranslations(
  articleId: string,
): Promise<{ groupId: string | null; translations: Translation[] }> {
  const [own] = await publicDb()
    .select({ groupId: spoken.groupId })
    .from(spoken)
    .where(eq(spoken.articleId, articleId))
  if (!own?.groupId) return { groupId: null, translations: [] }
  const groups = await listGroups([own.groupId])
  return { groupId: own.groupId, translations: groups.get(own.groupId) ?? [] }
}

/** What readers see of these groups. */
async function listGroups(groupIds: readonly string[]): Promise<Map<string, Translation[]>> {
  const db = publicDb()
  const members = await db
    .select({ groupId: spoken.groupId, id: spoken.articleId, language: spoken.language })
    .from(spoken)
    .where(inArray(spoken.groupId, [...groupIds]))
  // Asked apart: joined, every address there is would be read to find these.
  const known = await db
    .select({ id: addresses.id, slug: addresses.slug, section: addresses.sectionSlug })
    .from(addresses)
    .where(
      inArray(
        addresses.id,
        members.map(({ id }) => id),
      ),
    )
  const placeOf = new Map(known.map(({ id, ...place }) => [id, place]))
  const rows = members.flatMap((member) => {
    const place = placeOf.get(member.id)
    return place ? [{ ...member, ...place }] : []
  })
  const groups = Map.groupBy(rows, ({ groupId }) => groupId!)
  return new Map(
    [...groups].map(([groupId, ofOne]) => [
      groupId,
      inOrder(
        ofOne.map(({ id, language, slug, section }) => ({ id, language, href: `/${section}/${slug}` })),
      ),
    ]),
  )
}

/** Of these articles those that have translations, each with its group: for maps, which hold thousands. */
export async function listTranslationsOf(articleIds: readonly string[]): Promise<Map<string, Translation[]>> {
  if (articleIds.length === 0) return new Map()
  // Each is looked up by itself: in a list of hundreds, or without the limit, the planner may read all articles there are.
  const rows = await publicDb().execute<{ articleId: string; groupId: string }>(sql`
    select s.article_id as "articleId", s.group_id as "groupId"
    from jsonb_array_elements_text(${JSON.stringify(articleIds)}::jsonb) as asked(id)
    cross join lateral (
      select article_id, group_id from public_article_languages
      where article_id = asked.id::uuid and group_id is not null limit 1) as s`)
  if (rows.length === 0) return new Map()
  const groups = await listGroups([...new Set(rows.map(({ groupId }) => groupId))])
  return new Map(rows.map(({ articleId, groupId }) => [articleId, groups.get(groupId) ?? []]))
}
