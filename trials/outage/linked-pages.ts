import type { DatabaseServer } from './database-server.ts'
import { type Answer, get } from './readers.ts'
import { withSmallSite } from './small-site.ts'

const width = 8
const levels = 2

/**
 * Addresses that are rendered for one reader, so that no edge can have them: what somebody asks the search, the form
 * of a reply or a report, the desks, and what an article or a list said before.
 */
const asked = [
  /^\/recherche\?/,
  /\?reponse=/,
  /\/signaler(\/|$)/,
  /\/historique(\/|$)/,
  /[?&]page=/,
  /^\/(connexion|redaction)/,
]

/**
 * The database stops as soon as the pages are stored. Every link of the front page, a section and an article, feet
 * included, is followed two levels deep: all of it is there, but what is asked for by one reader, and that says so.
 */
export function tryLinkedPages(
  dataDir: string,
  databaseUrl: string,
  server: DatabaseServer,
): Promise<{ facts: string; broken: string[] }> {
  const settings = { databaseUrl, seed: 'demo', takesOver: true } as const
  return withSmallSite(dataDir, settings, async ({ site, addresses }) => {
    const article = addresses.findLast(({ path }) => path.split('/').length === 3)!.path
    const section = `/${article.split('/')[1]}`
    await server.stop()
    const answers = new Map<string, Answer>()
    let next = ['/', section, article]
    for (let level = 0; level <= levels; level++) {
      const found = await askAll(site.origin, next)
      for (const [path, answer] of found) answers.set(path, answer)
      const links = new Set(found.flatMap(([, answer]) => linksOf(answer.body)))
      next = [...links].filter((path) => !answers.has(path))
    }
    await server.start()
    const refused = [...answers].filter(([, { status }]) => status >= 500)
    const broken = refused.flatMap(([path, answer]) => {
      if (!asked.some((pattern) => pattern.test(path))) return [`${path} is not there: ${answer.status}`]
      return saysSo(answer) ? [] : [`${path} does not say why: ${answer.body.slice(0, 80)}`]
    })
    const kinds = asked.map((pattern) => refused.filter(([path]) => pattern.test(path)).length)
    const waiting = asked.map(({ source }, kind) => `${kinds[kind]} ${source}`).join(', ')
    const facts = `${answers.size} linked addresses, ${refused.length} of them say that they have to wait: ${waiting}`
    return { facts, broken: broken.slice(0, 20) }
  })
}

async function askAll(origin: string, paths: readonly string[]): Promise<[string, Answer][]> {
  const left = [...paths]
  const answers: [string, Answer][] = []
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let path = left.shift(); path !== undefined; path = left.shift())
        answers.push([path, await get(origin, path, undefined)])
    }),
  )
  return answers
}

/** Where the links of a page lead on this site, without places within a page. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"#]*)/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
}

/** A page for people: what is the matter, and a way on. */
function saysSo({ status, type, body }: Answer): boolean {
  return (
    status === 503 &&
    type.startsWith('text/html') &&
    /<html [^>]*lang="/.test(body) &&
    /<h1[^>]*>[^<]+/.test(body) &&
    body.includes('href="/"')
  )
}
