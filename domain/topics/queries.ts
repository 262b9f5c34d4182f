import { asc } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicTopics } from '#db/schema/public.ts'
import type { TopicView } from './view.ts'

/** Topics that have something to read (the view holds no others), by name. */
export async function listTopics(limit: number): Promise<TopicView[]> {
  return publicDb()
    .select({ slug: publicTopics.slug, name: publicTopics.name })
    .from(publicTopics)
    .orderBy(asc(publicTopics.name))
    .limit(limit)
}
