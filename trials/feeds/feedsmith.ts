import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { Given, Verdict } from './given.ts'

const parsers = { rss: parseRssFeed, atom: parseAtomFeed, json: parseJsonFeed }

export async function readByFeedsmith(given: readonly Given[]): Promise<Verdict> {
  return given.flatMap(({ path, kind, body }) => {
    if (kind === 'map' || kind === 'index') return []
    try {
      const feed = parsers[kind](body) as { title?: unknown }
      return feed.title ? [] : [`${path}: no title`]
    } catch (error) {
      return [`${path}: ${(error as Error).message}`]
    }
  })
}
