import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { appDb } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  appSql,
  aSection,
  aText,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
  paragraphs,
} from '#testing/database.ts'
import { saveDraft } from './commands.ts'
import type { ArticleContent } from './content.ts'
import { listBySection, listLatest } from './list-queries.ts'
import { publishArticle, unpublishArticle } from './publish-commands.ts'
import { findByAddress, getArticle } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const section = () => newsroom.section.slug
const isListed = async (id: string) =>
  (await listBySection(section(), 1))!.articles.items.some((a) => a.id === id)
const auditOf = async (id: string) =>
  (
    await ownerSql()<
      { event: string }[]
    >`select event from audit_log where subject_id = ${id} order by at, id`
  ).map((row) => row.event)

/** Edits a published article and gives readers the result. */
async function republish(
  article: PublishedArticle,
  changes: Partial<ArticleContent>,
  options: { slug?: string; correction?: string; now?: Date } = {},
) {
  const context = by(newsroom.editor, options.now)
  const content = { ...article.content, ...changes }
  const saved = await saveDraft(context, {
    articleId: article.id,
    baseVersion: article.version,
    content,
    overwrite: true,
  })
  return publishArticle(context, {
    articleId: article.id,
    baseVersion: saved.version,
    at: null,
    slug: options.slug ?? article.slug,
    correction: options.correction ?? '',
  })
}

describe('a draft', () => {
  test('is at no address, in no list, and not to be had by its id', async () => {
    const draft = await aDraft(newsroom)
    expect(await getArticle(draft.id)).toBeNull()
    expect(await findByAddress(section(), draft.id)).toEqual({ kind: 'missing' })
    expect((await listLatest(1)).items.map((a) => a.id)).not.toContain(draft.id)
  })

  test('of a published article changes nothing for readers until it is published', async () => {
    const article = await aPublishedArticle(newsroom)
    const content = { ...article.content, title: 'Un titre en cours de réécriture' }
    await saveDraft(by(newsroom.editor), {
      articleId: article.id,
      baseVersion: article.version,
      content,
      overwrite: false,
    })
    expect((await getArticle(article.id))?.title).toBe(article.content.title)
    const [row] = await appDb().select().from(articles).where(eq(articles.id, article.id))
    expect(row).toMatchObject({ status: 'published', workflow: 'writing' })
  })
})

