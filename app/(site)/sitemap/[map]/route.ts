import { mapTags, monthMapTags, newsMapTags, type Tag } from '#contract/tags.ts'
import { type MapName, newsSitemap, readMapName, sitemap } from '#domain/articles/sitemap.ts'
import { listAddresses, listNews } from '#domain/articles/sitemap-queries.ts'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'
import { getSettings, readersNow } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint<{ map: string }>({ public: true }, async (_request, call) => {
  const name = readMapName(call.params.map)
  const file = name && (await fileOf(name))
  if (!file) throw new AppError('request.not_found')
  return new Response(file.xml, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'cache-tag': file.tags.join(','),
    },
  })
})

async function fileOf(map: MapName): Promise<{ xml: string; tags: Tag[] } | null> {
  const { name, language, timeZone } = await getSettings()
  const { siteUrl } = env()
  if (map.kind === 'news') {
    const stories = await listNews(await readersNow(), timeZone)
    return { xml: newsSitemap({ siteUrl, name }, stories), tags: newsMapTags(stories) }
  }
  const addresses = await listAddresses(map, timeZone, language)
  if (!addresses) return null
  const tags = map.kind === 'articles' ? monthMapTags(map.period.slice(0, 7)) : mapTags
  return { xml: sitemap(siteUrl, addresses), tags }
}
