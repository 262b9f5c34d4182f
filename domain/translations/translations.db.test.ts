import { beforeAll, describe, expect, test } from 'vitest'
import { deleteDraft } from '#domain/articles/commands.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { readMapName } from '#domain/articles/sitemap.ts'
import { listAddresses } from '#domain/articles/sitemap-queries.ts'
import { listTranslations } from '#domain/articles/translation-queries.ts'
import { search } from '#domain/search/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { calendarDay } from '#lib/dates.ts'
import type { Language } from '#lib/locale.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aSection,
  aText,
  aViewer,
  by,
  inMinutes,
  letTheHourCome,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { chooseLanguage, linkTranslation, unlinkTranslation } from './commands.ts'
import { findTranslations, listLinkedTranslations } from './desk-queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const editor = () => by(newsroom.editor)
const speak = (articleId: string, language: Language) => chooseLanguage(editor(), { articleId, language })
const link = (articleId: string, otherId: string) => linkTranslation(editor(), { articleId, otherId })
/** Each in a section of its own, so that no two are neighbours. */
async function written(language: Language, options: Parameters<typeof aPublishedArticle>[1] = {}) {
  const { id: sectionId } = await aSection()
  const content = options.content ?? aText(newsroom)
  const article = await aPublishedArticle(newsroom, { ...options, content: { ...content, sectionId } })
  await speak(article.id, language)
  return article
}
const languagesOf = async (id: string) =>
  (await listTranslations(id)).translations.map(({ language }) => language)
const withdraw = (id: string) => unpublishArticle(editor(), { articleId: id, reason: 'Retiré.' })

type Row = { tags: string[]; hard: boolean }
async function invalidatedBy(work: () => Promise<unknown>): Promise<Row[]> {
  const [last] = await ownerSql()<{ id: string }[]>`
    select coalesce(max(id), 0)::text as id from cache_invalidations`
  await work()
  return ownerSql()<Row[]>`select tags, hard from cache_invalidations where id > ${last!.id} order by id`
}
const tagsOf = (rows: readonly Row[]) => rows.flatMap(({ tags }) => tags)

