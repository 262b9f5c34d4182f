import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { topics } from '#db/schema/sections.ts'
import { authorize } from '#domain/access.ts'
import { audit } from '#domain/audit.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { typesetText } from '#lib/typography.ts'
import { topicSlug } from './topic.ts'

/** Makes a topic, or answers the one that already has this address: two desks may think of it at once. */
export async function createTopic(
  { viewer }: Context,
  input: { name: string },
): Promise<{ id: string; slug: string; name: string }> {
  authorize(viewer, 'topic.create')
  const slug = topicSlug(input.name)
  if (slug === '') throw new AppError('field.slug', { fields: { name: 'field.slug' } })
  const { language } = await getSettings()
  return transaction(async (tx) => {
    const [made] = await tx
      .insert(topics)
      .values({ slug, name: typesetText(input.name, language) })
      .onConflictDoNothing()
      .returning()
    const [topic] = made ? [made] : await tx.select().from(topics).where(eq(topics.slug, slug))
    if (made)
      await audit(tx, {
        actorId: viewer.id,
        event: 'topic.created',
        subjectType: 'topic',
        subjectId: made.id,
        detail: made.name,
      })
    return { id: topic!.id, slug: topic!.slug, name: topic!.name }
  })
}
