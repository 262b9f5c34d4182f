import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  aViewer,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import {
  createArticle,
  deleteDraft,
  recallFromReview,
  returnToAuthor,
  saveDraft,
  submitForReview,
} from './commands.ts'
import type { ArticleContent } from './content.ts'
import { getDeskArticle, listRevisions, readDraft } from './desk-article-queries.ts'
import { countDeskStates, listDeskArticles } from './desk-queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const nobody = '018f0000-0000-7000-8000-000000000000'
const forbidden = { code: 'auth.forbidden' }
const save = (viewer = newsroom.editor, now?: Date) => ({
  over: (id: string, baseVersion: number, content: ArticleContent, overwrite = false) =>
    saveDraft(by(viewer, now), { articleId: id, baseVersion, content, overwrite }),
})
const kindsOf = async (id: string) =>
  (
    await ownerSql()<{ kind: string; title: string }[]>`
    select kind, content ->> 'title' as title from article_revisions where article_id = ${id} order by number`
  ).map(({ kind, title }) => [kind, title])
const submitted = async (viewer = newsroom.author) => {
  const draft = await aDraft(newsroom, { by: viewer })
  await submitForReview(by(viewer), { articleId: draft.id, baseVersion: draft.version, note: '' })
  return draft
}

describe('a new article', () => {
  test('is signed by its author’s byline, and has no address', async () => {
    const { id } = await createArticle(by(newsroom.author))
    const desk = await getDeskArticle(newsroom.author, id)
    expect(desk).toMatchObject({ ownerId: newsroom.author.id, slug: id, publishedSlug: null, version: 1 })
    expect(desk?.content.bylineIds).toEqual([newsroom.byline.id])
  })

  test('that an earlier release saved, with other names in it, is read like one of today', async () => {
    const { id } = await createArticle(by(newsroom.author))
    const before = await getDeskArticle(newsroom.author, id)
    await ownerSql()`
      update article_drafts set content = (content - 'bylineIds') || jsonb_build_object('authorIds', content -> 'bylineIds')
      where article_id = ${id}`
    expect(await getDeskArticle(newsroom.author, id)).toEqual(before)
  })

  test('cannot be made by a moderator', async () => {
    await expect(createArticle(by(newsroom.moderator))).rejects.toMatchObject(forbidden)
  })
})

