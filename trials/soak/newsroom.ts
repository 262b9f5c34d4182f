import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { closeDatabase } from '#db/client.ts'
import type { Viewer } from '#domain/access.ts'
import { saveDraft } from '#domain/articles/commands.ts'
import { readDraft } from '#domain/articles/desk-article-queries.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { approveComment, markSpam } from '#domain/moderation/commands.ts'
import { createUserWithPassword } from '#domain/people/commands.ts'
import type { Product } from '#testing/product.ts'

/** What the newsroom has done so far. */
export type Work = { edits: number; takedowns: number; publications: number; approved: number; spam: number }

export type Newsroom = { readonly work: Work; close(): Promise<void> }

/** Milliseconds between two corrections, two takedowns (each is taken back at the next), two looks at the queue. */
const pace = { edit: 4_000, takedown: 6_000, moderation: 1_000 }
/**
 * As many comments of the soak stand under articles at a time; for each new one the oldest is taken away. Pages that
 * become longer and longer would need more memory, and rightly.
 */
const standing = 40

/** An editor and a moderator at work, through the commands behind the desks, on the database of a running site. */
export async function openNewsroom(site: Product): Promise<Newsroom> {
  const sql = postgres(site.ownerUrl(), { max: 1, onnotice: () => {} })
  const { id } = await createUserWithPassword({
    email: 'endurance@example.org',
    name: 'Odile Perrambry',
    role: 'admin',
    password: 'une-phrase-assez-longue-pour-tenir',
  })
  const viewer: Viewer = { id, name: 'Odile Perrambry', role: 'admin', bylineId: null }
  const context = () => ({ viewer, now: new Date() })
  const work: Work = { edits: 0, takedowns: 0, publications: 0, approved: 0, spam: 0 }
  const approved: string[] = []
  let takenDown: { id: string; slug: string } | undefined
  let isOpen = true

  async function someArticle(): Promise<{ id: string; slug: string }> {
    const [article] = await sql<{ id: string; slug: string }[]>`
      select id, slug from articles where status = 'published' and published_at <= now()
      order by random() limit 1`
    return article!
  }
  async function edit(): Promise<void> {
    const { id: articleId, slug } = await someArticle()
    const { content, version } = await readDraft(context(), { articleId })
    work.edits++
    // As long as before, however often it is corrected.
    const standfirst = `${content.standfirst.replace(/ \(\d+\)$/, '')} (${work.edits})`
    const input = { articleId, baseVersion: version, content: { ...content, standfirst }, overwrite: false }
    const saved = await saveDraft(context(), input)
    await publish(articleId, slug, saved.version)
  }
  async function publish(articleId: string, slug: string, baseVersion: number): Promise<void> {
    await publishArticle(context(), { articleId, slug, baseVersion, at: null, correction: '' })
  }
  async function takedown(): Promise<void> {
    if (takenDown !== undefined) {
      const { version } = await readDraft(context(), { articleId: takenDown.id })
      await publish(takenDown.id, takenDown.slug, version)
      work.publications++
      takenDown = undefined
    } else {
      const article = await someArticle()
      await unpublishArticle(context(), { articleId: article.id, reason: 'Essai d’endurance.' })
      work.takedowns++
      takenDown = article
    }
  }
  async function moderate(): Promise<void> {
    const waiting = await sql<{ id: string }[]>`
      select c.id from comments c join articles a on a.id = c.article_id
      where c.status = 'pending' and a.status = 'published' order by c.created_at limit 3`
    for (const { id: commentId } of waiting) {
      await approveComment(context(), { commentId, expectedStatus: 'pending' })
      approved.push(commentId)
      work.approved++
    }
    while (approved.length > standing) {
      await markSpam(context(), { commentId: approved.shift()!, expectedStatus: 'approved' })
      work.spam++
    }
  }
  async function every(time: number, act: () => Promise<void>): Promise<void> {
    for (let due = Date.now() + time; isOpen; due += time) {
      await pause(Math.max(0, due - Date.now()))
      if (isOpen) await act()
    }
  }

  const shifts = Promise.all([
    every(pace.edit, edit),
    every(pace.takedown, takedown),
    every(pace.moderation, moderate),
  ])
  // close() throws it.
  shifts.catch(() => {})
  return {
    work,
    async close() {
      isOpen = false
      try {
        await shifts
      } finally {
        await closeDatabase()
        await sql.end({ timeout: 5 })
      }
    },
  }
}
