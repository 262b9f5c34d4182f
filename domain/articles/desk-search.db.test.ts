import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { env } from '#lib/env.ts'
import { onDatabase } from '#testing/connections.ts'
import {
  aDraft,
  aNewsroom,
  aText,
  by,
  connectForTest,
  type Newsroom,
  ownerSql,
  paragraphs,
} from '#testing/database.ts'
import { saveDraft } from './commands.ts'
import type { ArticleContent } from './content.ts'
import { listDeskArticles } from './desk-queries.ts'
import type { ArticleDocument } from './document.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const written = async (changes: Partial<ArticleContent>, viewer = newsroom.editor) =>
  (await aDraft(newsroom, { by: viewer, content: aText(newsroom, { standfirst: '', ...changes }) })).id
const found = async (q: string, viewer = newsroom.editor) =>
  (await listDeskArticles(viewer, { q, page: 1 })).items.map((item) => item.id)

describe('case desk-search:', () => {
  test.each([
    ['L’enquête publique sur la rocade sud', "l'enquête"],
    ['Budget\u00a0: Valbrune gèle la taxe foncière', 'Budget : Valbrune'],
    ['La médiathèque récupère 1\u202f140 livres', '1 140'],
    ['École des Glycines', 'ecole'],
    ['La Brune en vigilance, aux Orsières', 'Orsieres'],
  ])('%j is found by %j', async (title, q) => {
    const id = await written({ title })
    expect(await found(q)).toEqual([id])
    expect((await listDeskArticles(newsroom.editor, { q, page: 1 })).total).toBe(1)
  })
})

describe('an article is found', () => {
  test.each([
    ['by another apostrophe', 'Aujourd’hui, l’Œuvre', "AUJOURD'HUI l'œuvre"],
    ['by a ligature taken apart', 'Un cœur pour la sœur de Laëtitia', 'coeur laetitia'],
    ['by a decomposed accent', 'Des éoliennes à Cassevent', 'e\u0301olienne'],
    ['by the beginning of a word', 'La préfecture suspend le chantier', 'préfect'],
    ['by words in another order', 'Le tramway évite la gare routière', 'gare tramway'],
    ['by capitals', 'la sncf supprime un train', 'SNCF'],
    ['by letters without an accent to take off', 'Bjørn Ødegård revient à Łódź', 'bjorn odegard lodz'],
    [
      'by what invisible characters part',
      'La consti\u00adtution révi\u200bsée du Sénat',
      'constitution revisee senat',
    ],
    ['by half of a compound', 'Pont-Aurin rouvre son écluse', 'aurin ecluse'],
    ['by both halves, however joined', 'Le rendez-vous des luthiers', 'rendez vous luthiers'],
    ['by a unit after a slash', 'Limite à 30 km/h rue Basse', '30 km/h basse'],
    ['by a number with a decimal comma', 'Une hausse de 14,2 % des charges', '14,2'],
    ['by a name like an address', 'La mairie lance valbrune.fr en mai', 'valbrune.fr'],
    ['by Cyrillic capitals', 'Ким приехал в Одессу', 'КИМ ОДЕССУ'],
    ['by Greek capitals', 'Η Αθήνα σήμερα', 'ΑΘΗΝΑ'],
    ['by wide letters of another keyboard', 'Le ＦＯＲＵＭ des métiers', 'forum metiers'],
    [
      'by quotes and signs that mean something to a machine',
      'Le 100 % local | de A à Z & co',
      "100 % & | ! ( 'local' :*",
    ],
  ])('%s', async (_, title, q) => {
    const id = await written({ title })
    expect(await found(q)).toEqual([id])
  })

  test('by its standfirst, its text, its captions, and a word that bold divides', async () => {
    const mediaId = '018f0000-0000-7000-8000-0000000000aa'
    const body: ArticleDocument = {
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'text', text: 'Zé', marks: [{ type: 'bold' }] },
                    { type: 'text', text: 'phyrine' },
                    { type: 'hardBreak' },
                    { type: 'text', text: 'balafon' },
                  ],
                },
              ],
            },
          ],
        },
        { type: 'pullQuote', attrs: { attribution: 'Quirinal' }, content: [{ type: 'text', text: 'Xérès' }] },
        { type: 'picture', attrs: { mediaId, alt: '', caption: 'Le wapiti', credit: '' } },
      ],
    }
    const id = await written({ standfirst: 'La préfète d’Ouagadougou', body })
    for (const q of ['ouagadougou', 'prefete', 'zephyrine', 'balafon', 'xeres', 'quirinal', 'wapiti'])
      expect(await found(q), q).toEqual([id])
    expect(await found('zephyrinebalafon')).toEqual([])
  })

  test('by its newest words, and no more by those that went', async () => {
    const id = await written({ title: 'Ornithorynque' })
    const content = aText(newsroom, { title: 'Échidné' })
    await saveDraft(by(newsroom.editor), { articleId: id, baseVersion: 2, content, overwrite: false })
    expect(await found('echidne')).toEqual([id])
    expect(await found('ornithorynque')).toEqual([])
  })

  test('only by who may read it', async () => {
    const theirs = await written({ title: 'Kaléidoscope' })
    const own = await written({ title: 'Kaléidoscope' }, newsroom.author)
    expect(await found('kaleidoscope')).toHaveLength(2)
    expect(await found('kaleidoscope', newsroom.author)).toEqual([own])
    expect(await found('kaleidoscope', newsroom.moderator)).toEqual([])
    expect(theirs).not.toBe(own)
  })
})

