import { beforeAll, describe, expect, test } from 'vitest'
import { saveDraft } from '#domain/articles/commands.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { reinstateVersion, withholdVersion } from '#domain/articles/version-commands.ts'
import { getVersionState } from '#domain/articles/version-queries.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import {
  aNewsroom,
  aPublishedArticle,
  by,
  inMinutes,
  letTheHourCome,
  type Newsroom,
  ownerSql,
  paragraphs,
  publicSql,
} from '#testing/database.ts'
import { countVersions, getDifference, listVersions } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

type Written = { id: string; version: number; content: ArticleContent; slug: string }

async function save(article: Written, changes: Partial<ArticleContent>): Promise<Written> {
  const content = { ...article.content, ...changes }
  const input = { articleId: article.id, baseVersion: article.version, content, overwrite: false }
  return { ...article, content, version: (await saveDraft(by(newsroom.editor), input)).version }
}

async function publish(
  article: Written,
  { correction = '', at = null as Date | null } = {},
): Promise<Written> {
  const { id: articleId, version: baseVersion, slug } = article
  const { version } = await publishArticle(by(newsroom.editor), {
    articleId,
    baseVersion,
    at,
    slug,
    correction,
  })
  return { ...article, version }
}

const versionsOf = async (id: string) => listVersions((await getArticle(id))!)

