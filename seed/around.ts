import { inArray } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import type { Viewer } from '#domain/access.ts'
import { chooseRelated } from '#domain/articles/related-commands.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { decideReport, sendReport } from '#domain/reports/commands.ts'
import { readSendReport } from '#domain/reports/input.ts'
import { duration } from './markup.ts'
import { demoRelated, demoReports } from './newsroom/reports.ts'

/** What stands around the demo's articles: stories chosen by hand, and what readers have told of errors. */
export async function seedAround(editor: Viewer, seededAt: Date): Promise<void> {
  const slugs = [...Object.entries(demoRelated).flat(2), ...demoReports.map(({ slug }) => slug)]
  const rows = await appDb()
    .select({ id: articles.id, slug: articles.slug, publishedAt: articles.publishedAt })
    .from(articles)
    .where(inArray(articles.slug, slugs))
  const stories = new Map(rows.map((row) => [row.slug, row]))
  const idOf = (slug: string) => stories.get(slug)!.id
  for (const [slug, related] of Object.entries(demoRelated))
    await chooseRelated(
      { viewer: editor, now: seededAt },
      { articleId: idOf(slug), relatedIds: related.map(idOf) },
    )
  for (const [index, { slug, after, status, note, ...form }] of demoReports.entries()) {
    const { id: articleId, publishedAt } = stories.get(slug)!
    const sentAt = new Date(publishedAt!.getTime() + duration(after))
    const formToken = issueFormToken(articleId, sentAt.getTime() - 90_000)
    // Every reader of the demo lives on a network of their own (RFC 3849 documentation prefix).
    const reporter = { now: sentAt, sentAt, clientAddress: `2001:db8:fee${index}::1` }
    const { id: reportId } = await sendReport(
      reporter,
      readSendReport({ ...form, articleId, formToken, website: '' }),
    )
    if (status === 'done')
      await decideReport(
        { viewer: editor, now: new Date(sentAt.getTime() + 5 * 3_600_000) },
        { reportId, expectedStatus: 'new', status, note },
      )
  }
}
