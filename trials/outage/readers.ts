import { Agent, request } from 'node:http'
import postgres from 'postgres'

/** Where a reader goes, and what must be there: a page with its title, whole to the last tag. */
export type Address = { path: string; mark: string; end: string }

export type Reading = { pages: number; seconds: number; wrong: string[] }

/** Every article, every list and page that articles, masthead and footer link, every feed. */
export async function listAddresses(ownerUrl: string): Promise<Address[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const articles = await sql<{ path: string; title: string; month: string }[]>`
      select '/' || section_slug || '/' || slug as path, title,
        to_char(published_at at time zone 'Europe/Paris', 'YYYY-MM') as month
      from public_articles order by published_at desc`
    const sections = await sql<{ slug: string; name: string }[]>`select slug, name from public_sections`
    const bylines = await sql<{ slug: string; name: string }[]>`
      select slug, name from public_bylines where id in (select byline_id from public_article_bylines)`
    const topics = await sql<{ slug: string; name: string }[]>`
      select slug, name from public_topics where id in (select topic_id from public_article_topics)`
    const page = (path: string, mark: string): Address => ({ path, mark, end: '</html>' })
    const feed = (path: string, mark: string): Address => ({ path, mark, end: '</rss>' })
    return [
      page('/', escaped(articles[0]!.title)),
      page('/derniers-articles', escaped(articles[0]!.title)),
      ...sections.map(({ slug, name }) => page(`/${slug}`, escaped(name))),
      feed('/rss.xml', articles[0]!.path),
      ...sections.map(({ slug }) => feed(`/${slug}/rss.xml`, `/${slug}/`)),
      { path: '/sitemap.xml', mark: '/sitemap/topics-1.xml', end: '</sitemapindex>' },
      // The oldest, with which the map of its month begins.
      {
        path: `/sitemap/articles-${articles.at(-1)!.month}.xml`,
        mark: articles.at(-1)!.path,
        end: '</urlset>',
      },
      page('/archives', '<h1'),
      page(`/archives/${articles.at(-1)!.month.replace('-', '/')}`, articles.at(-1)!.path),
      ...bylines.map(({ slug, name }) => page(`/auteurs/${slug}`, escaped(name))),
      ...topics.map(({ slug, name }) => page(`/sujets/${slug}`, escaped(name))),
      ...(articles.length > 20 ? [page('/derniers-articles?page=2', escaped(articles[20]!.title))] : []),
      { path: '/robots.txt', mark: 'Sitemap', end: '' },
      ...fixedPages.map((path) => page(path, '<h1')),
      ...articles.map(({ path, title }) => page(path, escaped(title))),
    ]
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Linked from the foot of every page. */
const fixedPages = [
  '/a-propos',
  '/accessibilite',
  '/ce-que-ce-site-charge',
  '/charte-des-commentaires',
  '/confidentialite',
  '/corrections',
  '/contact',
  '/droit-de-reponse',
  '/mentions-legales',
  '/plan-du-site',
]

/** As React writes text into a page. */
function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

const width = 16

/** Reads all of it once, as a crowd of readers would, each over a connection that stays. */
export async function readAll(origin: string, addresses: readonly Address[]): Promise<Reading> {
  const begun = performance.now()
  const agent = new Agent({ keepAlive: true, maxSockets: width })
  const left = [...addresses]
  const wrong: string[] = []
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let address = left.shift(); address; address = left.shift()) {
        const problem = await readOne(origin, address, agent)
        if (problem !== undefined) wrong.push(`${address.path}: ${problem}`)
      }
    }),
  )
  agent.destroy()
  return { pages: addresses.length, seconds: (performance.now() - begun) / 1000, wrong }
}

/** What is wrong with the answer, if anything. */
export async function readOne(
  origin: string,
  { path, mark, end }: Address,
  agent?: Agent,
): Promise<string | undefined> {
  try {
    const { status, body } = await get(origin, path, agent)
    if (status !== 200) return `status ${status}`
    if (!body.includes(mark)) return `does not say ${mark}`
    return body.trimEnd().endsWith(end) ? undefined : 'ends too early'
  } catch (error) {
    return (error as Error).message
  }
}

export type Answer = { status: number; type: string; body: string }

export function get(origin: string, path: string, agent: Agent | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, origin), { ...(agent ? { agent } : {}) }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    asking.setTimeout(10_000, () => asking.destroy(new Error('no answer within 10 s')))
    asking.on('error', reject)
    asking.end()
  })
}
