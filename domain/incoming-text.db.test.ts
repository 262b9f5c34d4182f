import { beforeAll, describe, expect, test, vi } from 'vitest'
import { parseDeskQuery } from '#components/redaction/list/desk-query.ts'
import { parse, refusal } from '#domain/action.ts'
import { returnToAuthor, saveDraft, submitForReview } from '#domain/articles/commands.ts'
import { readDraft } from '#domain/articles/desk-article-queries.ts'
import { listDeskArticles } from '#domain/articles/desk-queries.ts'
import { returnInput, saveDraftInput, submitInput, unpublishInput } from '#domain/articles/input.ts'
import { listByByline, listByTopic } from '#domain/articles/list-queries.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { findByAddress } from '#domain/articles/queries.ts'
import { rejectComment } from '#domain/moderation/commands.ts'
import { rejectInput } from '#domain/moderation/input.ts'
import { createByline } from '#domain/people/byline-commands.ts'
import { invitePerson } from '#domain/people/commands.ts'
import { createBylineInput, invitePersonInput } from '#domain/people/input.ts'
import { createSection } from '#domain/sections/commands.ts'
import { createSectionInput } from '#domain/sections/input.ts'
import { getSection } from '#domain/sections/queries.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { saveSettingsInput } from '#domain/settings/input.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { createTopicInput } from '#domain/topics/input.ts'
import { isOutage } from '#lib/outage.ts'
import {
  aComment,
  aDraft,
  aNewsroom,
  aPublishedArticle,
  appSql,
  type aText,
  by,
  type Newsroom,
  next,
  ownerSql,
  paragraphs,
} from '#testing/database.ts'

vi.mock('#domain/viewer.ts', () => ({ getViewer: async () => null }))
vi.mock('#lib/log.ts', () => ({ logger: () => ({ error: () => {}, warn: () => {}, info: () => {} }) }))

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

/** NUL, halves of an emoji, controls of both kinds, a noncharacter, a lost line break. */
const dirt = (word: string) => `${word}\u0000 é\ud83d\ude00\ude00\ud83d\u0001\u009f\ufdd0\uffff\r\n ${next()}`
const cleaned = / é\u{1f600} \d+$/u

type Changes = Parameters<typeof aText>[1]
const save = async (changes: Changes) => {
  const draft = await aDraft(newsroom)
  const input = parse(saveDraftInput, {
    articleId: draft.id,
    baseVersion: draft.version,
    content: { ...draft.content, ...changes },
  })
  const saved = await saveDraft(by(newsroom.editor), input)
  return {
    id: draft.id,
    saved,
    content: (await readDraft(by(newsroom.editor), { articleId: draft.id })).content,
  }
}

describe('case draft-nul-and-half-emoji:', () => {
  test.each([
    [
      'NUL in the body',
      { body: paragraphs('Collé d’un PDF : a\u0000b') },
      { body: paragraphs('Collé d’un PDF : ab') },
    ],
    ['NUL in the title', { title: 'Ti\u0000tre' }, { title: 'Titre' }],
    ['half an emoji in the body', { body: paragraphs('Bon\ud83djour') }, { body: paragraphs('Bonjour') }],
    [
      'controls and a noncharacter',
      { body: paragraphs('contrôle\u0001\u000b ici\uffff.') },
      { body: paragraphs('contrôle ici.') },
    ],
  ])('%s is saved without it, and saving goes on', async (_, sent, kept) => {
    const { id, saved, content } = await save(sent)
    expect(content).toMatchObject(kept)
    const more = parse(saveDraftInput, {
      articleId: id,
      baseVersion: saved.version,
      content: { ...content, ...sent, standfirst: 'La suite.' },
    })
    await saveDraft(by(newsroom.editor), more)
    const after = await readDraft(by(newsroom.editor), { articleId: id })
    expect(after.content).toMatchObject({ ...kept, standfirst: 'La suite.' })
  })
})

