import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { photograph } from '#e2e/support/pictures.ts'
import type { Ask } from './ask.ts'

/** What happens at the desks, done by the commands themselves. */
export type Newsroom = {
  /** Each time another one that is published and takes comments. */
  openArticle(): Promise<{ id: string; path: string }>
  /** An address that the article had before. */
  moveTo(path: string): Promise<string>
  /** What is kept of the address that a comment came from. */
  networkOf(commentId: string): Promise<string>
  approve(commentId: string): Promise<void>
  unpublish(articleId: string): Promise<void>
  /** The cookies of an editor. */
  signIn(ask: Ask, origin: string): Promise<string>
  picture(): Promise<Buffer>
  note(text: string): void
  takeNotes(): string
  close(): Promise<void>
}

export async function openNewsroom(ownerUrl: string): Promise<Newsroom> {
  // Read at their first import: which site, and which role.
  const { closeDatabase } = await import('#db/client.ts')
  const { approveComment } = await import('#domain/moderation/commands.ts')
  const { unpublishArticle } = await import('#domain/articles/publish-commands.ts')
  const { stopSending } = await import('#domain/jobs/send.ts')
  const { createUserWithPassword } = await import('#domain/people/commands.ts')
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  let turn = 0
  let notes = ''
  const viewer = async (role: 'editor' | 'moderator') => {
    const [row] = await sql<
      { id: string; name: string }[]
    >`select id, name from users where role = ${role} limit 1`
    return { ...row!, role, bylineId: null }
  }
  return {
    async openArticle() {
      const [row] = await sql<{ id: string; path: string }[]>`
        select id, '/' || section_slug || '/' || slug as path from public_articles
        where comments_open order by published_at offset ${++turn} limit 1`
      return row!
    },
    async moveTo(path) {
      const [, section, slug] = path.split('/')
      const former = 'une-ancienne-adresse'
      await sql`insert into article_slugs (slug, article_id) select ${former}, id from articles where slug = ${slug!}`
      return `/${section}/${former}`
    },
    async networkOf(commentId) {
      const [row] = await sql<{ network: string }[]>`
        select encode(network_hash, 'hex') as network from comment_contacts where comment_id = ${commentId}`
      return row!.network
    },
    async approve(commentId) {
      const context = { viewer: await viewer('moderator'), now: new Date() }
      await approveComment(context, { commentId, expectedStatus: 'pending' })
    },
    async unpublish(articleId) {
      await unpublishArticle(
        { viewer: await viewer('editor'), now: new Date() },
        { articleId, reason: 'Essai' },
      )
    },
    async signIn(ask, origin) {
      // A site with an https address refuses the accounts of a demo.
      const account = { email: `essai-${turn}@redaction.test`, password: 'ruche tisane boussole 48' }
      await createUserWithPassword({ ...account, name: 'Anaïs Bellocq', role: 'editor' })
      const answer = await ask('/api/auth/sign-in', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...account, suite: '' }).toString(),
      })
      return (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
    },
    picture: async () => readFileSync(await photograph()),
    note(text) {
      notes = text
    },
    takeNotes() {
      const taken = notes
      notes = ''
      return taken
    },
    async close() {
      await stopSending()
      await closeDatabase()
      await sql.end({ timeout: 5 })
    },
  }
}
