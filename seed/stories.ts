import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleVersions } from '#db/schema/articles.ts'
import type { Viewer } from '#domain/access.ts'
import { createArticle, saveDraft, submitForReview } from '#domain/articles/commands.ts'
import type { ArticleContent, LeadPicture } from '#domain/articles/content.ts'
import { type Block, documentFormat as format, mapText } from '#domain/articles/document.ts'
import { publishArticle, setCommentsOpen } from '#domain/articles/publish-commands.ts'
import { withholdVersion } from '#domain/articles/version-commands.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { chooseLanguage, linkTranslation } from '#domain/translations/commands.ts'
import { isLanguage } from '#lib/locale.ts'
import { duration, parseArticle } from './markup.ts'
import { uploadSound } from './sounds/upload-sounds.ts'
import { seedThread, threadSchema } from './threads.ts'

const folder = fileURLToPath(new URL('./newsroom/', import.meta.url))

export type Newsroom = {
  editor: Viewer
  moderator: Viewer
  staff: Map<string, Viewer>
  sections: Map<string, string>
  bylines: Map<string, string>
  /** The lead picture of each story that has one, by its slug. */
  pictures: Map<string, Promise<LeadPicture>>
  /** Stories that are published by now, by their slug: what later ones can point at. */
  published: Map<string, { id: string; title: string }>
}

export type Story = {
  /** By slug: that of its folder, or the sub-section that it names. */
  section: string
  /** Its folder: the section in the masthead. */
  folder: string
  slug: string
  fields: Record<string, string>
  body: ArticleContent['body']
  publishedAt: Date
}

/** All stories of the demo, oldest first: the order in which a newsroom would have published them. */
export async function readStories(seededAt: Date): Promise<Story[]> {
  const stories: Story[] = []
  for (const section of await readdir(join(folder, 'articles'))) {
    for (const file of await readdir(join(folder, 'articles', section))) {
      const source = await readFile(join(folder, 'articles', section, file), 'utf8')
      const { fields, body } = parseArticle(datedFrom(source, seededAt))
      stories.push({
        section: fields.sub ?? section,
        folder: section,
        slug: file.replace(/\.md$/, ''),
        fields,
        body,
        publishedAt: new Date(seededAt.getTime() - duration(fields.published ?? '1d')),
      })
    }
  }
  return stories.sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
}

/** `{an-8}`, in a table of years: eight years before the demo is filled. */
const datedFrom = (source: string, seededAt: Date): string =>
  source.replace(/\{an(-\d+)?\}/g, (_, ago = '0') => String(seededAt.getFullYear() + Number(ago)))

export async function seedStory(newsroom: Newsroom, story: Story): Promise<number> {
  const { fields, publishedAt } = story
  const writtenAt = new Date(publishedAt.getTime() - 3_600_000)
  const owner = ownerOf(newsroom, fields.bylines ?? '')
  const content = await contentOf(newsroom, story)
  const { id: articleId } = await createArticle({ viewer: owner, now: writtenAt })
  if (isLanguage(fields.language))
    await chooseLanguage({ viewer: owner, now: writtenAt }, { articleId, language: fields.language })
  const draft = await saveDraft(
    { viewer: owner, now: writtenAt },
    { articleId, baseVersion: 1, content: firstWords(content, fields), overwrite: false, format },
  )
  await submitForReview(
    { viewer: owner, now: writtenAt },
    { articleId, baseVersion: draft.version, note: '' },
  )
  const published = await publishArticle(
    { viewer: newsroom.editor, now: publishedAt },
    { articleId, baseVersion: draft.version, at: null, slug: story.slug, correction: '' },
  )
  const original = fields.translates && newsroom.published.get(fields.translates)
  if (original)
    await linkTranslation(
      { viewer: newsroom.editor, now: publishedAt },
      { articleId: original.id, otherId: articleId },
    )
  newsroom.published.set(story.slug, { id: articleId, title: content.title })
  const comments = await seedComments(newsroom, articleId, story)
  if (fields.comments === 'closed')
    await setCommentsOpen({ viewer: newsroom.editor, now: publishedAt }, { articleId, open: false })
  let baseVersion = published.version
  const publishAgain = async (now: Date, words: ArticleContent, correction: string) => {
    const context = { viewer: newsroom.editor, now }
    const saved = await saveDraft(context, {
      articleId,
      baseVersion,
      content: words,
      overwrite: false,
      format,
    })
    const again = { articleId, baseVersion: saved.version, at: null, slug: story.slug, correction }
    baseVersion = (await publishArticle(context, again)).version
  }
  if (fields.added) {
    const addedAt = new Date(publishedAt.getTime() + 2 * 3_600_000)
    await publishAgain(addedAt, withErrors(content, fields), '')
  }
  if (fields.correction) {
    const correctedAt = new Date((publishedAt.getTime() + Date.now()) / 2)
    await publishAgain(correctedAt, content, fields.correction)
    if (fields.withheld) await withholdFirst(newsroom.editor, articleId, correctedAt, fields.withheld)
  }
  return comments
}

