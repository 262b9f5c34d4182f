import { beforeAll, describe, expect, test } from 'vitest'
import { deleteDraft, saveDraft } from '#domain/articles/commands.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { rejectComment } from '#domain/moderation/commands.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aComment,
  aDraft,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  appSql,
  aText,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { appDb } from './client.ts'
import { bylines } from './schema/people.ts'
import { sections } from './schema/sections.ts'

const denied = { code: '42501' }

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

type Relation = { schema: string; name: string; kind: 'r' | 'v' | 'S' }
const relations = async (): Promise<Relation[]> => [
  ...(await ownerSql()<Relation[]>`
    select nspname as schema, relname as name, relkind as kind from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname not like 'pg\\_%' and nspname <> 'information_schema' and relkind in ('r', 'v', 'p', 'm')`),
]
const tables = async () => (await relations()).filter((relation) => !relation.name.startsWith('public_'))
const publicViews = async () => (await relations()).filter((relation) => relation.name.startsWith('public_'))

describe('site_public, the role of reader pages', () => {
  test('may select from no table, whatever its name', async () => {
    const all = await tables()
    expect(all.length).toBeGreaterThan(15)
    for (const { schema, name } of all) {
      const read = publicSql()`select 1 from ${publicSql()(schema)}.${publicSql()(name)} limit 1`
      await expect(read, `${schema}.${name}`).rejects.toMatchObject(denied)
    }
  })

  test('may select from the public views, and write into none', async () => {
    const sql = publicSql()
    const views = await publicViews()
    expect(views.map((view) => view.name).sort()).toEqual([
      'public_addresses',
      'public_article_addresses',
      'public_article_bodies',
      'public_article_bylines',
      'public_article_languages',
      'public_article_order',
      'public_article_topics',
      'public_articles',
      'public_audio',
      'public_byline_order',
      'public_bylines',
      'public_cards',
      'public_comment_order',
      'public_comments',
      'public_correction_order',
      'public_corrections',
      'public_front_slots',
      'public_fronts',
      'public_gone_pages',
      'public_identity',
      'public_invalidations',
      'public_list_counts',
      'public_navigation',
      'public_pages',
      'public_related',
      'public_search_configurations',
      'public_search_texts',
      'public_sections',
      'public_settings',
      'public_thread_roots',
      'public_threads',
      'public_topic_order',
      'public_topics',
      'public_version_counts',
      'public_versions',
    ])
    for (const { name } of views) {
      await expect(sql`select * from ${sql(name)} limit 1`, name).resolves.toBeDefined()
      await expect(sql`delete from ${sql(name)}`, name).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|55000)$/),
      })
    }
    await expect(sql`create table x (y int)`).rejects.toMatchObject(denied)
  })

  test('has no column that could hold what is private', async () => {
    const columns = await ownerSql()<{ column: string }[]>`
      select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and table_name like 'public\\_%'`
    const suspicious =
      /mail|password|hash|cipher|network|owner|user|session|token|request|staff_id|draft|note|deleted/
    expect(columns.map((row) => row.column).filter((column) => suspicious.test(column))).toEqual([])
  })

  test('finds nothing that is not public in any view, wherever it hides', async () => {
    const secret = 'motsecret'
    const content = aText(newsroom, { title: `${secret} brouillon` })
    await aDraft(newsroom, { content })
    await aPublishedArticle(newsroom, {
      at: inMinutes(60),
      content: aText(newsroom, { title: `${secret} programmé` }),
      slug: `${secret}-programme`,
    })

    const gone = await aPublishedArticle(newsroom, {
      content: aText(newsroom, { title: `${secret} retiré` }),
      slug: 'retire-des-vues',
    })
    await anApprovedComment(newsroom, gone.id, { body: `${secret} sous un article retiré` })
    await unpublishArticle(by(newsroom.editor), { articleId: gone.id, reason: secret })

    const online = await aPublishedArticle(newsroom)
    const rewritten = { ...online.content, standfirst: `${secret} en cours d’écriture` }
    const version = {
      articleId: online.id,
      baseVersion: online.version,
      content: rewritten,
      overwrite: false,
    }
    await saveDraft(by(newsroom.editor), version)
    await aComment(online.id, { body: `${secret} en attente` })
    const refused = await aComment(online.id, { body: `${secret} refusé` })
    await rejectComment(by(newsroom.moderator), {
      commentId: refused.id,
      expectedStatus: 'pending',
      reason: 'other',
      note: secret,
    })
    await anApprovedComment(newsroom, online.id, { body: 'Un avis public.', email: `${secret}@exemple.test` })

    const sql = publicSql()
    for (const { name } of await publicViews()) {
      const rows = await sql`select v::text as row from ${sql(name)} v where v::text like ${`%${secret}%`}`
      expect([name, [...rows]]).toEqual([name, []])
    }
    expect(await sql`select 1 from public_comments where body = 'Un avis public.'`).toHaveLength(1)
    // What was public owes its readers a 410: the address alone stays known.
    expect(await sql`select state from public_addresses where slug = 'retire-des-vues'`).toEqual([
      { state: 'unpublished' },
    ])
  })

  test('learns of no name that only hidden articles bear, whatever hides them', async () => {
    const named = async (word: string) => {
      const section = { id: uuidv7(), slug: `cachee-${word}` }
      await appDb()
        .insert(sections)
        .values({ ...section, name: `cachee ${word}`, position: 90 })
      const byline = { id: uuidv7(), slug: `cachee-signe-${word}`, name: `cachee signe ${word}` }
      await appDb().insert(bylines).values(byline)
      const topic = await createTopic(by(newsroom.editor), { name: `cachee perquisition ${word}` })
      return aText(newsroom, { sectionId: section.id, bylineIds: [byline.id], topicIds: [topic.id] })
    }
    const leaks = async (word: string) => {
      const sql = publicSql()
      const found: string[] = []
      for (const { name } of await publicViews()) {
        const like = `%cachee%${word}%`
        const rows = await sql`select 1 from ${sql(name)} v where v::text like ${like}`
        if (rows.length > 0) found.push(name)
      }
      return found
    }
    const shown = ['public_articles', 'public_bylines', 'public_sections', 'public_topics']
    await aDraft(newsroom, { content: await named('ecrit') })
    expect(await leaks('ecrit')).toEqual([])

    await aPublishedArticle(newsroom, { at: inMinutes(60), content: await named('attend') })
    expect(await leaks('attend')).toEqual([])

    const given = await aPublishedArticle(newsroom, { at: inMinutes(60), content: await named('renonce') })
    await unpublishArticle(by(newsroom.editor), { articleId: given.id, reason: 'Plus tard.' })
    await ownerSql()`update cache_invalidations set due_at = now() where due_at > now() and ${`article:${given.id}`} = any(tags)`
    expect(await leaks('renonce')).toEqual([])

    const thrown = await aDraft(newsroom, { content: await named('jete') })
    await deleteDraft(by(newsroom.editor), { articleId: thrown.id })
    expect(await leaks('jete')).toEqual([])

    const online = await aPublishedArticle(newsroom, { content: await named('paru') })
    expect(await leaks('paru')).toEqual(expect.arrayContaining(shown))
    await unpublishArticle(by(newsroom.editor), { articleId: online.id, reason: 'Erreur.' })
    // Its tags told the edge what to take away: they were public before.
    expect(await leaks('paru')).toEqual(['public_invalidations'])

    const moved = await aPublishedArticle(newsroom)
    await unpublishArticle(by(newsroom.editor), { articleId: moved.id, reason: 'Erreur.' })
    const context = by(newsroom.editor)
    const content = await named('revient')
    const saved = await saveDraft(context, {
      ...moved,
      articleId: moved.id,
      baseVersion: moved.version,
      content,
      overwrite: true,
    })
    await publishArticle(context, {
      articleId: moved.id,
      baseVersion: saved.version,
      at: inMinutes(60),
      slug: 'cachee-adresse-revient',
      correction: '',
    })
    expect(await leaks('revient')).toEqual([])
    const old = await publicSql()`select state from public_addresses where slug = ${moved.slug}`
    expect([...old]).toEqual([{ state: 'unpublished' }])
  })

  test('is told nothing of hidden rows by a condition that fails on them', async () => {
    await aComment((await aPublishedArticle(newsroom)).id, { body: 'invisible' })
    const sql = publicSql()
    // A condition that fails on a hidden row would tell of it: the barrier evaluates the view's own first.
    const probing = sql`
      select 1 from public_comments where case when body = 'invisible' then 1 / (length(body) - length(body)) end = 1`
    await expect(probing).resolves.toHaveLength(0)
  })
})

