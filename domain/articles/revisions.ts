import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleDrafts, articleRevisions, articles } from '#db/schema/articles.ts'
import { AppError } from '#domain/errors.ts'
import type { RevisionKind } from './article.ts'
import type { ArticleContent } from './content.ts'
import { countWords } from './words.ts'

export type ArticleRow = typeof articles.$inferSelect
export type DraftRow = typeof articleDrafts.$inferSelect

/** The article and its draft, locked: whoever decides about them decides alone. Throws article.not_found. */
export async function lockArticle(tx: Tx, id: string): Promise<{ article: ArticleRow; draft: DraftRow }> {
  const [row] = await tx
    .select({ article: articles, draft: articleDrafts })
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .where(and(eq(articles.id, id), isNull(articles.deletedAt)))
    .for('update')
  if (!row) throw new AppError('article.not_found')
  return row
}

export async function lastRevision(tx: Tx, articleId: string) {
  const [last] = await tx
    .select()
    .from(articleRevisions)
    .where(eq(articleRevisions.articleId, articleId))
    .orderBy(desc(articleRevisions.number))
    .limit(1)
  return last ?? null
}

/** Keeps words for ever. The lock on the article makes the number unique. */
export async function appendRevision(
  tx: Tx,
  revision: {
    articleId: string
    content: ArticleContent
    kind: RevisionKind
    note?: string
    createdBy: string | null
    createdAt: Date
  },
): Promise<string> {
  const last = await lastRevision(tx, revision.articleId)
  const [row] = await tx
    .insert(articleRevisions)
    .values({
      ...revision,
      note: revision.note ?? '',
      number: (last?.number ?? 0) + 1,
      words: countWords(revision.content),
    })
    .returning({ id: articleRevisions.id })
  return row!.id
}
