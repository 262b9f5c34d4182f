import { type FeedFormat, feedFiles, feedHref, files, search } from '#contract/addresses.ts'

export type Kind = FeedFormat | 'map' | 'index'
export type Given = { path: string; kind: Kind; type: string; body: string }

/** What a reader says of what it was given: nothing where all is well, `absent` where it is not installed. */
export type Verdict = string[] | 'absent'

/** Every feed that a page of the map links, those of two searches, and every map. */
export async function findGiven(origin: string): Promise<Given[]> {
  const read = async (path: string, kind: Kind): Promise<Given> => {
    const answer = await fetch(origin + path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return { path, kind, type: answer.headers.get('content-type') ?? '', body: await answer.text() }
  }
  const index = await read(files.sitemap, 'index')
  const maps: Given[] = []
  for (const path of locations(index.body, origin)) maps.push(await read(path, 'map'))
  const lists = maps
    .filter(({ path }) => /\/(pages|sections|topics|authors|bylines)[-.]/.test(path))
    .flatMap(({ body }) => locations(body, origin))
  const found: Given[] = [index, ...maps]
  for (const list of new Set(['/', ...lists]))
    for (const format of Object.keys(feedFiles) as FeedFormat[]) {
      const answer = await fetch(origin + feedHref(list, format))
      if (answer.status === 200) found.push(await read(feedHref(list, format), format))
    }
  for (const question of ['q=pont', 'q=xylophoniste'])
    for (const [format, file] of Object.entries(feedFiles))
      found.push(await read(`${search}/${file}?${question}`, format as FeedFormat))
  return found
}

const locations = (xml: string, origin: string): string[] =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) =>
    url!.replaceAll('&amp;', '&').replace(origin, ''),
  )
