import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aComment,
  aNewsroom,
  aPublishedArticle,
  appSql,
  by,
  type Newsroom,
  next,
  ownerSql,
  type PublishedArticle,
  publicSql,
} from '#testing/database.ts'
import { approveComment, markSpam, rejectComment, undoDecision } from '../commands.ts'
import { listQueue } from '../queries.ts'
import { classify } from './classify.ts'
import { goOnLearning, trainClassifier } from './jobs.ts'
import { loadModels } from './load-models.ts'
import { getAudit, listHeads } from './queries.ts'

let newsroom: Newsroom
let article: PublishedArticle
beforeAll(async () => {
  newsroom = await aNewsroom()
  article = await aPublishedArticle(newsroom)
})
beforeEach(async () => {
  await ownerSql()`truncate comments, classifier_models cascade`
})

// Decisions are learned when they are some seconds old; each is later than the one before.
let decisions = 0
const context = () => by(newsroom.moderator, new Date(Date.now() - 60_000 + 10 * decisions++))
const expectedStatus = 'pending' as const
const spam = async (body: string) => {
  const { id } = await aComment(article.id, { body })
  await markSpam(context(), { commentId: id, expectedStatus })
  return id
}
const ham = async (body: string) => {
  const { id } = await aComment(article.id, { body })
  await approveComment(context(), { commentId: id, expectedStatus })
  return id
}
/** As many as the gate asks for, written at once, an hour apart, the newest two hours ago. */
async function aPast(yes = 60, no = 220): Promise<void> {
  const { id } = await aComment(article.id)
  await ownerSql()`
    with made as (
      insert into comments select made.* from comments c cross join generate_series(1, ${yes + no}::int) as n
      cross join lateral jsonb_populate_record(c, jsonb_build_object(
        'id', gen_random_uuid(), 'request_id', gen_random_uuid(), 'content_key', '\\x' || md5('past' || n),
        'created_at', now() - make_interval(hours => n + 2),
        'status', case when n % ((${yes + no}::int) / ${yes}::int) = 0 and n <= ${yes}::int * ((${yes + no}::int) / ${yes}::int) then 'spam' else 'approved' end,
        'body', case when n % ((${yes + no}::int) / ${yes}::int) = 0 then 'Un zorglub numéro ' else 'Le pont de la rue ' end
          || translate(md5(n::text), '0123456789', 'ghijklmnop') || ' et ' || translate(md5('b' || n), '0123456789', 'ghijklmnop'))) as made
      where c.id = ${id} returning id, status, created_at)
    insert into comment_decisions (id, comment_id, actor_id, from_status, to_status, decided_at)
    select gen_random_uuid(), id, ${newsroom.moderator.id}::uuid, 'pending', status, created_at + interval '1 minute' from made`
}
const facts = (body: string) => ({
  body,
  isReply: false,
  secondsToSubmit: null,
  postedAt: new Date(),
  articlePublishedAt: null,
})
const probability = async (body: string) => classify(facts(body), await loadModels(0)).spam
const active = () =>
  ownerSql()<{ kind: string; yes: number; no: number; weights: number | null; trainedOn: number }[]>`
    select kind, (metrics ->> 'yes')::int as yes, (metrics ->> 'no')::int as no, length(weights) as weights,
      trained_on as "trainedOn" from classifier_models where active order by kind desc`
describe('the nightly training', () => {
  test('learns from people’s decisions, and speaks when it has passed its gate', async () => {
    await aPast()
    await trainClassifier()
    const [rows] = [await active()]
    expect(rows).toMatchObject([
      { kind: 'spam', weights: 524_288 },
      { kind: 'incivility', weights: null },
    ])
    expect(await probability('Un zorglub pour tous')).toBeGreaterThan(0.9)
    expect(await probability('Le pont de la rue haute')).toBeLessThan(0.3)
    const heads = await listHeads(newsroom.moderator)
    expect(heads).toMatchObject([
      { head: 'spam', speaks: true },
      { head: 'incivility', speaks: false },
    ])
  })

  test('is silent while there are too few decisions', async () => {
    await aPast(20, 60)
    await trainClassifier()
    expect(await loadModels(0)).toEqual({})
    expect((await listHeads(newsroom.moderator))[0]).toMatchObject({
      speaks: false,
      conditions: { yes: false, no: false },
    })
  })

  test('asks neither the policy nor the newsroom’s own comments, and a decision that was taken back counts as the one before', async () => {
    await aPast()
    await trainClassifier()
    const [before] = await active()
    const { id: policy } = await aComment(article.id, { body: 'Envoyé par une machine', honeypot: true })
    await ownerSql()`select 1 from comment_decisions where comment_id = ${policy} and actor_id is null`
    const undone = await spam('Une erreur de la modératrice')
    await undoDecision(context(), { commentId: undone })
    const redone = await spam('Une deuxième erreur, corrigée')
    await undoDecision(context(), { commentId: redone })
    await approveComment(context(), { commentId: redone, expectedStatus })
    const staff = await ham('La rédaction répond')
    await ownerSql()`update comments set staff_id = ${newsroom.moderator.id} where id = ${staff}`
    await trainClassifier()
    expect((await active())[0]).toMatchObject({ yes: before!.yes, no: before!.no + 1 })
  })

  test('forgets what was erased, and the weights of the one before', async () => {
    await aPast()
    const ids = [await spam('Le nom quasimodo, une fois'), await spam('Encore quasimodo, autrement dit')]
    await trainClassifier()
    const named = async () =>
      classify(facts('quasimodo'), await loadModels(0)).because.filter(({ text }) => text === 'quasimodo')
    expect(await named()).toHaveLength(1)
    await ownerSql()`delete from comments where id in ${ownerSql()(ids)}`
    await trainClassifier()
    expect(await named()).toHaveLength(0)
    const [kept] =
      await ownerSql()`select count(*)::int as n from classifier_models where weights is not null or moved is not null`
    expect(kept!.n).toBe(1)
  })

  test('keeps no words', async () => {
    await aPast()
    await spam('Le nom quasimodo, une fois')
    await trainClassifier()
    const [row] = await ownerSql()`
      select bool_or(position('quasimodo'::bytea in weights) > 0 or metrics::text like '%quasimodo%') as found from classifier_models`
    expect(row!.found).toBe(false)
  })
})

