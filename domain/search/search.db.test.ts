import { beforeAll, expect, test } from 'vitest'
import { saveDraft } from '#domain/articles/commands.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { createTopic } from '#domain/topics/commands.ts'
import {
  aByline,
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aSection,
  aText,
  by,
  inMinutes,
  letTheHourCome,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
  paragraphs,
  publicSql,
} from '#testing/database.ts'
import { everyBlock, everyBlockIds, everyBlockWords } from '#testing/every-block.ts'
import { readCursor } from './cursor.ts'
import type { SearchInput } from './input.ts'
import { search } from './queries.ts'
import { indexMissing, rebuildSearch } from './rebuild.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const look = (text: string, more: Partial<SearchInput> = {}) => search({ text, language: 'fr', ...more })
const titles = async (text: string, more: Partial<SearchInput> = {}) =>
  (await look(text, more)).articles.map(({ article }) => article.title)
const written = (changes: Partial<ArticleContent>) => aText(newsroom, changes)
const publish = (changes: Partial<ArticleContent>, options: { at?: Date; now?: Date } = {}) =>
  aPublishedArticle(newsroom, { content: written(changes), ...options })

async function rewrite(
  article: PublishedArticle,
  changes: Partial<ArticleContent>,
): Promise<PublishedArticle> {
  const context = by(newsroom.editor)
  const content = { ...article.content, ...changes }
  const { version } = await saveDraft(context, {
    articleId: article.id,
    baseVersion: article.version,
    content,
    overwrite: false,
  })
  const published = await publishArticle(context, {
    articleId: article.id,
    baseVersion: version,
    at: null,
    slug: article.slug,
    correction: '',
  })
  return { ...article, ...published, content }
}

const documents = () =>
  ownerSql()`
    select article_id, revision_id, format, configuration, published_at, section_id, topic_ids, byline_ids, heading::text, document::text, body
    from search_documents where published_at is not null order by article_id`

test('what is published is found by any word of any block, and marked', async () => {
  await publish({
    title: 'Le bac de Trémazan reprend lundi',
    standfirst: 'Le passeur a réparé son moteur.',
    body: {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Une chaîne rouillée' }] },
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Trois gabarres' }] }],
            },
          ],
        },
        {
          type: 'pullQuote',
          attrs: { attribution: 'Odilon Kervella' },
          content: [{ type: 'text', text: 'On ne traverse pas à la nage <b>' }],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Le hal' },
            { type: 'text', text: 'age', marks: [{ type: 'bold' }] },
          ],
        },
      ],
    },
  })
  for (const word of ['Trémazan', 'passeur', 'rouillée', 'gabarre', 'Kervella', 'traverser', 'halage'])
    expect([word, await titles(word)]).toEqual([word, ['Le bac de Trémazan reprend lundi']])
  const { articles } = await look('tremazan nage')
  expect(articles[0]!.title).toEqual([
    { text: 'Le bac de ', isMarked: false },
    { text: 'Trémazan', isMarked: true },
    { text: ' reprend lundi', isMarked: false },
  ])
  expect(articles[0]!.extract.filter(({ isMarked }) => isMarked)).toEqual([{ text: 'nage', isMarked: true }])
})

/** Words that stand with pictures and sounds. */
const ofMedia = ['Caracal', 'Wombat', 'Fennec', 'Rossignol', 'Magnétophone', 'Roucoulade']
const media = ['gallery', 'audio']

test('the newer blocks are found by every word they print, in their article alone', async () => {
  const title = 'Une ménagerie de blocs'
  const { content } = everyBlock()
  // Published pictures and sounds must be there: what is searched of theirs is in domain/search-index/document.test.ts.
  await publish({
    title,
    body: { type: 'doc', content: content.filter(({ type }) => !media.includes(type)) },
  })
  const words = everyBlockWords.filter((word) => !ofMedia.includes(word))
  for (const word of [...words, '1200']) expect([word, await titles(word)]).toEqual([word, [title]])
  for (const word of ['ornithorynque', everyBlockIds.readAlso, 'readAlso', 'tableRow'])
    expect([word, await titles(word)]).toEqual([word, []])
})

