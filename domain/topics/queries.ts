import { asc, eq, exists, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicArticleOrder, publicArticleTopics, publicTopics } from '#db/schema/public.ts'
import type { TopicView } from '#domain/articles/view.ts'

/** Topics that have something to read, by name. */
export async function listTopics(limit: number): Promise<TopicView[]> {
  const db = publicDb()
  const readable = db
    .select({ one: sql`1` })
    .from(publicArticleTopics)
    .innerJoin(publicArticleOrder, eq(publicArticleOrder.id, publicArticleTopics.articleId))
    .where(eq(publicArticleTopics.topicId, publicTopics.id))
  return db
    .select({ slug: publicTopics.slug, name: publicTopics.name })
    .from(publicTopics)
    .where(exists(readable))
    .orderBy(asc(publicTopics.name))
    .limit(limit)
}