describe('saving', () => {
  test('counts versions and says when', async () => {
    const draft = await aDraft(newsroom)
    const now = inMinutes(1)
    const saved = await save(newsroom.editor, now).over(draft.id, 2, {
      ...draft.content,
      title: 'Autre titre',
    })
    expect(saved).toEqual({ version: 3, savedAt: now.toISOString() })
  })

  test('the same words again saves nothing, even from an old tab', async () => {
    const draft = await aDraft(newsroom)
    expect(await save().over(draft.id, 1, draft.content)).toMatchObject({ version: draft.version })
  })

  test('from a second tab is a conflict that names the other writer, and loses neither text', async () => {
    const draft = await aDraft(newsroom)
    const mine = { ...draft.content, title: 'Le titre de la première' }
    const theirs = { ...draft.content, title: 'Le titre de la seconde' }
    await save(newsroom.admin).over(draft.id, 2, mine)
    await expect(save().over(draft.id, 2, theirs)).rejects.toMatchObject({
      code: 'article.conflict',
      values: { version: 3, savedBy: newsroom.admin.name, savedAt: expect.any(String) },
    })
    expect((await readDraft(by(newsroom.editor), { articleId: draft.id })).content).toEqual(mine)
  })

  test('holds up nobody who reads the draft meanwhile', async () => {
    const draft = await aDraft(newsroom)
    await ownerSql().begin(async (tx) => {
      await tx`select 1 from articles join article_drafts on article_id = id where id = ${draft.id} for update`
      expect(await readDraft(by(newsroom.editor), { articleId: draft.id })).toMatchObject({ version: 2 })
    })
    const nowhere = readDraft(by(newsroom.editor), { articleId: uuidv7() })
    await expect(nowhere).rejects.toMatchObject({ code: 'article.not_found' })
  })

  test('over the other version keeps it as a checkpoint', async () => {
    const draft = await aDraft(newsroom)
    const mine = { ...draft.content, title: 'Écrasé, mais gardé' }
    const theirs = { ...draft.content, title: 'Celui qui reste' }
    const { version } = await save(newsroom.admin).over(draft.id, 2, mine)
    await save().over(draft.id, version, theirs, true)
    expect(await kindsOf(draft.id)).toContainEqual(['checkpoint', 'Écrasé, mais gardé'])
    expect((await readDraft(by(newsroom.editor), { articleId: draft.id })).content.title).toBe(
      'Celui qui reste',
    )
  })

  test('two at once from the same version: one is saved, one is told', async () => {
    const draft = await aDraft(newsroom)
    const results = await Promise.allSettled(
      ['Un', 'Deux'].map((title) => save().over(draft.id, draft.version, { ...draft.content, title })),
    )
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'article.conflict' })
  })

  test('leaves a checkpoint when another hand takes over, and after ten minutes, not each time', async () => {
    const draft = await aDraft(newsroom, { now: inMinutes(-60) })
    const write = (viewer: typeof newsroom.editor, minutes: number, version: number, title: string) =>
      save(viewer, inMinutes(minutes)).over(draft.id, version, { ...draft.content, title })
    await write(newsroom.editor, -59, 2, 'A')
    await write(newsroom.editor, -58, 3, 'B')
    await write(newsroom.admin, -57, 4, 'C')
    await write(newsroom.admin, -40, 5, 'D')
    const checkpoints = (await kindsOf(draft.id)).map(([, title]) => title)
    expect(checkpoints).toEqual([draft.content.title, 'B', 'C'])
  })

  test('an unknown or deleted article is not found', async () => {
    await expect(save().over(nobody, 1, aText(newsroom))).rejects.toMatchObject({ code: 'article.not_found' })
    const draft = await aDraft(newsroom)
    await deleteDraft(by(newsroom.editor), { articleId: draft.id })
    await expect(save().over(draft.id, 2, aText(newsroom))).rejects.toMatchObject({
      code: 'article.not_found',
    })
  })
})

describe('an author', () => {
  test('cannot read or save a colleague’s article; an editor can', async () => {
    const colleague = await aViewer('author')
    const draft = await aDraft(newsroom, { by: newsroom.author })
    const changed = { ...draft.content, title: 'Repris par un autre' }
    await expect(save(colleague).over(draft.id, draft.version, changed)).rejects.toMatchObject(forbidden)
    await expect(readDraft(by(colleague), { articleId: draft.id })).rejects.toMatchObject(forbidden)
    expect(await getDeskArticle(colleague, draft.id)).toBeNull()
    expect(await listRevisions(colleague, draft.id)).toEqual([])
    await expect(save().over(draft.id, draft.version, changed)).resolves.toMatchObject({ version: 3 })
  })

  test('cannot change a text that an editor is reading, until it is recalled', async () => {
    const draft = await submitted()
    const changed = { ...draft.content, title: 'Encore une idée' }
    await expect(save(newsroom.author).over(draft.id, 2, changed)).rejects.toMatchObject({
      code: 'article.in_review',
    })
    await recallFromReview(by(newsroom.author), { articleId: draft.id })
    await expect(save(newsroom.author).over(draft.id, 2, changed)).resolves.toMatchObject({ version: 3 })
  })

  test('sees own articles only in the list and the counts', async () => {
    const lone = await aViewer('author')
    const own = await aDraft(newsroom, { by: lone })
    const listed = await listDeskArticles(lone, { page: 1 })
    expect(listed.items.map((article) => article.id)).toEqual([own.id])
    expect(listed.total).toBe(1)
    expect(await countDeskStates(lone)).toMatchObject({ writing: 1, in_review: 0, published: 0 })
    const all = await listDeskArticles(newsroom.editor, { page: 1 })
    expect(all.total).toBeGreaterThan(1)
  })

  test('a moderator sees none', async () => {
    expect((await listDeskArticles(newsroom.moderator, { page: 1 })).items).toEqual([])
    expect(await getDeskArticle(newsroom.moderator, (await aDraft(newsroom)).id)).toBeNull()
  })
})

