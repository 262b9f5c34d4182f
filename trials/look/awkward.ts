import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { bylines, users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import type { Role, Viewer } from '#domain/access.ts'
import { articleLimits } from '#domain/articles/article.ts'
import type { LeadPicture } from '#domain/articles/content.ts'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { createByline } from '#domain/people/byline-commands.ts'
import { createSection } from '#domain/sections/commands.ts'
import { duration, parseArticle } from '#seed/markup.ts'
import { type Newsroom, seedStory } from '#seed/stories.ts'
import { seedThread } from '#seed/threads.ts'
import { longRead } from './long-read.ts'
import { longThread } from './thread.ts'

/** In the order in which they are published: one points at another. */
const files = [
  'one-word',
  'alone',
  'mixed-directions',
  'right-to-left',
  'long-words',
  'twelve-columns',
  'nine-bylines',
  'every-block',
  'long-title',
]

/** Names that no column was made for: one without a place to break it, and two that run from right to left. */
const people = [
  {
    slug: 'maximilienne-alexandrine',
    name: 'Maximilienne-Alexandrine de Montmorency-Laval',
    jobTitle: 'Correspondante particulière auprès des communautés de communes',
    biography: '',
  },
  { slug: 'sofia-haddad', name: 'صوفيا حداد', jobTitle: 'صحافية', biography: 'تكتب من فالبرون منذ 2014.' },
  { slug: 'sara-cohen', name: 'שרה כהן', jobTitle: '', biography: '' },
]

/** What is withdrawn once it was published: its address answers 410. */
export const withdrawn = 'un-article-retire'
export const emptySection = { slug: 'vide', name: 'Une rubrique encore vide' }
export const lonelySection = { slug: 'astronomie', name: 'Astronomie' }

/** Beside the demo's own stories, by the same commands. */
export async function publishAwkward(): Promise<void> {
  const admin = await viewerOf('admin')
  const now = new Date()
  for (const person of people) await createByline({ viewer: admin, now }, person)
  for (const section of [emptySection, lonelySection])
    await createSection({ viewer: admin, now }, { ...section, description: '' })
  const newsroom = await openNewsroom()
  for (const file of files) {
    const place = fileURLToPath(new URL(`articles/${file}.md`, import.meta.url))
    await publish(newsroom, file, await readFile(place, 'utf8'), now)
  }
  await publish(newsroom, 'long-read', longRead(), now)
  await publish(newsroom, withdrawn, plain('Un article qui sera retiré'), now)
  await unpublishArticle(
    { viewer: newsroom.editor, now },
    { articleId: newsroom.published.get(withdrawn)!.id, reason: 'Essai' },
  )
  // Young enough that no answer is dated after it was given.
  const articleId = newsroom.published.get('nine-bylines')!.id
  const publishedAt = new Date(now.getTime() - duration('2h'))
  await seedThread(
    { articleId, publishedAt, moderator: newsroom.moderator, staff: newsroom.staff },
    longThread(),
  )
}

async function publish(newsroom: Newsroom, slug: string, source: string, now: Date): Promise<void> {
  const { fields, body } = parseArticle(source)
  const section = fields.section!
  const publishedAt = new Date(now.getTime() - duration(fields.published!))
  if ((fields.title ?? '').length > articleLimits.title)
    throw new Error(`${slug}: longer than a title may be`)
  const picture = fields.picture && newsroom.pictures.get(fields.picture)
  if (picture)
    newsroom.pictures.set(
      slug,
      picture.then((lead) => captioned(lead, fields)),
    )
  await seedStory(newsroom, { section, folder: section, slug, fields, body, publishedAt })
}

const captioned = (lead: LeadPicture, { alt, caption }: Record<string, string>): LeadPicture => ({
  ...lead,
  ...(alt === undefined ? {} : { alt }),
  ...(caption === undefined ? {} : { caption }),
})

const plain = (title: string) =>
  `---\ntitle: ${title}\nsection: politique\nbylines: yanis-feroudj\npublished: 3h\n---\n\nUn paragraphe.`

/** The newsroom of the demo as its seed had it, with a picture for each of its motifs. */
async function openNewsroom(): Promise<Newsroom> {
  const db = appDb()
  const idsOf = (rows: { id: string; slug: string }[]) => new Map(rows.map(({ id, slug }) => [slug, id]))
  return {
    editor: await viewerOf('editor'),
    moderator: await viewerOf('moderator'),
    staff: new Map(),
    sections: idsOf(await db.select({ id: sections.id, slug: sections.slug }).from(sections)),
    bylines: idsOf(await db.select({ id: bylines.id, slug: bylines.slug }).from(bylines)),
    pictures: await picturesByMotif(),
    published: new Map(),
  }
}

/** The demo's pictures are called after what they show. */
async function picturesByMotif(): Promise<Newsroom['pictures']> {
  const rows = await appDb().select().from(media).where(eq(media.kind, 'picture'))
  return new Map(
    rows.map(({ id, originalName, alt, caption, credit }) => [
      originalName.replace(/\.jpg$/, ''),
      Promise.resolve({ mediaId: id, alt, caption, credit }),
    ]),
  )
}

export async function viewerOf(role: Role): Promise<Viewer> {
  const people = await appDb().select().from(users)
  const { id, name } = people.find((person) => person.role === role)!
  return { id, name, role, bylineId: null }
}
