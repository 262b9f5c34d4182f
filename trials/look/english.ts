import { eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { bylines } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { createByline } from '#domain/people/byline-commands.ts'
import { createUserWithPassword } from '#domain/people/commands.ts'
import { createSection } from '#domain/sections/commands.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { duration, parseArticle } from '#seed/markup.ts'
import { type Newsroom, seedStory } from '#seed/stories.ts'
import { seedThread } from '#seed/threads.ts'
import { viewerOf } from './awkward.ts'
import { longThread } from './thread.ts'

const desks = [
  { slug: 'town', name: 'Town', description: 'The council, and what it decides.' },
  { slug: 'river', name: 'River', description: '' },
  { slug: 'letters', name: 'Letters', description: 'What readers write.' },
]

const subjects = [
  'The council',
  'A baker',
  'The night bus',
  'The old mill',
  'A school',
  'The ferry',
  'The library',
  'A beekeeper',
]
const verbs = ['opens', 'closes', 'moves', 'waits', 'returns']
const ends = [
  '',
  ', and nobody was told',
  ': what the report says, what it leaves out, and who signed which page on which day',
  ' after eleven years',
  ' – “we counted the cars ourselves”',
]

/** The first day of a newspaper in English: one section, one story, no picture. */
export async function publishOne(): Promise<void> {
  const now = new Date()
  await createUserWithPassword({
    email: 'editor@example.org',
    name: 'Ann Lea',
    role: 'admin',
    password: 'heron lantern quarry 71',
  })
  const admin = await viewerOf('admin')
  await saveSettings(
    { viewer: admin, now },
    {
      ...defaultSettings,
      name: 'Broad Daylight',
      tagline: 'Independent news site',
      language: 'en',
      timeZone: 'Europe/London',
    },
  )
  await createByline(
    { viewer: admin, now },
    { slug: 'ann-lea', name: 'Ann Lea', jobTitle: 'Reporter', biography: 'She counts.' },
  )
  await createSection({ viewer: admin, now }, desks[0]!)
  await publish(await openNewsroom(), 0, now)
}

/** A day with forty stories and not one picture, and a long thread below the first. */
export async function publishForty(): Promise<void> {
  const now = new Date()
  const admin = await viewerOf('admin')
  for (const desk of desks.slice(1)) await createSection({ viewer: admin, now }, desk)
  const newsroom = await openNewsroom()
  for (let number = 1; number < 40; number++) await publish(newsroom, number, now)
  const articleId = newsroom.published.get('story-1')!.id
  const publishedAt = new Date(now.getTime() - duration('3h'))
  await seedThread({ articleId, publishedAt, moderator: admin, staff: new Map() }, longThread())
}

async function publish(newsroom: Newsroom, number: number, now: Date): Promise<void> {
  const slug = `story-${number}`
  const of = <T>(list: readonly T[], step: number): T => list[Math.floor(number / step) % list.length]!
  const title = `${of(subjects, 1)} ${of(verbs, 3)}${of(ends, 2)}`
  const standfirst =
    number % 4 === 3 ? '' : 'standfirst: A second sentence, which says what the first one did not.\n'
  const topics = number % 5 === 0 ? 'topics: Housing\n' : ''
  const section = newsroom.sections.size === 1 ? 'town' : of(desks, 1).slug
  const source = `---\ntitle: ${title}\n${standfirst}${topics}bylines: ann-lea\n---\n\nIt began on a Monday.[^As far as anybody knows.]\n\n## What comes next\n\nNothing, until the spring.`
  const { fields, body } = parseArticle(source)
  const publishedAt = new Date(now.getTime() - (40 - number) * 3_600_000 - 4 * 3_600_000)
  await seedStory(newsroom, { section, folder: section, slug, fields, body, publishedAt })
}

async function openNewsroom(): Promise<Newsroom> {
  const db = appDb()
  const admin = await viewerOf('admin')
  const [byline] = await db.select().from(bylines).where(eq(bylines.slug, 'ann-lea'))
  const rows = await db.select({ id: sections.id, slug: sections.slug }).from(sections)
  return {
    editor: admin,
    moderator: admin,
    staff: new Map(),
    sections: new Map(rows.map(({ id, slug }) => [slug, id])),
    bylines: new Map([['ann-lea', byline!.id]]),
    pictures: new Map(),
    published: new Map(),
  }
}
