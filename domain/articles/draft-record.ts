import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleDrafts } from '#db/schema/articles.ts'
import { users } from '#db/schema/people.ts'
import { AppError } from '#domain/errors.ts'
import type { ArticleContent } from './content.ts'
import type { DraftRow } from './revisions.ts'

/** Whether its writer has seen the newest version. Throws article.conflict, with who saved it and when. */
export async function checkVersion(tx: Tx, draft: DraftRow, baseVersion: number): Promise<void> {
  if (draft.version === baseVersion) return
  throw new AppError('article.conflict', {
    values: {
      version: draft.version,
      savedBy: (await saverOf(tx, draft)) ?? '',
      savedAt: draft.savedAt.toISOString(),
    },
  })
}

/** The next version of a draft that is locked. */
export async function writeDraft(
  tx: Tx,
  draft: DraftRow,
  content: ArticleContent,
  savedBy: string,
  savedAt: Date,
): Promise<DraftRow> {
  const [row] = await tx
    .update(articleDrafts)
    .set({ content, title: content.title, version: draft.version + 1, savedBy, savedAt })
    .where(eq(articleDrafts.articleId, draft.articleId))
    .returning()
  return row!
}

/** The name of the colleague who saved it last. */
async function saverOf(tx: Tx, { savedBy }: DraftRow): Promise<string | null> {
  if (!savedBy) return null
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, savedBy))
  return user?.name ?? null
}