describe('site_app, the role of desks and commands', () => {
  test('may read every table of the site and of the jobs', async () => {
    const sql = appSql()
    for (const { schema, name } of await tables()) {
      if (schema === 'drizzle') continue
      await expect(
        sql`select 1 from ${sql(schema)}.${sql(name)} limit 1`,
        `${schema}.${name}`,
      ).resolves.toBeDefined()
    }
  })

  test.each(['article_revisions', 'comment_decisions', 'report_decisions', 'audit_log', 'corrections'])(
    'may add to %s, never change, delete or empty it',
    async (table) => {
      const sql = appSql()
      const column = table === 'audit_log' ? 'detail' : table === 'corrections' ? 'text' : 'note'
      await expect(sql`update ${sql(table)} set ${sql(column)} = 'autre'`).rejects.toMatchObject(denied)
      await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject(denied)
      await expect(sql`truncate ${sql(table)} cascade`).rejects.toMatchObject(denied)
    },
  )

  test.each(['article_revisions', 'comment_decisions', 'audit_log'])(
    'nor may the owner’s slip change a row of %s',
    async (table) => {
      const article = await aPublishedArticle(newsroom)
      await anApprovedComment(newsroom, article.id)
      const sql = ownerSql()
      const column = table === 'audit_log' ? 'detail' : 'note'
      await expect(sql`update ${sql(table)} set ${sql(column)} = 'autre'`).rejects.toMatchObject(denied)
    },
  )

  test('may make, change and drop no table, role or trigger', async () => {
    const sql = appSql()
    await expect(sql`create table x (y int)`).rejects.toMatchObject(denied)
    await expect(sql`alter table articles add column x int`).rejects.toMatchObject(denied)
    await expect(sql`drop table comments`).rejects.toMatchObject(denied)
    await expect(sql`alter table audit_log disable trigger all`).rejects.toMatchObject(denied)
    await expect(sql`create role x`).rejects.toMatchObject(denied)
    await expect(sql`truncate comments`).rejects.toMatchObject(denied)
  })
})

test('both roles give up waiting, so that one lock cannot hold the site', async () => {
  const timeouts = async (sql: typeof appSql) =>
    (
      await sql()<{ name: string; setting: string }[]>`
        select name, setting from pg_settings
        where name in ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') order by name`
    ).map((row) => Number(row.setting))
  for (const sql of [appSql, publicSql])
    for (const value of await timeouts(sql)) expect(value).toBeGreaterThan(0)
})