test('who may not be read is found by no word, no name, no count and no suggestion', async () => {
  const section = await aSection()
  const byline = await aByline()
  const topic = await createTopic(by(newsroom.editor), { name: 'Zizanie' })
  const hidden = {
    title: 'Ornithorynque au conseil',
    body: paragraphs('Un ornithorynque, Wenceslas Quimperlois, a parlé au conseil.'),
    sectionId: section.id,
    bylineIds: [byline.id],
    topicIds: [topic.id],
  }
  await publish({ title: 'Le conseil parle', body: paragraphs('Rien que de très ordinaire au conseil.') })
  await aDraft(newsroom, { content: written(hidden) })
  const scheduled = await publish(
    { ...hidden, title: 'Ornithorynque demain au conseil' },
    { at: inMinutes(60) },
  )
  const gone = await publish({ ...hidden, title: 'Ornithorynque hier au conseil' })
  await unpublishArticle(by(newsroom.editor), { articleId: gone.id, reason: 'Erreur.' })

  for (const asked of [
    'ornithorynque',
    'Quimperlois',
    '"Wenceslas Quimperlois"',
    byline.name,
    'Zizanie',
    'ornithorinque',
    'ornithorynques',
  ]) {
    const view = await look(asked)
    expect([asked, view.articles, view.total, view.names, view.instead, view.suggestion]).toEqual([
      asked,
      [],
      0,
      [],
      null,
      null,
    ])
  }
  const counted = await look('conseil')
  expect(counted.total).toBe(1)
  expect(counted.facets.sections.map(({ slug }) => slug)).toEqual([newsroom.section.slug])
  expect(JSON.stringify(counted.facets)).not.toMatch(
    new RegExp(`${section.slug}|${byline.slug}|zizanie`, 'i'),
  )
  for (const filter of [{ section: section.slug }, { byline: byline.slug }, { topic: topic.slug }])
    expect(await titles('conseil', filter)).toEqual([])
  // Nothing of the index itself either, whatever the readers' role asks of it.
  await expect(publicSql()`select body from search_documents`).rejects.toMatchObject({ code: '42501' })
  await expect(publicSql()`select word from search_words`).rejects.toMatchObject({ code: '42501' })
  expect(await publicSql()`select 1 from public_search_texts where body like '%rnithorynque%'`).toHaveLength(
    0,
  )

  await letTheHourCome(scheduled.id)
  expect(await titles('ornithorynque')).toEqual(['Ornithorynque demain au conseil'])
  expect((await look('ornithorinque')).instead).toBe('ornithorynque')
  expect((await look(byline.name)).names).toEqual([{ kind: 'byline', slug: byline.slug, name: byline.name }])
  expect(await titles('conseil', { section: section.slug })).toEqual(['Ornithorynque demain au conseil'])
})

test('an article that is taken back past the commands is not found either', async () => {
  const { id } = await publish({ title: 'Passe-muraille à Kerfany' })
  expect(await titles('Kerfany')).toHaveLength(1)
  await ownerSql()`update articles set status = 'unpublished', unpublished_at = now() where id = ${id}`
  expect(await titles('Kerfany')).toEqual([])
})

test('a correction changes what is found, and a draft of it does not', async () => {
  const article = await publish({ title: 'Le dahlia de Brézal', body: paragraphs('Un pétunia rouge.') })
  const content = { ...article.content, body: paragraphs('Un géranium rouge.') }
  const saved = await saveDraft(by(newsroom.editor), {
    articleId: article.id,
    baseVersion: article.version,
    content,
    overwrite: false,
  })
  expect(await titles('géranium')).toEqual([])
  await rewrite({ ...article, version: saved.version }, content)
  expect(await titles('géranium')).toEqual(['Le dahlia de Brézal'])
  expect(await titles('pétunia')).toEqual([])
})