describe('between two nights', () => {
  test('it learns what was decided since, once, and a changed decision again', async () => {
    await aPast()
    await trainClassifier()
    const [before] = await active()
    const first = (await probability('balthazar'))!
    const ids = [
      await spam('Voici balthazar'),
      await spam('Un autre balthazar arrive'),
      await spam('balthazar toujours'),
    ]
    expect(await goOnLearning()).toBeNull()
    const second = (await probability('balthazar'))!
    expect(second).toBeGreaterThan(first)
    await goOnLearning()
    expect(await probability('balthazar')).toBe(second)
    expect((await active())[0]!.trainedOn).toBe(before!.trainedOn + 3)
    for (const commentId of ids) await approveComment(context(), { commentId, expectedStatus: 'spam' })
    await goOnLearning()
    expect(await probability('balthazar')).toBeLessThan(second)
  })

  test('many decisions are one job, and none is sent before there is one', async () => {
    await ownerSql()`delete from jobs.job where name = 'classifier-learn'`
    await ham(`Une première phrase, ${next()}`)
    await spam(`Une seconde phrase, ${next()}`)
    const waiting =
      await ownerSql()`select start_after > now() as later from jobs.job where name = 'classifier-learn'`
    expect(waiting).toEqual([{ later: true }])
    // Nothing was trained yet: there is nothing to go on with.
    expect(await goOnLearning()).toBeNull()
  })
})

describe('a comment that arrives', () => {
  test('is judged by what was learned, is sent to spam when it is certain, and says why', async () => {
    await aPast()
    await trainClassifier()
    await ownerSql()`update classifier_models set bias = 9 where active and kind = 'spam'`
    await loadModels(0)
    const { id } = await aComment(article.id, { body: 'Un zorglub pour tous les lecteurs' })
    const [signal] =
      await ownerSql()`select code, weight, evidence from comment_signals where comment_id = ${id} and code like 'classifier%'`
    expect(['classifier_spam', 'classifier_audit']).toContain(signal!.code)
    // On the card, and nowhere beside it.
    expect(JSON.stringify(signal!.evidence)).not.toContain('zorglub')
    const status = signal!.code === 'classifier_spam' ? 'spam' : 'pending'
    const { items } = await listQueue(newsroom.moderator, { status, page: 1 })
    const shown = items.find((item) => item.id === id)!.signals.find(({ code }) => code === signal!.code)
    if (status === 'spam') expect(shown!.evidence.words).toMatch(/zorglub/)
    else expect(shown!.evidence.words).toBe('')
    const [comment] = await ownerSql()`select status from comments where id = ${id}`
    expect(comment!.status).toBe(status)
  })

  test('is not judged while the classifier is silent', async () => {
    await loadModels(0)
    const { id } = await aComment(article.id, { body: 'Un zorglub pour tous les lecteurs' })
    expect(
      await ownerSql()`select 1 from comment_signals where comment_id = ${id} and code like 'classifier%'`,
    ).toEqual([])
  })
})

test('of what was drawn to check it by, people’s judgement counts', async () => {
  const drawn = async (id: string) => {
    await ownerSql()`insert into comment_signals (comment_id, code, weight) values (${id}, 'classifier_audit', 0)`
  }
  await drawn(await spam('Une vraie publicité, vraiment'))
  await drawn(await ham('Un avis honnête, mal compris'))
  const rude = await aComment(article.id, { body: 'Une injure, mais pas de publicité' })
  await rejectComment(context(), { commentId: rude.id, expectedStatus, reason: 'insult', note: '' })
  await drawn(rude.id)
  await drawn((await aComment(article.id, { body: 'Pas encore jugé' })).id)
  expect(await getAudit(newsroom.moderator)).toMatchObject({ drawn: 4, judged: 3, wrong: 2 })
})

test('its state is for who moderates, its weights for nobody who only reads', async () => {
  await aPast(20, 60)
  await trainClassifier()
  for (const viewer of [newsroom.admin, newsroom.editor, newsroom.moderator])
    expect(await listHeads(viewer)).toHaveLength(2)
  expect(await listHeads(newsroom.author)).toEqual([])
  expect((await getAudit(newsroom.author)).drawn).toBe(0)
  await expect(publicSql()`select 1 from classifier_models`).rejects.toMatchObject({ code: '42501' })
  expect(await appSql()`select count(*)::int as n from classifier_models where active`).toEqual([{ n: 2 }])
})
