import { and, eq, inArray, isNotNull } from 'drizzle-orm'
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
  const rows = await publicDb()
    .select({
      groupId: spoken.groupId,
      id: spoken.articleId,
      language: spoken.language,
      slug: addresses.slug,
      section: addresses.sectionSlug,
    })
    .from(spoken)
    .innerJoin(addresses, eq(addresses.id, spoken.articleId))
    .where(inArray(spoken.groupId, [...groupIds]))
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
  const rows = await publicDb()
    .select({ articleId: spoken.articleId, groupId: spoken.groupId })
    .from(spoken)
    .where(and(inArray(spoken.articleId, [...articleIds]), isNotNull(spoken.groupId)))
  if (rows.length === 0) return new Map()
  const groups = await listGroups([...new Set(rows.map(({ groupId }) => groupId!))])
  return new Map(rows.map(({ articleId, groupId }) => [articleId, groups.get(groupId!) ?? []]))
}