test('a byline or topic is found by the name it has now', async () => {
  const byline = await aByline()
  const topic = await createTopic(by(newsroom.editor), { name: 'Chantier du Guerzido' })
  await publish({ title: 'Signé ailleurs', bylineIds: [byline.id], topicIds: [topic.id] })
  await ownerSql()`update bylines set name = 'Maëlle Jobardin' where id = ${byline.id}`
  expect(await titles('jobardin')).toEqual(['Signé ailleurs'])
  expect(await titles('"maelle jobardin" signé')).toEqual(['Signé ailleurs'])
  expect(await titles('Guerzido')).toEqual(['Signé ailleurs'])
  expect(await titles(byline.name)).toEqual([])
})

test('filters narrow, together, and facets count what is left', async () => {
  const [north, south] = [await aSection(), await aSection()]
  const topic = await createTopic(by(newsroom.editor), { name: 'Rivages' })
  await publish(
    { title: 'Tourbière un', sectionId: north.id, topicIds: [topic.id] },
    { now: inMinutes(-60 * 24 * 400) },
  )
  await publish({ title: 'Tourbière deux', sectionId: north.id })
  await publish({ title: 'Tourbière trois', sectionId: south.id, topicIds: [topic.id] })
  const { facets, total } = await look('tourbières')
  expect(total).toBe(3)
  expect(facets.sections).toEqual([
    { slug: north.slug, name: expect.anything(), count: 2 },
    { slug: south.slug, name: expect.anything(), count: 1 },
  ])
  expect(facets.topics).toEqual([{ slug: topic.slug, name: 'Rivages', count: 2 }])
  expect(await titles('tourbière', { section: north.slug, topic: topic.slug })).toEqual(['Tourbière un'])
  expect(await titles('tourbière', { since: inMinutes(-60 * 24 * 30), section: north.slug })).toEqual([
    'Tourbière deux',
  ])
  expect(await titles('tourbière', { until: inMinutes(-60 * 24 * 30) })).toEqual(['Tourbière un'])
  for (const unknown of ['nulle-part', '../..', "x' or '1'='1", ''])
    expect([unknown, (await look('tourbière', { section: unknown, topic: unknown })).total]).toEqual([
      unknown,
      unknown === '' ? 3 : 0,
    ])
})

test('every article stands on one page, in both orders, whatever is published meanwhile', async () => {
  const made: string[] = []
  for (let n = 0; n < 24; n++) {
    const title = `Menhir numéro ${n + 1000}`
    made.push(title)
    await publish({ title }, { now: inMinutes(-60 * 24 * (n + 1)) })
  }
  for (const order of ['relevance', 'date'] as const) {
    const seen: string[] = []
    let after = null
    for (let page = 0; page < 5; page++) {
      const view = await look('menhirs', { order, after })
      seen.push(...view.articles.map(({ article }) => article.title))
      if (page === 0) await publish({ title: `Menhir tout neuf ${order}` })
      if (view.next === null) break
      after = readCursor(view.next)
      expect(after).not.toBeNull()
    }
    const old = seen.filter((title) => made.includes(title))
    expect([order, old.length, new Set(old).size]).toEqual([order, 24, 24])
    if (order === 'date') expect(old).toEqual(made)
  }
})

test('of what says it alike the newer comes first, and a title before a mention', async () => {
  await publish({ title: 'Cormoran ancien' }, { now: inMinutes(-60 * 24 * 700) })
  await publish({ title: 'Cormoran récent' })
  await publish({ title: 'Autre chose', body: paragraphs('Au loin, un cormoran.') })
  expect(await titles('cormoran')).toEqual(['Cormoran récent', 'Cormoran ancien', 'Autre chose'])
  expect(await titles('cormoran', { order: 'date' })).toEqual([
    'Autre chose',
    'Cormoran récent',
    'Cormoran ancien',
  ])
})