describe('nothing is found', () => {
  test.each(['%', '_', '\\', '%%%', '\u200b', '…', "'", "''", '" : * & | ! ( ) < >', '\u{1f525}'])(
    'by %j, and nothing breaks',
    async (q) => {
      await written({ title: 'Un titre avec % et _ et \\ dedans' })
      expect(await found(q)).toEqual([])
    },
  )

  test('by the middle of a word, or by one word too many', async () => {
    await written({ title: 'Bibliothécaire' })
    expect(await found('thecaire')).toEqual([])
    expect(await found('bibliothecaire hippopotame')).toEqual([])
  })
})

test('a word of nearly every article is counted so far and no further, the newest first', async () => {
  const [{ n }] = await ownerSql()<[{ n: number }]>`
    with made as (
      insert into articles (id, slug) select gen_random_uuid(), gen_random_uuid()::text from generate_series(1, 1002)
      returning id)
    insert into article_drafts (article_id, title, content, saved_at)
      select id, 'Marronnier', '{"title": "Marronnier"}', now() - interval '1 day' from made
      returning (select count(*)::int from made) as n`
  expect(n).toBe(1002)
  const id = await written({ title: 'Le marronnier de l’avenue' })
  const list = await listDeskArticles(newsroom.editor, { q: 'marronnier', page: 1 })
  expect(list).toMatchObject({ total: 1000, pages: 25, isMore: true })
  expect(list.items[0]!.id).toBe(id)
  expect(await listDeskArticles(newsroom.editor, { q: 'marronnier avenue', page: 1 })).toMatchObject({
    total: 1,
    isMore: false,
  })
  expect((await listDeskArticles(newsroom.editor, { page: 1 })).total).toBeGreaterThan(1002)
  expect(await found('marronnier', newsroom.author)).toEqual([])
})

test('a section’s list holds the drafts that are meant for it', async () => {
  const [inIt, elsewhere] = [
    await written({ title: 'Topinambour' }),
    await written({ title: 'Topinambour', sectionId: null }),
  ]
  const listed = async (section?: string) =>
    (await listDeskArticles(newsroom.editor, { q: 'topinambour', section, page: 1 })).items
  expect((await listed(newsroom.section.slug)).map((item) => item.id)).toEqual([inIt])
  expect((await listed('inconnue')).length).toBe(0)
  expect((await listed()).map((item) => [item.id, item.section?.slug ?? null])).toEqual([
    [elsewhere, null],
    [inIt, newsroom.section.slug],
  ])
})

test('no text is refused for what the search makes of it', async () => {
  const long = [
    'x'.repeat(200_000),
    `${'é'.repeat(3_000)} `.repeat(60),
    Array.from({ length: 100_000 }, (_, n) => String.fromCodePoint(0x20000 + (n % 40_000))).join(' '),
    Array.from({ length: 20_000 }, (_, n) => `mot${n.toString(36)}é`).join(' '),
    '\ufdfa '.repeat(100_000),
  ]
  for (const text of long) {
    const content = aText(newsroom, { body: paragraphs(text) })
    await expect(aDraft(newsroom, { content })).resolves.toMatchObject({ version: 2 })
  }
})

test('the words are the same in a database that knows no letters but ASCII', async () => {
  const { adminUrl, template } = inject('server')
  const name = `${template}_c`
  const admin = connectForTest(adminUrl, { max: 1 })
  await admin`create database ${admin(name)} template template0 encoding 'UTF8' locale_provider libc locale 'C'`
  try {
    const bare = postgres(onDatabase(adminUrl, name), { max: 1, onnotice: () => {} })
    await migrate(drizzle(bare), { migrationsFolder: 'db/migrations' })
    const words = "« L’Éolienne », ÇA… À l'ŒUVRE – Ødegård : ПРИВЕТ, Αθήνα ; Ｗ 1\u202f140"
    const [there] =
      await bare`select search_words(${words})::text as words, search_query(${words})::text as query`
    await bare.end()
    const [here] =
      await ownerSql()`select search_words(${words})::text as words, search_query(${words})::text as query`
    expect(there).toEqual(here)
    expect(here!.words).toBe("'1' '140' 'a' 'ca' 'eolienne' 'l' 'odegard' 'oeuvre' 'w' 'αθηνα' 'привет'")
  } finally {
    await admin`drop database ${admin(name)} with (force)`
  }
})

test('a search is answered from its index, and the order of the list from another', async () => {
  const sql = connectForTest(env().appUrl!, { max: 1 })
  await sql`set enable_seqscan = off`
  const plan = async (query: postgres.PendingQuery<postgres.Row[]>) =>
    (await query).map((line) => line['QUERY PLAN']).join('\n')
  expect(
    await plan(sql`explain select 1 from article_drafts where search @@ search_query('eolienne')`),
  ).toContain('article_drafts_search')
  expect(
    await plan(
      sql`explain select article_id from article_drafts order by saved_at desc, article_id desc limit 40`,
    ),
  ).toMatch(/Index (Only )?Scan using article_drafts_newest/)
})
