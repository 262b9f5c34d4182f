import { eq } from 'drizzle-orm'
import { topics } from '#db/schema/topics.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { typesetText } from '#lib/typography.ts'
import { topicCreated } from './events.ts'
import { isSameTopicName, numberedTopicSlug, topicSlug } from './topic.ts'

/**
 * Makes a topic, or answers the one that already has this name: two desks may think of it at once. Another name with
 * the same letters (Canal, Canal+) gets a numbered address. Refuses with `field.slug` (no address in that name).
 */
export async function createTopic(
  { viewer }: Context,
  input: { name: string },
): Promise<{ id: string; slug: string; name: string }> {
  authorize(viewer, 'topic.create')
  const slug = topicSlug(input.name)
  if (slug === '') throw new AppError('field.slug', { fields: { name: 'field.slug' } })
  const { language } = await getSettings()
  const name = typesetText(input.name, language)
  return change(async (tx) => {
    // Ends at the latest one past the topics there are: each turn but the last finds a different one.
    for (let number = 1; ; number++) {
      const candidate = numberedTopicSlug(slug, number)
      const [made] = await tx
        .insert(topics)
        .values({ slug: candidate, name })
        .onConflictDoNothing()
        .returning()
      if (made) {
        await record(tx, topicCreated(viewer.id, made.id, { name: made.name }))
        return { id: made.id, slug: made.slug, name: made.name }
      }
      const [topic] = await tx.select().from(topics).where(eq(topics.slug, candidate))
      if (topic && isSameTopicName(topic.name, name))
        return { id: topic.id, slug: topic.slug, name: topic.name }
    }
  })
}
