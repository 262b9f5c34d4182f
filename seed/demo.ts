/**
 * The demo newsroom, made through the same commands as a real one: `node seed/demo.ts`. Started by
 * `npm start` on first run. Cut short, it starts again from nothing: a half newsroom is worse than none.
 */
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { closeDatabase } from '#db/client.ts'
import { drawFirstCards } from '#domain/cards/jobs.ts'
import { demoIdentity } from '#domain/demo/demo.ts'
import { stopSending } from '#domain/jobs/send.ts'
import { createSection } from '#domain/sections/commands.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { env } from '#lib/env.ts'
import { seedPeople, writeLogins } from './accounts.ts'
import { seedAround } from './around.ts'
import { clear } from './clear.ts'
import { seedDesk } from './desk.ts'
import { seedFront } from './front.ts'
import { uploadLeadPictures } from './lead-pictures.ts'
import { markDemo } from './mark.ts'
import { seedPages } from './pages.ts'
import { demoSections, demoSubSections } from './people.ts'
import { seedPolicy } from './policy.ts'
import { readStories, seedStory } from './stories.ts'
import { seedTalk } from './talk.ts'

const report = (line: string) => process.stdout.write(`${line}\n`)

/** Empties what an interrupted seeding left, and marks this one as begun. */
async function begin(): Promise<void> {
  const client = postgres(env().ownerUrl!, { max: 1, onnotice: () => {} })
  const db = drizzle(client)
  await clear(db)
  await db.execute(sql`insert into settings (key, value) values ('seed', '"started"')`)
  await client.end()
}

async function finish(): Promise<void> {
  const client = postgres(env().ownerUrl!, { max: 1, onnotice: () => {} })
  const db = drizzle(client)
  await markDemo(db)
  await db.execute(sql`truncate rate_limits`)
  await db.execute(sql`analyze`)
  await client.end()
}

const seededAt = new Date()
const opened = new Date(seededAt.getTime() - 40 * 86_400_000)
await begin()
const { logins, viewers, staff, bylines } = await seedPeople(opened)
const admin = viewers.get('admin')!
await saveSettings({ viewer: admin, now: opened }, { ...defaultSettings, ...demoIdentity })
const sections = new Map<string, string>()
for (const section of demoSections)
  sections.set(section.slug, (await createSection({ viewer: admin, now: opened }, section)).sectionId)
for (const { parent, ...section } of demoSubSections) {
  const made = await createSection(
    { viewer: admin, now: opened },
    { ...section, parentId: sections.get(parent) ?? null },
  )
  sections.set(section.slug, made.sectionId)
}

const stories = await readStories(seededAt)
const newsroom = {
  editor: viewers.get('editor')!,
  moderator: viewers.get('moderator')!,
  staff,
  sections,
  bylines,
  pictures: uploadLeadPictures(viewers.get('editor')!, stories),
  published: new Map(),
}
let comments = 0
for (const [index, story] of stories.entries()) {
  comments += await seedStory(newsroom, story)
  if ((index + 1) % 6 === 0 || index + 1 === stories.length)
    report(`Demo newsroom: ${index + 1} of ${stories.length} articles, ${comments} comments`)
}
await seedDesk(newsroom, seededAt)
await seedAround(newsroom.editor, seededAt)
await seedTalk(newsroom, seededAt)
await seedFront(newsroom, seededAt)
await seedPolicy(newsroom, seededAt)
await seedPages({ viewer: admin, now: opened })
await drawFirstCards()
await writeLogins(logins)
await finish()
await stopSending()
await closeDatabase()