describe('publishing', () => {
  test('gives readers the words with exact French typography', async () => {
    const content = aText(newsroom, {
      title: "L'école rouvre !",
      body: paragraphs('Il dit "oui" et s\'en va : enfin.'),
    })
    const article = await aPublishedArticle(newsroom, { content })
    const shown = await getArticle(article.id)
    expect(shown?.title).toBe('L\u2019école rouvre\u202f!')
    expect(shown?.body).toEqual(
      paragraphs('Il dit \u00ab\u202foui\u202f\u00bb et s\u2019en va\u00a0: enfin.'),
    )
    expect(await findByAddress(section(), article.slug)).toMatchObject({
      kind: 'article',
      article: { id: article.id },
    })
    expect(article.href).toBe(`/${section()}/${article.slug}`)
    expect(await isListed(article.id)).toBe(true)
    expect(await auditOf(article.id)).toEqual(['article.created', 'article.published'])
  })

  test('names every missing thing at once', async () => {
    const empty = aText(newsroom, { title: ' ', sectionId: null, bylineIds: [], body: paragraphs('  ') })
    const draft = await aDraft(newsroom, { content: empty })
    const publish = publishArticle(by(newsroom.editor), {
      articleId: draft.id,
      baseVersion: draft.version,
      at: null,
      slug: 'sans-rien',
      correction: '',
    })
    await expect(publish).rejects.toMatchObject({
      code: 'article.title_missing',
      fields: {
        title: 'article.title_missing',
        section: 'article.section_missing',
        bylines: 'article.byline_missing',
        body: 'article.body_missing',
      },
    })
    expect(await findByAddress(section(), 'sans-rien')).toEqual({ kind: 'missing' })
  })

  test.each([
    ['a picture that was never uploaded', 'media.missing'],
    ['a section that is gone', 'article.section_missing'],
    ['a byline that is gone', 'article.byline_missing'],
  ])('refuses %s', async (what, code) => {
    const nobody = '018f0000-0000-7000-8000-000000000000'
    const changes: Record<string, Partial<ArticleContent>> = {
      'a picture that was never uploaded': {
        lead: { mediaId: nobody, alt: 'Un quai', caption: '', credit: '' },
      },
      'a section that is gone': { sectionId: nobody },
      'a byline that is gone': { bylineIds: [nobody] },
    }
    const content = aText(newsroom, changes[what])
    await expect(aPublishedArticle(newsroom, { content })).rejects.toMatchObject({ code })
  })

  test('is an editor’s: an author cannot, whoever wrote it', async () => {
    const own = await aDraft(newsroom, { by: newsroom.author })
    const input = {
      articleId: own.id,
      baseVersion: own.version,
      at: null,
      slug: 'quatre-yeux',
      correction: '',
    }
    await expect(publishArticle(by(newsroom.author), input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await expect(publishArticle(by(newsroom.moderator), input)).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    expect(await getArticle(own.id)).toBeNull()
    await expect(publishArticle(by(newsroom.editor), input)).resolves.toMatchObject({
      href: `/${section()}/quatre-yeux`,
    })
  })

  test('refuses a version that was saved over meanwhile', async () => {
    const draft = await aDraft(newsroom)
    const input = { articleId: draft.id, baseVersion: 1, at: null, slug: 'version-perdue', correction: '' }
    await expect(publishArticle(by(newsroom.editor), input)).rejects.toMatchObject({
      code: 'article.conflict',
    })
  })

  test('again without a change tells readers nothing; with one it dates the change', async () => {
    const article = await aPublishedArticle(newsroom, { now: inMinutes(-60) })
    const again = await republish(article, {})
    expect((await getArticle(article.id))?.updatedAt).toBeNull()
    const at = inMinutes(-5)
    await republish(
      { ...article, version: again.version },
      { standfirst: 'Les halles ouvrent dimanche.' },
      { now: at },
    )
    const shown = await getArticle(article.id)
    expect(shown?.updatedAt).toEqual(at)
    expect(shown?.publishedAt.toISOString()).toBe(article.publishedAt)
  })

  test('tells readers of a correction, in order; a draft has none to tell', async () => {
    const first = aText(newsroom)
    const article = await aPublishedArticle(newsroom, { content: first, now: inMinutes(-60) })
    const one = await republish(
      article,
      { standfirst: 'Un.' },
      { correction: 'Le nombre était faux.', now: inMinutes(-30) },
    )
    await republish(
      { ...article, version: one.version },
      { standfirst: 'Deux.' },
      { correction: 'Le nom aussi.', now: inMinutes(-10) },
    )
    const told = (await getArticle(article.id))!.corrections.map((c) => c.text)
    expect(told).toEqual(['Le nombre était faux.', 'Le nom aussi.'])
  })
})

describe('an hour in the future', () => {
  test('hides the article before it and shows it after, without any job', async () => {
    const soon = new Date(Date.now() + 1_500)
    const article = await aPublishedArticle(newsroom, { at: soon })
    expect(await getArticle(article.id)).toBeNull()
    expect(await findByAddress(section(), article.slug)).toEqual({ kind: 'missing' })
    expect(await isListed(article.id)).toBe(false)
    await expect.poll(() => getArticle(article.id), { timeout: 5_000 }).not.toBeNull()
    expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime())
    expect(await findByAddress(section(), article.slug)).toMatchObject({ kind: 'article' })
    expect(await isListed(article.id)).toBe(true)
  })

  test('leaves one job, in the same transaction, at that hour', async () => {
    const at = inMinutes(90)
    const article = await aPublishedArticle(newsroom, { at })
    const jobs = await appSql()<{ start_after: Date }[]>`
      select start_after from jobs.job where name = 'publication-due' and data ->> 'subjectId' = ${article.id}`
    expect(jobs.map((job) => job.start_after.getTime())).toEqual([at.getTime()])
    expect(await auditOf(article.id)).toEqual(['article.created', 'article.scheduled'])
  })

  test('of yesterday is refused as a mistake', async () => {
    await expect(aPublishedArticle(newsroom, { at: inMinutes(-24 * 60) })).rejects.toMatchObject({
      code: 'article.publish_date_past',
      fields: { at: 'article.publish_date_past' },
    })
  })

  test('cannot hide what readers already see', async () => {
    const article = await aPublishedArticle(newsroom)
    const input = {
      articleId: article.id,
      baseVersion: article.version,
      at: inMinutes(60),
      slug: article.slug,
      correction: '',
    }
    await expect(publishArticle(by(newsroom.editor), input)).rejects.toMatchObject({
      code: 'article.wrong_state',
    })
    expect(await getArticle(article.id)).not.toBeNull()
  })

  test('taken back makes it a draft again and gives its address back', async () => {
    const article = await aPublishedArticle(newsroom, { at: inMinutes(60), slug: 'adresse-rendue' })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Le conseil est reporté.' })
    expect(await findByAddress(section(), 'adresse-rendue')).toEqual({ kind: 'missing' })
    const other = await aPublishedArticle(newsroom, { slug: 'adresse-rendue' })
    expect(await findByAddress(section(), 'adresse-rendue')).toMatchObject({ article: { id: other.id } })
    const [row] = await appDb().select().from(articles).where(eq(articles.id, article.id))
    expect(row).toMatchObject({ status: 'draft', publishedAt: null, workflow: 'writing' })
    expect(await auditOf(article.id)).toEqual(['article.created', 'article.scheduled', 'article.unscheduled'])
  })

  test('taken back can be chosen again', async () => {
    const article = await aPublishedArticle(newsroom, { at: inMinutes(60) })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Plus tard.' })
    const input = {
      articleId: article.id,
      baseVersion: article.version,
      at: inMinutes(30),
      slug: article.slug,
      correction: '',
    }
    await expect(publishArticle(by(newsroom.editor), input)).resolves.toMatchObject({ href: article.href })
  })
})

describe('addresses', () => {
  test('an old slug and a wrong section lead to the article', async () => {
    const article = await aPublishedArticle(newsroom, { slug: 'premiere-adresse' })
    await republish(article, {}, { slug: 'seconde-adresse' })
    const moved = { kind: 'moved', href: `/${section()}/seconde-adresse` }
    expect(await findByAddress(section(), 'premiere-adresse')).toEqual(moved)
    expect(await findByAddress('autre-rubrique', 'seconde-adresse')).toEqual(moved)
    expect(await findByAddress(section(), 'seconde-adresse')).toMatchObject({ kind: 'article' })
  })

  test('another section moves the article, its lists and its old address', async () => {
    const article = await aPublishedArticle(newsroom)
    const other = await aSection()
    const moved = await republish(article, { sectionId: other.id })
    expect(moved.href).toBe(`/${other.slug}/${article.slug}`)
    expect(await findByAddress(section(), article.slug)).toEqual({ kind: 'moved', href: moved.href })
    expect(await isListed(article.id)).toBe(false)
  })

  test('one that readers have seen stays its article’s for ever', async () => {
    const article = await aPublishedArticle(newsroom, { slug: 'a-moi' })
    await republish(article, {}, { slug: 'a-moi-encore' })
    await expect(aPublishedArticle(newsroom, { slug: 'a-moi' })).rejects.toMatchObject({
      code: 'article.slug_taken',
      fields: { slug: 'article.slug_taken' },
    })
  })

  test('of two articles published under one slug at once, one is refused', async () => {
    const results = await Promise.allSettled(
      [1, 2].map(() => aPublishedArticle(newsroom, { slug: 'meme-adresse-au-meme-instant' })),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]!.reason).toMatchObject({ code: 'article.slug_taken' })
  })

  test('unpublished is gone, not missing, and its other addresses too', async () => {
    const article = await aPublishedArticle(newsroom, { slug: 'retire-1', now: inMinutes(-5) })
    await republish(article, {}, { slug: 'retire-2' })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Une plainte fondée.' })
    expect(await findByAddress(section(), 'retire-1')).toEqual({ kind: 'gone' })
    expect(await findByAddress(section(), 'retire-2')).toEqual({ kind: 'gone' })
    expect(await getArticle(article.id)).toBeNull()
    expect(await isListed(article.id)).toBe(false)
  })

  test('unpublished comes back where it was, with its first hour', async () => {
    const article = await aPublishedArticle(newsroom, { now: inMinutes(-30) })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'À vérifier.' })
    await republish(article, {})
    const answer = await findByAddress(section(), article.slug)
    expect(answer).toMatchObject({ kind: 'article' })
    expect(answer.kind === 'article' && answer.article.publishedAt.toISOString()).toBe(article.publishedAt)
  })

  test('what is not published cannot be unpublished', async () => {
    const draft = await aDraft(newsroom)
    const input = { articleId: draft.id, reason: 'Pour rien.' }
    await expect(unpublishArticle(by(newsroom.editor), input)).rejects.toMatchObject({
      code: 'article.wrong_state',
    })
  })

  test('an author cannot unpublish, even an own article', async () => {
    const content = aText(newsroom)
    const draft = await aDraft(newsroom, { by: newsroom.author, content })
    const input = {
      articleId: draft.id,
      baseVersion: draft.version,
      at: null,
      slug: 'a-l-auteur',
      correction: '',
    }
    await publishArticle(by(newsroom.editor), input)
    const unpublish = unpublishArticle(by(newsroom.author), { articleId: draft.id, reason: 'Je regrette.' })
    await expect(unpublish).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(await getArticle(draft.id)).not.toBeNull()
  })
})