describe('the history of an article', () => {
  test('has each version that was public, its correction, and what it changed', async () => {
    const first = await aPublishedArticle(newsroom, { now: inMinutes(-60) })
    const corrected = await publish(
      await save(first, { body: paragraphs('Le pont a été construit en 1912.', 'Second paragraphe.') }),
      { correction: 'Le pont date de 1912.' },
    )
    await publish(await save(corrected, { title: `${first.content.title}, enfin` }))
    const versions = await versionsOf(first.id)
    expect(versions.map(({ number, correction, changed }) => [number, correction, changed])).toEqual([
      [1, null, []],
      [2, 'Le pont date de 1912.', ['body']],
      [3, null, ['title']],
    ])
    const article = (await getArticle(first.id))!
    const difference = await getDifference(article, 2, 'Photo')
    expect(difference?.body.map(({ kind }) => kind)).toEqual(['removed', 'added', 'same'])
    expect(await getDifference(article, 1, 'Photo')).toBeNull()
    expect(await getDifference(article, 4, 'Photo')).toBeNull()
  })

  test('knows nothing of a draft, and a second click on « publish » is no version', async () => {
    const first = await aPublishedArticle(newsroom)
    const again = await publish(first)
    await save(again, { title: 'Un titre que personne ne doit lire' })
    expect(await countVersions(first.id)).toBe(1)
    const rows = await publicSql()`select * from public_versions where article_id = ${first.id}`
    expect(JSON.stringify(rows)).not.toContain('Un titre que personne ne doit lire')
  })

  test('knows nothing of words that waited for an hour and were replaced before it', async () => {
    const first = await aPublishedArticle(newsroom, { at: inMinutes(60) })
    const second = await save(first, { title: 'Ce que les lecteurs liront' })
    await publish(second, { at: inMinutes(60) })
    expect(await countVersions(first.id)).toBe(0)
    await letTheHourCome(first.id)
    const rows = await publicSql()<{ title: string }[]>`
      select title from public_versions where article_id = ${first.id}`
    expect(rows.map(({ title }) => title)).toEqual(['Ce que les lecteurs liront'])
  })

  test('names nobody, and tells of no picture that the article does not show any more', async () => {
    const picture = {
      type: 'picture' as const,
      attrs: { mediaId: newsroom.section.id, alt: '', caption: 'Une légende retirée', credit: '' },
    }
    const first = await aPublishedArticle(newsroom, { now: inMinutes(-60) })
    await publish(await save(first, { body: paragraphs('Premier paragraphe revu.', 'Second paragraphe.') }), {
      correction: 'Une précision.',
    })
    // As an earlier version had it, whose picture has been withdrawn since.
    const withPicture = { ...first.content.body, content: [picture, ...first.content.body.content] }
    await ownerSql()`alter table article_revisions disable trigger article_revisions_append_only`
    await ownerSql()`update article_revisions set content = jsonb_set(content, '{body}', ${ownerSql().json(withPicture as never)})
      where article_id = ${first.id} and number = (select min(number) from article_revisions where article_id = ${first.id} and kind = 'published')`
    await ownerSql()`alter table article_revisions enable trigger article_revisions_append_only`
    const difference = await getDifference((await getArticle(first.id))!, 2, 'Photo')
    expect(difference!.body[0]).toEqual({ kind: 'removed', text: '[Photo]' })
    const rows = await publicSql()`select * from public_versions where article_id = ${first.id}`
    for (const secret of [newsroom.editor.id, newsroom.editor.name, newsroom.byline.id])
      expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('is gone with the article, and back with it', async () => {
    const first = await aPublishedArticle(newsroom)
    const { version } = await unpublishArticle(by(newsroom.editor), {
      articleId: first.id,
      reason: 'Un nom de trop.',
    })
    expect(await countVersions(first.id)).toBe(0)
    await publish(await save({ ...first, version }, { title: 'Le même, sans ce nom' }))
    expect(await countVersions(first.id)).toBe(2)
  })

  test('is for the newsroom alone where its administrators say so', async () => {
    const first = await aPublishedArticle(newsroom)
    const admin = by(newsroom.admin)
    await saveSettings(admin, { ...defaultSettings, historyPublic: false })
    expect([await countVersions(first.id), await versionsOf(first.id)]).toEqual([0, []])
    const [last] =
      await ownerSql()`select tags, hard from cache_invalidations where 'history' = any(tags) order by id desc limit 1`
    expect(last).toEqual({ tags: ['history'], hard: true })
    await saveSettings(admin, defaultSettings)
    expect(await countVersions(first.id)).toBe(1)
  })
})

describe('a version that is withheld', () => {
  /** Three versions: the second one names somebody who must not be named. */
  async function withName() {
    const first = await aPublishedArticle(newsroom, { now: inMinutes(-60) })
    const second = await publish(await save(first, { title: 'Zénobie Quincaillon entendue' }))
    await publish(await save(second, { title: 'Une personne entendue' }))
    const rows = await ownerSql()<{ id: string }[]>`
      select revision_id as id from article_versions where article_id = ${first.id} order by public_at, revision_id`
    return { articleId: first.id, revisions: rows.map(({ id }) => id) }
  }
  const withhold = (articleId: string, revisionId: string, viewer = newsroom.editor) =>
    withholdVersion(by(viewer), { articleId, revisionId, reason: 'Une personne mineure' })

  test('keeps its place and its hour, and its words are nowhere', async () => {
    const { articleId, revisions } = await withName()
    await withhold(articleId, revisions[1]!)
    const article = (await getArticle(articleId))!
    const versions = await listVersions(article)
    expect(versions.map((one) => [one.number, one.isWithheld, one.isComparable])).toEqual([
      [1, false, false],
      [2, true, false],
      [3, false, true],
    ])
    expect(await countVersions(articleId)).toBe(3)
    expect(await getDifference(article, 2, 'Photo')).toBeNull()
    const difference = await getDifference(article, 3, 'Photo')
    expect(difference).toMatchObject({ since: versions[0]!.publicAt, older: null, newer: null })
    const rows = await publicSql()`select * from public_versions where article_id = ${articleId}`
    expect(JSON.stringify([rows, difference, versions])).not.toContain('Quincaillon')
    expect(await getVersionState(newsroom.editor, articleId, revisions[1]!)).toBe('withheld')
  })

  test('leaves the pages of the history, and no other; asked again it is told once', async () => {
    const { articleId, revisions } = await withName()
    const invalidations = () => ownerSql()`
      select tags, hard from cache_invalidations where ${`versions:${articleId}`} = any(tags) order by id`
    await withhold(articleId, revisions[1]!)
    await withhold(articleId, revisions[1]!)
    expect([...(await invalidations())]).toEqual([{ tags: [`versions:${articleId}`], hard: true }])
    const told = await ownerSql()`
      select payload from domain_events where name = 'article.version_withheld' and subject_id = ${articleId}`
    expect(told).toHaveLength(1)
  })

  test('comes back with its words and a reason, once, and only the pages of the history say so', async () => {
    const { articleId, revisions } = await withName()
    const revisionId = revisions[1]!
    const reinstate = (viewer = newsroom.editor, reason = 'Elle a demandé à être nommée.') =>
      reinstateVersion(by(viewer), { articleId, revisionId, reason })
    // One that readers can read is left alone.
    await reinstate()
    await withhold(articleId, revisionId)
    const [{ id: since } = {}] = await ownerSql()`select max(id) as id from cache_invalidations`
    for (const viewer of [newsroom.author, newsroom.moderator])
      await expect(reinstate(viewer)).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(await getVersionState(newsroom.editor, articleId, revisionId)).toBe('withheld')
    await reinstate()
    await reinstate(newsroom.editor, 'Une seconde fois')
    const article = (await getArticle(articleId))!
    expect(JSON.stringify(await getDifference(article, 2, 'Photo'))).toContain('Quincaillon')
    expect(await getVersionState(newsroom.editor, articleId, revisionId)).toBe('shown')
    const told = await ownerSql()`select tags, hard from cache_invalidations where id > ${since} order by id`
    expect([...told]).toEqual([{ tags: [`versions:${articleId}`], hard: false }])
    const log = await ownerSql()`
      select detail from audit_log where event = 'article.version_reinstated' and subject_id = ${articleId}`
    expect([...log]).toEqual([{ detail: 'Elle a demandé à être nommée.' }])
  })

  test('comes back to its own article only, and was one that readers read', async () => {
    const [{ articleId, revisions }, other] = [await withName(), await withName()]
    await withhold(articleId, revisions[1]!)
    for (const [id, revisionId] of [
      [other.articleId, revisions[1]!],
      [articleId, '01900000-0000-7000-8000-000000000000'],
    ] as const)
      await expect(
        reinstateVersion(by(newsroom.editor), { articleId: id, revisionId, reason: 'Non' }),
      ).rejects.toMatchObject({ code: 'article.version_not_found' })
    expect(await getVersionState(newsroom.editor, articleId, revisions[1]!)).toBe('withheld')
  })

  test('is not the one that readers have before them, nor one they never read, nor another article’s', async () => {
    const { articleId, revisions } = await withName()
    const [draft] = await ownerSql()<{ id: string }[]>`
      select id from article_revisions where article_id = ${articleId} and id <> all(${revisions}) limit 1`
    const other = await withName()
    await expect(withhold(articleId, revisions[2]!)).rejects.toMatchObject({ code: 'article.version_online' })
    for (const id of [other.revisions[0]!, ...(draft ? [draft.id] : [])])
      await expect(withhold(articleId, id)).rejects.toMatchObject({ code: 'article.version_not_found' })
    expect(await getVersionState(newsroom.editor, articleId, revisions[2]!)).toBe('online')
    expect(await getVersionState(newsroom.editor, articleId, revisions[0]!)).toBe('shown')
  })

  test('is for editors to decide', async () => {
    const { articleId, revisions } = await withName()
    for (const viewer of [newsroom.author, newsroom.moderator]) {
      await expect(withhold(articleId, revisions[0]!, viewer)).rejects.toMatchObject({
        code: 'auth.forbidden',
      })
      expect(await getVersionState(viewer, articleId, revisions[0]!)).toBeNull()
    }
  })
})
