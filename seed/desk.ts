import { createArticle, saveDraft, submitForReview } from '#domain/articles/commands.ts'
import { publishArticle } from '#domain/articles/publish-commands.ts'
import { parseArticle } from './markup.ts'
import { deskStories } from './newsroom/desk.ts'
import { contentOf, type Newsroom } from './stories.ts'

/** A desk with work on it: one story scheduled, one in review, one being written. */
export async function seedDesk(newsroom: Newsroom, seededAt: Date): Promise<void> {
  for (const story of deskStories) {
    const { fields, body } = parseArticle(story.source)
    const owner = newsroom.staff.get(fields.bylines ?? '') ?? newsroom.editor
    const context = { viewer: owner, now: seededAt }
    const content = await contentOf(newsroom, {
      ...story,
      fields,
      body,
      folder: story.section,
      publishedAt: seededAt,
    })
    const { id: articleId } = await createArticle(context)
    const draft = await saveDraft(context, { articleId, baseVersion: 1, content, overwrite: false })
    const version = { articleId, baseVersion: draft.version }
    if (story.state === 'in_review')
      await submitForReview(context, {
        ...version,
        note: 'Je garde la citation anonyme : à valider avec vous.',
      })
    if (story.state === 'scheduled')
      await publishArticle(
        { viewer: newsroom.editor, now: seededAt },
        { ...version, at: tomorrowMorning(seededAt), slug: story.slug, correction: '' },
      )
  }
}

function tomorrowMorning(now: Date): Date {
  const morning = new Date(now.getTime() + 86_400_000)
  morning.setUTCHours(5, 30, 0, 0)
  return morning
}