/** `withheld: reason` in a story that was corrected: what its first version said is for nobody. */
async function withholdFirst(viewer: Viewer, articleId: string, now: Date, reason: string): Promise<void> {
  const [first] = await appDb()
    .select({ revisionId: articleVersions.revisionId })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, articleId))
    .orderBy(articleVersions.publicAt)
    .limit(1)
  if (first) await withholdVersion({ viewer, now }, { articleId, revisionId: first.revisionId, reason })
}

/** `added: 2` in a story: its last two blocks came two hours after it. */
function firstWords(content: ArticleContent, fields: Record<string, string>): ArticleContent {
  const { body, ...rest } = withErrors(content, fields)
  const blocks = fields.added ? body.content.slice(0, -Number(fields.added)) : body.content
  return { ...rest, body: { ...body, content: blocks } }
}

/** `errors: right > wrong | right > wrong` in a story that was corrected: what it said before. */
function withErrors(content: ArticleContent, fields: Record<string, string>): ArticleContent {
  const errors = (fields.errors ?? '').split(' | ').filter(Boolean)
  const pairs = errors.map((error) => error.split(' > ') as [string, string])
  const text = (words: string) =>
    pairs.reduce((changed, [right, wrong]) => changed.replace(right, wrong), words)
  return {
    ...content,
    title: text(content.title),
    standfirst: text(content.standfirst),
    body: mapText(content.body, {
      text,
      inlines: (inlines) =>
        inlines.map((node) => (node.type === 'text' ? { ...node, text: text(node.text) } : node)),
    }),
  }
}

async function seedComments(newsroom: Newsroom, articleId: string, story: Story): Promise<number> {
  const file = join(folder, 'threads', `${story.slug}.json`)
  const source = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!source) return 0
  const thread = {
    articleId,
    publishedAt: story.publishedAt,
    moderator: newsroom.moderator,
    staff: newsroom.staff,
  }
  return seedThread(thread, threadSchema.parse(JSON.parse(source)))
}

/** Without an account of their own, a byline's stories are filed by the editor. */
function ownerOf(newsroom: Newsroom, bylines: string): Viewer {
  return newsroom.staff.get(bylines.split(',')[0]!.trim()) ?? newsroom.editor
}

export async function contentOf(newsroom: Newsroom, story: Story): Promise<ArticleContent> {
  const { fields } = story
  const context = { viewer: newsroom.editor, now: story.publishedAt }
  const topicIds: string[] = []
  for (const name of (fields.topics ?? '').split(',').filter(Boolean))
    topicIds.push((await createTopic(context, { name: name.trim() })).id)
  return {
    title: fields.title ?? '',
    standfirst: fields.standfirst ?? '',
    sectionId: newsroom.sections.get(story.section) ?? null,
    topicIds,
    bylineIds: (fields.bylines ?? '').split(',').flatMap((slug) => newsroom.bylines.get(slug.trim()) ?? []),
    lead: (await newsroom.pictures.get(story.slug)) ?? null,
    body: {
      type: 'doc',
      content: await Promise.all(story.body.content.map((block) => resolved(newsroom, block))),
    },
  }
}

/** With the ids of the pictures, the sounds and the stories that it names. */
async function resolved({ editor, pictures, published }: Newsroom, block: Block): Promise<Block> {
  if (block.type === 'audio') {
    const mediaId = await uploadSound(editor, new Date(), block.attrs.mediaId)
    return { ...block, attrs: { ...block.attrs, mediaId } }
  }
  if (block.type === 'citation') {
    const { mediaId: slug } = block.attrs
    const picture = slug === '' ? null : await pictures.get(slug)
    if (picture === undefined) throw new Error(`No story has a picture of this name: ${slug}`)
    return { ...block, attrs: { ...block.attrs, mediaId: picture?.mediaId ?? '' } }
  }
  if (block.type === 'gallery') {
    const shown = await Promise.all(
      block.attrs.pictures.map(async ({ mediaId: slug, caption }) => {
        const picture = await pictures.get(slug)
        if (!picture) throw new Error(`No story has a picture of this name: ${slug}`)
        return { ...picture, caption: caption || picture.caption }
      }),
    )
    return { ...block, attrs: { pictures: shown } }
  }
  if (block.type !== 'readAlso') return block
  const articles = block.attrs.articles.map(({ id: slug }) => {
    const story = published.get(slug)
    if (!story) throw new Error(`No earlier story has this name: ${slug}`)
    return story
  })
  return { ...block, attrs: { articles } }
}
