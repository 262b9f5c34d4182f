import { beforeAll, describe, expect, test } from 'vitest'
import { articleTags, feedTags, tags } from '#contract/tags.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  type Newsroom,
} from '#testing/database.ts'
import { saveDraft } from './commands.ts'
import { getDeskArticle, readDraft } from './desk-article-queries.ts'
import { listDeskArticles } from './desk-queries.ts'
import { type ArticleDocument, type Block, documentFormat, mentionedIds } from './document.ts'
import { withFullText } from './feed-queries.ts'
import { findMentions } from './mention-queries.ts'
import { getPreview } from './preview.ts'
import { unpublishArticle } from './publish-commands.ts'
import { getArticle } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const line = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const bodyOf = (...content: Block[]): ArticleDocument => ({
  type: 'doc',
  content: [line('Texte.'), ...content],
})
const box: Block = {
  type: 'box',
  attrs: { title: 'Repères' },
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Un repère.' }] }],
}
const readAlso = (...ids: string[]): Block => ({
  type: 'readAlso',
  attrs: { articles: ids.map((id) => ({ id, title: 'Ornithorynque' })) },
})

describe('a page that was open before an update of the site', () => {
  const draftWithBox = async () => {
    const draft = await aDraft(newsroom, {
      by: newsroom.editor,
      content: aText(newsroom, { body: bodyOf(box) }),
    })
    return { articleId: draft.id, baseVersion: draft.version }
  }
  const plain = () => aText(newsroom, { body: bodyOf() })

  test.each([undefined, 1])(
    'says format %s, and cannot overwrite blocks it does not know, knowingly neither',
    async (format) => {
      const draft = await draftWithBox()
      for (const overwrite of [false, true])
        await expect(
          saveDraft(by(newsroom.editor), { ...draft, content: plain(), overwrite, format }),
        ).rejects.toMatchObject({ code: 'article.format_newer' })
      await expect(readDraft(by(newsroom.editor), { ...draft, format })).rejects.toMatchObject({
        code: 'article.format_newer',
      })
      expect((await getDeskArticle(newsroom.editor, draft.articleId))?.content.body).toEqual(bodyOf(box))
    },
  )

  test('can save and read what it knows', async () => {
    const draft = await aDraft(newsroom, { by: newsroom.editor, content: plain() })
    const saved = await saveDraft(by(newsroom.editor), {
      articleId: draft.id,
      baseVersion: draft.version,
      content: aText(newsroom, { body: bodyOf(line('Suite.')) }),
      overwrite: false,
    })
    expect((await readDraft(by(newsroom.editor), { articleId: draft.id })).version).toBe(saved.version)
  })

  test('of today’s release can take the blocks away', async () => {
    const draft = await draftWithBox()
    const format = documentFormat
    await saveDraft(by(newsroom.editor), { ...draft, content: plain(), overwrite: false, format })
    const read = await readDraft(by(newsroom.editor), { articleId: draft.articleId })
    expect(read.content.body).toEqual(bodyOf())
  })
})

test('the desk finds an article by the words of its blocks, and not by those of another’s title', async () => {
  const body = bodyOf(
    {
      type: 'box',
      attrs: { title: 'Tamanoir' },
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Pangolin' }] }],
    },
    {
      type: 'timeline',
      attrs: { title: 'Wombat' },
      content: [{ type: 'timelineEntry', attrs: { date: 'Frimaire' }, content: [{ type: 'paragraph' }] }],
    },
    {
      type: 'chart',
      attrs: {
        kind: 'bars',
        title: 'Okapi',
        unit: '',
        source: 'Insectarium',
        series: ['Lynx'],
        rows: [{ label: 'Gerboise', values: ['12'] }],
      },
    },
    { type: 'paragraph', content: [{ type: 'footnote', attrs: { text: 'Cacatoès' } }] },
    {
      type: 'table',
      attrs: { caption: 'Fennec' },
      content: [
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableCell',
              attrs: { colspan: 1, rowspan: 1 },
              content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Dugong' }] }],
            },
          ],
        },
      ],
    },
    readAlso('018f0000-0000-7000-8000-0000000000aa'),
  )
  const { id } = await aDraft(newsroom, { by: newsroom.editor, content: aText(newsroom, { body }) })
  const found = async (q: string) =>
    (await listDeskArticles(newsroom.editor, { q, page: 1 })).items.map((item) => item.id)
  for (const q of 'tamanoir pangolin wombat frimaire okapi insectarium lynx gerboise cacatoes fennec dugong'.split(
    ' ',
  ))
    expect([q, await found(q)]).toEqual([q, [id]])
  expect(await found('ornithorynque')).toEqual([])
})

describe('« À lire aussi »', () => {
  test('shows what readers see now, on the page, in the preview and on the desk', async () => {
    const title = 'Le titre d’aujourd’hui'
    const seen = await aPublishedArticle(newsroom, { content: aText(newsroom, { title }) })
    const later = await aPublishedArticle(newsroom, { at: inMinutes(60) })
    const draft = await aDraft(newsroom, { by: newsroom.editor })
    const content = aText(newsroom, { body: bodyOf(readAlso(seen.id, later.id, draft.id)) })
    const { id } = await aPublishedArticle(newsroom, { content })
    const article = await getArticle(id)
    expect(Object.values(article!.mentions)).toMatchObject([{ id: seen.id, title }])
    expect((await getPreview(newsroom.editor, id, new Date()))?.mentions).toEqual(article!.mentions)
    expect((await getDeskArticle(newsroom.editor, id))?.mentions).toEqual(article!.mentions)
    const told = async () =>
      (await withFullText([article!], { siteUrl: 'https://a.test', language: 'fr' }))[0]!
    expect((await told()).html).toContain(title)
    expect(feedTags('all', [await told()])).toEqual(
      expect.arrayContaining([tags.mention(seen.id), tags.mention(later.id), tags.mention(draft.id)]),
    )
    // The page waits for those that are not there yet.
    const mentioned = mentionedIds(article!.body).map((one) => ({ id: one }))
    expect(articleTags(article!, mentioned)).toEqual(
      expect.arrayContaining([tags.mention(seen.id), tags.mention(later.id), tags.mention(draft.id)]),
    )

    await unpublishArticle(by(newsroom.editor), { articleId: seen.id, reason: 'Erreur' })
    expect((await getArticle(id))!.mentions).toEqual({})
    expect((await told()).html).not.toContain(title)
  })

  test('finds published articles by their words, and no others', async () => {
    const content = (place: string) => aText(newsroom, { title: `Un xylophone à ${place}` })
    const seen = await aPublishedArticle(newsroom, { content: content('Valbrune') })
    await aPublishedArticle(newsroom, { content: content('Cassevent'), at: inMinutes(60) })
    await aDraft(newsroom, { by: newsroom.editor, content: content('Pont-Aurin') })
    expect(await findMentions(null, { q: 'xylophone' })).toMatchObject([{ id: seen.id }])
    expect((await findMentions(null, { q: ' ' }))[0]).toMatchObject({ id: seen.id })
    expect(await findMentions(null, { q: 'introuvable' })).toEqual([])
  })
})
