import { and, eq, like } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { comments } from '#db/schema/comments.ts'
import type { Viewer } from '#domain/access.ts'
import { reportComment } from '#domain/comment-reports/commands.ts'
import { arrangeComments } from '#domain/comments/arrange-commands.ts'
import { arrangeInput } from '#domain/comments/arrange-input.ts'
import { pickComment, pinComment } from '#domain/comments/mark-commands.ts'
import { findUseful } from '#domain/comments/useful-commands.ts'
import { demoCommentReports, demoPicked, demoPinned, demoThreads, demoUseful } from './newsroom/talk.ts'

type Newsroom = { editor: Viewer; moderator: Viewer; staff: Map<string, Viewer> }

/** What becomes of the demo's threads after they were written: how they are received, what the desk and readers make of them. */
export async function seedTalk({ editor, moderator, staff }: Newsroom, seededAt: Date): Promise<void> {
  const desk = { viewer: moderator, now: seededAt }
  for (const { slug, mode, closeDays, expert } of demoThreads)
    await arrangeComments(
      { viewer: editor, now: seededAt },
      arrangeInput.parse({
        articleId: await articleOf(slug),
        mode,
        closeDays,
        expertId: expert ? staff.get(expert)!.id : null,
      }),
    )
  for (const spoken of demoPinned) await pinComment(desk, { commentId: await idOf(spoken), isOn: true })
  for (const spoken of demoPicked) await pickComment(desk, { commentId: await idOf(spoken), isOn: true })
  let readers = 0
  /** Each on a network and with a device of their own (RFC 3849 documentation prefix). */
  const reader = () => {
    readers += 1
    return {
      now: seededAt,
      clientAddress: `2001:db8:1:${readers.toString(16)}::1`,
      device: { number: `demo-${readers}`, isNew: false },
    }
  }
  for (const { count, ...spoken } of demoUseful) {
    const commentId = await idOf(spoken)
    for (let n = 0; n < count; n++) await findUseful(reader(), { commentId, isUseful: true })
  }
  for (const { reason, words, ...spoken } of demoCommentReports)
    await reportComment(reader(), { commentId: await idOf(spoken), reason, words })
}

async function articleOf(slug: string): Promise<string> {
  const [row] = await appDb().select({ id: articles.id }).from(articles).where(eq(articles.slug, slug))
  if (!row) throw new Error(`No article of the demo has this address: ${slug}`)
  return row.id
}

async function idOf({ slug, begins }: { slug: string; begins: string }): Promise<string> {
  const [row] = await appDb()
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(eq(articles.slug, slug), eq(comments.status, 'approved'), like(comments.body, `${begins}%`)))
  if (!row) throw new Error(`No comment of the demo begins so: ${slug}, ${begins}`)
  return row.id
}