describe('review', () => {
  test('keeps the words that were submitted', async () => {
    const draft = await submitted()
    expect(await kindsOf(draft.id)).toEqual([['submitted', draft.content.title]])
    expect(await getDeskArticle(newsroom.editor, draft.id)).toMatchObject({ workflow: 'in_review' })
  })

  test('refuses a text without a title, and one saved over meanwhile', async () => {
    const untitled = await aDraft(newsroom, { by: newsroom.author, content: aText(newsroom, { title: '' }) })
    const submit = (articleId: string, baseVersion: number) =>
      submitForReview(by(newsroom.author), { articleId, baseVersion, note: '' })
    await expect(submit(untitled.id, untitled.version)).rejects.toMatchObject({
      fields: { title: 'article.title_missing' },
    })
    const draft = await aDraft(newsroom, { by: newsroom.author })
    await expect(submit(draft.id, 1)).rejects.toMatchObject({ code: 'article.conflict' })
  })

  test('is not entered twice', async () => {
    const draft = await submitted(newsroom.editor)
    const again = submitForReview(by(newsroom.editor), { articleId: draft.id, baseVersion: 2, note: '' })
    await expect(again).rejects.toMatchObject({ code: 'article.wrong_state' })
  })

  test('returns the text with a note, which its author sees; an author cannot return', async () => {
    const draft = await submitted()
    const input = { articleId: draft.id, note: 'Il manque la réponse de la mairie.' }
    await expect(returnToAuthor(by(newsroom.author), input)).rejects.toMatchObject(forbidden)
    await returnToAuthor(by(newsroom.editor), input)
    const desk = await getDeskArticle(newsroom.author, draft.id)
    expect(desk).toMatchObject({ workflow: 'writing', lastReturnNote: input.note })
    const twice = returnToAuthor(by(newsroom.editor), input)
    await expect(twice).rejects.toMatchObject({ code: 'article.wrong_state' })
  })
})

describe('deleting', () => {
  test('hides a draft from everybody and keeps its rows', async () => {
    const draft = await aDraft(newsroom, { by: newsroom.author })
    await deleteDraft(by(newsroom.author), { articleId: draft.id })
    expect(await getDeskArticle(newsroom.editor, draft.id)).toBeNull()
    const [row] = await ownerSql()`select title from article_drafts where article_id = ${draft.id}`
    expect(row?.title).toBe(draft.content.title)
  })

  test('is refused for what has been public', async () => {
    const article = await aPublishedArticle(newsroom)
    const input = { articleId: article.id }
    await expect(deleteDraft(by(newsroom.admin), input)).rejects.toMatchObject({
      code: 'article.wrong_state',
    })
  })

  test('is refused to whom the draft is not', async () => {
    const draft = await aDraft(newsroom, { by: newsroom.author })
    const colleague = await aViewer('author')
    await expect(deleteDraft(by(colleague), { articleId: draft.id })).rejects.toMatchObject(forbidden)
  })
})

describe('the desk’s list', () => {
  test('finds by words of the title; signs stand for nothing, and never for any letter', async () => {
    await aDraft(newsroom, { content: aText(newsroom, { title: 'Un litre sur 5 % perdu' }) })
    await aDraft(newsroom, { content: aText(newsroom, { title: 'Un litre sur cinq perdu' }) })
    const find = async (q: string) =>
      (await listDeskArticles(newsroom.editor, { q, page: 1 })).items.map((a) => a.title)
    expect(await find('5 % PERDU')).toEqual(['Un litre sur 5 % perdu'])
    expect(await find('5 _ perdu')).toEqual(['Un litre sur 5 % perdu'])
    expect(await find('l_tre')).toEqual([])
    expect(await find('li%e')).toEqual([])
    expect(await find('litre sur')).toHaveLength(2)
  })

  test('counts what it lists, state by state', async () => {
    const counts = await countDeskStates(newsroom.editor)
    for (const state of Object.keys(counts) as (keyof typeof counts)[]) {
      const listed = await listDeskArticles(newsroom.editor, { state, page: 1 })
      expect([state, listed.total]).toEqual([state, counts[state]])
    }
  })
})