describe('text that no database holds', () => {
  test('is cleaned in every corner of a document, and the draft can be published', async () => {
    const mediaId = await aPicture()
    const { id, saved } = await save({
      title: dirt('Titre'),
      standfirst: dirt('Chapô'),
      lead: { mediaId, alt: dirt('Un quai'), caption: dirt('Légende'), credit: dirt('Crédit') },
      body: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: dirt('Inter') }] },
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: '\u0000\ud83d' },
              {
                type: 'text',
                text: dirt('lien'),
                marks: [{ type: 'link', attrs: { href: 'https://exemple.fr/\u0000a' } }],
              },
            ],
          },
          {
            type: 'pullQuote',
            attrs: { attribution: dirt('Elle') },
            content: [{ type: 'text', text: dirt('Oui') }],
          },
          {
            type: 'picture',
            attrs: { mediaId, alt: dirt('Un pont'), caption: dirt('a'), credit: dirt('b') },
          },
        ],
      },
    })
    await publishArticle(by(newsroom.editor), {
      articleId: id,
      baseVersion: saved.version,
      at: null,
      slug: `nettoye-${next()}`,
      correction: '',
    })
    const { content } = await readDraft(by(newsroom.editor), { articleId: id })
    expect(JSON.stringify(content)).not.toMatch(/\p{Cc}|[\ufdd0\uffff]|\\u|\\n/u)
    expect(content.title).toMatch(cleaned)
    expect(content.body.content[1]).toMatchObject({
      content: [{ marks: [{ attrs: { href: 'https://exemple.fr/a' } }] }],
    })
  })

  test('is cleaned at every other door', async () => {
    const admin = by(newsroom.admin)
    const editor = by(newsroom.editor)
    const topic = await createTopic(editor, parse(createTopicInput, { name: dirt('Sujet') }))
    expect(topic.name).toMatch(cleaned)
    const { bylineId } = await createByline(
      editor,
      parse(createBylineInput, { name: dirt('Nom'), jobTitle: dirt('Poste'), biography: dirt('Vie') }),
    )
    const { sectionId } = await createSection(
      admin,
      parse(createSectionInput, { name: dirt('Rubrique'), description: dirt('De quoi') }),
    )
    const { userId } = await invitePerson(
      admin,
      parse(invitePersonInput, {
        name: dirt('Invitée'),
        email: `\ufeffinvitee-${next()}@exemple.fr\u0000`,
        role: 'author',
      }),
    )
    const rows = await ownerSql()<{ text: string }[]>`
      select concat_ws(' ', name, job_title, biography) as text from bylines where id = ${bylineId}
      union all select concat_ws(' ', name, description) from sections where id = ${sectionId}
      union all select concat_ws(' ', name, email) from users where id = ${userId}`
    expect(rows).toHaveLength(3)
    for (const { text } of rows) expect(text).not.toMatch(/(?!\n)\p{Cc}|[\ufdd0\uffff\ufffd]/u)
    const settings = parse(saveSettingsInput, {
      ...defaultSettings,
      tagline: dirt('Devise'),
      about: dirt('Qui'),
    })
    await saveSettings(admin, settings)
  })

  test('is cleaned in the reasons that are given', async () => {
    const draft = await aDraft(newsroom, { by: newsroom.author })
    await submitForReview(
      by(newsroom.author),
      parse(submitInput, { articleId: draft.id, baseVersion: draft.version, note: dirt('Relire') }),
    )
    await returnToAuthor(by(newsroom.editor), parse(returnInput, { articleId: draft.id, note: dirt('Non') }))
    const article = await aPublishedArticle(newsroom)
    const { id } = await aComment(article.id)
    await rejectComment(
      by(newsroom.moderator),
      parse(rejectInput, { commentId: id, expectedStatus: 'pending', reason: 'other', note: dirt('Motif') }),
    )
    await unpublishArticle(
      by(newsroom.editor),
      parse(unpublishInput, { articleId: article.id, reason: dirt('Erreur') }),
    )
    const [kept] = await ownerSql()<{ n: number }[]>`
      select count(*)::int as n from article_revisions where article_id = ${draft.id} and note ~ ' é'`
    expect(kept!.n).toBe(2)
  })

  test('in an address leads nowhere, and breaks nothing', async () => {
    for (const odd of ['\u0000', 'a\u0000b', '\ud83d', '%', "'", '\u200b', 'é', 'x'.repeat(5_000)]) {
      expect(await findByAddress('societe', odd)).toEqual({ kind: 'missing' })
      expect(await getSection(odd)).toBeNull()
      expect(await listByTopic(odd, 1)).toBeNull()
      expect(await listByByline(odd, 1)).toBeNull()
      const asked = parseDeskQuery({ q: odd, rubrique: odd, etat: odd, miens: odd, page: odd })
      await expect(listDeskArticles(newsroom.editor, asked)).resolves.toMatchObject({ page: 1 })
    }
    await listDeskArticles(newsroom.editor, parseDeskQuery({ page: String(Number.MAX_SAFE_INTEGER) }))
  })
})

describe('what the database refuses for what it is', () => {
  const failing: [string, () => Promise<unknown>][] = [
    ['NUL in a text', () => appSql()`select ${'a\u0000b'}::text`],
    ['NUL in JSON', () => appSql()`select ${'{"a":"\\u0000"}'}::text::jsonb`],
    ['half an emoji in JSON', () => appSql()`select ${'{"a":"\\ud83d"}'}::text::jsonb`],
    ['no uuid', () => appSql()`select ${'x'}::text::uuid`],
    ['no number a column holds', () => appSql()`select ${'99999999999'}::text::int`],
    ['no date', () => appSql()`select ${'2026-02-31'}::text::date`],
  ]

  test.each(failing)('%s is answered as the sender’s to mend', async (_, run) => {
    const error = await run().then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(Error)
    expect(refusal(new Error('Failed query', { cause: error }))).toMatchObject({ code: 'request.invalid' })
  })

  test('a lock that is held too long, and a limit of time, are outages', async () => {
    const errors = await Promise.all(
      [
        appSql().begin(async (tx) => {
          await tx`set local statement_timeout = 5`
          await tx`select pg_sleep(5)`
        }),
        ownerSql().begin(async (holder) => {
          await holder`lock table topics in access exclusive mode`
          await appSql().begin(async (tx) => {
            await tx`set local lock_timeout = 5`
            await tx`select * from topics`
          })
        }),
      ].map((work) =>
        work.then(
          () => null,
          (reason: unknown) => reason,
        ),
      ),
    )
    expect(errors.map((error) => isOutage(error))).toEqual([true, true])
    for (const error of errors) expect(refusal(error)).toMatchObject({ code: 'site.unavailable' })
  })
})

async function aPicture(): Promise<string> {
  const [row] = await ownerSql()<{ id: string }[]>`
    insert into media (id, token, width, height, widths, bytes, original_name)
    values (gen_random_uuid(), ${`jeton-${next()}`}, 800, 600, '{480,800}', 1000, 'quai.jpg') returning id`
  return row!.id
}