test('whatever is typed has an answer', async () => {
  await publish({ title: 'Salicorne et obione' })
  const empty = [
    '',
    ' ',
    '"',
    '""',
    '« »',
    '-',
    '- -',
    'OU',
    'le la les de',
    '-salicorne',
    '🦀',
    '!!!',
    '&|!()<->:*',
    '\u0000',
    '%_%',
    '::tsquery',
    "''",
  ]
  for (const asked of empty) {
    const view = await look(asked)
    expect([asked, view.articles, view.total]).toEqual([asked, [], 0])
  }
  const found = [
    'salicorne & obione',
    "salicorne'); drop table articles; --".slice(0, 10),
    'salicorne:*',
    '(salicorne',
    'salicorne | obione',
    'salicorne 🦀',
    'salicorne !obione',
    'salicorne\u0000',
    '"salicorne',
    'SALICORNE <-> obione',
    'salicorne -',
    'OU salicorne',
    'salicorne OU',
    "salicorne \\' \\",
  ]
  for (const asked of found) expect([asked, await titles(asked)]).toEqual([asked, ['Salicorne et obione']])
  for (const asked of [
    "'; drop table articles; --",
    'x'.repeat(10_000),
    'salicorne '.repeat(1_000),
    '"a '.repeat(3_000),
    '((((('.repeat(2_000),
    '-'.repeat(5_000),
    'é'.repeat(9_000),
  ])
    await expect(look(asked), asked.slice(0, 20)).resolves.toMatchObject({ isCut: asked.length > 200 })
})

test('an extract holds words and no markup, and only what was asked is marked', async () => {
  await publish({
    title: 'Le <script>alert(1)</script> du gabelou',
    body: paragraphs(
      'Avant. '.repeat(80),
      'Le gabelou & son <em>rat de cave</em> comptaient le sel.',
      'Après. '.repeat(80),
    ),
  })
  const { articles } = await look('gabelous sel')
  const { extract, title } = articles[0]!
  expect(extract.map(({ text }) => text).join('')).toContain(
    'Le gabelou & son <em>rat de cave</em> comptaient le sel.',
  )
  expect(extract.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['gabelou', 'sel'])
  expect(title.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['gabelou'])
})

test('what is rebuilt is what publication wrote', async () => {
  const before = await documents()
  expect(before.length).toBeGreaterThan(20)
  const words = await ownerSql()`select word from search_words order by word`
  await rebuildSearch()
  expect(await documents()).toEqual(before)
  const known = new Set(words.map(({ word }) => word))
  const rebuilt = await ownerSql()<{ word: string }[]>`select word from search_words`
  expect(rebuilt.filter(({ word }) => !known.has(word))).toEqual([])
})

test('a site that had no search has one, without anything being published', async () => {
  const before = await documents()
  await ownerSql()`truncate search_documents`
  expect(await titles('menhir')).toEqual([])
  expect(await indexMissing()).toBe(before.length)
  expect(await documents()).toEqual(before)
  expect(await indexMissing()).toBe(0)
  expect((await look('salicornne')).instead).toBe('Salicorne')
})

test('a row of earlier rules, of an earlier revision or of another language is made again', async () => {
  const [one, two, three] = await ownerSql()<
    { id: string }[]
  >`select article_id as id from search_documents order by 1 limit 3`
  const before = await documents()
  await ownerSql()`update search_documents set format = 0 where article_id = ${one!.id}`
  await ownerSql()`update search_documents set revision_id = gen_random_uuid() where article_id = ${two!.id}`
  await ownerSql()`update search_documents set configuration = 'english' where article_id = ${three!.id}`
  expect(await indexMissing()).toBe(3)
  expect(await documents()).toEqual(before)
})

test('of two words as near, the one with a doubled letter is meant', async () => {
  await publish({
    title: 'Le barrage et la barge de Lanhouarneau',
    body: paragraphs('Une barge près du barrage.'),
  })
  expect((await look('barage')).instead).toBe('barrage')
})