describe('the language of an article', () => {
  test('is that of the site at first, and what somebody says then; its words and headlines are made anew', async () => {
    const article = await aPublishedArticle(newsroom)
    expect((await getArticle(article.id))!.language).toBe('fr')
    const rows = await invalidatedBy(() => speak(article.id, 'en'))
    expect(rows).toEqual([{ tags: [`article:${article.id}`, `mention:${article.id}`], hard: false }])
    expect((await getArticle(article.id))!.language).toBe('en')
    expect(await invalidatedBy(() => speak(article.id, 'en'))).toEqual([])
  })

  test('of a draft makes nothing stale, and decides how it is set when it is published', async () => {
    const content = aText(newsroom, { title: 'He said "no" !' })
    const draft = await aDraft(newsroom, { content })
    expect(await invalidatedBy(() => speak(draft.id, 'en'))).toEqual([])
    await publishArticle(editor(), {
      articleId: draft.id,
      baseVersion: draft.version,
      at: null,
      slug: 'he-said-no',
      correction: '',
    })
    expect((await getArticle(draft.id))!.title).toBe('He said “no” !')
  })

  test('is said by its author until readers have seen it, and then by editors only', async () => {
    const author = await aViewer('author')
    const draft = await aDraft(newsroom, { by: author })
    const asAuthor = () => chooseLanguage(by(author), { articleId: draft.id, language: 'de' })
    await expect(asAuthor()).resolves.toBeNull()
    await publishArticle(editor(), {
      articleId: draft.id,
      baseVersion: draft.version,
      at: null,
      slug: 'auf-deutsch',
      correction: '',
    })
    await expect(chooseLanguage(by(author), { articleId: draft.id, language: 'fr' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  test('decides by which rules it is searched, beside articles in other languages', async () => {
    const english = aText(newsroom, { title: 'The weavers are mending nets', standfirst: '' })
    const french = aText(newsroom, { title: 'Les ravaudeuses de filets', standfirst: '' })
    const one = await written('en', { content: english })
    const other = await written('fr', { content: french })
    const found = async (text: string) =>
      (await search({ text, language: 'fr' })).articles.map(({ article }) => article.id)
    // English stems join mended and mending, French ones do not; and the other way round.
    expect(await found('mended')).toEqual([one.id])
    expect(await found('ravaudeuse')).toEqual([other.id])
    expect((await search({ text: 'mended', language: 'fr' })).articles[0]!.title).toContainEqual({
      text: 'mending',
      isMarked: true,
    })
    expect(await found('mended -nets')).toEqual([])
  })
})

describe('translations', () => {
  test('are linked for both of them, and their pages made anew', async () => {
    const [fr, en] = [await written('fr'), await written('en')]
    expect(await listTranslations(fr.id)).toEqual({ groupId: null, translations: [] })
    const { timeZone } = await getSettings()
    const month = calendarDay(new Date(fr.publishedAt), timeZone).slice(0, 7)
    const rows = await invalidatedBy(() => link(fr.id, en.id))
    expect(rows).toEqual([
      { tags: expect.arrayContaining([`around:${fr.id}`, `around:${en.id}`, `map:${month}`]), hard: false },
    ])
    expect(rows[0]!.tags).toHaveLength(3)
    for (const id of [fr.id, en.id])
      expect((await listTranslations(id)).translations).toEqual([
        { id: fr.id, language: 'fr', href: fr.href },
        { id: en.id, language: 'en', href: en.href },
      ])
    const map = await listAddresses(readMapName(`articles-${month}.xml`) as never, timeZone, 'fr')
    expect(map!.find(({ href }) => href === en.href)!.alternates).toEqual({
      fr: fr.href,
      en: en.href,
      'x-default': fr.href,
    })
  })

  test('lead only to what readers see, and the pages of the others follow in the same moment', async () => {
    const [fr, en] = [await written('fr'), await written('en')]
    const draft = await aDraft(newsroom, { content: aText(newsroom, { sectionId: (await aSection()).id }) })
    await speak(draft.id, 'ar')
    await link(fr.id, en.id)
    await link(fr.id, draft.id)
    const { groupId } = await listTranslations(fr.id)
    const tag = `translation:${groupId}`
    expect(await languagesOf(fr.id)).toEqual(['fr', 'en'])

    // The third one is published.
    const published = await invalidatedBy(() =>
      publishArticle(editor(), {
        articleId: draft.id,
        baseVersion: draft.version,
        at: null,
        slug: 'al-jisr',
        correction: '',
      }),
    )
    expect(tagsOf(published).filter((one) => one === tag)).toHaveLength(1)
    expect(await languagesOf(en.id)).toEqual(['fr', 'en', 'ar'])

    // One is withdrawn: at once, from the pages that lead to it too.
    const withdrawn = await invalidatedBy(() => withdraw(en.id))
    expect(withdrawn.find(({ tags }) => tags.includes(tag))).toMatchObject({ hard: true })
    expect(await languagesOf(fr.id)).toEqual(['fr', 'ar'])
  })

  test('a correction in place makes no other page anew', async () => {
    const [fr, en] = [await written('fr'), await written('en')]
    await link(fr.id, en.id)
    const rows = await invalidatedBy(() =>
      publishArticle(editor(), {
        articleId: fr.id,
        baseVersion: fr.version,
        at: null,
        slug: fr.slug,
        correction: 'Un chiffre était faux.',
      }),
    )
    expect(tagsOf(rows).filter((tag) => tag.startsWith('translation:') || tag.includes(en.id))).toEqual([])
  })

  test('that wait for their hour appear with it', async () => {
    const fr = await written('fr')
    const en = await written('en', { at: inMinutes(60) })
    await link(fr.id, en.id)
    expect(await languagesOf(fr.id)).toEqual(['fr'])
    await letTheHourCome(en.id)
    expect(await languagesOf(fr.id)).toEqual(['fr', 'en'])
  })

  test('are one a language, also when a language is changed or two groups become one', async () => {
    const [fr, en, other] = [await written('fr'), await written('en'), await written('en')]
    await link(fr.id, en.id)
    const taken = { code: 'article.translation_taken' }
    await expect(link(fr.id, other.id)).rejects.toMatchObject(taken)
    await expect(speak(en.id, 'fr')).rejects.toMatchObject(taken)
    const de = await written('de')
    await link(other.id, de.id)
    await expect(link(fr.id, de.id)).rejects.toMatchObject(taken)
    expect(await languagesOf(fr.id)).toEqual(['fr', 'en'])
    await unlinkTranslation(editor(), { articleId: de.id, otherId: other.id })
    await link(fr.id, de.id)
    expect(await languagesOf(en.id)).toEqual(['fr', 'en', 'de'])
  })

  test('are not two of one language, whoever links at the same time', async () => {
    const fr = await written('fr')
    const rivals = [await written('en'), await written('en')]
    const results = await Promise.allSettled(rivals.map(({ id }) => link(fr.id, id)))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await languagesOf(fr.id)).toEqual(['fr', 'en'])
  })

  test('unlinked, stand alone again; who is left alone is in no group', async () => {
    const [fr, en] = [await written('fr'), await written('en')]
    await link(fr.id, en.id)
    const rows = await invalidatedBy(() => unlinkTranslation(editor(), { articleId: fr.id, otherId: en.id }))
    expect(tagsOf(rows)).toEqual(expect.arrayContaining([`around:${fr.id}`, `around:${en.id}`]))
    expect(rows.every(({ hard }) => !hard)).toBe(true)
    expect(await listTranslations(fr.id)).toEqual({ groupId: null, translations: [] })
    await expect(unlinkTranslation(editor(), { articleId: fr.id, otherId: en.id })).rejects.toMatchObject({
      code: 'article.translation_missing',
    })
  })

  test('a draft that is thrown away gives its language back', async () => {
    const fr = await written('fr')
    const draft = await aDraft(newsroom)
    await speak(draft.id, 'en')
    await link(fr.id, draft.id)
    await deleteDraft(editor(), { articleId: draft.id })
    const en = await written('en')
    await link(fr.id, en.id)
    expect(await languagesOf(fr.id)).toEqual(['fr', 'en'])
  })

  test('are linked by editors, to articles that exist, and never to itself', async () => {
    const [fr, en] = [await written('fr'), await written('en')]
    for (const role of ['author', 'moderator'] as const)
      await expect(
        linkTranslation(by(await aViewer(role)), { articleId: fr.id, otherId: en.id }),
      ).rejects.toMatchObject({ code: 'auth.forbidden' })
    for (const otherId of [fr.id, newsroom.section.id])
      await expect(link(fr.id, otherId)).rejects.toMatchObject({ code: 'article.translation_missing' })
  })

  test('are offered in languages that the article has not, drafts too, to whoever may read them', async () => {
    const fr = await written('fr')
    const draft = await aDraft(newsroom, { content: aText(newsroom, { title: 'The kingfisher is back' }) })
    await speak(draft.id, 'en')
    await aDraft(newsroom, { content: aText(newsroom, { title: 'Un kingfisher en français' }) })
    const find = (viewer = newsroom.editor) => findTranslations(viewer, { articleId: fr.id, q: 'kingfisher' })
    expect(await find()).toEqual([
      { id: draft.id, title: 'The kingfisher is back', language: 'en', isVisible: false },
    ])
    expect(await find(newsroom.moderator)).toEqual([])
    await link(fr.id, draft.id)
    expect(await find()).toEqual([])
    expect((await listLinkedTranslations(newsroom.editor, fr.id)).map(({ id }) => id)).toEqual([draft.id])
    expect(await listLinkedTranslations(newsroom.moderator, fr.id)).toEqual([])
  })
})
